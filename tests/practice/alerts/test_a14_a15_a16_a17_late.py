"""A14 to A17: requests, challenges, contacts and flags that are late; row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts import Alert, evaluate, turning_points
from teamaround.practice.record.entry import Told
from teamaround.practice.record.facts.forums import (
    ChallengeAnswered,
    ChallengeRaised,
    InformationAnswered,
    InformationRequested,
    Urgency,
)
from teamaround.practice.record.facts.meetings import PlanEnded, PlanEndReason, PlanSort, PlanStarted
from teamaround.practice.record.facts.people import PersonDescribed
from teamaround.practice.record.facts.rights import ContactLeft, ContactVerified, FlagConfirmed
from teamaround.practice.record.words import Answer, YesNoUnknown
from tests.practice.clocks.counting import TERMS, case_of
from tests.practice.telling import Story, at, family

ASKED = InformationRequested(request="r", agency="probation", what="Where he lives", urgency=Urgency.URGENT)
ANSWER = InformationAnswered(request="r", answer=Answer.ANSWERED)
SILENCE = InformationAnswered(request="r", answer=Answer.NO_REPLY)
RAISED = ChallengeRaised(
    challenge="x", by_agency="school", to_agency="csc", nature="No visit", expected="A visit this week"
)
SECOND = ChallengeRaised(
    challenge="x",
    by_agency="school",
    to_agency="csc",
    nature="No visit",
    expected="A visit this week",
    stage=2,
)
LAST = ChallengeRaised(
    challenge="x",
    by_agency="school",
    to_agency="csc",
    nature="No visit",
    expected="A visit this week",
    stage=4,
)
REPLY = ChallengeAnswered(challenge="x", met=YesNoUnknown.YES)
AGREED = ChallengeAnswered(challenge="x", met=YesNoUnknown.YES, agreed_by_raiser=True)
NOT_AGREED = ChallengeAnswered(challenge="x", met=YesNoUnknown.YES, agreed_by_raiser=False)
LISTED = ContactVerified(agency="school", role="dsl")
ENDED = PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.GOALS_MET)


def alerts(story: Story, now: str, code: str) -> list[Alert]:
    return [one for one in evaluate(case_of(story, now), at(now), TERMS) if one.code == code]


def _open(*told: tuple[Any, str], school_told: bool = True) -> Story:
    story = family()
    receipt = (Told(agency="school", at=at("2024-01-05")),) if school_told else ()
    story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-01-05", told=receipt)
    for fact, when in told:
        story.tell(fact, when)
    return story


ROWS: list[tuple[str, list[tuple[Any, str]], str, list[tuple[str, tuple[str, ...]]]]] = [
    ("A14", [(ASKED, "2024-05-13")], "2024-05-14T23:59:59", []),
    ("A14", [(ASKED, "2024-05-13")], "2024-05-15T00:00", [("amber", ("sw", "team_manager"))]),
    (
        "A14",
        [(ASKED, "2024-05-13"), (SILENCE, "2024-05-14")],
        "2024-05-16",
        [("amber", ("sw", "team_manager"))],
    ),
    ("A14", [(ASKED, "2024-05-13"), (ANSWER, "2024-05-20")], "2024-05-21", []),
    ("A14", [(ASKED, "2024-05-13"), (ENDED, "2024-05-20")], "2024-05-21", []),
    ("A15", [(RAISED, "2024-05-13")], "2024-05-14T23:00", []),
    ("A15", [(RAISED, "2024-05-13")], "2024-05-15", [("amber", ("dsl", "team_manager"))]),
    ("A15", [(RAISED, "2024-05-13"), (REPLY, "2024-05-14")], "2024-05-15T12:00", []),
    (
        "A15",
        [(RAISED, "2024-05-13"), (REPLY, "2024-05-14")],
        "2024-05-16",
        [("amber", ("dsl", "team_manager"))],
    ),
    ("A15", [(RAISED, "2024-05-13"), (AGREED, "2024-05-14")], "2024-05-16", []),
    (
        "A15",
        [(RAISED, "2024-05-13"), (NOT_AGREED, "2024-05-14")],
        "2024-05-14T10:00",
        [("amber", ("dsl", "team_manager"))],
    ),
    ("A15", [(RAISED, "2024-05-13"), (SECOND, "2024-05-15")], "2024-05-16", []),
    (
        "A15",
        [(RAISED, "2024-05-13"), (SECOND, "2024-05-15")],
        "2024-05-21",
        [("amber", ("dsl", "service_manager"))],
    ),
    ("A15", [(LAST, "2024-05-13")], "2024-06-01", [("amber", ("dsl", "partnership"))]),
    ("A16", [(LISTED, "2024-02-01")], "2025-01-31", []),
    ("A16", [(LISTED, "2024-02-01")], "2025-02-01", [("blue", ("spoc",))]),
    ("A16", [(LISTED, "2024-02-01"), (LISTED, "2024-12-01")], "2025-02-02", []),
    (
        "A16",
        [(LISTED, "2024-02-01"), (ContactLeft(agency="school", role="dsl"), "2024-03-01")],
        "2024-03-02",
        [("blue", ("spoc",))],
    ),
    (
        "A16",
        [(LISTED, "2024-02-01"), (ContactLeft(agency="school", role="other"), "2024-03-01")],
        "2024-03-01T12:00",
        [],
    ),
    ("A17", [(ENDED, "2024-03-01")], "2024-03-05T23:00", []),
    ("A17", [(ENDED, "2024-03-01")], "2024-03-06", [("amber", ("spoc",))]),
    (
        "A17",
        [(ENDED, "2024-03-01"), (FlagConfirmed(agency="school", removed=True), "2024-03-04")],
        "2024-03-06",
        [],
    ),
    (
        "A17",
        [(ENDED, "2024-03-01"), (FlagConfirmed(agency="school"), "2024-03-04")],
        "2024-03-06",
        [("amber", ("spoc",))],
    ),
]


@pytest.mark.parametrize(("code", "told", "now", "expected"), ROWS)
def test_what_is_late_is_raised_and_ends_when_it_is_done(
    code: str, told: list[tuple[Any, str]], now: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = alerts(_open(*told), now, code)
    assert [(str(one.level), one.to) for one in found] == expected


def test_late_request_tells_the_managers_on_both_sides() -> None:
    (alert,) = alerts(_open((ASKED, "2024-05-13")), "2024-05-15", "A14")
    assert alert.to_agencies == ("csc", "probation")
    assert "No reply is not an answer" in alert.explanation.does_not_mean


def test_silence_is_logged_as_an_outcome_of_the_agency() -> None:
    (alert,) = alerts(_open((RAISED, "2024-05-13")), "2024-05-15", "A15")
    assert alert.explanation.what == "No response by CSC to a challenge at stage 1"
    assert alert.to_agencies == ("school",)


def test_flag_that_was_never_set_names_the_agencies() -> None:
    (alert,) = alerts(_open(school_told=False), "2024-01-10", "A17")
    assert alert.about == alert.to_agencies == ("school",)
    assert alert.explanation.what == "School has not confirmed its flag"


def test_flags_of_two_agencies_are_spoken_of_together() -> None:
    described = PersonDescribed(person="ash", open_to=("camhs",))
    (alert,) = alerts(_open((described, "2024-01-04"), school_told=False), "2024-01-10", "A17")
    assert sorted(alert.about) == ["camhs", "school"]
    assert alert.explanation.what == "Camhs and school have not confirmed their flag"


def test_a_reply_that_its_raiser_says_nothing_to_is_looked_at_again_when_their_day_is_over() -> None:
    story = _open((RAISED, "2024-05-13"), (REPLY, "2024-05-14"))
    at_once, later = "2024-05-14T12:00", "2024-05-16T00:00"
    assert at(later) in turning_points(case_of(story, at_once), at(at_once), TERMS)
    assert not alerts(story, at_once, "A15")
    assert len(alerts(story, later, "A15")) == 1


def test_once_the_raiser_has_spoken_nothing_waits_for_their_word() -> None:
    story = _open((RAISED, "2024-05-13"), (REPLY, "2024-05-14"), (AGREED, "2024-05-14"))
    assert at("2024-05-16T00:00") not in turning_points(case_of(story, "2024-05-15"), at("2024-05-15"), TERMS)
