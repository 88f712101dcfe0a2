"""When a session ends by itself, as data and one pure function."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec


class SessionEnd(StrEnum):
    """Why a session ended by itself."""

    IDLE = "idle"
    LONGEST = "longest"


class SessionTimes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The times of a session, in minutes."""

    idle_minutes: int
    longest_minutes: int
    warned_minutes: int
    cookie_minutes: int
    source: str
    provenance: str
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None

    @property
    def longest_hours(self) -> int:
        """The longest session in whole hours, for people."""
        return self.longest_minutes // 60


@cache
def session_times() -> SessionTimes:
    """The times in force."""
    return msgspec.yaml.decode(
        files(__package__).joinpath("session_times.yaml").read_bytes(), type=SessionTimes
    )


def ended(began: datetime, seen: datetime, now: datetime, times: SessionTimes) -> SessionEnd | None:
    """Why a session is over that began and was last used at these moments; None while it goes on."""
    if now - began >= timedelta(minutes=times.longest_minutes):
        return SessionEnd.LONGEST
    if now - seen >= timedelta(minutes=times.idle_minutes):
        return SessionEnd.IDLE
    return None
