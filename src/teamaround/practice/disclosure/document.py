"""Writes docs/disclosure.md from the rows: levels, roles, lawful bases, what must never be seen, what holds letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamaround.practice.disclosure.bases import LawfulBasis, ladder
from teamaround.practice.disclosure.concealment import inheritance
from teamaround.practice.disclosure.deciding import reasons_not_told, sharing_rules
from teamaround.practice.disclosure.levels import level_table
from teamaround.practice.disclosure.matrix import RoleRow, matrix
from teamaround.practice.disclosure.never import NeverRow, never_table
from teamaround.practice.disclosure.schools import school_rows
from teamaround.practice.disclosure.sending import sending_rows
from teamaround.practice.disclosure.subjects import subject_table

_INTRODUCTION = """\
# Who may know what

What `practice.disclosure` goes by, row for row. Written by `make docs` from
`src/teamaround/practice/disclosure/rows`; change it there.

Provenance: SEED said in the review, V read in public material, V2 read in a secondary source, M from memory and
to be checked, INV ours. Nothing here is legal advice, and each footing must be confirmed before anybody relies on
it. An agency that sends a contact never sees the entry that its contact made.
"""


def disclosure_page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _INTRODUCTION
    yield "## Levels\n"
    yield _table(("Level", "Lets through"), ((name, row.words) for name, row in level_table().items()))
    yield "## Roles\n"
    yield "A bound holds whatever the agency was told; a star stands for every subject.\n"
    yield _table(("Role", "Reads by default", "Bounds", "Source"), map(_role, matrix().values()))
    yield "## Subjects\n"
    yield _table(
        ("Subject", "Kinds of entry"), ((name, _slugs(kinds)) for name, kinds in subject_table().items())
    )
    yield "## Lawful bases\n"
    yield _table(("For", "Law", "In words", "In force from", "Source"), map(_basis, ladder().values()))
    yield "## What a decision to share must say\n"
    asked = (
        (rule.gap, rule.when.replace("_", " "), _from(rule.source, rule.provenance))
        for rule in sharing_rules()
    )
    yield _table(("Question", "Asked", "Source"), asked)
    yield "Reasons for not telling a family:\n"
    yield _lines(row.words for row in reasons_not_told().values())
    for to, heading in (("parent", "a parent"), ("alleged_perpetrator", "an alleged perpetrator")):
        yield f"## What {heading} must never see\n"
        rows = (row for row in never_table().values() if row.to == to)
        yield _table(
            ("", "What", "Logged as", "May be cleared", "Gap is marked", "Source"), map(_never, rows)
        )
    yield "## What inherits the concealment of an address\n"
    inherits = ((row.what.replace("_", " "), row.source) for row in inheritance().inherits)
    yield _table(("What", "Source"), inherits)
    yield "## What a school is told\n"
    yield _lines(_told_to_schools())
    yield "## What holds a letter\n"
    yield _lines(_holds())


def _told_to_schools() -> tuple[str, ...]:
    rows = school_rows()
    return (rows.plan, rows.collect, *(f"Look for {sign}." for sign in rows.signs), rows.do)


def _role(row: RoleRow) -> tuple[str, ...]:
    seen = (
        "the whole file"
        if row.whole_file
        else ", ".join(f"{what}: {level}" for what, level in row.sees.items())
    )
    seen = "nothing: letters and plans" if row.family else seen
    bounds = ", ".join(f"{what}: {level}" for what, level in row.at_most.items())
    return row.role, seen or "what it was told", bounds, row.source


def _basis(row: LawfulBasis) -> tuple[str, ...]:
    begun = "common law" if row.common_law else str(row.in_force_from or "not in force")
    return ", ".join(row.uses).replace("_", " "), row.law, row.words, begun, _from(row.source, row.provenance)


def _never(row: NeverRow) -> tuple[str, ...]:
    yes_no = {True: "yes", False: "no"}
    marks = yes_no[row.clearing], yes_no[row.says_so]
    return row.code, row.name, row.reason, *marks, _from(row.source, row.provenance)


def _holds() -> Iterator[str]:
    rows = sending_rows()
    yield f"No safe way recorded. {rows.unknown_way_on}"
    hours = f"{rows.hold.length:g} {rows.hold.unit.replace('_', ' ')}"
    yield f"{' or '.join(sorted(rows.hold_codes))} open for the address: held for {hours}. {rows.held_way_on}"
    yield f"Seen from outside: {', '.join(rows.outside_words)}. {rows.outside_way_on}"
    yield f"Words that give an address away, or that a family cannot read. {rows.text_way_on}"


def _from(source: str, provenance: str) -> str:
    return f"{source} ({provenance})"


def _slugs(kinds: Iterable[str]) -> str:
    return ", ".join(f"`{kind}`" for kind in kinds)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) + "\n"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (heads, ("---",) * len(heads), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines) + "\n"
