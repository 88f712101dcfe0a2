"""A calendar: which days count as working days and school days. A value; different partnerships may pass their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from teamaround.practice.calendar.bank_holidays import bank_holidays, office_hours

LONDON = ZoneInfo("Europe/London")
_SATURDAY = 5
_LAST_SECOND = time(23, 59, 59)
_LONDON_AHEAD_FROM = 22  # UTC; London is never behind it, and never more than two hours ahead (in the war)


def instant(moment: datetime) -> datetime:
    """The moment in UTC. Comparing two London times directly goes wrong in the repeated hour of October.

    An entry keeps its times in UTC: whatever they are compared with, they need none of this.
    """
    zone = moment.tzinfo
    if zone is UTC:  # the usual case, since entries keep their times so
        return moment
    if zone is None:
        raise ValueError("a moment without a time zone cannot be counted from")
    return moment.astimezone(UTC)


def local_date(moment: datetime) -> date:
    """The day in London at that moment."""
    zone = moment.tzinfo
    if zone is LONDON:  # a deadline, which is kept so
        return moment.date()
    at = moment if zone is UTC else instant(moment)
    if at.hour < _LONDON_AHEAD_FROM:
        return at.date()
    return at.astimezone(LONDON).date()


def end_of_day(day: date) -> datetime:
    """23:59:59 in London on that day: the last second in which a duty counted in days is in time."""
    return datetime.combine(day, _LAST_SECOND, tzinfo=LONDON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One stretch of school days of a council, both ends included."""

    starts: date
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """Working days of England, with what a partnership adds or takes away, and school terms by council slug.

    `own_clocks` are clock rows of the partnership's councils, as written; `clocks.table.table_of` reads them. They
    travel with the calendar since every rule that counts time is given it. Two calendars are the same only if they
    are one: so what was counted by one can be remembered.
    """

    extra_holidays: frozenset[date] = frozenset()
    not_holidays: frozenset[date] = frozenset()
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    own_clocks: bytes = b""

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and no bank holiday of England."""
        return _is_working_day(day, self.extra_holidays, self.not_holidays)

    def working_days_after(self, day: date, number: int) -> date:
        """Working day number `number` after a day; the day itself is day 0, whether or not it is a working day.

        Raises ValueError for a negative number.
        """
        if number < 0:
            raise ValueError("working days are counted forwards")
        return _working_days_on(day, number, 1, self.extra_holidays, self.not_holidays)

    def working_days_before(self, day: date, number: int) -> date:
        """The working day that is `number` working days before a day."""
        return _working_days_on(day, number, -1, self.extra_holidays, self.not_holidays)

    def in_working_hours(self, moment: datetime) -> bool:
        """Whether offices are open then: 08:30 to 17:00 of a working day (decision 28)."""
        local = instant(moment).astimezone(LONDON)
        opens, closes = office_hours()
        return self.is_working_day(local.date()) and opens <= local.time() < closes

    def office_closes(self, day: date) -> datetime:
        """When offices close on a day, in London time: a working day is over then (decision 42)."""
        return datetime.combine(day, office_hours()[1], tzinfo=LONDON)

    def knows_terms_of(self, council: str) -> bool:
        """Whether term dates of a council are known; without them every working day counts as a school day."""
        return council in self.terms

    def is_school_day(self, day: date, council: str = "") -> bool:
        """A working day within a term of the council."""
        if not self.is_working_day(day):
            return False
        terms = self.terms.get(council)
        return terms is None or any(term.starts <= day <= term.ends for term in terms)

    def next_school_day(self, day: date, council: str = "") -> date | None:
        """The first school day after a day; None when no known term of the council has one."""
        terms = self.terms.get(council)
        last = max((term.ends for term in terms), default=day) if terms is not None else date.max
        day += timedelta(days=1)
        while day <= last:
            if self.is_school_day(day, council):
                return day
            day += timedelta(days=1)
        return None


def _is_working_day(day: date, extra_holidays: frozenset[date], not_holidays: frozenset[date]) -> bool:
    if day.weekday() >= _SATURDAY or day in extra_holidays:
        return False
    return day in not_holidays or day not in bank_holidays(day.year)


@lru_cache(maxsize=65536)
def _working_days_on(
    day: date, number: int, step: int, extra_holidays: frozenset[date], not_holidays: frozenset[date]
) -> date:
    """So many working days on, or back where the step is a day back. The same days are asked for again and again."""
    while number:
        day += timedelta(days=step)
        number -= _is_working_day(day, extra_holidays, not_holidays)
    return day
