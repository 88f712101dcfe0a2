"""Every clock ever started for a child, with its state as at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.clock import Clock
from teamaround.practice.clocks.reckoning import reckon
from teamaround.practice.clocks.rules import RULES
from teamaround.practice.clocks.table import ClockTable, shipped_table
from teamaround.practice.record.case_file import CaseFile


def running(
    case: CaseFile, now: datetime, calendar: Calendar, table: ClockTable | None = None
) -> tuple[Clock, ...]:
    """All clocks of the case as at `now`, soonest due first; those of alerts are made by `for_alert`."""
    table = table or shipped_table()
    clocks = (clock for code in RULES for clock in of_code(code, case, now, calendar, table))
    return tuple(sorted(clocks, key=lambda clock: (instant(clock.due), clock.key)))


def of_code(
    code: str, case: CaseFile, now: datetime, calendar: Calendar, table: ClockTable | None = None
) -> Iterator[Clock]:
    """The clocks of one code, for the alert that it raises."""
    table = table or shipped_table()
    for started in RULES[code](case):
        row = table.row(code, local_date(started.at))
        if row is not None:
            yield reckon(row, started, now, calendar, table, child=case.child)
