"""C42: the child's safeguarding file goes to the new school, which confirms that it has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, school_days_after
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.clocks.rules.school_concerns import council_of
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import SchoolChanged
from teamaround.practice.record.facts.school import SchoolFileReceived


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a change of school. That it was sent is not that it has arrived."""
    for noted in case.of(SchoolChanged):
        received = (
            told.entry.happened_at
            for told in case.of(SchoolFileReceived)
            if told.fact.school == noted.fact.to
        )
        yield Started(
            noted.entry.happened_at,
            noted.entry.entry_id,
            met_at=first_after(received, noted.entry.happened_at),
            about=(noted.fact.to,),
            due_by=partial(_due, noted.entry.happened_at, council_of(case)),
        )


def _due(at: datetime, council: str, row: ClockRow, calendar: Calendar) -> datetime:
    """School days: in the holidays the first days of the next term are counted."""
    return school_days_after(at, int(row.spans["school_days"].length), calendar, council)
