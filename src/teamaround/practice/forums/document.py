"""Writes docs/forums.md, the page "which meeting is for this?", from the directory."""

from __future__ import annotations

import re

from teamaround.practice.forums.directory import Forum, directory

_INTRODUCTION = """\
# Which meeting is for this?

What each meeting is for, when it is the right one, how to refer, whom to ring, and how what it decides comes back to
the people around the child. Written by `make docs` from `src/teamaround/practice/forums/directory.yaml`; change it
there. Who holds a role, and the number, stand in the contact list of the partnership, not here.

| You have in mind | Meeting |
| --- | --- |
"""


ROLES = {
    "team_manager": "the social work team manager",
    "edt": "the emergency duty team",
    "chair": "the conference chair",
    "sw": "the child's social worker",
    "marac_coordinator": "the MARAC coordinator",
    "mappa_coordinator": "the MAPPA coordinator",
    "police": "the police domestic abuse team",
    "legal": "the council's legal team",
    "iro": "the independent reviewing officer",
    "service_manager": "the service manager",
}


def forums_page() -> str:
    """The whole page as Markdown."""
    table = directory()
    asked: dict[str, list[str]] = {}
    for one in table.forums:
        for situation in one.situations:
            asked.setdefault(situation, []).append(f"[{one.name}](#{_anchor(one)})")
    rows = "".join(
        f"| {_capital(words)} | {' or '.join(names)} |\n" for words, names in sorted(asked.items())
    )
    source = f"Source: {table.source}. Provenance: {table.provenance}; {table.may_change}.\n"
    return "\n".join([_INTRODUCTION + rows, *map(_section, table.forums), source])


def _section(one: Forum) -> str:
    night = f"; at night {ROLES[one.ring_at_night]}" if one.ring_at_night else ""
    back = (
        f"{one.returns} Within {one.within_working_days} working day{'s' * (one.within_working_days != 1)}."
    )
    rows = (
        ("For", one.purpose),
        ("When", one.threshold),
        ("How to refer", one.refer),
        ("Whom to ring", f"{_capital(ROLES[one.ring])}{night}"),
        ("What to bring", one.brings),
        ("How it comes back", back),
    )
    told = "\n".join(f"| {label} | {words} |" for label, words in rows)
    return f"## {one.name}\n\n| | |\n| --- | --- |\n{told}\n"


def _anchor(one: Forum) -> str:
    """The heading as a link finds it."""
    return re.sub(r"[^\w\- ]", "", one.name.lower()).replace(" ", "-")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
