"""How a professional challenge stands, stage by stage; what its form asks; and what silence leaves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from teamaround.practice.calendar import Calendar
from teamaround.practice.challenge import ChallengeState, ladder, missing_parts, silences, standings
from teamaround.practice.clocks import shipped_table
from teamaround.practice.prompts import prompts
from teamaround.practice.record.facts.forums import ChallengeAnswered, ChallengeRaised
from teamaround.practice.record.words import AgencyKind, YesNoUnknown
from tests.practice.telling import CALENDAR, Story, at, family


def _raised(stage: int = 1) -> ChallengeRaised:
    return ChallengeRaised(
        challenge="x",
        by_agency="school",
        to_agency="csc",
        nature="No visit for a month",
        expected="A visit this week",
        stage=stage,
    )


YES = ChallengeAnswered(challenge="x", met=YesNoUnknown.YES)
VAGUE = ChallengeAnswered(challenge="x")
AGREED = ChallengeAnswered(challenge="x", met=YesNoUnknown.YES, agreed_by_raiser=True)
REFUSED = ChallengeAnswered(challenge="x", met=YesNoUnknown.YES, agreed_by_raiser=False)
OTHER = ChallengeAnswered(challenge="y", met=YesNoUnknown.YES, agreed_by_raiser=True)


def _story(*told: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    return story


MONDAY = "2024-05-13T10:00"
ROWS: list[tuple[list[tuple[Any, str]], str, str, int | None]] = [
    ([(_raised(), MONDAY)], "2024-05-14T23:59:59", "awaiting", None),
    ([(_raised(), MONDAY)], "2024-05-15T00:00", "no_response", 2),
    ([(_raised(), MONDAY), (VAGUE, "2024-05-14")], "2024-05-15", "no_response", 2),
    ([(_raised(), MONDAY), (OTHER, "2024-05-14")], "2024-05-15", "no_response", 2),
    ([(_raised(), MONDAY), (YES, "2024-05-14")], "2024-05-15T23:59:59", "answered", None),
    ([(_raised(), MONDAY), (YES, "2024-05-14")], "2024-05-16T00:00", "not_agreed", 2),
    ([(_raised(), MONDAY), (YES, "2024-05-20")], "2024-05-20T12:00", "answered", None),
    ([(_raised(), MONDAY), (AGREED, "2024-05-14")], "2024-06-14", "agreed", None),
    ([(_raised(), MONDAY), (YES, "2024-05-14"), (AGREED, "2024-05-15")], "2024-06-14", "agreed", None),
    ([(_raised(), MONDAY), (REFUSED, "2024-05-14")], "2024-05-14T10:00", "not_agreed", 2),
    ([(_raised(), MONDAY), (_raised(2), "2024-05-15")], "2024-05-16", "awaiting", None),
    (
        [(_raised(2), "2024-05-15"), (_raised(), MONDAY)],
        "2024-05-16",
        "awaiting",
        None,
    ),  # told in another order
    ([(_raised(4), MONDAY)], "2024-06-14", "no_response", None),  # past the last stage there is none
]


@pytest.mark.parametrize(("told", "now", "state", "following"), ROWS)
def test_challenge_stands(told: list[tuple[Any, str]], now: str, state: str, following: int | None) -> None:
    (standing,) = standings(_story(*told).case(now), at(now), CALENDAR)
    assert standing.state is ChallengeState(state)
    assert (standing.next_stage.stage if standing.next_stage else None) == following


def test_next_stage_is_offered_to_the_raiser_within_the_hour() -> None:
    story, now = _story((_raised(), MONDAY)), "2024-05-15T00:00"
    (prompt,) = [one for one in prompts(story.case(now), at(now), CALENDAR) if one.code == "R13_next_stage"]
    assert (prompt.to, prompt.due) == (("dsl",), at("2024-05-15T01:00"))
    assert "between their managers" in prompt.what
    assert "safety stays in place" in prompt.way_on


def _silent(story: Story, now: str, calendar: Calendar = CALENDAR) -> list[tuple[str, int, datetime | None]]:
    found = silences(story.case(now), at(now), calendar)
    return [(one.agency, one.stage, one.answered_at) for one in found]


def test_silence_stays_with_the_agency_even_when_the_answer_comes_late() -> None:
    story = _story((_raised(), MONDAY))
    assert _silent(story, "2024-05-14") == []
    assert _silent(story, "2024-05-15") == [("csc", 1, None)]
    story.tell(AGREED, "2024-05-17")
    assert _silent(story, "2024-06-01") == [("csc", 1, at("2024-05-17"))]


def test_answer_in_time_is_no_silence() -> None:
    assert _silent(_story((_raised(), MONDAY), (YES, "2024-05-14")), "2024-06-01") == []


@pytest.mark.parametrize(
    ("nature", "expected", "respond_by", "missing"),
    [
        ("No visit", "A visit", at("2024-05-14"), []),
        (" ", "A visit", at("2024-05-14"), ["nature"]),
        ("No visit", "", at("2024-05-14"), ["expected"]),
        ("No visit", "A visit", None, ["respond_by"]),
        ("", "", None, ["nature", "expected", "respond_by"]),
    ],
)
def test_challenge_cannot_be_saved_without_its_three_parts(
    nature: str, expected: str, respond_by: datetime | None, missing: list[str]
) -> None:
    found = missing_parts(nature, expected, respond_by)
    assert [one.field for one in found] == missing
    assert all(one.way_on for one in found)


def test_every_stage_has_a_time_of_its_own_and_somebody_who_answers() -> None:
    spans = shipped_table().rows("C40")[-1].spans
    assert [one.stage for one in ladder().stages] == [1, 2, 3, 4]
    assert [spans[f"stage_{one.stage}"].length for one in ladder().stages] == [1, 3, 5, 10]
    assert all(one.answered_by for one in ladder().stages)
    assert ladder().raised_by[AgencyKind.SCHOOL] == "dsl"
