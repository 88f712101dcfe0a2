"""Writes what is generated of the documentation: `python -m teamaround.replay.documents docs`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from teamaround.practice.alerts import catalogue
from teamaround.practice.prompts import prompt_table
from teamaround.practice.record.entry import kind_of
from teamaround.practice.record.facts import FACT_TYPES
from teamaround.replay.scenario.expectation import Behaviour
from teamaround.replay.scenario.schema import schema_text
from teamaround.replay.scenario.world import Agency
from teamaround.replay.scenario.written import WrittenContact

BEGIN = "<!-- generated from here by teamaround.replay.documents -->"
END = "<!-- generated up to here -->"
MOST_WORDS = 4  # a longer list of words stands in a table of its own
_PLAIN: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "number",
    date: "date",
    datetime: "time",
    time: "time of day",
}
SCHEMA = "scenario.schema.json"
PAGE = "scenarios.md"

BEHAVIOURS = (
    "Behaviours that may be expected. What has no row in `practice/prompts` is listed as not yet built."
)
CLOSINGS = (
    "Typed reasons for `alert_closed`. The other alerts close by facts alone. The evidence is another event than the "
    "one that raised the alert, and more than somebody's denial; a missed `A03_closed` says why nothing was closed."
)


def generated() -> str:
    """The generated part of docs/scenarios.md: every kind of fact with its fields, then the behaviours."""
    heads = "| Kind | Says | Fields (needed ones in bold) |\n|---|---|---|"
    rows = [f"| `{kind_of(fact)}` | {_first_line(fact)} | {_fields(fact)} |" for fact in FACT_TYPES]
    parts = sorted(_parts(FACT_TYPES), key=lambda part: part.__name__)
    part_rows = [f"| {part.__name__} | {_first_line(part)} | {_fields(part)} |" for part in parts]
    return "\n".join(
        (
            heads,
            *rows,
            "",
            "Parts of facts:",
            "",
            heads.replace("Kind", "Part"),
            *part_rows,
            "",
            "Lists of words:",
            "",
            "| Name | Words |\n|---|---|",
            *(f"| {one.__name__} | {', '.join(f'`{word}`' for word in one)} |" for one in _word_lists(parts)),
            "",
            BEHAVIOURS,
            "",
            "| Code | Practice asks, or refuses | Of whom | Until |\n|---|---|---|---|",
            *map(_behaviour, Behaviour),
            "",
            CLOSINGS,
            "",
            "| Alert | Reasons for which a person may close it |\n|---|---|",
            *(
                f"| `{row.code}` | {', '.join(f'`{reason}`' for reason in row.closing_reasons)} |"
                for row in catalogue().alerts
                if row.closing_reasons
            ),
        )
    )


def _behaviour(code: str) -> str:
    row = prompt_table().get(code)
    if row is None:
        return f"| `{code}` | not yet built | | |"
    return f"| `{code}` | {row.name} | {' '.join(row.to)} | {row.ends_when} |"


def page_with_table(page: str) -> str:
    """The page, its generated part written anew. Raises ValueError if the page lacks the marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE} lacks the marks between which the table stands")
    return f"{before}{BEGIN}\n\n{generated()}\n\n{END}{after}"


def write(docs: Path) -> None:
    """Write the schema and the table into a folder of documentation."""
    (docs / SCHEMA).write_text(schema_text(), encoding="utf-8")
    page = docs / PAGE
    page.write_text(page_with_table(page.read_text(encoding="utf-8")), encoding="utf-8")


def _first_line(shown: type) -> str:
    words = " ".join((shown.__doc__ or "").split("\n\n")[0].split())
    return words.replace("|", "\\|")


def _fields(shown: type[msgspec.Struct]) -> str:
    hints = get_type_hints(shown)
    return ", ".join(_field(field, hints[field.name]) for field in msgspec.structs.fields(shown))


def _field(field: msgspec.structs.FieldInfo, hint: Any) -> str:
    name = f"**{field.encode_name}**" if field.required else field.encode_name
    words = _type(hint)
    return f"{name} ({words})" if words != "text" else name


def _type(hint: Any) -> str:
    """A type in plain words; text is the rule and is not said."""
    if get_origin(hint) is tuple:
        inner = _type(get_args(hint)[0])
        return "list" if inner == "text" else f"list of {inner}"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint.__name__ if len(hint) > MOST_WORDS else ", ".join(f"`{one}`" for one in hint)
    if choices := [one for one in get_args(hint) if one is not type(None)]:
        return " or ".join(_type(one) for one in choices)
    return _PLAIN.get(hint, str(hint.__name__))


def _word_lists(parts: Iterable[type[msgspec.Struct]]) -> list[type[StrEnum]]:
    """The longer closed lists that facts, their parts and contacts use."""
    hints = [
        hint
        for struct in (*FACT_TYPES, *parts, WrittenContact, Agency)
        for hint in get_type_hints(struct).values()
    ]
    inner = {
        one
        for hint in hints
        for one in (hint, *get_args(hint))
        if isinstance(one, type) and issubclass(one, StrEnum)
    }
    return sorted((one for one in inner if len(one) > MOST_WORDS), key=lambda one: one.__name__)


def _parts(structs: Iterable[type[msgspec.Struct]]) -> set[type[msgspec.Struct]]:
    """The parts of facts, and parts of parts."""
    found: set[type[msgspec.Struct]] = set()
    for struct in structs:
        for hint in get_type_hints(struct).values():
            inner = {
                one
                for one in (hint, *get_args(hint))
                if isinstance(one, type) and issubclass(one, msgspec.Struct)
            }
            found |= inner | _parts(inner)
    return found


if __name__ == "__main__":
    write(Path(sys.argv[1]))
