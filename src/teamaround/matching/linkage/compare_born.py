"""Comparing dates of birth."""

from __future__ import annotations

from functools import lru_cache

from teamaround.matching.identity.dates import NormalDate, one_transposition
from teamaround.matching.linkage.levels import Level

_DIGIT_SUMS = bytes(sum(map(int, str(number))) for number in range(10_000))
DAY, MONTH, MONTH_AND_DAY = 31, 480, 511  # of a packed date of birth; what is beyond these bits is the year
_YEARS_OF_THE_LAST_DIGIT, _YEARS_OF_THE_FIRST = 9, 1000
_YEAR_BITS, _FIRST_OF_JANUARY = 9, 1 << 5 | 1


def born_level(one: NormalDate, other: NormalDate, near_years: int) -> Level:
    """How two dates of birth agree. 1 January against another day of that year says the year only; against itself
    it says less than another day would, since systems write it where the day is not known. A year that is off by at
    most `near_years` may be a slip; by more, it may be a parent.
    """
    if not one.year or not other.year:
        return Level.MISSING
    same_year, same_month, same_day = one.year == other.year, one.month == other.month, one.day == other.day
    if not one.day or not other.day:
        fits = same_year and (same_month or not one.month or not other.month)
        return Level.PARTIAL if fits else Level.DIFFERENT
    agreeing = same_year + same_month + same_day
    if agreeing == 3:
        return Level.DEFAULT if one.default else Level.EXACT
    if not agreeing:  # no swap of two digits changes all three parts
        return Level.DIFFERENT
    if _digit_sum(one) == _digit_sum(other) and one_transposition(one, other):
        return Level.TRANSPOSED
    if same_year and one.default != other.default:
        return Level.PARTIAL
    if agreeing < 2:
        return Level.DIFFERENT
    if not same_year:
        return Level.NEAR_YEAR if abs(one.year - other.year) <= near_years else Level.OTHER_YEAR
    return Level.ONE_DIGIT if _one_digit(one, other) else Level.TWO_PARTS


def _digit_sum(when: NormalDate) -> int:
    """What no swap of digits changes: nearly always enough to know that there was none."""
    return _DIGIT_SUMS[when.year] + _DIGIT_SUMS[when.month] + _DIGIT_SUMS[when.day]


def _one_digit(one: NormalDate, other: NormalDate) -> bool:
    if one.day == other.day:
        mine, theirs = one.month, other.month
    else:
        mine, theirs = one.day, other.day
    return mine // 10 == theirs // 10 or mine % 10 == theirs % 10


def packed_birth(when: NormalDate) -> int:
    """A date of birth in one small number."""
    return when.year << _YEAR_BITS | when.month << 5 | when.day


def other_birth(one: int, other: int, near_years: int) -> bool:
    """Whether two packed dates of birth are `different` by `born_level`; hardly any need be written out for that."""
    apart = one ^ other
    if not apart >> _YEAR_BITS:
        return apart != 0 and _other_day(one & MONTH_AND_DAY, other & MONTH_AND_DAY, one > MONTH_AND_DAY)
    if one <= MONTH_AND_DAY or other <= MONTH_AND_DAY:
        return False  # a year is missing
    if apart & DAY:
        return True  # no swap of two digits reaches from the year to the day
    if (
        apart & MONTH
        and _YEARS_OF_THE_LAST_DIGIT < abs((one >> _YEAR_BITS) - (other >> _YEAR_BITS)) < _YEARS_OF_THE_FIRST
    ):
        return True  # one that reaches the month changes nothing of the year but its last digit, or its first
    return born_level(_unpacked(one), _unpacked(other), near_years) is Level.DIFFERENT


@lru_cache(maxsize=65536)
def _other_day(one: int, other: int, year_known: bool) -> bool:
    """Within one year, whichever it is: the year plays no part, and so there is no year that is off."""
    year = int(year_known) << _YEAR_BITS
    return born_level(_unpacked(year | one), _unpacked(year | other), 0) is Level.DIFFERENT


def _unpacked(birth: int) -> NormalDate:
    month_and_day = birth & MONTH_AND_DAY
    return NormalDate(
        year=birth >> _YEAR_BITS,
        month=month_and_day >> 5,
        day=birth & DAY,
        default=month_and_day == _FIRST_OF_JANUARY,
    )
