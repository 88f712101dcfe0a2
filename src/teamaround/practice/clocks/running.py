"""Every clock ever started for a child, with its state as at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.clock import Clock
from teamaround.practice.clocks.reckoning import reckon
from teamaround.practice.clocks.rules import RULES
from teamaround.practice.clocks.table import ClockTable, shipped_table
from teamaround.practice.record.case_file import CaseFile


def running(
    case: CaseFile,
    now: datetime,
    calendar: Calendar,
    table: ClockTable | None = None,
    *,
    codes: Iterable[str] = tuple(RULES),
) -> tuple[Clock, ...]:
    """All clocks of the case begun by `now`, or of some codes, soonest due first; those of alerts: `for_alert`."""
    table = table or shipped_table()
    clocks = [
        reckon(row, started, now, calendar, table, child=case.child)
        for code in codes
        for started in RULES[code](case)
        if instant(started.at) <= instant(now)
        and (row := table.row(code, local_date(started.at))) is not None
    ]
    return tuple(sorted(clocks, key=lambda clock: (instant(clock.due), clock.key)))
