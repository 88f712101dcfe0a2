"""When a child's school came to know of something: by notice, in a meeting, or because it said so itself (R11)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from operator import itemgetter

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.concerns import Concern
from teamaround.practice.record.facts.family import FactShared, SchoolTold
from teamaround.practice.record.facts.front_door import StrategyMeetingHeld
from teamaround.practice.record.facts.meetings import ConferenceHeld, CoreGroupHeld
from teamaround.practice.record.remembering import remembered, remembered_one
from teamaround.practice.record.words import SharingLevel


@remembered_one
def schools_at(case: CaseFile, moment: datetime) -> frozenset[str]:
    """The child's schools at a moment; one that the record learned of later counts from when it was first named."""
    return frozenset(
        one.agency
        for one in case.schools
        if one.since <= moment and (one.until is None or moment < one.until)
    )


def school_knew_at(case: CaseFile, concern: Concern, schools: frozenset[str]) -> datetime | None:
    """When the first of the schools knew of a concern, if one does. Presence alone is no knowledge."""
    found = [*_told(concern, schools), *_noticed(case, concern, schools), *_met(case, concern, schools)]
    return min(found, key=instant, default=None)


def _told(concern: Concern, schools: frozenset[str]) -> Iterator[datetime]:
    for entry in concern.entries:
        if entry.by_agency in schools:
            yield entry.held_from
        for told in entry.told:
            if told.agency in schools and told.level is not SharingLevel.PRESENCE:
                yield told.at


def _noticed(case: CaseFile, concern: Concern, schools: frozenset[str]) -> Iterator[datetime]:
    """Acknowledged notices about it; one that names no entry is about what was recorded before."""
    first, ids = concern.first, concern.ids
    for about, at in _notices(case, schools):
        if about in ids or (not about and at >= first.recorded_at):
            yield at
    yield from (at for shared, at in _shared(case, schools) if shared == first.entry_id)


@remembered
def _notices(case: CaseFile, schools: frozenset[str]) -> Iterator[tuple[str, datetime]]:
    """Which entry each notice that one of the schools acknowledged was about, if it names one, and when it came."""
    return (
        (told.fact.about_entry, told.entry.happened_at)
        for told in case.of(SchoolTold)
        if told.fact.acknowledged and told.fact.school in schools
    )


@remembered
def _shared(case: CaseFile, schools: frozenset[str]) -> Iterator[tuple[str, datetime]]:
    """Which entries were shared with one of the schools so that it can use them, and when."""
    return (
        (told.fact.entry, told.entry.happened_at)
        for told in case.of(FactShared)
        if told.fact.agency in schools and told.fact.level is not SharingLevel.PRESENCE
    )


def _met(case: CaseFile, concern: Concern, schools: frozenset[str]) -> Iterator[datetime]:
    """The first meeting about the child after it was recorded at which the school sat, if there was one."""
    held = _meetings(case)
    since = bisect_left(held, concern.first.recorded_at, key=itemgetter(0))
    return islice((at for at, agencies in held[since:] if not schools.isdisjoint(agencies)), 1)


@remembered
def _meetings(case: CaseFile) -> list[tuple[datetime, Iterable[str]]]:
    """When the child was spoken about and who sat there, oldest first."""
    held: list[tuple[datetime, Iterable[str]]] = [
        (told.entry.happened_at, told.fact.agencies) for told in case.of(StrategyMeetingHeld)
    ]
    held += [(told.entry.happened_at, told.fact.present) for told in case.of(ConferenceHeld)]
    held += [(told.entry.happened_at, told.fact.present) for told in case.of(CoreGroupHeld)]
    return sorted(held, key=itemgetter(0))
