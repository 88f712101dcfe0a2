"""C39: an agency answers a request in time, or refuses with a reason and the name of who decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.practice.record.facts.forums import InformationRequested, Urgency
from teamaround.practice.record.facts.people import PersonTagged
from teamaround.practice.record.requests import answers_to


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a request, whoever made it."""
    for noted in case.of(InformationRequested):
        asked_at = noted.entry.happened_at
        yield Started(
            asked_at,
            noted.entry.entry_id,
            met_at=first_after(_answered(case, noted.fact), asked_at),
            ceased_at=first_after(_withdrawn(case, noted.fact), asked_at),
            about=(noted.fact.agency,),
            due_by=partial(_due, asked_at, noted.fact.urgency),
        )


def _answered(case: CaseFile, asked: InformationRequested) -> Iterator[datetime]:
    """When it was answered. Whoever puts on record what is known of a person answers what asked for that."""
    yield from (told.entry.happened_at for told in answers_to(case, asked))
    if asked.of_history:
        tags = case.of(PersonTagged)
        yield from (told.entry.recorded_at for told in tags if told.fact.person in asked.about)


def _withdrawn(case: CaseFile, asked: InformationRequested) -> Iterator[datetime]:
    """When a person closed the alert for which the system asked, or what had raised it was put right."""
    if asked.because:
        closings = case.of(AlertClosed)
        yield from (told.entry.recorded_at for told in closings if told.fact.alert == asked.because)
    if asked.raised_by and asked.raised_by not in case.by_id:
        yield from (one.recorded_at for one in case.entries if one.corrects == asked.raised_by)


def _due(at: datetime, urgency: Urgency, row: ClockRow, calendar: Calendar) -> datetime:
    span = row.spans[urgency]
    return deadline(at, span.length, span.unit, calendar)
