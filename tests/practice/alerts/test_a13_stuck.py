"""A13: signs that a case is stuck, one by one and together."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from teamaround.practice.alerts.signs_of_being_stuck import signs_in_the_record
from teamaround.practice.record.facts.family import AlertClosed, NoteWritten
from teamaround.practice.record.facts.forums import ChallengeAnswered, ChallengeRaised
from teamaround.practice.record.facts.front_door import ReferralReceived, StrategyMeetingHeld
from teamaround.practice.record.facts.happenings import ConcernReported, Statement
from teamaround.practice.record.facts.meetings import ConferenceHeld, CoreGroupHeld, OtherAgencies
from teamaround.practice.record.words import YesNoUnknown
from tests.practice.telling import CALENDAR, MOTHER, Story, at, conference, family

FULL = (conference(core_group=("csc", "school", "health")), "2024-02-01")
THIN = (conference(core_group=("csc", "school")), "2024-02-01")
UNKNOWN = "Where Rowan sleeps"


def group(*unknown: str, moved: bool | None = None) -> CoreGroupHeld:
    section = OtherAgencies(known=("asked",), not_known=unknown)
    return CoreGroupHeld(present=("csc", "school", "health"), other_agencies=section, outcome_moved=moved)


def strategy(*unknown: str) -> StrategyMeetingHeld:
    return StrategyMeetingHeld(agencies=("csc", "police"), not_known=unknown)


def learning(*unknown: str) -> ConferenceHeld:
    return conference(core_group=("csc", "school", "health"), not_known=unknown)


def challenge(by: datetime | None = None) -> ChallengeRaised:
    return ChallengeRaised(
        challenge="X", by_agency="school", to_agency="csc", nature="n", expected="e", respond_by=by
    )


def answer(met: str = "unknown", agreed: bool | None = None) -> ChallengeAnswered:
    return ChallengeAnswered(challenge="X", met=YesNoUnknown(met), agreed_by_raiser=agreed)


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


SIGNS = [
    # what was told beside the plan, as at, signs
    ([], "2024-04-01", []),
    ([(group(UNKNOWN), "2024-02-12")], "2024-04-01", []),
    ([(group(UNKNOWN), "2024-02-12"), (group(UNKNOWN.upper()), "2024-03-12")], "2024-04-01", ["the same"]),
    ([(group(UNKNOWN), "2024-02-12"), (strategy(UNKNOWN), "2024-03-12")], "2024-04-01", ["the same"]),
    ([(group(UNKNOWN), "2024-02-12"), (group("Who owns the car"), "2024-03-12")], "2024-04-01", []),
    # the conference that makes the plan is a minute of it; an enquiry's meeting before it is not
    ([(learning(UNKNOWN), "2024-02-01"), (group(UNKNOWN), "2024-03-12")], "2024-04-01", ["the same"]),
    ([(strategy(UNKNOWN), "2024-01-31"), (group(UNKNOWN), "2024-03-12")], "2024-04-01", []),
    # found out since: the newest minute no longer lacks it
    (
        [
            (group(UNKNOWN), "2024-02-12"),
            (group(UNKNOWN), "2024-03-12"),
            (group("Who owns the car"), "2024-03-20"),
        ],
        "2024-04-01",
        [],
    ),
    ([(group(moved=False), "2024-02-12"), (group(moved=False), "2024-03-12")], "2024-04-01", ["no outcome"]),
    ([(group(), "2024-02-12"), (group(), "2024-03-12")], "2024-04-01", []),  # no minute says so
    ([(group(moved=False), "2024-02-12"), (group(moved=True), "2024-03-12")], "2024-04-01", []),
    ([(group(moved=False), "2024-02-12")], "2024-04-01", []),
    ([(challenge(at("2024-03-05")), "2024-03-01")], "2024-03-04", []),
    ([(challenge(at("2024-03-05")), "2024-03-01")], "2024-03-06", ["a professional challenge"]),
    ([(challenge(), "2024-03-01")], "2024-03-04T23:59:59", []),  # the stage has one working day (C40)
    ([(challenge(), "2024-03-01")], "2024-03-05T00:00", ["a professional challenge"]),
    ([(challenge(), "2024-03-01"), (answer("no"), "2024-03-02")], "2024-03-04", ["a professional challenge"]),
    ([(challenge(), "2024-03-01"), (answer("yes"), "2024-03-02")], "2024-04-20", []),
    (
        [(challenge(), "2024-03-01"), (answer("yes", agreed=False), "2024-03-02")],
        "2024-04-20",
        ["a professional challenge"],
    ),
    ([(ConcernReported(what="w"), "2024-03-20")], "2024-04-01", ["a service"]),
    ([(ReferralReceived(), "2024-03-20")], "2024-04-01", ["a service"]),
    ([(ConcernReported(what="w"), "2024-03-20")], "2024-05-01", []),  # not lately
    ([(ConcernReported(what="w"), "2024-01-20")], "2024-02-02", []),  # before the plan
]


@pytest.mark.parametrize(("entries", "now", "words"), SIGNS)
def test_sign_of_being_stuck_is_what_the_record_says(
    entries: list[tuple[Any, str]], now: str, words: list[str]
) -> None:
    case = told(FULL, *entries).case(now)
    assert case.plan is not None
    found = list(signs_in_the_record(case, case.plan, at(now), CALENDAR))
    assert [one.words.startswith(begin) for one, begin in zip(found, words, strict=True)] == [True] * len(
        words
    )


SAME = [(group(UNKNOWN, moved=False), "2024-02-12"), (group(UNKNOWN, moved=False), "2024-03-12")]
CONCERN = (ConcernReported(what="w"), "2024-03-20")


def accounts(question: str) -> list[tuple[Any, str]]:
    return [
        (Statement(question=question, answer="yes", by="police"), "2024-02-12"),
        (Statement(question=question, answer="no", by=MOTHER), "2024-02-12T10:00"),
    ]


TOGETHER = [
    # plan, what was told, as at, whether it is raised
    (FULL, SAME, "2024-04-01", False),  # two signs
    (FULL, [*SAME, CONCERN], "2024-04-01", True),
    (FULL, [*SAME, CONCERN], "2024-05-01", False),  # the concern is no longer new
    (THIN, [CONCERN], "2024-04-01", False),
    (THIN, [*accounts("a"), *accounts("b")], "2024-04-01", False),  # thin, and long open: two
    (THIN, [*accounts("a"), *accounts("b"), CONCERN], "2024-04-01", True),
    (THIN, [*accounts("a"), CONCERN], "2024-04-01", False),  # one contradiction is not two
    (
        THIN,
        [*accounts("a"), *accounts("b"), (ConcernReported(what="w"), "2024-03-10")],
        "2024-03-11T23:59",
        False,
    ),
    (
        THIN,
        [*accounts("a"), *accounts("b"), (ConcernReported(what="w"), "2024-03-10")],
        "2024-03-12T00:00",
        True,
    ),
    (FULL, [*SAME, *accounts("a"), *accounts("b")], "2024-04-01", True),
    (FULL, [*SAME, CONCERN, (conference("review", "ends"), "2024-03-25")], "2024-04-01", False),
]


@pytest.mark.parametrize(("plan", "entries", "now", "is_raised"), TOGETHER)
def test_case_is_stuck_when_three_signs_stand_together(
    plan: tuple[Any, str], entries: list[tuple[Any, str]], now: str, is_raised: bool
) -> None:
    assert told(plan, *entries).levels(now, "A13") == (["amber"] if is_raised else [])


def test_stuck_case_suggests_thinking_together_and_blames_nobody() -> None:
    (alert,) = told(FULL, *SAME, CONCERN).alerts("2024-04-01", "A13")
    assert (alert.to, alert.since) == (("sw", "team_manager", "chair"), at("2024-03-20"))
    first, second, third = alert.explanation.checks
    assert ("group supervision" in first, "complex case" in second, "strategy meeting" in third) == (
        True,
    ) * 3
    assert alert.explanation.what == (
        "The case may be stuck: the same is not known in 2 minutes (“Where Rowan sleeps”), "
        "no outcome of the plan has moved in 2 core groups and a service has raised a concern"
    )


def test_stuck_case_is_closed_by_group_thinking_that_is_on_the_record() -> None:
    story = told(FULL, *SAME, CONCERN)
    (alert,) = story.alerts("2024-03-25", "A13")
    note = story.tell(NoteWritten(what="Group supervision held"), "2024-03-27")
    closing = AlertClosed(alert=alert.key, by="chair", reason="group_thinking_held", evidence=(note,))
    story.tell(closing, "2024-03-27T12:00")
    assert story.alerts("2024-04-01", "A13") == []


def test_address_in_an_unknown_is_not_told() -> None:
    unknown = "Whether he is at 9 Nowhere Lane"
    entries = [
        (group(unknown, moved=False), "2024-02-12"),
        (group(unknown, moved=False), "2024-03-12"),
        CONCERN,
    ]
    (alert,) = told(FULL, *entries).alerts("2024-04-01", "A13")
    assert "Nowhere" not in alert.explanation.what
    assert date(2024, 3, 20) == alert.since.date()
