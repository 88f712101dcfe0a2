"""The table itself: a council's own row, editions of the guidance, days in force, counting back, and the page of it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from teamaround.practice.alerts.late import late_clocks
from teamaround.practice.calendar import Calendar, Unit, counted_back
from teamaround.practice.clocks import ClockTable, shipped_table
from teamaround.practice.clocks.document import clocks_page
from teamaround.practice.clocks.rules import RULES
from teamaround.practice.clocks.running import still_open
from teamaround.practice.record.facts import family
from teamaround.practice.record.facts.people import ChildDescribed
from teamaround.practice.record.roles import Role
from tests.practice.clocks.stories import clocks, told
from tests.practice.telling import CALENDAR, CHILD, at, conference

OWN = b"""
clocks:
  - {code: C12, council: marl, name: Visit, trigger: protection_plan_made_or_visit_made, length: 15, unit: working_days,
     met_by: [visit_made], owner: sw, breaches: [{level: B2}], counts_as_met: the child was seen,
     source: procedures of an invented council, paragraph: section 4, provenance: INV, verified_on: null,
     in_force_from: 2024-04-01, in_force_to: 2024-12-31, changed_by: council}
"""


def due(council: str, on: str, table: ClockTable) -> list[str]:
    story = told((ChildDescribed(child=CHILD, council=council), "2024-01-02"), (conference(), on))
    return [f"{one.due:%Y-%m-%d}" for one in clocks(story, f"{on}T10:00", "C12", table)]


@pytest.mark.parametrize(
    ("council", "on", "expected"),
    [
        ("marl", "2024-04-02", "2024-04-23"),  # its own row
        ("marl", "2024-03-27", "2024-04-12"),  # before its own row was in force
        ("marl", "2025-01-02", "2025-01-16"),  # and after
        ("fen", "2024-04-02", "2024-04-16"),  # another council
    ],
)
def test_councils_own_row_replaces_the_shipped_one_for_its_children_while_in_force(
    council: str, on: str, expected: str
) -> None:
    assert due(council, on, shipped_table().with_local(OWN)) == [expected]


def test_clock_keeps_the_row_of_the_council_responsible_when_it_started() -> None:
    story = told(
        (ChildDescribed(child=CHILD, council="marl"), "2024-01-02"),
        (conference(), "2024-04-02"),
        (family.TransferAnswered(by_council="fen", accepted=True), "2024-04-10"),
    )
    (clock,) = clocks(story, "2024-04-11", "C12", shipped_table().with_local(OWN))
    assert clock.due == at("2024-04-23T23:59:59")


def test_every_rule_that_is_given_the_partnerships_calendar_goes_by_its_councils_row() -> None:
    calendar = Calendar(own_clocks=OWN)
    story = told((ChildDescribed(child=CHILD, council="marl"), "2024-01-02"), (conference(), "2024-04-02"))
    case, now = story.case("2024-04-18T10:00"), at("2024-04-18T10:00")
    assert {one.due for one in still_open(case, now, calendar) if one.code == "C12"} == {
        at("2024-04-23T23:59:59")
    }
    assert "C12" in late_clocks(case, now, CALENDAR)
    assert "C12" not in late_clocks(case, now, calendar)


def test_local_row_without_its_council_is_refused() -> None:
    with pytest.raises(ValueError, match="names its council: C12"):
        shipped_table().with_local(OWN.replace(b"council: marl, ", b""))


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        ("2017-01-01", "WT2018"),
        ("2023-12-14", "WT2018"),
        ("2023-12-15", "WT2023"),
        ("2026-03-18", "WT2023"),
        ("2026-03-19", "WT2026"),
    ],
)
def test_edition_of_the_guidance_goes_by_the_day(on: str, edition: str) -> None:
    assert shipped_table().edition_on(date.fromisoformat(on)) == edition


def test_row_that_an_edition_no_longer_carries_gives_way_to_the_next() -> None:
    table = shipped_table()
    general = table.row("C13", date(2024, 1, 1))
    assert general is not None
    before = msgspec.structs.replace(general, editions=("WT2018", "WT2023"))
    after = msgspec.structs.replace(general, length=2, editions=("WT2026",))
    table = msgspec.structs.replace(table, clocks=(before, after))
    lengths = [row.length for on in (date(2025, 1, 1), date(2026, 6, 1)) if (row := table.row("C13", on))]
    assert lengths == [3, 2]
    assert [row.length for row in table.ruleset("WT2026")] == [2]


def test_every_edition_keeps_the_law_and_the_local_rows() -> None:
    table = shipped_table()
    resting_on_none = {row.code for row in table.clocks if not row.editions}
    for one in table.editions:
        assert resting_on_none < {row.code for row in table.ruleset(one.edition)}


def test_everybody_who_is_told_is_a_role() -> None:
    table, roles = shipped_table(), {role.value for role in Role}
    named = {row.owner for row in table.clocks} | {row.chaired_by for row in table.clocks}
    named |= {role for row in table.clocks for mark in row.marks for role in mark.told}
    named |= {role for telling in table.breach_levels.values() for role in telling.told}
    assert named - roles <= {"owner"}


@pytest.mark.parametrize(
    ("length", "unit", "found"),
    [
        (2, Unit.WEEKS, "2023-08-05T00:00"),
        (24, Unit.ELAPSED_HOURS, "2023-08-18T23:59:59"),
        (2, Unit.WORKING_DAYS, "2023-08-17T00:00"),
        (3, Unit.DAYS, "2023-08-16T00:00"),
        (1, Unit.MONTHS, "2023-07-19T00:00"),
    ],
)
def test_mark_before_a_deadline_is_counted_back(length: int, unit: Unit, found: str) -> None:
    assert counted_back(at("2023-08-19T23:59:59"), length, unit, CALENDAR) == at(found)


def test_page_has_a_line_for_every_clock() -> None:
    lines = clocks_page().splitlines()
    assert {code for code in RULES if any(line.startswith(f"| {code} |") for line in lines)} == set(RULES)
    assert all(line.count(" | ") == 9 for line in lines if line.startswith("| C"))
