"""Signs of being stuck, and what is late or waits for a matcher: edges found by putting faults into them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from teamaround.practice.alerts import PendingReview, evaluate_reviews
from teamaround.practice.alerts.signs_of_being_stuck import Sign, signs_in_the_record
from teamaround.practice.record.facts.forums import ChallengeAnswered, ChallengeRaised
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.happenings import ConcernReported, Statement
from teamaround.practice.record.facts.meetings import CoreGroupHeld, OtherAgencies
from teamaround.practice.record.words import YesNoUnknown
from tests.practice.telling import CALENDAR, MOTHER, Story, at, conference, family

Told = tuple[Any, str]
BEGUN = "2024-02-01"
FULL = (conference(core_group=("csc", "school", "health")), BEGUN)
THIN = (conference(core_group=("csc", "school")), BEGUN)
WORRY = ConcernReported(what="w")


def story_of(told: list[Told]) -> Story:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    return story


def signs(told: list[Told], now: str) -> list[Sign]:
    case = story_of([FULL, *told]).case(now)
    assert case.plan is not None
    return list(signs_in_the_record(case, case.plan, at(now), CALENDAR))


def group(*unknown: str, moved: bool | None = None) -> CoreGroupHeld:
    section = OtherAgencies(known=("asked",), not_known=unknown)
    return CoreGroupHeld(present=("csc", "school", "health"), other_agencies=section, outcome_moved=moved)


def challenge(name: str = "X", by: datetime | None = None) -> ChallengeRaised:
    return ChallengeRaised(
        challenge=name, by_agency="school", to_agency="csc", nature="n", expected="e", respond_by=by
    )


def answered(met: str) -> ChallengeAnswered:
    return ChallengeAnswered(challenge="X", met=YesNoUnknown(met))


CHALLENGE = "a professional challenge is not resolved"
CONCERN = "a service has raised a concern"
SIGNS = [
    # what was told beside the plan, as at, each sign with since when
    pytest.param(
        [(group("Where he sleeps"), BEGUN), (group("Where he sleeps"), "2024-03-12")],
        "2024-04-01",
        [("the same is not known in 2 minutes (“Where he sleeps”)", "2024-03-12")],
        id="a minute of the day on which the plan began",
    ),
    pytest.param(
        [(group(moved=False), BEGUN), (group(moved=False), "2024-03-12")],
        "2024-04-01",
        [("no outcome of the plan has moved in 2 core groups", "2024-03-12")],
        id="a core group of that moment",
    ),
    pytest.param(
        [(challenge(), "2024-03-01"), (answered("no"), "2024-03-02"), (answered("yes"), "2024-03-08")],
        "2024-04-20",
        [],
        id="answered badly, and then well",
    ),
    pytest.param(
        [(challenge(by=at("2024-03-05")), "2024-03-01")],
        "2024-03-05",
        [],
        id="in the last moment for an answer",
    ),
    pytest.param(
        [(challenge(by=at("2024-03-05")), "2024-03-01")],
        "2024-03-05T09:01",
        [(CHALLENGE, "2024-03-05")],
        id="after it",
    ),
    pytest.param(
        [(challenge(by=at("2024-03-05")), "2024-03-10")],
        "2024-03-11",
        [(CHALLENGE, "2024-03-10")],
        id="raised when its answer was late already",
    ),
    pytest.param(
        [(challenge(by=at("2024-03-05")), "2024-03-01"), (challenge("Y", at("2024-03-06")), "2024-03-02")],
        "2024-03-11",
        [(CHALLENGE, "2024-03-05")],
        id="two challenges are one sign",
    ),
    pytest.param([(WORRY, BEGUN)], "2024-02-02", [(CONCERN, BEGUN)], id="a concern as the plan began"),
    pytest.param(
        [(WORRY, "2024-03-01"), (ReferralReceived(), "2024-03-05")],
        "2024-03-11",
        [(CONCERN, "2024-03-05")],
        id="two concerns are one sign, of the newest",
    ),
    pytest.param([(WORRY, "2024-03-01")], "2024-03-29", [(CONCERN, "2024-03-01")], id="four weeks ago"),
    pytest.param([(WORRY, "2024-03-01")], "2024-03-29T09:01", [], id="and longer"),
]


@pytest.mark.parametrize(("told", "now", "expected"), SIGNS)
def test_sign_stands_within_its_time_and_once(
    told: list[Told], now: str, expected: list[tuple[str, str]]
) -> None:
    found = [(one.words, one.since) for one in signs(told, now)]
    assert found == [(words, at(since)) for words, since in expected]


def accounts(question: str, on: str) -> list[Told]:
    return [
        (Statement(question=question, answer="yes", by="police"), f"{on}T09:00"),
        (Statement(question=question, answer="no", by=MOTHER), f"{on}T10:00"),
    ]


LONG_OPEN = [*accounts("a", "2024-02-12"), *accounts("b", "2024-02-19"), *accounts("c", "2024-02-26")]


@pytest.mark.parametrize(("now", "levels"), [("2024-03-18T23:59:59", []), ("2024-03-19T00:00", ["amber"])])
def test_contradiction_has_long_been_open_after_the_last_second_of_its_days(
    now: str, levels: list[str]
) -> None:
    assert story_of([THIN, *LONG_OPEN, (WORRY, "2024-03-10")]).levels(now, "A13") == levels


def test_case_is_stuck_from_when_the_second_contradiction_had_long_been_open() -> None:
    story = story_of([THIN, *LONG_OPEN, (WORRY, "2024-03-10")])
    (alert,) = story.alerts("2024-04-02", "A13")
    (second,) = [one for one in story.entries if one.happened_at == at("2024-02-19T10:00")]
    assert (alert.since, alert.entry_id) == (at("2024-03-18T23:59:59"), second.entry_id)


@pytest.mark.parametrize(
    ("received", "decided", "waits"),
    [
        ("2024-05-08T09:00", None, True),
        ("2024-05-08T09:01", None, False),
        ("2024-05-07T09:00", "2024-05-08T09:00", False),
        ("2024-05-07T09:00", "2024-05-08T09:01", True),
    ],
)
def test_contact_waits_for_a_matcher_from_when_it_came_until_it_is_decided(
    received: str, decided: str | None, waits: bool
) -> None:
    review = PendingReview(
        review="r", child="ash", received_at=at(received), decided_at=at(decided) if decided else None
    )
    assert bool(evaluate_reviews([review], at("2024-05-08"), CALENDAR)) is waits
