"""C16: the council, the parents and the child are told of police protection. One clock for each of the three."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import add_months, local_date
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import police_protection_ends
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.clocks.table import first_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import InformedOfProtection, PoliceProtectionStarted
from teamaround.practice.record.words import Relation

PARENTS = (Relation.MOTHER, Relation.FATHER, Relation.PARENT)
MONTHS_OF_A_YEAR = 12
COUNCIL, FAMILY, CHILD = "council", "parents", "child"


def started(case: CaseFile) -> Iterator[Started]:
    """Three clocks each time; two for a child too young to be told. They end with the protection."""
    ends = police_protection_ends(case)
    for told in case.of(PoliceProtectionStarted):
        for part in _to_tell(case, told.entry):
            yield until(told.entry, _told(case, part), ends, part=part)


def _to_tell(case: CaseFile, entry: Entry) -> tuple[str, ...]:
    born = case.about.date_of_birth if case.about else None
    young = first_row("C16").numbers["told_from_age"]
    if born is not None and local_date(entry.happened_at) < add_months(born, int(young) * MONTHS_OF_A_YEAR):
        return (COUNCIL, FAMILY)
    return (COUNCIL, FAMILY, CHILD)


def _told(case: CaseFile, part: str) -> list[datetime]:
    return [
        told.entry.happened_at
        for told in case.of(InformedOfProtection)
        if _part_of(case, told.fact.who) == part
    ]


def _part_of(case: CaseFile, who: str) -> str:
    """Which of the three somebody is: named as such, or a person or agency of the record."""
    word = who.casefold()
    if who == case.child or word == CHILD:
        return CHILD
    if word in first_row("C16").lists["parents"] or _is_parent(case, who):
        return FAMILY
    council = {name for name, _ in case.councils} | {COUNCIL}
    return COUNCIL if word in council or case.kind_of_agency(who) in first_row("C16").lists["council"] else ""


def _is_parent(case: CaseFile, who: str) -> bool:
    return any(
        link.person == who and link.to == case.child and link.relation in PARENTS for link in case.links
    )
