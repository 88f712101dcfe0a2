"""What is late of one clock, for the alerts that say so in the words of the work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.clocks import waiting
from teamaround.practice.record.case_file import CaseFile

_JUST_AFTER = timedelta(seconds=1)  # the last second itself is still in time


class Late(NamedTuple):
    """Something whose time has passed: what started it, when it was due, and which part of it."""

    entry_id: str
    started_at: datetime
    due: datetime
    about: tuple[str, ...]
    part: str

    @property
    def since(self) -> datetime:
        """The first second after the deadline."""
        return self.due + _JUST_AFTER


def overdue(code: str, case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Late]:
    """Everything of a code that waits and is late."""
    for started, due in waiting(code, case, calendar):
        if instant(now) > instant(due):
            yield Late(started.entry_id, started.at, due, started.about, started.part)
