"""Comparing dates of birth."""

from __future__ import annotations

from teamaround.matching.identity.dates import NormalDate, one_transposition
from teamaround.matching.linkage.levels import Level


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
    if one_transposition(one, other):
        return Level.TRANSPOSED
    if same_year and one.default != other.default:
        return Level.PARTIAL
    if agreeing < 2:
        return Level.DIFFERENT
    if not same_year:
        return Level.NEAR_YEAR if abs(one.year - other.year) <= near_years else Level.OTHER_YEAR
    return Level.ONE_DIGIT if _one_digit(one, other) else Level.TWO_PARTS


def _one_digit(one: NormalDate, other: NormalDate) -> bool:
    if one.day == other.day:
        mine, theirs = one.month, other.month
    else:
        mine, theirs = one.day, other.day
    return mine // 10 == theirs // 10 or mine % 10 == theirs % 10
