"""Days as offices count them, for inventing plausible dates. The rules themselves live in `practice.clocks`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Neither a weekend nor a bank holiday of England."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def on_or_before(day: date) -> date:
    """That day, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def on_or_after(day: date) -> date:
    """That day, or the next working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`, the day itself not counted."""
    for _ in range(count):
        day = on_or_after(day + timedelta(days=1))
    return day
