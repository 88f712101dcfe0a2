"""C32 to C35 and C38 to C40: disclosure, MARAC, requests between agencies and challenge; row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.clocks import Level
from teamaround.practice.record.facts.forums import (
    ChallengeAnswered,
    ChallengeRaised,
    DisclosureMade,
    DisclosureNotMade,
    DisclosureStarted,
    InformationAnswered,
    InformationRequested,
    MaracAction,
    MaracHeld,
    MaracListed,
    MaracNotListed,
    MaracReferred,
    Urgency,
)
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.facts.meetings import PlanActionDone
from teamaround.practice.record.words import Answer, Harm, YesNoUnknown
from tests.practice.clocks.counting import clocks, shown
from tests.practice.telling import MOTHER, PARTNER, Story, at, family

STARTED = DisclosureStarted(to=MOTHER, about=PARTNER)
REFERRED = MaracReferred(victim=MOTHER, perpetrator=PARTNER)
LISTED = MaracListed(victim=MOTHER, perpetrator=PARTNER, meeting_on=date(2024, 5, 21))
HELD = MaracHeld(victim=MOTHER, perpetrator=PARTNER)
ABUSE = Incident(harms=(Harm.DOMESTIC_ABUSE,), harmed=(MOTHER,), by=(PARTNER,))


def _story(*told: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    return story


def _disclosed(support: bool | None) -> DisclosureMade:
    return DisclosureMade(to=MOTHER, about=PARTNER, support_present=support)


def _asked(urgency: Urgency) -> InformationRequested:
    return InformationRequested(request="r", agency="probation", urgency=urgency)


def _answered(answer: Answer, **more: str) -> InformationAnswered:
    return InformationAnswered(request="r", answer=answer, **more)


def _challenge(stage: int = 1, respond_by: str = "") -> ChallengeRaised:
    return ChallengeRaised(
        challenge="x",
        by_agency="school",
        to_agency="csc",
        nature="No visit for a month",
        expected="A visit this week",
        respond_by=at(respond_by) if respond_by else None,
        stage=stage,
    )


NOT_MADE = DisclosureNotMade(to=MOTHER, about=PARTNER, reason="She knows it all", decided_by="police")
ACTIONS = MaracHeld(
    victim=MOTHER,
    actions=(
        MaracAction(action="locks", what="New locks", owner="landlord", due=date(2024, 5, 24)),
        MaracAction(action="visit", what="A visit", owner="police"),
    ),
)
ROWS: list[tuple[str, list[tuple[Any, str]], str, list[tuple[str, str]]]] = [
    ("C32", [(STARTED, "2024-05-21T12:00")], "2024-06-01", [("2024-06-18T23:59", "running")]),
    (
        "C32",
        [(STARTED, "2024-05-21"), (_disclosed(True), "2024-06-12")],
        "2024-07-01",
        [("2024-06-18T23:59", "met")],
    ),
    (
        "C32",
        [(STARTED, "2024-05-21"), (_disclosed(False), "2024-06-12")],
        "2024-07-01",
        [("2024-06-18T23:59", "breached")],
    ),
    (
        "C32",
        [(STARTED, "2024-05-21"), (_disclosed(None), "2024-06-12")],
        "2024-07-01",
        [("2024-06-18T23:59", "breached")],
    ),
    ("C32", [(STARTED, "2024-05-21"), (NOT_MADE, "2024-06-12")], "2024-07-01", [("2024-06-18T23:59", "met")]),
    ("C33", [(REFERRED, "2024-05-03")], "2024-05-10", [("2024-05-17T23:59", "running")]),
    (
        "C33",
        [(REFERRED, "2024-05-03"), (LISTED, "2024-05-13")],
        "2024-05-14",
        [("2024-05-21T23:59", "running")],
    ),
    ("C33", [(LISTED, "2024-05-13")], "2024-05-14", [("2024-05-21T23:59", "running")]),
    ("C33", [(LISTED, "2024-05-13"), (HELD, "2024-05-21")], "2024-06-14", [("2024-05-21T23:59", "met")]),
    (
        "C33",
        [(REFERRED, "2024-05-03"), (MaracNotListed(victim=MOTHER, reason="Moved abroad"), "2024-05-10")],
        "2024-06-14",
        [("2024-05-17T23:59", "ceased")],
    ),
    (
        "C33",
        [(LISTED, "2024-05-13"), (HELD, "2024-05-21"), (REFERRED, "2024-08-01")],
        "2024-08-02",
        [("2024-05-21T23:59", "met"), ("2024-08-15T23:59", "running")],
    ),
    ("C34", [(HELD, "2024-05-21"), (ABUSE, "2024-08-01")], "2024-08-02", [("2024-08-15T23:59", "running")]),
    (
        "C34",
        [(HELD, "2024-05-21"), (ABUSE, "2024-08-01"), (LISTED, "2024-08-05")],
        "2024-08-06",
        [("2024-08-15T23:59", "met")],
    ),
    ("C34", [(HELD, "2023-05-21"), (ABUSE, "2024-05-22")], "2024-05-23", []),
    (
        "C34",
        [(HELD, "2024-05-21"), (Incident(harms=(Harm.NEGLECT,), by=(MOTHER,)), "2024-08-01")],
        "2024-08-02",
        [],
    ),
    (
        "C34",
        [(HELD, "2024-05-21"), (Incident(harms=(Harm.DOMESTIC_ABUSE,), by=("x",)), "2024-08-01")],
        "2024-08-02",
        [],
    ),
    ("C34", [(ABUSE, "2024-05-01"), (HELD, "2024-05-21")], "2024-08-02", []),
    (
        "C35",
        [(ACTIONS, "2024-05-21")],
        "2024-05-22",
        [("2024-05-24T23:59", "due_soon"), ("2024-06-05T23:59", "running")],
    ),
    (
        "C35",
        [
            (ACTIONS, "2024-05-21"),
            (PlanActionDone(action="locks", evidence="A receipt"), "2024-05-23"),
            (PlanActionDone(action="visit"), "2024-05-23"),
        ],
        "2024-05-25",
        [("2024-05-24T23:59", "met"), ("2024-06-05T23:59", "running")],
    ),
    ("C38", [(LISTED, "2024-05-13T12:00")], "2024-05-13T13:00", [("2024-05-14T23:59", "due_soon")]),
    (
        "C38",
        [(MaracListed(victim=MOTHER, emergency=True), "2024-05-13T12:00")],
        "2024-05-13T13:00",
        [("2024-05-14T12:00", "running")],
    ),
    ("C38", [(LISTED, "2024-05-20T12:00")], "2024-05-20T13:00", [("2024-05-21T12:00", "running")]),
    (
        "C38",
        [(LISTED, "2024-05-13"), (MaracHeld(victim=MOTHER, schools_contributed=("school",)), "2024-05-21")],
        "2024-05-22",
        [("2024-05-14T23:59", "met_late")],
    ),
    (
        "C38",
        [(LISTED, "2024-05-13"), (MaracHeld(victim=MOTHER, schools_contributed=("elm",)), "2024-05-21")],
        "2024-05-22",
        [("2024-05-14T23:59", "breached")],
    ),
    (
        "C39",
        [(_asked(Urgency.RED), "2024-05-11T20:00")],
        "2024-05-11T20:30",
        [("2024-05-12T00:00", "running")],
    ),
    (
        "C39",
        [(_asked(Urgency.URGENT), "2024-05-10T20:00")],
        "2024-05-11T20:30",
        [("2024-05-13T23:59", "due_soon")],
    ),
    ("C39", [(_asked(Urgency.ROUTINE), "2024-05-13T20:00")], "2024-05-14", [("2024-05-20T23:59", "running")]),
    (
        "C39",
        [(_asked(Urgency.URGENT), "2024-05-13"), (_answered(Answer.NOTHING_HELD), "2024-05-14")],
        "2024-05-20",
        [("2024-05-14T23:59", "met")],
    ),
    (
        "C39",
        [(_asked(Urgency.URGENT), "2024-05-13"), (_answered(Answer.NO_REPLY), "2024-05-14")],
        "2024-05-20",
        [("2024-05-14T23:59", "breached")],
    ),
    (
        "C39",
        [(_asked(Urgency.URGENT), "2024-05-13"), (_answered(Answer.REFUSED, what="No"), "2024-05-14")],
        "2024-05-20",
        [("2024-05-14T23:59", "breached")],
    ),
    (
        "C39",
        [
            (_asked(Urgency.URGENT), "2024-05-13"),
            (_answered(Answer.REFUSED, what="A court order", decided_by="A"), "2024-05-14"),
        ],
        "2024-05-20",
        [("2024-05-14T23:59", "met")],
    ),
    ("C40", [(_challenge(), "2024-05-13T10:00")], "2024-05-13T11:00", [("2024-05-14T23:59", "due_soon")]),
    ("C40", [(_challenge(2), "2024-05-13T10:00")], "2024-05-13T11:00", [("2024-05-16T23:59", "running")]),
    ("C40", [(_challenge(3), "2024-05-13T10:00")], "2024-05-13T11:00", [("2024-05-20T23:59", "running")]),
    ("C40", [(_challenge(4), "2024-05-13T10:00")], "2024-05-13T11:00", [("2024-05-28T23:59", "running")]),
    (
        "C40",
        [(_challenge(respond_by="2024-05-15T17:00"), "2024-05-13T10:00")],
        "2024-05-16",
        [("2024-05-15T17:00", "breached")],
    ),
    (
        "C40",
        [(_challenge(), "2024-05-13"), (ChallengeAnswered(challenge="x", met=YesNoUnknown.NO), "2024-05-14")],
        "2024-05-16",
        [("2024-05-14T23:59", "met")],
    ),
    (
        "C40",
        [(_challenge(), "2024-05-13"), (ChallengeAnswered(challenge="x", in_part=True), "2024-05-14")],
        "2024-05-16",
        [("2024-05-14T23:59", "met")],
    ),
    (
        "C40",
        [(_challenge(), "2024-05-13"), (ChallengeAnswered(challenge="x"), "2024-05-14")],
        "2024-05-16",
        [("2024-05-14T23:59", "breached")],
    ),
    (
        "C40",
        [
            (_challenge(), "2024-05-13"),
            (_challenge(2), "2024-05-15"),
            (ChallengeAnswered(challenge="x", met=YesNoUnknown.YES), "2024-05-16"),
        ],
        "2024-05-20",
        [("2024-05-14T23:59", "ceased"), ("2024-05-20T23:59", "met")],
    ),
]


@pytest.mark.parametrize(("code", "told", "now", "expected"), ROWS)
def test_clock_of_a_forum(
    code: str, told: list[tuple[Any, str]], now: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(clocks(_story(*told), now, code)) == expected


def test_school_part_comes_by_an_answer_to_what_was_asked_for_the_meeting() -> None:
    asked = InformationRequested(request="m", agency="school", forum="marac")
    story = _story((LISTED, "2024-05-13T12:00"), (asked, "2024-05-13T14:00"))
    story.tell(InformationAnswered(request="m", answer=Answer.NOTHING_HELD), "2024-05-14")
    assert [one[1] for one in shown(clocks(story, "2024-05-20", "C38"))] == ["met"]


def test_request_is_chased_when_half_the_time_has_gone() -> None:
    story = _story((_asked(Urgency.RED), "2024-05-11T20:00"))
    (clock,) = clocks(story, "2024-05-11T22:00", "C39")
    assert clock.moments[0].at == at("2024-05-11T22:00")
    assert (clock.level, clock.told) == (Level.BLUE, ("sw",))
    (late,) = clocks(story, "2024-05-12T00:01", "C39")
    assert (late.level, late.told) == (Level.AMBER, ("team_manager", "chair"))
