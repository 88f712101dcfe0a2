"""Days and moments as others write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.strict.dates import (
    birth_day,
    hl7_day,
    parse_day,
    parse_hl7_moment,
    parse_moment,
    year_allowed,
)

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("31/01/2026", date(2026, 1, 31)),
        ("31/02/2026", None),
        ("", None),
        ("soon", None),
    ],
)
def test_day_is_read_in_the_first_format_that_fits(text: str, day: date | None) -> None:
    assert parse_day(text, ("iso", "%d/%m/%Y")) == day


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("20260214205800+0000", datetime(2026, 2, 14, 20, 58, tzinfo=UTC)),
        ("20260714205800+0100", datetime(2026, 7, 14, 19, 58, tzinfo=UTC)),
        ("202607142058+01", datetime(2026, 7, 14, 19, 58, tzinfo=UTC)),
        ("20260714205800.123Z", datetime(2026, 7, 14, 20, 58, tzinfo=UTC)),
        ("202607142058", datetime(2026, 7, 14, 19, 58, tzinfo=UTC)),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("20261399", None),
        ("@@start@@+00", None),
        ("", None),
    ],
)
def test_hl7_moment_is_read_or_none(text: str, when: datetime | None) -> None:
    assert parse_hl7_moment(text, LONDON) == when


@pytest.mark.parametrize(
    ("text", "day"),
    [("19910305", "1991-03-05"), ("199103", "1991-03"), ("1991", "1991"), ("?", "?"), ("", "")],
)
def test_hl7_day_is_as_exact_as_written(text: str, day: str) -> None:
    assert hl7_day(text) == day


@pytest.mark.parametrize(
    ("day", "allowed"), [(date(1899, 12, 31), False), (date(1900, 1, 1), True), (date(2101, 1, 1), False)]
)
def test_year_has_a_range(day: date, allowed: bool) -> None:
    assert year_allowed(day) is allowed


@pytest.mark.parametrize(
    ("text", "read", "faulty"),
    [
        ("1991-03-05", "1991-03-05", False),
        ("1991-02-31", "1991-02-31", False),
        ("9999-12-31", "9999-12-31", True),
        ("", "", False),
    ],
)
def test_birth_day_out_of_range_is_a_fault_and_an_impossible_one_is_kept(
    text: str, read: str, faulty: bool
) -> None:
    day, fault = birth_day(text, ("iso",))
    assert (day, bool(fault)) == (read, faulty)


@given(st.datetimes())
def test_moment_written_as_iso_is_read_back(when: datetime) -> None:
    read = parse_moment(when.isoformat(), ("iso",), LONDON)
    assert read is not None
    assert read.replace(tzinfo=None) == when
