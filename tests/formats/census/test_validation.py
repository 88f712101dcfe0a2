"""The live rules of the census, row by row: what breaks each, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.formats.census import (
    Assessment,
    Child,
    Episode,
    InNeedPlan,
    Level,
    ProtectionPlan,
    Section47,
    validate,
)
from teamaround.formats.census.rules import RULES
from teamaround.formats.census.validation import RULE_ROWS
from tests.formats.census.files import YEAR_END


def on(month: int, day: int, year: int = 2025) -> date:
    return date(year, month, day)


def plan(start: date | None, end: date | None = None, *reviews: date) -> ProtectionPlan:
    return ProtectionPlan(started_on=start, ended_on=end, reviewed_on=reviews)


def need(start: date | None, end: date | None = None) -> InNeedPlan:
    return InNeedPlan(started_on=start, ended_on=end)


def enquiry(
    start: date | None = None, held: date | None = None, not_required: bool | None = None
) -> Section47:
    return Section47(started_on=start, conference_on=held, conference_not_required=not_required)


def found(*episodes: Episode, as_at: date = YEAR_END) -> set[str]:
    child = Child(la_child_id="A1", episodes=episodes)
    return {finding.code for finding in validate(child, as_at, lambda day: day.weekday() < 5)}


TUESDAY, WEDNESDAY, SATURDAY = on(5, 6), on(5, 7), on(5, 10)
HELD = Episode(conference_on=TUESDAY)


@pytest.mark.parametrize(
    ("code", "episode", "broken"),
    [
        ("2884", Episode(conference_on=TUESDAY, section47=(enquiry(held=TUESDAY),)), True),
        ("2884", Episode(conference_on=TUESDAY, section47=(enquiry(held=WEDNESDAY),)), False),
        ("2884", Episode(section47=(enquiry(not_required=True),)), False),
        ("2885", Episode(conference_on=TUESDAY, protection_plans=(plan(TUESDAY),)), False),
        ("2885", Episode(conference_on=TUESDAY, protection_plans=(plan(WEDNESDAY),)), True),
        ("2885", Episode(section47=(enquiry(held=TUESDAY),), protection_plans=(plan(TUESDAY),)), False),
        ("2885", Episode(section47=(enquiry(held=TUESDAY),), protection_plans=(plan(WEDNESDAY),)), True),
        ("2885", Episode(protection_plans=(plan(TUESDAY),)), True),
        ("2885", Episode(protection_plans=(plan(on(5, 6, 2023)),)), False),
        ("4001", Episode(in_need_plans=(need(TUESDAY),), protection_plans=(plan(WEDNESDAY),)), True),
        (
            "4001",
            Episode(in_need_plans=(need(TUESDAY, WEDNESDAY),), protection_plans=(plan(WEDNESDAY),)),
            False,
        ),
        ("4016", Episode(in_need_plans=(need(WEDNESDAY),), protection_plans=(plan(TUESDAY),)), True),
        (
            "4016",
            Episode(in_need_plans=(need(WEDNESDAY),), protection_plans=(plan(TUESDAY, WEDNESDAY),)),
            False,
        ),
        ("4016", Episode(in_need_plans=(need(TUESDAY),), protection_plans=(plan(WEDNESDAY),)), False),
        ("4017", Episode(in_need_plans=(need(TUESDAY),), protection_plans=(plan(WEDNESDAY),)), True),
        (
            "4017",
            Episode(in_need_plans=(need(TUESDAY, WEDNESDAY),), protection_plans=(plan(WEDNESDAY),)),
            False,
        ),
        ("8565", Episode(closed_on=TUESDAY, assessments=(Assessment(started_on=WEDNESDAY),)), True),
        ("8565", Episode(closed_on=TUESDAY, assessments=(Assessment(authorised_on=TUESDAY),)), False),
        ("8565", Episode(closed_on=TUESDAY, protection_plans=(plan(TUESDAY, WEDNESDAY),)), True),
        ("8565", Episode(closed_on=TUESDAY, in_need_plans=(need(TUESDAY, WEDNESDAY),)), True),
        ("8565", Episode(closed_on=TUESDAY, section47=(enquiry(held=WEDNESDAY),)), True),
        ("8565", Episode(closed_on=TUESDAY, conference_on=WEDNESDAY), True),
        ("8565", Episode(assessments=(Assessment(started_on=WEDNESDAY),)), False),
        ("8670Q", Episode(assessments=(Assessment(started_on=on(1, 26, 2026)),)), True),
        ("8670Q", Episode(assessments=(Assessment(started_on=on(1, 27, 2026)),)), False),
        ("8670Q", Episode(assessments=(Assessment(started_on=TUESDAY, authorised_on=WEDNESDAY),)), False),
        ("8675Q", Episode(section47=(enquiry(on(3, 9, 2026)),)), True),
        ("8675Q", Episode(section47=(enquiry(on(3, 10, 2026)),)), False),
        ("8675Q", Episode(section47=(enquiry(TUESDAY, held=WEDNESDAY),)), False),
        ("8675Q", Episode(section47=(enquiry(TUESDAY, not_required=True),)), False),
        ("8675Q", Episode(section47=(enquiry(TUESDAY, not_required=False),)), True),
        ("8840", Episode(protection_plans=(plan(TUESDAY, TUESDAY),)), True),
        ("8840", Episode(protection_plans=(plan(TUESDAY, WEDNESDAY),)), False),
        ("8841", Episode(protection_plans=(plan(TUESDAY, None, TUESDAY),)), True),
        ("8841", Episode(protection_plans=(plan(TUESDAY, None, WEDNESDAY),)), False),
        ("8868", Episode(closed_on=TUESDAY, section47=(enquiry(),)), True),
        ("8868", Episode(closed_on=TUESDAY, section47=(enquiry(not_required=True),)), False),
        ("8868", Episode(closed_on=TUESDAY, section47=(enquiry(held=TUESDAY),)), False),
        ("8868", Episode(section47=(enquiry(),)), False),
        ("8870Q", Episode(section47=(Section47(conference_target=SATURDAY),)), True),
        ("8870Q", Episode(section47=(Section47(conference_target=TUESDAY),)), False),
        ("8875", Episode(conference_on=SATURDAY), True),
        ("8875", Episode(section47=(enquiry(held=SATURDAY),)), True),
        ("8875", HELD, False),
        ("8925", Episode(protection_plans=(plan(WEDNESDAY, TUESDAY),)), True),
        ("8925", Episode(protection_plans=(plan(TUESDAY, WEDNESDAY),)), False),
        ("8935", Episode(protection_plans=(plan(TUESDAY), plan(WEDNESDAY))), True),
        ("8935", Episode(protection_plans=(plan(TUESDAY, WEDNESDAY), plan(WEDNESDAY))), False),
        ("8940", Episode(protection_plans=(plan(TUESDAY, on(9, 1)), plan(WEDNESDAY, on(6, 1)))), True),
        ("8940", Episode(protection_plans=(plan(TUESDAY, WEDNESDAY), plan(WEDNESDAY))), True),
        ("8940", Episode(protection_plans=(plan(TUESDAY, WEDNESDAY), plan(on(9, 1)))), False),
    ],
)
def test_rule_is_broken_or_kept(code: str, episode: Episode, broken: bool) -> None:
    assert (code in found(episode)) is broken


def test_plans_of_two_episodes_are_compared() -> None:
    assert {"8935", "8940"} <= found(
        Episode(protection_plans=(plan(TUESDAY),)), Episode(protection_plans=(plan(WEDNESDAY),))
    )


def test_plans_of_either_kind_are_compared_across_episodes() -> None:
    protected = Episode(protection_plans=(plan(TUESDAY),))
    in_need = Episode(in_need_plans=(need(WEDNESDAY),))
    assert "4016" in found(protected, in_need)
    assert "4017" in found(
        Episode(in_need_plans=(need(TUESDAY),)), Episode(protection_plans=(plan(WEDNESDAY),))
    )


def test_working_days_are_those_that_are_passed_in() -> None:
    child = Child(la_child_id="A1", episodes=(Episode(section47=(enquiry(on(3, 9, 2026)),)),))
    assert [finding.code for finding in validate(child, YEAR_END, lambda day: False)] == []


def test_finding_says_rule_level_episode_and_fields_in_words() -> None:
    (finding,) = validate(
        Child(la_child_id="A1", episodes=(HELD, Episode(conference_on=SATURDAY))), YEAR_END, lambda day: True
    )
    assert (finding.code, finding.level, finding.episode, finding.fields) == (
        "8875",
        Level.ERROR,
        2,
        ("DateOfInitialCPC",),
    )
    assert finding.words.endswith(".")


def test_table_and_functions_name_the_same_rules() -> None:
    assert sorted(RULES) == sorted(row.code for row in RULE_ROWS)


def test_rules_are_silent_before_they_are_in_force() -> None:
    assert found(Episode(conference_on=SATURDAY), as_at=on(3, 31, 2021)) == set()


def test_child_with_nothing_recorded_breaks_no_rule() -> None:
    assert (
        found(Episode(), Episode(protection_plans=(plan(None),), section47=(enquiry(not_required=True),)))
        == set()
    )
