"""When a record must be looked at again although nothing is recorded, and by which rules it was looked at last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import chain

import msgspec

from teamaround.practice.alerts import catalogue, turning_points
from teamaround.practice.calendar import LONDON, Calendar, instant
from teamaround.practice.clocks import Clock, shipped_table
from teamaround.practice.prompts import prompt_table
from teamaround.practice.record.case_file import CaseFile

JUST_AFTER = timedelta(seconds=1)  # `due` itself is still in time


def later_moments(
    case: CaseFile, clocks: Iterable[Clock], now: datetime, calendar: Calendar
) -> Iterator[datetime]:
    """Every later moment at which a rule may say something else although nothing was recorded.

    Open clocks give their marks, deadlines and breach steps, safeguards the moment at which they lapse; days named
    in the record give their first minute and that of the day after.
    """
    for clock in clocks:
        if clock.is_open:
            yield from (clock.due + JUST_AFTER, *(one.at for one in clock.moments))
            yield from (one for one in (clock.soon_from,) if one is not None)
            yield from (one.at + JUST_AFTER for one in clock.moments)
    yield from turning_points(case, now, calendar)
    today = now.astimezone(LONDON).date()
    for day in set(_days(case)):
        if day >= today:
            yield from (_first_minute(day), _first_minute(day + timedelta(days=1)))


def look_again(case: CaseFile, clocks: Iterable[Clock], now: datetime, calendar: Calendar) -> datetime | None:
    """The next such moment; None where only a new entry can change anything."""
    ahead = (at for at in later_moments(case, clocks, now, calendar) if instant(at) > instant(now))
    return min(ahead, key=instant, default=None)


@cache
def rules_digest() -> str:
    """A short name of the tables as they ship: what was looked at by other rules is looked at again."""
    tables = (catalogue(), shipped_table(), dict(prompt_table()))
    return sha256(msgspec.json.encode(tables, order="deterministic")).hexdigest()[:16]


def _days(case: CaseFile) -> Iterator[date]:
    links = ((one.since, one.until, one.lapsed_on) for one in case.links)
    lives = ((one.since, one.until) for one in case.lives)
    controls = ((one.since, one.until) for one in case.controls.values())
    custody = ((one.release_planned_on,) for one in case.custody.values())
    return (day for day in chain(*links, *lives, *controls, *custody) if day is not None)


def _first_minute(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)
