"""A07, A08 and A09: the school not told, a child linked to MARAC, a minute that leaves things open; row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.alerts import Alert, Level, evaluate
from teamaround.practice.record.facts.family import SchoolTold
from teamaround.practice.record.facts.forums import (
    InformationAnswered,
    InformationRequested,
    MaracHeld,
    MaracListed,
    MaracPoint,
    Urgency,
)
from teamaround.practice.record.facts.front_door import StrategyMeetingHeld
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.facts.meetings import PlanEnded, PlanEndReason, PlanSort, PlanStarted
from teamaround.practice.record.facts.school import SchoolNotTold, WhyNotTold
from teamaround.practice.record.words import Answer, Harm, YesNoUnknown
from tests.practice.clocks.counting import TERMS, case_of
from tests.practice.telling import CHILD, HOME, MOTHER, PARTNER, Story, at, control, family

ALONE = Incident(what="Left alone", harms=(Harm.LEFT_ALONE,), harmed=(CHILD,))
LISTED = MaracListed(
    victim=MOTHER, perpetrator=PARTNER, meeting_on=date(2024, 5, 21), schools=("school", "elm")
)


def alerts(story: Story, now: str, code: str) -> list[Alert]:
    return [one for one in evaluate(case_of(story, now), at(now), TERMS) if one.code == code]


def _open(*told: tuple[Any, str]) -> Story:
    story = family("violent")
    story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-01-15")
    for fact, when in told:
        story.tell(fact, when, name=f"n{len(story.entries)}" if fact is not ALONE else "news")
    return story


APPROVED = SchoolNotTold(
    school="school", reason=WhyNotTold.RISK_TO_CHILD, about_entry="news", manager="A manager"
)


@pytest.mark.parametrize(
    ("told", "now", "levels"),
    [
        ([(ALONE, "2024-03-05T11:00")], "2024-03-06T23:59:59", []),
        ([(ALONE, "2024-03-05T11:00")], "2024-03-07T00:00", ["amber"]),
        ([(ALONE, "2024-08-06T11:00")], "2024-08-20", []),  # holidays: not before the first morning of term
        ([(ALONE, "2024-08-06T11:00")], "2024-09-03T08:31", ["amber"]),
        (
            [
                (ALONE, "2024-03-05T11:00"),
                (SchoolTold(school="school", about_entry="news", acknowledged=True), "2024-03-08"),
            ],
            "2024-03-09",
            [],
        ),
        (
            [(ALONE, "2024-03-05T11:00"), (SchoolTold(school="school", about_entry="news"), "2024-03-06")],
            "2024-03-09",
            ["amber"],
        ),
        ([(ALONE, "2024-03-05T11:00"), (APPROVED, "2024-03-06")], "2024-03-09", []),
        (
            [(ALONE, "2024-03-05T11:00"), (APPROVED, "2024-03-06")],
            "2024-03-21",
            ["amber"],
        ),  # it holds for ten working days
        (
            [
                (ALONE, "2024-03-05T11:00"),
                (PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.GOALS_MET), "2024-03-08"),
            ],
            "2024-03-09",
            [],
        ),
    ],
)
def test_school_not_told(told: list[tuple[Any, str]], now: str, levels: list[str]) -> None:
    assert [str(one.level) for one in alerts(_open(*told), now, "A07")] == levels


def test_school_not_told_goes_to_worker_and_manager_and_asks_the_school_to_call() -> None:
    (alert,) = alerts(_open((ALONE, "2024-03-05T11:00")), "2024-03-07", "A07")
    assert (alert.to, alert.notices) == (("sw", "team_manager"), ("dsl",))
    assert alert.since == at("2024-03-07T00:00")
    assert "nothing says that school knows" in alert.explanation.what


def test_several_concerns_that_wait_are_one_alert() -> None:
    story = _open((ALONE, "2024-03-05T11:00"))
    story.tell(ALONE, "2024-03-06T11:00")
    (alert,) = alerts(story, "2024-03-08", "A07")
    assert alert.explanation.what.startswith("2 new concerns")
    assert len(alert.also) == 1


@pytest.mark.parametrize(
    ("told", "now", "raised"),
    [
        ([(LISTED, "2024-05-13T12:00")], "2024-05-13T12:00", 1),
        ([(LISTED, "2024-05-13T12:00"), (MaracHeld(victim=MOTHER), "2024-05-21")], "2024-05-22", 0),
        ([(LISTED, "2024-05-13T12:00"), (MaracHeld(victim="other"), "2024-05-21")], "2024-05-22", 1),
        ([(MaracHeld(victim=MOTHER), "2024-05-21")], "2024-05-22", 0),
    ],
)
def test_child_linked_to_marac(told: list[tuple[Any, str]], now: str, raised: int) -> None:
    assert len(alerts(_open(*told), now, "A08")) == raised


def test_marac_child_goes_to_school_and_worker_and_names_no_other_school() -> None:
    (alert,) = alerts(_open((LISTED, "2024-05-13T12:00")), "2024-05-13T13:00", "A08")
    assert (alert.level, alert.to, alert.about) == (Level.AMBER, ("dsl", "sw"), ("school",))
    assert "elm" not in repr(alert)
    assert "Pike" not in repr(alert)


def test_marac_child_ends_when_the_school_has_answered() -> None:
    story = _open((LISTED, "2024-05-13T12:00"))
    story.tell(InformationRequested(request="m", agency="school", about=(MOTHER,)), "2024-05-13T14:00")
    story.tell(InformationAnswered(request="m", answer=Answer.NOTHING_HELD), "2024-05-14")
    assert alerts(story, "2024-05-15", "A08") == []


WHOLE: dict[str, Any] = {
    "person": PARTNER,
    "what": "Rang for tablets",
    "from_agency": "health",
    "occurred_at": at("2024-05-11T20:05"),
    "who_was_told": ("csc",),
}


def _minute(**point: Any) -> MaracHeld:
    return MaracHeld(victim=MOTHER, points=(MaracPoint(**point),))


@pytest.mark.parametrize(
    ("minute", "open_words"),
    [
        (
            _minute(person=PARTNER, what="Rang for tablets", from_agency="health"),
            "which address was given, if one was, when it was and who was told",
        ),
        (_minute(**WHOLE), "which address was given, if one was"),
        (_minute(**WHOLE, address_given=YesNoUnknown.YES), "whose address it was"),
        (_minute(**WHOLE, address_given=YesNoUnknown.YES, place=HOME), ""),
        (_minute(**WHOLE, address_given=YesNoUnknown.NO), ""),
        (_minute(**WHOLE, address_given=YesNoUnknown.UNKNOWN), "which address was given, if one was"),
        (MaracHeld(victim=MOTHER), ""),
        (
            StrategyMeetingHeld(agencies=("csc",), points=(MaracPoint(**WHOLE),)),
            "which address was given, if one was",
        ),
        (StrategyMeetingHeld(agencies=("csc",)), ""),
    ],
)
def test_minute_not_explicit(minute: Any, open_words: str) -> None:
    found = alerts(_open((minute, "2024-05-21T10:00")), "2024-05-21T10:00", "A09")
    expected = [f"The minute about Rowan Pike does not say {open_words}"] if open_words else []
    assert [one.explanation.what for one in found] == expected
    assert "tablets" not in repr(found)


def test_minute_of_marac_goes_to_its_coordinator_and_of_a_strategy_meeting_to_the_manager() -> None:
    (marac,) = alerts(_open((_minute(**WHOLE), "2024-05-21")), "2024-05-22", "A09")
    strategy = StrategyMeetingHeld(agencies=("csc",), points=(MaracPoint(**WHOLE),))
    (other,) = alerts(_open((strategy, "2024-05-21")), "2024-05-22", "A09")
    assert (marac.level, marac.to, marac.to_agencies) == (
        Level.AMBER,
        ("marac_coordinator", "chair"),
        ("health",),
    )
    assert other.to == ("team_manager", "chair")


@pytest.mark.parametrize(
    ("bound", "urgency", "settled"),
    [
        (False, Urgency.ROUTINE, True),
        (True, Urgency.ROUTINE, False),
        (True, Urgency.RED, True),
    ],
)
def test_unknown_address_is_settled_by_asking_and_at_once_where_a_condition_binds(
    bound: bool, urgency: Urgency, settled: bool
) -> None:
    story = _open()
    if bound:
        story.tell(control("no_contact", protects=(MOTHER,)), "2024-05-01")
    story.tell(_minute(**WHOLE, address_given=YesNoUnknown.UNKNOWN), "2024-05-21T10:00")
    (alert,) = alerts(story, "2024-05-21T10:00", "A09")
    assert alert.requests == ("health_0_19",)
    story.tell(
        InformationRequested(request="w", agency="health", about=(PARTNER,), urgency=urgency),
        "2024-05-21T11:00",
    )
    assert (alerts(story, "2024-05-21T12:00", "A09") == []) is settled
