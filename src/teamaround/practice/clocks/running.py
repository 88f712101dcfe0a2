"""Every clock ever started for a child, with its state as at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.clock import Clock, Started
from teamaround.practice.clocks.reckoning import due_of, reckon
from teamaround.practice.clocks.rules import RULES
from teamaround.practice.clocks.table import ClockTable, shipped_table
from teamaround.practice.record.case_file import CaseFile


def running(
    case: CaseFile, now: datetime, calendar: Calendar, table: ClockTable | None = None
) -> tuple[Clock, ...]:
    """All clocks of the case as at `now`, soonest due first; those of alerts are made by `for_alert`."""
    table = table or shipped_table()
    clocks = [
        reckon(row, started, now, calendar, table, child=case.child)
        for code, rule in RULES.items()
        for started in rule(case)
        if (row := table.row(code, local_date(started.at))) is not None
    ]
    return tuple(sorted(clocks, key=lambda clock: (instant(clock.due), clock.key)))


def waiting(code: str, case: CaseFile, calendar: Calendar) -> Iterator[tuple[Started, datetime]]:
    """What waits of one code, neither met nor ceased, with when it is due: for the alert that says so when late."""
    table = shipped_table()
    for started in RULES[code](case):
        if started.met_at is None and started.ceased_at is None:
            row = table.row(code, local_date(started.at))
            if row is not None:
                yield started, due_of(row, started, calendar)
