"""C53: somebody who asks what is held about them is answered within a month, or three where it is complex."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline, instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import AccessAnswered, AccessRequested
from teamaround.practice.record.facts.rights import AccessExtended


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a request. Longer only where the person was given the reason within the first month."""
    for noted in case.of(AccessRequested):
        answered = (
            told.entry.happened_at for told in case.of(AccessAnswered) if told.fact.by == noted.fact.by
        )
        extended = (
            told.entry.happened_at
            for told in case.of(AccessExtended)
            if told.fact.by == noted.fact.by and told.fact.reason
        )
        yield Started(
            noted.entry.happened_at,
            noted.entry.entry_id,
            met_at=first_after(answered, noted.entry.happened_at),
            about=(noted.fact.by,),
            due_by=partial(_due, noted.entry.happened_at, first_after(extended, noted.entry.happened_at)),
        )


def _due(at: datetime, extended: datetime | None, row: ClockRow, calendar: Calendar) -> datetime:
    due = deadline(at, row.length, row.unit, calendar)
    if extended is None or instant(extended) > instant(due):
        return due
    longer = row.spans["complex"]
    return deadline(at, longer.length, longer.unit, calendar)
