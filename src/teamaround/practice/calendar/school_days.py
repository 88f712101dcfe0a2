"""Counting in school days: the next morning, the end of today, and so many days on (C36, C37, C42)."""

from __future__ import annotations

from datetime import date, datetime

from teamaround.practice.calendar.bank_holidays import school_hours
from teamaround.practice.calendar.calendar import LONDON, Calendar, end_of_day, instant, local_date


def next_school_morning(moment: datetime, calendar: Calendar, council: str) -> datetime | None:
    """The next time that a school of the council opens; None when no known term has one."""
    opens = school_hours()[0]
    today = local_date(moment)
    this_morning = datetime.combine(today, opens, tzinfo=LONDON)
    if calendar.is_school_day(today, council) and instant(moment) < instant(this_morning):
        return this_morning
    day = calendar.next_school_day(today, council)
    return None if day is None else datetime.combine(day, opens, tzinfo=LONDON)


def school_ends_today(moment: datetime, calendar: Calendar, council: str) -> datetime | None:
    """When school ends today, if today is a school day and it has not ended yet."""
    today = local_date(moment)
    ends = datetime.combine(today, school_hours()[1], tzinfo=LONDON)
    return ends if calendar.is_school_day(today, council) and instant(moment) < instant(ends) else None


def school_days_after(moment: datetime, number: int, calendar: Calendar, council: str) -> datetime:
    """The end of school day `number` after a day; where terms are not known so far ahead, working days are counted."""
    day: date = local_date(moment)
    for _ in range(number):
        day = calendar.next_school_day(day, council) or calendar.working_days_after(day, 1)
    return end_of_day(day)


def is_closed_until(moment: datetime, until: datetime, calendar: Calendar, council: str) -> bool:
    """Whether no school is open on the day of a moment or on any day up to another one: school holidays."""
    first, last = local_date(moment), local_date(until)
    if calendar.is_school_day(first, council):
        return False
    following = calendar.next_school_day(first, council)
    return following is None or following > last
