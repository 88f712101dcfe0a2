"""C36: police tell the school of domestic abuse that a child may be a victim of, before the next school day begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline, next_school_morning
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.school_concerns import council_of, pieces
from teamaround.practice.clocks.table import ClockRow, shipped_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.concerns import Concern
from teamaround.practice.record.school_knows import school_knew_at, schools_at
from teamaround.practice.record.words import AgencyKind


def started(case: CaseFile) -> Iterator[Started]:
    """One clock for each piece of news from the police that names domestic abuse."""
    for concern in pieces(case):
        first = concern.first
        if case.kind_of_agency(first.by_agency) is not AgencyKind.POLICE or not _names_abuse(concern):
            continue
        schools = schools_at(case, first.recorded_at)
        if schools:
            yield Started(
                first.happened_at,
                first.entry_id,
                met_at=school_knew_at(case, concern, schools),
                about=tuple(sorted(schools)),
                due_by=partial(_due, first.happened_at, council_of(case)),
            )


def _names_abuse(concern: Concern) -> bool:
    wanted = {name for row in shipped_table().rows("C36") for name in row.lists["abuse"]}
    said = (getattr(one.fact, name, ()) for one in concern.entries for name in ("harms", "indicators"))
    return any(wanted.intersection(names) for names in said)


def _due(at: datetime, council: str, row: ClockRow, calendar: Calendar) -> datetime:
    """The next school morning; where no term is known so far ahead, the row's own length."""
    return next_school_morning(at, calendar, council) or deadline(at, row.length, row.unit, calendar)
