"""A clock as at a moment: when it started, when it is due, and whether what counts has happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from teamaround.practice.calendar import Calendar
from teamaround.practice.clocks.level import Level

if TYPE_CHECKING:
    from teamaround.practice.clocks.table import ClockRow


class ClockState(StrEnum):
    """How a clock stands. `ceased`: what it was for ended before it was met (the plan ended, the enquiry closed)."""

    RUNNING = "running"
    DUE_SOON = "due_soon"
    MET = "met"
    MET_LATE = "met_late"
    BREACHED = "breached"
    CEASED = "ceased"


_OPEN = (ClockState.RUNNING, ClockState.DUE_SOON, ClockState.BREACHED)
DueBy = Callable[["ClockRow", Calendar], datetime]


class Started(msgspec.Struct, frozen=True, gc=False):
    """What a rule finds in the case file: a trigger, and what has become of it.

    `due_by` reckons the deadline where it is not the row's one length: set on the record, or counted in school days.
    It must not hold the case file, which remembers it: neither would ever be let go.
    `part` and `span` name the row's own: which of several duties it is, and which length counts. `counted_from` is
    given where the length is not counted from the trigger. `until` is an end that somebody set: the earlier one
    counts, or the one counted back from; `extended_to` replaces the deadline. `agencies` are told as well.
    `is_kept` says whether this child's record holds such entries at all.
    `subject` makes the key where one entry starts several clocks. What is to cease later has not ceased yet.
    """

    at: datetime
    entry_id: str
    met_at: datetime | None = None
    ceased_at: datetime | None = None
    about: tuple[str, ...] = ()
    due_by: DueBy | None = None
    part: str = ""
    span: str = ""
    counted_from: datetime | None = None
    until: date | None = None
    extended_to: date | None = None
    agencies: tuple[str, ...] = ()
    is_kept: bool = True
    subject: str = ""


class Moment(NamedTuple):
    """A moment of a clock at which somebody must be told: a mark on the way, or a step after the deadline."""

    at: datetime
    level: Level
    told: tuple[str, ...]
    name: str


class Clock(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One clock of one child. `key` is stable across re-evaluation. All times are aware, `due` in London time.

    `moments` lists every time at which somebody is to be told while the clock is open; `level` and `told` are
    those of the last one that has passed, if any. `due` itself is still in time; `soon_from` is when it is due soon.
    """

    code: str
    name: str
    child: str
    key: str
    started_at: datetime
    due: datetime
    state: ClockState
    owner: str
    met_at: datetime | None = None
    ceased_at: datetime | None = None
    about: tuple[str, ...] = ()
    entry_id: str = ""
    moments: tuple[Moment, ...] = ()
    level: Level | None = None
    told: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    is_kept: bool = True
    soon_from: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in _OPEN
