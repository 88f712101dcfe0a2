"""How people, places, agencies and free words of a record stand in a line: nobody and nowhere that is protected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from teamaround.practice.alerts.wording import NOT_IDENTIFIED, UNNAMED, agency, places, quoted, row, slug, who
from teamaround.practice.record.case_file import CaseFile

ID_SHAPE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ABOUT_A_SOURCE = f"About {UNNAMED}"


def is_hidden(case: CaseFile, *persons: str) -> bool:
    """Whether one of these is a source who is protected: not even their kinship or home may be told."""
    return any(one in case.people and case.people[one].protected_source for one in persons)


def person(case: CaseFile, someone: str) -> str:
    """Somebody of the record, or an agency, by name; others as written; never a protected source, never an id."""
    if someone in case.people or someone == case.child:
        return who(case, someone)
    if someone in case.agencies:
        return agency(case, someone)
    if ID_SHAPE.fullmatch(someone):
        return "somebody"
    return quoted(case, slug(someone)) if someone else NOT_IDENTIFIED


def place(case: CaseFile, somewhere: str) -> str:
    """A place by its label, never by its address."""
    return places(case, somewhere)


def agencies(case: CaseFile, slugs: Iterable[str]) -> str:
    """Several agencies by name."""
    return row(agency(case, one) for one in slugs)


def adding(case: CaseFile, text: str, before: str = ": ") -> str:
    """Free words after a line; nothing where there are none."""
    return f"{before}{quoted(case, text)}" if text else ""


def words(text: str) -> str:
    """A slug as words."""
    return slug(text)
