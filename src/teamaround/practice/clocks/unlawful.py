"""Days on which a placement had no approval: between the end of one and what came late after it (decision 45)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.clocks.clock import ClockState
from teamaround.practice.clocks.running import running
from teamaround.practice.clocks.table import ClockTable
from teamaround.practice.record.case_file import CaseFile

APPROVALS = ("C25", "C26")
_A_DAY = timedelta(days=1)


class Unlawful(NamedTuple):
    """A stretch of days without approval, both ends included; without `until` it has not ended yet."""

    entry_id: str
    since: date
    until: date | None
    days: int


def unlawful_days(
    case: CaseFile, now: datetime, calendar: Calendar, table: ClockTable | None = None
) -> Iterator[Unlawful]:
    """Every such stretch as at `now`. A late extension does not undo it."""
    for clock in running(case, now, calendar, table):
        if clock.code in APPROVALS and clock.state in (ClockState.BREACHED, ClockState.MET_LATE):
            since = local_date(clock.due) + _A_DAY
            last = local_date(clock.met_at) - _A_DAY if clock.met_at is not None else None
            days = ((last or local_date(now)) - since).days + 1
            if days > 0:
                yield Unlawful(clock.entry_id, since, last, days)
