"""Counting in school days: mornings, the end of today, so many days on, and holidays."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.practice.calendar import (
    Calendar,
    Term,
    is_closed_until,
    next_school_morning,
    school_days_after,
    school_ends_today,
)
from tests.practice.telling import at

TERMS = Calendar(
    terms={
        "csb": (
            Term(starts=date(2024, 4, 8), ends=date(2024, 7, 19)),
            Term(starts=date(2024, 9, 3), ends=date(2024, 12, 20)),
        )
    }
)


@pytest.mark.parametrize(
    ("moment", "council", "morning"),
    [
        ("2024-04-20T01:20", "csb", "2024-04-22T08:30"),  # Saturday
        ("2024-04-22T07:00", "csb", "2024-04-22T08:30"),
        ("2024-04-22T08:30", "csb", "2024-04-23T08:30"),
        ("2024-05-03T20:00", "csb", "2024-05-07T08:30"),  # a bank holiday on Monday
        ("2024-07-19T16:00", "csb", "2024-09-03T08:30"),
        ("2024-07-19T16:00", "elsewhere", "2024-07-22T08:30"),  # terms not known: every working day
        ("2024-12-20T16:00", "csb", None),
    ],
)
def test_next_school_morning(moment: str, council: str, morning: str | None) -> None:
    expected = at(morning) if morning else None
    assert next_school_morning(at(moment), TERMS, council) == expected


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("2024-04-22T11:00", "2024-04-22T15:15"),
        ("2024-04-22T15:15", None),
        ("2024-04-20T11:00", None),
        ("2024-08-05T11:00", None),
    ],
)
def test_school_ends_today_only_while_it_is_open(moment: str, ends: str | None) -> None:
    assert school_ends_today(at(moment), TERMS, "csb") == (at(ends) if ends else None)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2024-05-07", "2024-05-14"),
        ("2024-05-01", "2024-05-09"),  # over a weekend and a bank holiday
        ("2024-07-25", "2024-09-09"),  # the first five days of term
        ("2024-12-20", "2024-12-31"),  # no term known after it: working days
    ],
)
def test_five_school_days_after(moment: str, day: str) -> None:
    assert school_days_after(at(moment), 5, TERMS, "csb").date().isoformat() == day


@pytest.mark.parametrize(
    ("moment", "until", "closed"),
    [
        ("2024-08-06T02:30", "2024-08-07", True),
        ("2024-04-20T02:30", "2024-04-22", False),
        ("2024-09-01T10:00", "2024-09-02", True),
        ("2024-09-02T10:00", "2024-09-03", False),
        ("2024-07-19T10:00", "2024-07-22", False),
    ],
)
def test_school_is_closed_until(moment: str, until: str, closed: bool) -> None:
    assert is_closed_until(at(moment), at(until), TERMS, "csb") is closed
