"""The counting rules of domain 3.1, row by row, and against a walker that looks at every day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.calendar import (
    LONDON,
    Calendar,
    Term,
    Unit,
    add_elapsed_hours,
    add_months,
    add_working_hours,
    deadline,
    due_soon_from,
    end_of_day,
    instant,
)

CALENDAR = Calendar()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


VECTORS = [
    ("2023-02-04", 1, "working_days", "2023-02-06"),
    ("2023-02-04", 45, "working_days", "2023-04-11"),
    ("2023-02-06", 15, "working_days", "2023-02-27"),
    ("2023-02-24", 10, "working_days", "2023-03-10"),
    ("2023-02-24", 3, "months", "2023-05-24"),
    ("2023-04-22", 20, "working_days", "2023-05-23"),
    ("2023-04-29", 16, "weeks", "2023-08-19"),
    ("2023-04-29", 24, "weeks", "2023-10-14"),
    ("2024-03-07", 15, "working_days", "2024-03-28"),
    ("2024-03-27", 10, "working_days", "2024-04-12"),
    ("2024-03-27", 3, "months", "2024-06-27"),
    ("2024-06-19", 6, "months", "2024-12-19"),
    ("2024-01-31", 1, "months", "2024-02-29"),  # 31 -> last day of the month
    ("2024-08-31", 6, "months", "2025-02-28"),
    ("2026-12-24", 1, "working_days", "2026-12-29"),  # 28 December 2026 stands in for Boxing Day
    ("2024-06-12", 28, "days", "2024-07-10"),
]


@pytest.mark.parametrize(("trigger", "length", "unit", "due"), VECTORS)
def test_deadline_of_domain_vector_is_end_of_that_day(trigger: str, length: int, unit: str, due: str) -> None:
    found = deadline(at(f"{trigger}T09:30"), length, Unit(unit), CALENDAR)
    assert found == end_of_day(date.fromisoformat(due))
    assert found.time() == time(23, 59, 59)


def test_police_protection_across_clock_change_ends_at_midnight_summer_time() -> None:
    ends = add_elapsed_hours(at("2024-03-30T23:00"), 72)
    assert ends.isoformat() == "2024-04-03T00:00:00+01:00"


def test_elapsed_hours_across_autumn_change_keep_their_length() -> None:
    start = at("2024-10-26T12:00")
    assert instant(add_elapsed_hours(start, 24)) - instant(start) == timedelta(hours=24)
    assert add_elapsed_hours(start, 24).isoformat() == "2024-10-27T11:00:00+00:00"


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2024-05-10T09:00", 4, "2024-05-10T13:00"),
        ("2024-05-10T15:00", 4, "2024-05-13T10:30"),  # two hours on Friday, two on Monday
        ("2024-05-11T20:05", 4, "2024-05-13T12:30"),  # Saturday counts from Monday's opening
        ("2024-05-10T06:00", 4, "2024-05-10T12:30"),
        ("2024-05-10T17:00", 4, "2024-05-13T12:30"),
        ("2024-05-24T16:00", 4, "2024-05-28T11:30"),  # over a bank holiday
        ("2024-05-10T08:30", 8.5, "2024-05-10T17:00"),
    ],
)
def test_working_hours_count_only_office_time(start: str, hours: float, due: str) -> None:
    assert add_working_hours(at(start), hours, CALENDAR) == at(due)


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ("2024-05-10T08:29", False),
        ("2024-05-10T08:30", True),
        ("2024-05-10T16:59", True),
        ("2024-05-10T17:00", False),
        ("2024-05-11T12:00", False),
        ("2024-05-06T12:00", False),  # bank holiday
    ],
)
def test_in_working_hours_at_moment_follows_decision_28(moment: str, open_: bool) -> None:
    assert CALENDAR.in_working_hours(at(moment)) is open_


@pytest.mark.parametrize(
    ("start", "due", "unit", "soon"),
    [
        ("2023-02-24T10:00", "2023-03-10T23:59:59", "working_days", "2023-03-08T00:00"),
        ("2024-06-19T10:00", "2024-12-19T23:59:59", "months", "2024-12-12T23:59:59"),
        ("2023-04-22T21:15", "2023-04-25T21:15", "elapsed_hours", "2023-04-25T03:15"),
    ],
)
def test_due_soon_begins_as_decision_42_says(start: str, due: str, unit: str, soon: str) -> None:
    assert due_soon_from(at(start), at(due), Unit(unit), CALENDAR) == at(soon)


def test_partnership_may_add_and_remove_holidays() -> None:
    calendar = Calendar(
        extra_holidays=frozenset({date(2024, 5, 8)}), not_holidays=frozenset({date(2024, 5, 6)})
    )
    assert calendar.is_working_day(date(2024, 5, 6))
    assert not calendar.is_working_day(date(2024, 5, 8))


def test_school_days_follow_terms_of_the_council() -> None:
    terms = {
        "csb": (
            Term(starts=date(2023, 4, 17), ends=date(2023, 7, 21)),
            Term(starts=date(2023, 9, 5), ends=date(2023, 12, 20)),
        )
    }
    calendar = Calendar(terms=terms)
    assert calendar.is_school_day(date(2023, 7, 21), "csb")
    assert not calendar.is_school_day(date(2023, 8, 7), "csb")
    assert calendar.next_school_day(date(2023, 8, 6), "csb") == date(2023, 9, 5)
    assert calendar.next_school_day(date(2023, 12, 20), "csb") is None
    assert calendar.is_school_day(date(2023, 8, 7), "other")
    assert not calendar.knows_terms_of("other")


def test_negative_or_zoneless_counting_is_refused() -> None:
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.working_days_after(date(2024, 5, 1), -1)
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2024, 5, 1))  # noqa: DTZ001  # the missing zone is what is tested


DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2040, 12, 31))


@given(day=DAYS, number=st.integers(min_value=0, max_value=80))
def test_working_days_after_agrees_with_a_walker(day: date, number: int) -> None:
    walked = [day + timedelta(days=step) for step in range(1, 200)]
    working = [one for one in walked if CALENDAR.is_working_day(one)]
    assert CALENDAR.working_days_after(day, number) == (working[number - 1] if number else day)


@given(day=DAYS, number=st.integers(min_value=1, max_value=40))
def test_working_days_before_undoes_after(day: date, number: int) -> None:
    later = CALENDAR.working_days_after(day, number)
    assert CALENDAR.working_days_before(later, number) <= day


HALF_HOUR = timedelta(minutes=30)


@given(
    half_hours_on=st.integers(min_value=0, max_value=60_000), halves=st.integers(min_value=1, max_value=40)
)
def test_working_hours_agree_with_a_half_hour_walker(half_hours_on: int, halves: int) -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC) + half_hours_on * HALF_HOUR
    walker, left = start, halves
    while left:
        left -= CALENDAR.in_working_hours(walker)
        walker += HALF_HOUR
    assert instant(add_working_hours(start, halves / 2, CALENDAR)) == walker


@given(day=DAYS, number=st.integers(min_value=0, max_value=60))
def test_add_months_keeps_the_day_or_takes_the_last(day: date, number: int) -> None:
    later = add_months(day, number)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == number
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
