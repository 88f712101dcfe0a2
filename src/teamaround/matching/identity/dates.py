"""Dates of birth as agencies write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from teamaround.matching.identity.tables import not_numbers
from teamaround.matching.identity.text import fold

_NOT_KNOWN = not_numbers()
_NO_DATES = frozenset(tuple(map(int, written.split("-"))) for written in _NOT_KNOWN.dates)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})|(\d{4})(\d{2})(\d{2})(?:\d{4,6}.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:[t ,].*)?")
_WORDED = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})\.?,?[-/. ]*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\d{4})|([a-z]{3,9})[-/. ]*(\d{4})"
)
_PARTIAL = re.compile(r"(\d{4})(?:[-/. ](\d{1,2}))?(?:[-/. ](?:00?|xx))*")
_PACKED_DAY_FIRST = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MONTH_YEAR = re.compile(r"(?:00?|xx|\?\?)?[-/. ]*(\d{1,2})[-/. ](\d{4})")
_SWAPPED = frozenset(9 * apart * 10**place for apart in range(1, 10) for place in range(7))
"""By how much a number of eight digits changes where two adjacent ones are swapped."""
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class NormalDate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date of birth, or the part of it that is known; 0 stands for an unknown year, month or day.

    `default` marks 1 January, which systems write for "some day of that year".
    """

    year: int = 0
    month: int = 0
    day: int = 0
    default: bool = False
    written: str = ""

    @property
    def full(self) -> bool:
        """Whether year, month and day are all known."""
        return self.day > 0

    def __bool__(self) -> bool:
        return self.year > 0

    @property
    def iso(self) -> str:
        """ "1988-11-23", "1988-11", "1988" or nothing."""
        parts = (f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}")
        return "-".join(p for p in parts if int(p)) if self else ""


@lru_cache(maxsize=65536)
def normal_date(text: str) -> NormalDate:
    """Read a date in day/month/year, ISO or worded order. Never raises.

    What cannot be read or is a placeholder is a false value; a day or month that cannot be is left unknown, unless
    day and month are plainly swapped.
    """
    if (match := _ISO.fullmatch(text)) is not None:  # the usual form, read first for speed
        return _checked(int(match[1]), int(match[2]), int(match[3]), text)
    plain = " ".join(fold(text).split())
    year, month, day = _read(plain)
    return _checked(year, month, day, text)


def _read(plain: str) -> tuple[int, int, int]:
    if (match := _PACKED_DAY_FIRST.fullmatch(plain)) and not _is_year_of_birth(int(plain[:4])):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _YEAR_FIRST.fullmatch(plain):
        year, month, day = (int(g) for g in match.groups() if g)
        return year, month, day
    if match := _DAY_FIRST.fullmatch(plain):
        return _century(match[3]), int(match[2]), int(match[1])
    if (match := _WORDED.fullmatch(plain)) and match[2][:3] in _MONTHS:
        return _century(match[3]), _MONTHS.index(match[2][:3]) + 1, int(match[1])
    if (match := _MONTH_FIRST.fullmatch(plain)) and (name := (match[1] or match[4])[:3]) in _MONTHS:
        return int(match[3] or match[5]), _MONTHS.index(name) + 1, int(match[2] or 0)
    if match := _ISO.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _PARTIAL.fullmatch(plain):
        return int(match[1]), int(match[2] or 0), 0
    if match := _MONTH_YEAR.fullmatch(plain):
        return int(match[2]), int(match[1]), 0
    return 0, 0, 0


def _century(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) <= _NOT_KNOWN.two_digit_years_to else 1900)


def _is_year_of_birth(year: int) -> bool:
    return _NOT_KNOWN.earliest_year_of_birth <= year <= _NOT_KNOWN.latest_year_of_birth


def _checked(year: int, month: int, day: int, written: str) -> NormalDate:
    if not _is_year_of_birth(year):
        return NormalDate(written=written)
    if (year, month, day) in _NO_DATES:
        return NormalDate(written=written)
    if month > 12 >= day > 0:
        month, day = day, month
    if not 1 <= month <= 12:
        return NormalDate(year=year, written=written)
    if not _is_day(year, month, day):
        return NormalDate(year=year, month=month, written=written)
    return NormalDate(year=year, month=month, day=day, default=month == 1 and day == 1, written=written)


def _is_day(year: int, month: int, day: int) -> bool:
    if 1 <= day <= 28:
        return True
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def one_transposition(one: NormalDate, other: NormalDate) -> bool:
    """Whether two full dates differ by one swap: of day and month, or of two adjacent digits (decision 37)."""
    if one.year == other.year and one.day == other.month and one.month == other.day:
        return True
    if one.year != other.year and one.month != other.month and one.day != other.day:
        return False  # two adjacent digits lie in two of the three parts at most: mostly known without writing them out
    return _adjacent_swap(_year_first(one), _year_first(other)) or _adjacent_swap(
        _day_first(one), _day_first(other)
    )


def _year_first(when: NormalDate) -> int:
    return when.year * 10_000 + when.month * 100 + when.day


def _day_first(when: NormalDate) -> int:
    return when.day * 1_000_000 + when.month * 10_000 + when.year


def _adjacent_swap(one: int, other: int) -> bool:
    if abs(one - other) not in _SWAPPED:  # nearly always, and known without writing either out
        return False
    mine, theirs = f"{one:08d}", f"{other:08d}"
    apart = [at for at in range(8) if mine[at] != theirs[at]]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return mine[first] == theirs[second] and mine[second] == theirs[first]
