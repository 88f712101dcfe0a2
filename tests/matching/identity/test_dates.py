"""Dates of birth as agencies write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching.identity import normal_date, one_transposition


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1988-11-23", "1988-11-23"),
        ("23/11/1988", "1988-11-23"),
        ("23.11.1988", "1988-11-23"),
        ("23-11-88", "1988-11-23"),
        ("01/02/05", "2005-02-01"),
        ("19881123", "1988-11-23"),
        ("1988-11-23T00:00:00+00:00", "1988-11-23"),
        ("23 Nov 1988", "1988-11-23"),
        ("23rd November 1988", "1988-11-23"),
        ("1988/11/23", "1988-11-23"),
        ("1988-13-05", "1988-05-13"),
        ("11/23/1988", "1988-11-23"),
        ("31/02/1988", "1988-02"),
        ("29/02/1987", "1987-02"),
        ("29/02/1988", "1988-02-29"),
        ("1988-00-00", "1988"),
        ("1988-45-45", "1988"),
        ("1988", "1988"),
        ("11/1988", "1988-11"),
        ("1988-11", "1988-11"),
        ("1900-01-01", ""),
        ("01/01/1900", ""),
        ("9999-12-31", ""),
        ("1066-10-14", ""),
        ("not known", ""),
        ("", ""),
    ],
)
def test_normal_date_as_written_gives_what_is_known(written: str, iso: str) -> None:
    assert normal_date(written).iso == iso


@pytest.mark.parametrize(
    ("written", "default"), [("1988-01-01", True), ("1988-01-02", False), ("1988", False)]
)
def test_normal_date_first_of_january_is_marked_default(written: str, default: bool) -> None:
    assert normal_date(written).default is default


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1988-03-11", "1988-11-03", True),  # day and month swapped
        ("1988-11-23", "1988-11-32", False),  # no such day
        ("1988-11-12", "1988-11-21", True),  # two adjacent digits of the day
        ("1978-11-23", "1987-11-23", True),  # two adjacent digits of the year
        ("1988-10-23", "1988-01-23", True),  # two adjacent digits of the month
        ("1988-11-23", "1988-11-24", False),  # one digit changed
        ("1988-11-23", "1989-11-23", False),  # another year
        ("1988-03-11", "1989-11-03", False),  # swapped, and another year
        ("1988-11-23", "1986-01-02", False),
    ],
)
def test_one_transposition_is_one_swap_and_no_more(one: str, other: str, expected: bool) -> None:
    first, second = normal_date(one), normal_date(other)
    assert one_transposition(first, second) is one_transposition(second, first) is expected


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}", fullmatch=True))
def test_normal_date_of_any_text_is_idempotent(written: str) -> None:
    once = normal_date(written)
    assert normal_date(once.iso).iso == once.iso


@given(st.dates(min_value=date(1901, 1, 2), max_value=date(2099, 12, 31)))
def test_normal_date_reads_every_day_both_ways(day: date) -> None:
    assert normal_date(day.isoformat()).iso == normal_date(f"{day:%d/%m/%Y}").iso == day.isoformat()
