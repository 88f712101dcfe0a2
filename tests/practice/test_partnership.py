"""What a partnership sets for itself is read strictly, and a mistake is told with its place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from teamaround.practice.calendar import Term
from teamaround.practice.clocks.table import table_of
from teamaround.practice.partnership import PartnershipFileError, read_partnership

WHOLE = b"""
terms:
  marl:
    - {name: Summer, starts: 2026-04-13, ends: 2026-07-21}
    - {name: Spring, starts: 2026-01-05, ends: 2026-03-27}
extra_holidays: [2026-06-15]
not_holidays: [2026-05-25]
clocks:
  - {code: C12, council: marl, name: Visit to a child on a plan, trigger: protection_plan_made_or_visit_made,
     length: 15, unit: working_days, met_by: [visit_made], owner: sw, breaches: [{level: B2}],
     counts_as_met: the child was seen, source: procedures of an invented council, paragraph: section 4,
     provenance: INV, verified_on: null, in_force_from: 2026-01-01, in_force_to: null, changed_by: council}
"""
CLOCK = WHOLE[WHOLE.index(b"clocks:") :]


def test_terms_days_off_and_clocks_of_a_partnership() -> None:
    calendar = read_partnership(WHOLE)
    spring, summer = calendar.terms["marl"]
    assert spring == Term(starts=date(2026, 1, 5), ends=date(2026, 3, 27))
    assert summer.ends == date(2026, 7, 21)
    assert not calendar.is_working_day(date(2026, 6, 15))
    assert calendar.is_working_day(date(2026, 5, 25))
    assert not calendar.is_school_day(date(2026, 4, 1), "marl")
    assert calendar.is_school_day(date(2026, 4, 1), "another council")


@pytest.mark.parametrize(
    ("council", "on", "length"),
    [
        pytest.param("marl", date(2026, 5, 1), 15, id="its own children"),
        pytest.param("other", date(2026, 5, 1), 10, id="another council's"),
        pytest.param("marl", date(2025, 12, 31), 10, id="before it was in force"),
    ],
)
def test_a_councils_own_clock_replaces_the_general_one_for_its_children(
    council: str, on: date, length: int
) -> None:
    row = table_of(read_partnership(WHOLE)).row("C12", on, council)
    assert row is not None
    assert row.length == length


def test_an_empty_file_changes_nothing() -> None:
    calendar = read_partnership(b"{}")
    assert calendar.in_working_hours(datetime(2026, 5, 5, 9, 0, tzinfo=UTC))
    assert calendar.terms == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            b"terms: {marl: [{starts: 2026-05-01, ends: 2026-04-01}]}", "ends before", id="ends first"
        ),
        pytest.param(
            b"terms: {marl: [{starts: 2026-01-05, ends: 2026-03-27}, {starts: 2026-03-27, ends: 2026-04-01}]}",
            "begins within",
            id="two terms at once",
        ),
        pytest.param(b"terms: {marl: [{starts: soon, ends: 2026-04-01}]}", r"\$\.terms", id="no date"),
        pytest.param(b"holidays: []", "holidays", id="unknown field"),
        pytest.param(CLOCK.replace(b"C12", b"C99"), "C99", id="no such clock"),
        pytest.param(CLOCK.replace(b"council: marl, ", b""), "names its council: C12", id="nobody's clock"),
        pytest.param(CLOCK.replace(b"length: 15", b"length: long"), "length", id="no number"),
        pytest.param(b"terms: [", "flow", id="no YAML"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_place(content: bytes, said: str) -> None:
    with pytest.raises(PartnershipFileError, match=said):
        read_partnership(content)
