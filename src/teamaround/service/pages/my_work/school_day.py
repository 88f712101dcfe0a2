"""The school's day and year: by when a notice must be acted on, and in which year a pupil is."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.calendar import LONDON
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.pages.words import dates

FIRST_MONTH = 9  # the school year begins in September
FIRST_YEAR_AT = 5  # at its beginning a child of year 1 is five
LAST_YEAR = 13


class SchoolDay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When pupils go home."""

    goes_home: time
    source: str
    provenance: str
    in_force_from: date | None


@cache
def school_day() -> SchoolDay:
    """The packaged table."""
    return msgspec.yaml.decode(files(__package__).joinpath("school_day.yaml").read_bytes(), type=SchoolDay)


def before_home(sent: datetime, council: str) -> datetime:
    """The next time that pupils of a council go home after a notice was sent: today's, or the next school day's."""
    at = sent.astimezone(LONDON)
    calendar = partnership_calendar()
    today = datetime.combine(at.date(), school_day().goes_home, LONDON)
    if at < today and calendar.is_school_day(at.date(), council):
        return today
    day = calendar.next_school_day(at.date(), council) or calendar.working_days_after(at.date(), 1)
    return datetime.combine(day, school_day().goes_home, LONDON)


def before_home_words(by: datetime, now: datetime) -> tuple[str, str]:
    """ "Monday, before 3:15pm" and "best before school starts"; late is said as late."""
    at = dates.clock_time(by)
    today = dates.in_london(now).date()
    on = dates.in_london(by).date()
    if by < now:
        return dates.left(by, now), f"was {dates.short_weekday(by)}, before {at}"
    if on == today:
        return f"Today, before {at}", dates.left(by, now)
    return f"{on:%A}, before {at}", "best before school starts"


def school_year(born: date, on: date) -> int | None:
    """The year of school of a child born then, on a day; None for those too young or too old for one."""
    cohort = born.year - (born.month < FIRST_MONTH)
    current = on.year - (on.month < FIRST_MONTH)
    year = current - cohort - FIRST_YEAR_AT
    return year if 1 <= year <= LAST_YEAR else None
