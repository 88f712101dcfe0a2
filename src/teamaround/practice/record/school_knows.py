"""When a child's school came to know of something: by notice, in a meeting, or because it said so itself (R11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

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
        if instant(one.since) <= instant(moment)
        and (one.until is None or instant(moment) < instant(one.until))
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
    recorded = instant(concern.first.recorded_at)
    for entry, notice in case.of(SchoolTold):
        is_about = notice.about_entry in concern.ids or (
            not notice.about_entry and instant(entry.happened_at) >= recorded
        )
        if is_about and notice.acknowledged and notice.school in schools:
            yield entry.happened_at
    for entry, shared in case.of(FactShared):
        of_use = shared.level is not SharingLevel.PRESENCE and shared.entry == concern.first.entry_id
        if of_use and shared.agency in schools:
            yield entry.happened_at


def _met(case: CaseFile, concern: Concern, schools: frozenset[str]) -> Iterator[datetime]:
    """Meetings about the child after it was recorded at which the school sat."""
    recorded = instant(concern.first.recorded_at)
    return (at for at, agencies in _meetings(case) if at >= recorded and schools.intersection(agencies))


@remembered
def _meetings(case: CaseFile) -> Iterator[tuple[datetime, Iterable[str]]]:
    """When the child was spoken about, in UTC, and who sat there."""
    for told in case.of(StrategyMeetingHeld):
        yield told.entry.happened_at, told.fact.agencies
    for held in case.of(ConferenceHeld):
        yield held.entry.happened_at, held.fact.present
    for met in case.of(CoreGroupHeld):
        yield met.entry.happened_at, met.fact.present
