"""When a safeguard fails, and which later moments are looked at: edges found by putting faults into them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.alerts import turning_points
from teamaround.practice.alerts.safeguards import red
from teamaround.practice.alerts.safeguards import turning_points as safeguards_turn
from teamaround.practice.record.facts.controls import ControlChecked, ControlRecorded, ControlSort, Released
from teamaround.practice.record.facts.forums import InformationRequested, MaracHeld, MaracPoint, Urgency
from teamaround.practice.record.facts.happenings import Statement
from teamaround.practice.record.facts.people import PersonDescribed
from teamaround.practice.record.words import YesNoUnknown
from tests.practice.telling import (
    CALENDAR,
    MOTHER,
    PARTNER,
    Story,
    at,
    conference,
    control,
    core_group,
    family,
)

Told = tuple[Any, str]
OWNED = {"owner": "com", "check_method": "weekly call"}
CHECKED = ControlChecked(control="K1", by="com")
RELEASED = Released(person=PARTNER)
LAST_SECOND = "2024-05-04T23:59:59"


def story_of(told: list[Told]) -> Story:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    return story


RAN_OUT = (control(**OWNED, until=date(2024, 5, 4)), "2024-05-01")
LEANT_ON = [
    # what was told, levels on 10 May of a safeguard that ran out with 4 May
    ([RAN_OUT], ["amber"]),  # ran out unnoticed
    ([RAN_OUT, (core_group("csc", relied_on=("K1",)), LAST_SECOND)], ["amber"]),
    ([RAN_OUT, (core_group("csc"), LAST_SECOND)], ["amber"]),  # met while it still held
    ([RAN_OUT, (core_group("csc"), "2024-05-05T00:00")], []),  # met without it
    ([RAN_OUT, (core_group("csc", relied_on=("K1",)), "2024-05-05T00:00")], ["amber"]),
    (
        [RAN_OUT, (core_group("csc", relied_on=("K1",)), LAST_SECOND), (core_group("csc"), "2024-05-06")],
        [],
    ),
]


@pytest.mark.parametrize(("told", "levels"), LEANT_ON)
def test_safeguard_that_ran_out_is_leant_on_by_what_came_after_its_last_second(
    told: list[Told], levels: list[str]
) -> None:
    assert story_of(told).levels("2024-05-10", "A23") == levels


RED = [
    # what was told beside a safeguard of 1 May, since when it is red
    ([(RELEASED, "2024-05-03")], "2024-05-03"),
    ([(RELEASED, "2024-04-03")], "2024-04-03"),  # four weeks before it was made, to the minute
    ([(RELEASED, "2024-04-03T08:59")], None),
    ([(RELEASED, "2024-05-03"), (CHECKED, "2024-05-03")], None),
    ([(RELEASED, "2024-05-03"), (CHECKED, "2024-05-02")], "2024-05-03"),
    ([(CHECKED, "2024-05-02"), (RELEASED, "2024-05-03"), (CHECKED, "2024-05-04")], None),
]


@pytest.mark.parametrize(("told", "since"), RED)
def test_safeguard_is_red_from_a_release_that_no_check_came_after(
    told: list[Told], since: str | None
) -> None:
    case = story_of([(control(**OWNED), "2024-05-01"), *told]).case("2024-05-10")
    found = red(case, case.controls["K1"], at("2024-05-10"))
    assert (found.since if found else None) == (at(since) if since else None)


WEEKS = [
    # checks beside a safeguard and a release of 1 May, as at, since when it is red
    (["2024-05-06"], "2024-05-15T23:59:59", None),
    (["2024-05-06"], "2024-05-16T00:00", "2024-05-15T23:59:59"),  # the second week
    (["2024-05-06", "2024-05-20"], "2024-05-21", None),  # a check since then makes up for it
    (["2024-05-06", "2024-05-15", "2024-05-20"], "2024-05-29T23:59:59", None),
    (["2024-05-06", "2024-05-15", "2024-05-20"], "2024-05-30T00:00", "2024-05-29T23:59:59"),  # the fourth
    (["2024-05-06", "2024-05-15", "2024-05-20", "2024-05-24"], "2024-06-20", None),  # later it is amber
]


@pytest.mark.parametrize(("checks", "now", "since"), WEEKS)
def test_safeguard_is_red_from_the_week_after_a_release_in_which_nobody_saw_it_hold(
    checks: list[str], now: str, since: str | None
) -> None:
    checked: list[Told] = [(CHECKED, on) for on in checks]
    case = story_of([(control(**OWNED), "2024-05-01"), (RELEASED, "2024-05-01"), *checked]).case(now)
    found = red(case, case.controls["K1"], at(now))
    assert (found.since.isoformat()[:19] if found else None) == since


def test_safeguard_is_looked_at_again_in_the_second_after_its_last_day() -> None:
    case = story_of([RAN_OUT]).case("2024-05-01")
    assert safeguards_turn(case, at("2024-05-01")) == (at("2024-05-05T00:00"), at("2024-05-16T00:00"))
    assert safeguards_turn(case, at("2024-05-05T00:00")) == (at("2024-05-16T00:00"),)
    assert turning_points(case, at("2024-05-05T00:00"), CALENDAR) == (at("2024-05-16T00:00"),)


def test_contradiction_is_looked_at_again_just_after_it_has_long_been_open() -> None:
    told: list[Told] = [
        (conference(core_group=("csc", "school")), "2024-02-01"),
        (Statement(question="q", answer="yes", by="met"), "2024-02-12"),
        (Statement(question="q", answer="no", by=MOTHER), "2024-02-12T10:00"),
    ]
    case = story_of(told).case("2024-02-13")
    assert at("2024-03-12T00:00") in turning_points(case, at("2024-02-13"), CALENDAR)
    assert at("2024-03-12T00:00") not in turning_points(case, at("2024-03-12T00:00"), CALENDAR)


POINT = MaracPoint(
    person=PARTNER,
    what="rang 111",
    from_agency="nca",
    address_given=YesNoUnknown.UNKNOWN,
    occurred_at=at("2024-04-30"),
    who_was_told=("csc",),
)
MARAC = MaracHeld(victim=MOTHER, points=(POINT,))


def asked(urgency: Urgency = Urgency.ROUTINE) -> InformationRequested:
    return InformationRequested(
        request="R1", agency="nca", what="which address", about=(PARTNER,), urgency=urgency
    )


ASKED = [
    # what was told beside the minute of 1 May, levels of A09
    ([], ["amber"]),
    ([(asked(), "2024-04-30")], ["amber"]),
    ([(asked(), "2024-05-01")], []),  # in the meeting itself
    ([(control(), "2024-04-20"), (asked(), "2024-05-02")], ["amber"]),
    ([(control(), "2024-04-20"), (asked(Urgency.RED), "2024-05-02")], []),
    # what binds somebody else, or does not bind, or not yet, makes it no matter of hours
    ([(control("custody"), "2024-04-20"), (asked(), "2024-05-02")], []),
    ([(control(since=date(2024, 6, 1)), "2024-04-20"), (asked(), "2024-05-02")], []),
]


@pytest.mark.parametrize(("told", "levels"), ASKED)
def test_point_of_a_minute_is_settled_by_asking_since_and_at_once_where_a_condition_bound(
    told: list[Told], levels: list[str]
) -> None:
    assert story_of([*told, (MARAC, "2024-05-01")]).levels("2024-05-03", "A09") == levels


def test_condition_of_somebody_else_makes_no_question_of_this_adult_urgent() -> None:
    other = ControlRecorded(control="K9", sort=ControlSort.NO_CONTACT, person="guest")
    told: list[Told] = [(other, "2024-04-20"), (asked(), "2024-05-02"), (MARAC, "2024-05-01")]
    assert story_of(told).levels("2024-05-03", "A09") == []


def test_release_of_somebody_who_has_nothing_to_do_with_the_child_is_no_news() -> None:
    story = story_of(
        [(conference(core_group=("csc", "school", "gp")), "2024-02-01"), (control(), "2024-04-20")]
    )
    story.tell(PersonDescribed(person="guest", given_names="Ida"), "2024-05-01")
    story.tell(Released(person="guest"), "2024-05-02")
    assert story.levels("2024-05-03", "A19") == []
    story.tell(RELEASED, "2024-05-02")
    assert story.levels("2024-05-03", "A19") == ["amber"]
