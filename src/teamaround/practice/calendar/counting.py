"""From a trigger and a length to a deadline (domain 3.1), and from when a deadline is due soon (decision 42)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum

from teamaround.practice.calendar.bank_holidays import office_hours
from teamaround.practice.calendar.calendar import LONDON, Calendar, end_of_day, instant, local_date


class Unit(StrEnum):
    """What a length is counted in."""

    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    ELAPSED_HOURS = "elapsed_hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


_HOURS = (Unit.ELAPSED_HOURS, Unit.WORKING_HOURS)
# Decision 42: two working days ahead for day clocks, a quarter of the span for hour clocks, a week for months. [INV]
_SOON_WORKING_DAYS = 2
_SOON_SHARE_OF_HOURS = 4
_SOON_BEFORE_MONTHS = timedelta(days=7)


def add_months(day: date, number: int) -> date:
    """The same day of the month `number` months on, or the last day of a shorter month. Never moved off a weekend."""
    years, month = divmod(day.month - 1 + number, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_weeks(day: date, number: int) -> date:
    """Seven calendar days a week. Never moved off a weekend."""
    return day + timedelta(weeks=number)


def add_elapsed_hours(start: datetime, hours: float) -> datetime:
    """Elapsed hours, whatever the wall clock does meanwhile; in London time."""
    return (instant(start) + timedelta(hours=hours)).astimezone(LONDON)


def add_working_hours(start: datetime, hours: float, calendar: Calendar) -> datetime:
    """Hours that offices are open; a start outside them counts from the next opening."""
    left = timedelta(hours=hours)
    at = instant(start).astimezone(LONDON)
    while True:
        opens, closes = (datetime.combine(at.date(), edge, tzinfo=LONDON) for edge in office_hours())
        at = max(at, opens)
        if calendar.is_working_day(at.date()) and at < closes:
            if at + left <= closes:
                return at + left
            left -= closes - at
        at = datetime.combine(at.date() + timedelta(days=1), office_hours()[0], tzinfo=LONDON)


def deadline(start: datetime, length: float, unit: Unit, calendar: Calendar) -> datetime:
    """The last moment in time, in London time. Lengths in days end at 23:59:59 of their last day."""
    if unit in _HOURS:
        is_elapsed = unit is Unit.ELAPSED_HOURS
        return add_elapsed_hours(start, length) if is_elapsed else add_working_hours(start, length, calendar)
    return end_of_day(_last_day(local_date(start), int(length), unit, calendar))


def counted_back(due: datetime, length: float, unit: Unit, calendar: Calendar) -> datetime:
    """The moment so long before a deadline, in London time: hours to the minute, days from their first minute on."""
    if unit in _HOURS:
        return add_elapsed_hours(due, -length)
    day, number = local_date(due), int(length)
    if unit is Unit.WORKING_DAYS:
        first = calendar.working_days_before(day, number)
    elif unit is Unit.MONTHS:
        first = add_months(day, -number)
    else:
        first = day - timedelta(days=number) if unit is Unit.DAYS else add_weeks(day, -number)
    return datetime.combine(first, datetime.min.time(), tzinfo=LONDON)


def _last_day(day: date, number: int, unit: Unit, calendar: Calendar) -> date:
    if unit is Unit.WORKING_DAYS:
        return calendar.working_days_after(day, number)
    if unit is Unit.MONTHS:
        return add_months(day, number)
    return day + timedelta(days=number) if unit is Unit.DAYS else add_weeks(day, number)


def due_soon_from(start: datetime, due: datetime, unit: Unit, calendar: Calendar) -> datetime:
    """From when a deadline is shown as due soon (decision 42)."""
    if unit in _HOURS:
        return due - (instant(due) - instant(start)) / _SOON_SHARE_OF_HOURS
    if unit is Unit.MONTHS:
        return due - _SOON_BEFORE_MONTHS
    first = calendar.working_days_before(local_date(due), _SOON_WORKING_DAYS)
    return datetime.combine(first, datetime.min.time(), tzinfo=LONDON)
