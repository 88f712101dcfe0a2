"""A23: owner, way of checking, checks in time, expiry, and what turns it red."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.alerts import turning_points
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.facts.controls import (
    CheckResult,
    ControlChecked,
    ControlEnded,
    ControlVaried,
    MovedArea,
    Released,
    TakenIntoCustody,
)
from tests.practice.telling import MOTHER, PARTNER, Story, at, control, core_group, family

OWNED = {"owner": "probation", "check_method": "weekly call"}
CHECKED = ControlChecked(control="K1", by="probation")


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


ROWS = [
    # what was told, as at, levels
    ([(control(), "2024-04-09")], "2024-04-10", ["amber"]),
    ([(control(owner="probation"), "2024-04-09")], "2024-04-10", ["amber"]),
    ([(control(check_method="call"), "2024-04-09")], "2024-04-10", ["amber"]),
    ([(control(**OWNED), "2024-04-09")], "2024-04-10", []),
    ([(control(**OWNED, relied_on=False), "2024-04-09")], "2024-06-10", []),
    ([(control(relied_on=False), "2024-04-09")], "2024-04-10", []),
    (
        [(control(relied_on=False), "2024-04-09"), (core_group("csc", relied_on=("K1",)), "2024-04-10")],
        "2024-04-11",
        ["amber"],
    ),
    # checks in time: 14 days
    ([(control(**OWNED), "2024-04-09")], "2024-04-23T23:59:59", []),
    ([(control(**OWNED), "2024-04-09")], "2024-04-24T00:00", ["amber"]),
    ([(control(**OWNED), "2024-04-09"), (CHECKED, "2024-04-20")], "2024-05-04T12:00", []),
    ([(control(**OWNED), "2024-04-09"), (CHECKED, "2024-04-20")], "2024-05-05T00:00", ["amber"]),
    ([(control(**OWNED), "2024-04-09"), (CHECKED, "2024-05-05")], "2024-05-06", []),
    # only what somebody else saw to hold counts as a check
    (
        [
            (control(**OWNED), "2024-04-09"),
            (ControlChecked(control="K1", by="probation", result=CheckResult.NOT_CONFIRMED), "2024-04-20"),
        ],
        "2024-04-25",
        ["amber"],
    ),
    (
        [
            (control(**OWNED, protects=(MOTHER,)), "2024-04-09"),
            (ControlChecked(control="K1", by=MOTHER), "2024-04-20"),
        ],
        "2024-04-25",
        ["amber"],
    ),
    (
        [(control(**OWNED), "2024-04-09"), (ControlChecked(control="K1", by=PARTNER), "2024-04-20")],
        "2024-04-25",
        ["amber"],
    ),
    # an owner and a method found later
    ([(control(), "2024-04-09"), (ControlVaried(control="K1", **OWNED), "2024-04-12")], "2024-04-13", []),
    # released, recalled, moved
    ([(control(), "2024-04-09"), (Released(person=PARTNER), "2024-04-10")], "2024-04-11", ["red"]),
    (
        [(control(), "2024-04-09"), (TakenIntoCustody(person=PARTNER, recall=True), "2024-04-10")],
        "2024-04-11",
        ["red"],
    ),
    ([(control(), "2024-04-09"), (MovedArea(person=PARTNER), "2024-04-10")], "2024-04-11", ["red"]),
    ([(control(), "2024-04-09"), (Released(person="another"), "2024-04-10")], "2024-04-11", ["amber"]),
    ([(Released(person=PARTNER), "2024-01-10"), (control(), "2024-04-09")], "2024-04-11", ["amber"]),
    ([(Released(person=PARTNER), "2024-04-09T08:00"), (control(), "2024-04-09")], "2024-04-11", ["red"]),
    ([(control(**OWNED), "2024-04-09"), (Released(person=PARTNER), "2024-04-10")], "2024-04-11", []),
    (
        [(control(), "2024-04-09"), (Released(person=PARTNER), "2024-04-10"), (CHECKED, "2024-04-12")],
        "2024-04-13",
        ["amber"],
    ),
    # weekly for 28 days after a release
    ([(control(**OWNED), "2024-09-20"), (Released(person=PARTNER), "2024-09-20")], "2024-09-27T23:59:59", []),
    (
        [(control(**OWNED), "2024-09-20"), (Released(person=PARTNER), "2024-09-20")],
        "2024-09-28T00:00",
        ["red"],
    ),
    (
        [(control(**OWNED), "2024-09-20"), (Released(person=PARTNER), "2024-09-20"), (CHECKED, "2024-09-26")],
        "2024-10-04T12:00",
        [],
    ),
    (
        [(control(**OWNED), "2024-09-20"), (Released(person=PARTNER), "2024-09-20"), (CHECKED, "2024-09-26")],
        "2024-10-05T00:00",
        ["red"],  # seen to hold in the first week, and in the second by nobody (AC-U9-3)
    ),
    # expired or ended
    ([(control(**OWNED, until=date(2024, 4, 20)), "2024-04-09")], "2024-04-20T12:00", []),
    ([(control(**OWNED, until=date(2024, 4, 20)), "2024-04-09")], "2024-04-21", ["amber"]),
    (
        [(control(**OWNED, until=date(2024, 4, 20)), "2024-04-09"), (core_group("csc"), "2024-04-22")],
        "2024-04-23",
        [],
    ),
    (
        [
            (control(**OWNED, until=date(2024, 4, 20)), "2024-04-09"),
            (core_group("csc", relied_on=("K1",)), "2024-04-22"),
        ],
        "2024-04-23",
        ["amber"],
    ),
    ([(control(), "2024-04-09"), (ControlEnded(control="K1"), "2024-04-12")], "2024-04-13", []),
    (
        [
            (control(), "2024-04-09"),
            (ControlEnded(control="K1"), "2024-04-12"),
            (core_group("csc", relied_on=("K1",)), "2024-04-14"),
        ],
        "2024-04-15",
        ["amber"],
    ),
    # a meeting leans on something that is not on the register
    ([(core_group("csc", relied_on=("licence elsewhere",)), "2024-04-09")], "2024-04-10", ["amber"]),
]


@pytest.mark.parametrize(("story", "now", "levels"), ROWS)
def test_unwitnessed_safeguard_in_story_has_level(story: list[Any], now: str, levels: list[str]) -> None:
    assert told(*story).levels(now, "A23") == levels


def test_release_with_conditions_nobody_owns_is_red_at_once() -> None:
    story = told(
        (control("exclusion_area", "K3", areas=("Sandshire",), since=date(2024, 9, 20)), "2024-09-20T09:30"),
        (control("no_contact", "K4", protects=(MOTHER,), since=date(2024, 9, 20)), "2024-09-20T09:30"),
        (Released(person=PARTNER), "2024-09-20T09:30"),
    )
    assert story.levels("2024-09-20T09:30", "A23") == ["red", "red"]


def test_unwitnessed_safeguard_tells_owner_and_keeps_its_key() -> None:
    story = told((control(owner="probation"), "2024-04-09"))
    (amber,) = story.alerts("2024-04-10", "A23")
    story.tell(Released(person=PARTNER), "2024-04-12")
    (red,) = story.alerts("2024-04-13", "A23")
    assert (red.key, red.to, red.to_agencies) == (
        amber.key,
        (
            "sw",
            "chair",
        ),
        ("probation",),
    )
    assert (red.since, red.level_since) == (at("2024-04-09"), at("2024-04-12"))
    assert red.explanation.what == (
        "“No contact” about Rowan Pike is relied on, but nobody has said how it is checked"
    )


def test_lapse_counts_from_the_day_the_check_was_due() -> None:
    (alert,) = told((control(**OWNED), "2024-04-09")).alerts("2024-05-01", "A23")
    assert alert.since == at("2024-04-23T23:59:59")


def test_turning_points_name_each_moment_at_which_a_check_may_lapse() -> None:
    story = told(
        (control(**OWNED, until=date(2024, 12, 1)), "2024-09-20"),
        (Released(person=PARTNER), "2024-09-20"),
        (CHECKED, "2024-09-26"),
    )
    found = turning_points(story.case("2024-10-01"), at("2024-10-01"), Calendar())
    assert [moment.date().isoformat() for moment in found] == [
        "2024-10-05",
        "2024-10-11",
        "2024-10-12",
        "2024-10-19",
        "2024-12-02",
    ]
