"""Clocks whose time has passed, for the alerts that say so in the words of the work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.calendar import Calendar
from teamaround.practice.clocks import Clock, ClockState, of_code
from teamaround.practice.record.case_file import CaseFile

_JUST_AFTER = timedelta(seconds=1)  # the last second itself is still in time


def overdue(code: str, case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Clock]:
    """The clocks of a code that are breached and still open."""
    return (clock for clock in of_code(code, case, now, calendar) if clock.state is ClockState.BREACHED)


def overdue_since(clock: Clock) -> datetime:
    """The first second after the deadline."""
    return clock.due + _JUST_AFTER
