"""The documents hold together: links lead somewhere, and what must be written is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, files, text

PAGES = [name for name in files() if name.endswith(".md")]
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)|<img[^>]+src=\"(?P<image>[^\"]+)\"")
WANTED = (
    *("LICENSE", "README.md", "CONTRIBUTING.md", "TESTING.md", "docs/architecture.md", "docs/glossary.md"),
    *(
        "docs/nightly.md",
        "docs/safeguards/threats.md",
        "docs/commands.md",
        ".env.example",
        ".ci/run",
        "Makefile",
    ),
)


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {_anchor(heading) for heading in headings}


def _broken(name: str) -> list[str]:
    found = []
    for match in LINK.finditer(re.sub(r"```.*?```", "", text(name), flags=re.DOTALL)):
        target = match["target"] or match["image"]
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        page = (ROOT / name).parent / path if path else ROOT / name
        if not page.exists() or (anchor and page.suffix == ".md" and anchor not in _anchors(page)):
            found.append(target)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_page_links_lead_somewhere(name: str) -> None:
    assert _broken(name) == []


@pytest.mark.parametrize("name", WANTED)
def test_document_that_must_be_there_is(name: str) -> None:
    assert name in files()


def test_readme_starts_with_a_picture_and_the_two_commands() -> None:
    start = text("README.md")[:1200]
    assert re.search(r"!\[[^\]]+\]\(docs/pictures/", start)
    assert ["make demo" in start, "make test" in start] == [True, True]


def test_make_targets_named_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", text("Makefile"), flags=re.MULTILINE))
    named = {word for name in PAGES for word in re.findall(r"`make ([a-z0-9-]+)", text(name))}
    assert named - targets == set()
