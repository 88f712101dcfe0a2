"""Dates and spans as the pages say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.service.pages.words import dates

LONDON = dates.LONDON
NOW = datetime(2024, 5, 11, 20, 22, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("say", "words"),
    [
        (dates.day, "11 May 2024"),
        (dates.short_day, "11 May"),
        (dates.brief_day, "11 May 2024"),
        (dates.weekday, "Saturday 11 May 2024"),
        (dates.short_weekday, "Sat 11 May"),
        (dates.clock_time, "8:22pm"),
        (dates.moment, "11 May 2024, 8:22pm"),
        (dates.brief_moment, "11 May 2024, 8:22pm"),
        (dates.full_moment, "Saturday 11 May 2024, 8:22pm"),
    ],
)
def test_moment_is_said_in_each_form(say: object, words: str) -> None:
    assert callable(say)
    assert say(NOW) == words


def test_day_of_a_moment_in_another_zone_is_londons() -> None:
    assert dates.day(datetime(2024, 5, 11, 23, 30, tzinfo=UTC)) == "12 May 2024"


def test_day_of_a_plain_date_needs_no_zone() -> None:
    assert dates.day(date(2024, 2, 1)) == "1 February 2024"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (0, 0, "12 midnight"),
        (0, 5, "12:05am"),
        (9, 0, "9am"),
        (12, 0, "12 noon"),
        (12, 30, "12:30pm"),
        (18, 0, "6pm"),
        (20, 5, "8:05pm"),
    ],
)
def test_clock_time_is_short_and_plain(hour: int, minute: int, words: str) -> None:
    assert dates.clock_time(datetime(2024, 5, 11, hour, minute, tzinfo=LONDON)) == words


def test_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        dates.clock_time(NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=20), "under 1 min"),
        (timedelta(minutes=4), "4 min"),
        (timedelta(minutes=45), "45 min"),
        (timedelta(hours=4, minutes=30), "4 h 30 min"),
        (timedelta(hours=9), "9 h"),
        (timedelta(hours=16), "16 h"),
        (timedelta(hours=31), "31 h"),
        (timedelta(hours=48), "2 days"),
        (timedelta(days=45), "45 days"),
        (timedelta(days=418), "418 days"),
    ],
)
def test_lag_uses_the_largest_honest_unit(span: timedelta, words: str) -> None:
    assert dates.lag(span) == words


def test_lag_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        dates.lag(timedelta(minutes=-1))


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (NOW + timedelta(minutes=47), "9:09pm, 47 min left"),
        (NOW + timedelta(hours=1, minutes=38), "10pm, 1 h left"),
        (datetime(2024, 5, 13, 15, 15, tzinfo=LONDON), "Mon 13 May, 3:15pm, 1 day left"),
        (NOW - timedelta(days=3), "Wed 8 May, 8:22pm, 3 days late"),
        (NOW - timedelta(minutes=5), "8:17pm, 5 min late"),
    ],
)
def test_deadline_is_the_time_then_what_is_left(due: datetime, words: str) -> None:
    assert dates.deadline(due, NOW) == words


def test_left_across_the_change_of_clocks_counts_real_hours() -> None:
    before = datetime(2024, 3, 31, 0, 30, tzinfo=LONDON)
    assert dates.left(datetime(2024, 3, 31, 2, 30, tzinfo=LONDON), before) == "1 h left"


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (timedelta(minutes=13), "13 min ago"),
        (timedelta(hours=9), "9 h ago"),
        (timedelta(days=1), "1 day ago"),
    ],
)
def test_ago_says_how_long(then: timedelta, words: str) -> None:
    assert dates.ago(NOW - then, NOW) == words


def test_ago_of_what_lies_ahead_is_refused() -> None:
    with pytest.raises(ValueError, match="ahead"):
        dates.ago(NOW + timedelta(minutes=1), NOW)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW, "tonight"),
        (NOW.replace(hour=9), "today"),
        (date(2024, 5, 10), "yesterday"),
        (date(2024, 5, 12), "tomorrow"),
        (date(2024, 5, 1), "1 May"),
        (date(2023, 5, 1), "1 May 2023"),
    ],
)
def test_spoken_day_is_what_people_say(at: date, words: str) -> None:
    assert dates.spoken_day(at, NOW) == words


@given(st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_lag_of_anything_ends_in_a_unit(span: timedelta) -> None:
    assert dates.lag(span).endswith(("min", " h", "days"))
