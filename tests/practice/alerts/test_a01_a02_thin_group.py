"""A01 thin core group and A02 agency withdrew, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.facts.meetings import (
    AgencyJoined,
    AgencyLeft,
    DepartureAnswered,
    PlanEnded,
    PlanEndReason,
    PlanSort,
    PlanStarted,
)
from teamaround.practice.record.facts.people import PersonDescribed
from tests.practice.telling import Story, at, conference, core_group, family

FOUR = ("csc", "school", "health_0_19", "turning_tide")
ICPC = (conference(core_group=FOUR), "2024-02-23")
TWO = (conference(core_group=("csc", "school")), "2024-02-23")


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


def left(agency: str, **more: Any) -> AgencyLeft:
    return AgencyLeft(agency=agency, **more)


A01_ROWS = [
    # what was told, as at, levels
    ([ICPC], "2024-02-24", []),
    ([TWO], "2024-02-24", ["amber"]),
    ([(conference(core_group=("csc",)), "2024-02-23")], "2024-02-24", ["red"]),
    ([(conference(core_group=()), "2024-02-23")], "2024-02-24", ["red"]),
    # a census cannot say who is in the group: unknown is not nobody, until somebody met
    ([(conference(core_group_unknown=True), "2024-02-23")], "2024-02-24", []),
    (
        [(conference(core_group_unknown=True), "2024-02-23"), (core_group("csc", "school"), "2024-03-08")],
        "2024-03-09",
        ["amber"],
    ),
    # one silence is no silence; two are
    ([ICPC, (core_group("csc", "school", "health_0_19"), "2024-03-08")], "2024-03-09", []),
    (
        [ICPC, (core_group("csc", "school"), "2024-03-08"), (core_group("csc", "school"), "2024-04-05")],
        "2024-04-06",
        ["amber"],
    ),
    (
        [ICPC, (core_group("csc"), "2024-03-08"), (core_group("csc"), "2024-04-05")],
        "2024-04-06",
        ["red"],
    ),
    # who joined between the two missed one alone
    (
        [
            TWO,
            (core_group("csc", "school"), "2024-03-08"),
            (AgencyJoined(agency="haven"), "2024-03-10"),
            (core_group("csc", "school"), "2024-04-05"),
        ],
        "2024-04-06",
        [],
    ),
    # information sent counts as being there
    (
        [
            ICPC,
            (core_group("csc", "school"), "2024-03-08"),
            (core_group("csc", "school", contributed=("health_0_19",)), "2024-04-05"),
        ],
        "2024-04-06",
        [],
    ),
    # an agency that left is inactive at once
    (
        [ICPC, (left("health_0_19"), "2024-03-01"), (left("turning_tide"), "2024-03-02")],
        "2024-03-03",
        ["amber"],
    ),
    ([ICPC, (left("health_0_19"), "2024-03-01")], "2024-03-03", []),
    # a third agency ends it
    ([TWO, (AgencyJoined(agency="haven"), "2024-03-01")], "2024-03-03", []),
    ([TWO, (core_group("csc", "school", contributed=("police",)), "2024-03-01")], "2024-03-03", []),
    # social care counts once, family not at all, another child's school not either
    (
        [(conference(core_group=("csc", "north_nights", "front", "school")), "2024-02-23")],
        "2024-02-24",
        ["amber"],
    ),
    (
        [
            (PersonDescribed(person="gran"), "2024-02-01"),
            (conference(core_group=("csc", "school", "gran")), "2024-02-23"),
        ],
        "2024-02-24",
        ["amber"],
    ),
    ([(conference(core_group=("csc", "school", "elm")), "2024-02-23")], "2024-02-24", ["amber"]),
    # only an active child protection plan
    (
        [(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-02-23"), (core_group("csc"), "2024-03-01")],
        "2024-03-03",
        [],
    ),
    (
        [TWO, (PlanEnded(sort=PlanSort.CHILD_PROTECTION, reason=PlanEndReason.CONFERENCE), "2024-03-01")],
        "2024-03-03",
        [],
    ),
]


@pytest.mark.parametrize(("story", "now", "levels"), A01_ROWS)
def test_thin_core_group_of_story_has_level(story: list[Any], now: str, levels: list[str]) -> None:
    assert told(*story).levels(now, "A01") == levels


def test_thin_core_group_of_the_review_first_fires_when_the_second_silence_is_minuted() -> None:
    story = told(
        (conference(core_group=FOUR), "2023-02-24"),
        (core_group("csc", "school", "health_0_19"), "2023-03-08"),
        (left("health_0_19", reason="no unmet need"), "2023-03-22"),
    )
    assert story.levels("2023-04-04", "A01") == []
    story.tell(core_group("csc", "school"), "2023-04-05T13:00")
    (first,) = story.alerts("2023-04-05T14:00", "A01")
    story.tell(left("turning_tide", reason="negative tests"), "2023-04-12")
    (later,) = story.alerts("2023-04-13", "A01")
    assert (first.key, first.since, first.entry_id) == (later.key, later.since, later.entry_id)
    assert later.to == ("sw", "team_manager", "chair")
    assert later.about == ("csc", "school")


def test_minute_that_is_written_late_counts_by_when_its_core_group_was_held() -> None:
    story = told(ICPC, (core_group(*FOUR), "2024-04-05"))
    story.tell(core_group("csc", "school"), "2024-03-08", recorded="2024-04-20")
    story.tell(core_group("csc", "school"), "2024-05-03")
    assert story.levels("2024-05-04", "A01") == []
    story.tell(core_group("csc", "school"), "2024-05-31")
    assert story.levels("2024-06-01", "A01") == ["amber"]


def test_thin_core_group_that_gets_thinner_keeps_its_key_and_turns_red() -> None:
    story = told(TWO)
    (amber,) = story.alerts("2024-02-24", "A01")
    story.tell(left("school"), "2024-03-01")
    (red,) = story.alerts("2024-03-02", "A01")
    assert (red.key, str(amber.level), str(red.level)) == (amber.key, "amber", "red")
    assert red.level_since > red.since


A02_ROWS = [
    ([ICPC, (left("health_0_19"), "2024-03-01")], "2024-03-02", ["health_0_19"]),
    ([ICPC, (left("health_0_19", accepted=True), "2024-03-01")], "2024-03-02", ["health_0_19"]),
    ([ICPC, (left("health_0_19", accepted=True, gap_holder="school"), "2024-03-01")], "2024-03-02", []),
    (
        [
            ICPC,
            (left("health_0_19"), "2024-03-01"),
            (DepartureAnswered(agency="health_0_19", accepted=True, gap_holder="school"), "2024-03-05"),
        ],
        "2024-03-06",
        [],
    ),
    (
        [
            ICPC,
            (left("health_0_19"), "2024-03-01"),
            (DepartureAnswered(agency="health_0_19", accepted=False), "2024-03-05"),
        ],
        "2024-03-06",
        ["health_0_19"],
    ),
    (
        [ICPC, (left("health_0_19"), "2024-03-01"), (AgencyJoined(agency="health_0_19"), "2024-03-05")],
        "2024-03-06",
        [],
    ),
    (
        [ICPC, (core_group(*FOUR[:3]), "2024-03-08"), (core_group(*FOUR[:3]), "2024-04-05")],
        "2024-04-06",
        ["turning_tide"],
    ),
    ([ICPC, (core_group(*FOUR[:3]), "2024-03-08"), (core_group(*FOUR), "2024-04-05")], "2024-04-06", []),
    # it outlives the plan while anything is open, and ends with the last
    (
        [
            ICPC,
            (left("health_0_19"), "2024-03-01"),
            (PlanEnded(sort=PlanSort.CHILD_PROTECTION, reason=PlanEndReason.CONFERENCE), "2024-03-05"),
            (PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-03-05"),
        ],
        "2024-03-06",
        ["health_0_19"],
    ),
    (
        [
            ICPC,
            (left("health_0_19"), "2024-03-01"),
            (PlanEnded(sort=PlanSort.CHILD_PROTECTION, reason=PlanEndReason.CONFERENCE), "2024-03-05"),
        ],
        "2024-03-06",
        [],
    ),
]


@pytest.mark.parametrize(("story", "now", "agencies"), A02_ROWS)
def test_withdrawal_in_story_names_the_agency(story: list[Any], now: str, agencies: list[str]) -> None:
    alerts = told(*story).alerts(now, "A02")
    assert [alert.about[0] for alert in alerts] == agencies
    assert all(alert.level == "amber" and alert.to == ("sw", "chair") for alert in alerts)
    assert [alert.to_agencies for alert in alerts] == [(agency,) for agency in agencies]


def test_silence_is_raised_by_the_second_meeting_without_the_agency() -> None:
    story = told(ICPC, (core_group(*FOUR[:3]), "2024-03-08"))
    second = story.tell(core_group(*FOUR[:3]), "2024-04-05")
    (alert,) = story.alerts("2024-04-06", "A02")
    assert (alert.entry_id, alert.since) == (second, at("2024-04-05"))


def test_meetings_of_an_earlier_plan_do_not_count() -> None:
    ends = PlanEnded(sort=PlanSort.CHILD_PROTECTION, reason=PlanEndReason.CONFERENCE)
    story = told(
        ICPC,
        (core_group(*FOUR[:3]), "2024-03-08"),
        (core_group(*FOUR[:3]), "2024-04-05"),
        (ends, "2024-04-10"),
        (conference(core_group=FOUR), "2024-04-20"),
        (core_group(*FOUR[:3]), "2024-05-03"),
    )
    assert (story.alerts("2024-05-04", "A01"), story.alerts("2024-05-04", "A02")) == ([], [])


def test_two_minutes_of_the_same_moment_are_two_core_groups() -> None:
    met = (core_group("csc", "school"), "2024-03-07")
    (alert,) = told((conference(core_group=("csc", "school", "health_0_19")), "2024-02-23"), met, met).alerts(
        "2024-03-08", "A02"
    )
    assert (alert.about, alert.since) == (("health_0_19",), at("2024-03-07"))
