"""R14: what was told to a family, what it means to them, coming back twice, and their questions; row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.facts.family import (
    ExplanationGiven,
    FamilyQuestionAnswered,
    FamilyQuestionAsked,
)
from teamaround.practice.record.facts.forums import DisclosureMade
from tests.practice.prompts.asking import asked
from tests.practice.telling import MOTHER, PARTNER, Story, at, family

TOLD = DisclosureMade(to=MOTHER, about=PARTNER, terms=("NFA", "charges pending"))
WHOLE = DisclosureMade(to=MOTHER, about=PARTNER, support_present=True, their_words="He has done it before")
CAME_BACK = ExplanationGiven(to=MOTHER, their_words="I did not take it in", support_present=True)


def _story(*told: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    return story


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        (
            [(TOLD, "2024-06-12")],
            "who was there to support them and what it means to them in their own words",
        ),
        (
            [(DisclosureMade(to=MOTHER, about=PARTNER, support_present=False), "2024-06-12")],
            "what it means to them in their own words",
        ),
        ([(WHOLE, "2024-06-12")], ""),
        ([(TOLD, "2024-06-12"), (CAME_BACK, "2024-06-13")], ""),
        (
            [
                (TOLD, "2024-06-12"),
                (ExplanationGiven(to="somebody", their_words="x", support_present=True), "2024-06-13"),
            ],
            "who was there to support them and what it means to them in their own words",
        ),
        (
            [(ExplanationGiven(to=MOTHER, terms=("MARAC",)), "2024-06-12")],
            "who was there to support them and what it means to them in their own words",
        ),
        ([(ExplanationGiven(to=MOTHER, terms=("core group",)), "2024-06-12")], ""),
    ],
)
def test_record_of_hard_news(told: list[tuple[Any, str]], missing: str) -> None:
    found = asked(_story(*told), "2024-06-14", "R14_record")
    assert [one.what.partition("but not ")[2] for one in found] == ([missing] if missing else [])


@pytest.mark.parametrize(
    ("came_back", "now", "first", "second"),
    [
        ([], "2024-06-12T14:00", "2024-06-22", "2024-07-12"),
        (["2024-06-14"], "2024-06-15", "2024-06-22", "2024-07-12"),  # too soon to count as coming back
        (["2024-06-18"], "2024-06-19", "", "2024-07-12"),
        (["2024-06-18", "2024-07-04"], "2024-07-05", "", ""),
        (["2024-07-04"], "2024-07-05", "", ""),  # late for the first, and there all the same
        ([], "2024-09-11", "", ""),  # after three months it has no meaning
    ],
)
def test_two_days_to_come_back(came_back: list[str], now: str, first: str, second: str) -> None:
    story = _story((TOLD, "2024-06-12T14:00"), *((CAME_BACK, when) for when in came_back))
    for code, due in (("R14_followup_1", first), ("R14_followup_2", second)):
        found = [f"{one.due:%Y-%m-%d}" for one in asked(story, now, code)]
        assert found == ([due] if due else [])
    both = [f"{one.due:%Y-%m-%d}" for one in asked(story, now, "R14_followup")]
    assert both == ([first or second] if first or second else [])


def test_coming_back_with_the_same_terms_is_no_news_of_its_own() -> None:
    again = ExplanationGiven(
        to=MOTHER, terms=("NFA",), their_words="So it may have happened", support_present=True
    )
    story = _story((TOLD, "2024-06-12"), (again, "2024-06-18"))
    assert len(asked(story, "2024-06-19", "R14_followup_2")) == 1
    assert asked(story, "2024-06-19", "R14_followup_1") == []


def test_followups_go_to_worker_and_advisor_by_a_safe_route() -> None:
    (prompt,) = asked(_story((TOLD, "2024-06-12")), "2024-06-13", "R14_followup_1")
    assert prompt.to == ("sw", "idva")
    assert "by a safe route" in prompt.way_on


ASKED = FamilyQuestionAsked(asked="q1", by=MOTHER, what="What is a conference?")


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([(ASKED, "2024-05-15")], 1),
        ([(ASKED, "2024-05-15"), (FamilyQuestionAnswered(asked="q1"), "2024-05-17")], 0),
        ([(ASKED, "2024-05-15"), (FamilyQuestionAnswered(asked="q2"), "2024-05-17")], 1),
        ([(FamilyQuestionAnswered(asked="q1"), "2024-05-10"), (ASKED, "2024-05-15")], 1),
        ([(ASKED, "2024-05-15"), (ExplanationGiven(to=MOTHER), "2024-05-17")], 1),
    ],
)
def test_question_of_the_family(told: list[tuple[Any, str]], count: int) -> None:
    found = asked(_story(*told), "2024-05-18", "R14_answer")
    assert len(found) == count
    assert all(one.due == at("2024-05-22T23:59:59") for one in found)
