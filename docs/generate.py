"""Write the pages of the documentation that are written from the code; with --check, say which are out of date."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from teamaround.matching.training.card import packaged_card
from teamaround.practice.clocks.document import clocks_page
from teamaround.practice.disclosure.document import disclosure_page
from teamaround.practice.forums.document import forums_page
from teamaround.practice.pathway.document import guide_page
from teamaround.practice.words.document import glossary_page
from teamaround.replay.documents import PAGE, SCHEMA, page_with_table
from teamaround.replay.scenario.schema import schema_text
from teamaround.service.api.description import description_text
from teamaround.service.policy.tables import roles

DOCS = Path(__file__).parent
WIDTH = 100
COMMANDS_HEAD = """\
# Commands

What the commands say of themselves with `--help`. Written by `make docs`.
"""


def _commands() -> Iterator[tuple[str, click.Command]]:
    """The console scripts of pyproject.toml whose room exists."""
    scripts = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "scripts"
    ]
    for name, target in sorted(scripts.items()):
        module, _, attribute = target.partition(":")
        if importlib.util.find_spec(module):
            yield name, getattr(importlib.import_module(module), attribute)


def _context(name: str, command: click.Command, parent: click.Context | None = None) -> click.Context:
    settings = {"terminal_width": WIDTH, "max_content_width": WIDTH, **command.context_settings}
    return click.Context(command, info_name=name, parent=parent, **settings)


def _help(context: click.Context) -> Iterator[str]:
    command = context.command
    yield f"## {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            inner = command.get_command(context, part)
            if inner is not None and not inner.hidden:
                yield from _help(_context(part, inner, context))


def commands_page() -> str:
    """Every command with its parts, as Markdown."""
    pages = (page for name, command in _commands() for page in _help(_context(name, command)))
    return "\n".join([COMMANDS_HEAD, *pages])


def scenarios_page() -> str:
    """The page about scenario files with its table of event kinds written anew."""
    return page_with_table((DOCS / PAGE).read_text(encoding="utf-8"))


def practice_page() -> str:
    """The practitioner's guide, with roles as the policy's table names them."""
    return guide_page({role: row.name for role, row in roles().items()})


PAGES: dict[str, Callable[[], str]] = {
    "glossary.md": glossary_page,
    "clocks.md": clocks_page,
    "commands.md": commands_page,
    "disclosure.md": disclosure_page,
    "practice.md": practice_page,
    "forums.md": forums_page,
    "model-card.md": packaged_card,
    PAGE: scenarios_page,
    SCHEMA: schema_text,
    "openapi.json": description_text,
}


def _is_current(name: str, page: str) -> bool:
    path = DOCS / name
    return path.exists() and path.read_text(encoding="utf-8") == page


def main(arguments: list[str]) -> int:
    """Write the pages that differ, or with --check only name them; 1 where a check finds one."""
    pages = {name: write() for name, write in PAGES.items()}
    stale = [name for name, page in pages.items() if not _is_current(name, page)]
    checking = "--check" in arguments
    for name in stale:
        if not checking:
            (DOCS / name).write_text(pages[name], encoding="utf-8")
        sys.stdout.write(f"docs/{name} {'is out of date: run make docs' if checking else 'written'}\n")
    if not stale:
        sys.stdout.write(f"{len(pages)} generated pages are up to date\n")
    return int(checking and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
