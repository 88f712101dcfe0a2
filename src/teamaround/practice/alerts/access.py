"""Who opened the record, and what about it needs a look by somebody outside the reader's team (A24; M1, M2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import instant, local_date
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import RecordOpened
from teamaround.practice.record.facts.rights import ReaderBarred, ReaderCleared
from teamaround.practice.record.words import AgencyKind

TEAM = (AgencyKind.SOCIAL_CARE, AgencyKind.EDT, AgencyKind.SPOC, AgencyKind.HUB)


class Look(NamedTuple):
    """One opening of the record with what is unusual about it. `is_barring` stops the reader until it is reviewed."""

    entry: Entry
    who: str
    agency: str
    reasons: tuple[str, ...]
    is_barring: bool


def unusual_looks(case: CaseFile) -> Iterator[Look]:
    """Every opening that nobody has reviewed and that something is unusual about."""
    cleared = [(told.fact.who, instant(told.entry.recorded_at)) for told in case.of(ReaderCleared)]
    looks = case.of(RecordOpened)
    heard = _heard(case) if looks else {}
    for told in looks:
        opened = told.fact
        at = instant(told.entry.recorded_at)
        if any(_same(who, opened.who) and reviewed >= at for who, reviewed in cleared):
            continue
        barring = [words for words, is_so in _barring(case, told, heard) if is_so]
        others = [words for words, is_so in _others(opened) if is_so]
        if barring or others:
            yield Look(told.entry, opened.who, opened.agency, (*barring, *others), bool(barring))


def _barring(
    case: CaseFile, told: Noted[RecordOpened], heard: dict[str, datetime]
) -> Iterator[tuple[str, bool]]:
    opened = told.fact
    # A ban holds whenever it was made: one that comes later says what should have been known.
    yield (
        "they must not open this record",
        any(_same(told.fact.who, opened.who) for told in case.of(ReaderBarred)),
    )
    yield "they say that they know somebody in it", bool(opened.tied_to)
    unconnected = not opened.task and not _is_connected(case, told, heard)
    yield "their agency does not work with the child and no task is recorded", unconnected
    yield (
        "they bear a family name of the record and no task is recorded",
        (not opened.task and _bears_a_name(case, opened.who)),
    )


def _others(opened: RecordOpened) -> Iterator[tuple[str, bool]]:
    no_purpose = catalogue().row("A24").lists["no_purpose"]
    yield "no purpose is given", not opened.task and opened.purpose.strip().casefold() in no_purpose


def _is_connected(case: CaseFile, told: Noted[RecordOpened], heard: dict[str, datetime]) -> bool:
    """Whether the reader's agency is of the team, works with somebody of the record, or said or was told something."""
    agency, at = told.fact.agency, instant(told.entry.happened_at)
    if case.kind_of_agency(agency) in TEAM or agency in case.members:
        return True
    if any(one.agency == agency for one in case.schools) or _works_with_family(case, agency, told):
        return True
    since = heard.get(agency)
    return since is not None and since <= at


def _heard(case: CaseFile) -> dict[str, datetime]:
    """Since when each agency has said or been told something of the child; a look alone is neither."""
    heard: dict[str, datetime] = {}
    for entry in case.entries:
        if not isinstance(entry.fact, RecordOpened):
            at = instant(entry.recorded_at)
            for agency in (entry.by_agency, *(one.agency for one in entry.told)):
                heard[agency] = min(at, heard.get(agency, at))
    return heard


def _works_with_family(case: CaseFile, agency: str, told: Noted[RecordOpened]) -> bool:
    on = local_date(told.entry.happened_at)
    return any(
        agency in person.open_to and (person.person == case.child or case.is_linked(person.person, on))
        for person in case.people.values()
    )


def _bears_a_name(case: CaseFile, who: str) -> bool:
    last = who.split()[-1].casefold() if len(who.split()) > 1 else ""
    names = {name for person in case.people.values() for name in (person.family_name, *person.former_names)}
    if case.about and case.about.name:
        names.add(case.about.name.split()[-1])
    return bool(last) and last in {name.casefold() for name in names if name}


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
