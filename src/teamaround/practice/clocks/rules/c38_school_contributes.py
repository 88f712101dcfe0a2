"""C38: the child's school is asked for its part before MARAC meets, and sends it or says that it holds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline, end_of_day, instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import school_contributed_at, schools_asked
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import MaracListed


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a listing and school."""
    for listed in case.of(MaracListed):
        for school in schools_asked(case, listed):
            yield Started(
                listed.entry.happened_at,
                listed.entry.entry_id,
                met_at=school_contributed_at(case, listed, school),
                about=(school,),
                due_by=partial(_due, listed.entry.happened_at, listed.fact),
                part=school,
            )


def _due(at: datetime, listed: MaracListed, row: ClockRow, calendar: Calendar) -> datetime:
    """So many working days before the meeting, but never before the school can have been asked."""
    short = row.spans["emergency"]
    soonest = deadline(at, short.length, short.unit, calendar)
    if listed.emergency:
        return soonest
    if listed.meeting_on is None:
        return deadline(at, row.length, row.unit, calendar)
    before = end_of_day(calendar.working_days_before(listed.meeting_on, int(row.length)))
    return max(before, soonest, key=instant)
