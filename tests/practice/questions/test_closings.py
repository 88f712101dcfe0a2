"""Closing a question: enough kinds of check since the concern arose, or a manager's reason; nothing less."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.questions.closings import outcome_words, refused_closings, still_needed
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    ConcernReported,
    QuestionClosed,
    QuestionOpened,
    Statement,
)
from teamaround.practice.record.words import Answer
from tests.practice.telling import MOTHER, PARTNER, Story, family

ASKED = "rowan_at_home"
CONCERN = ConcernReported(what="Is Rowan there?", person=PARTNER, question=ASKED)
DENIAL = Statement(question=ASKED, answer="no", by=MOTHER, denies=True)


def check(kind: str, answer: str = "nothing_held", found: str = "") -> CheckRecorded:
    return CheckRecorded(question=ASKED, check=CheckKind(kind), answer=Answer(answer), found=found)


def closed(**more: Any) -> QuestionClosed:
    return QuestionClosed(question=ASKED, answer="no", **more)


def told(*facts: Any) -> Story:
    story = family()
    for minute, fact in enumerate(facts):
        story.tell(fact, f"2024-11-02T20:{minute:02}")
    return story


ROWS = [
    # what was told, whether the question is open, attempts refused, checks still needed, what it came to
    ([CONCERN], True, 0, 2, "not checked"),
    ([CONCERN, DENIAL], True, 0, 2, "not checked"),
    ([CONCERN, DENIAL, closed()], True, 1, 2, "not checked"),
    ([CONCERN, check("police"), closed()], True, 1, 1, "not confirmed"),
    ([CONCERN, check("police"), check("police"), closed()], True, 1, 1, "not confirmed"),
    ([CONCERN, check("police", "no_reply"), closed()], True, 1, 2, "no reply yet"),
    ([CONCERN, check("police"), check("school", "no_reply"), closed()], True, 1, 1, "not confirmed"),
    ([CONCERN, check("police"), check("school", "refused"), closed()], True, 1, 1, "not confirmed"),
    ([CONCERN, check("police"), check("school"), closed()], False, 0, 0, "not confirmed"),
    ([CONCERN, check("police", "answered", "yes"), check("school")], True, 0, 0, "checks support “yes”"),
    (
        [CONCERN, check("police", "answered", "yes"), check("school", "answered", "no")],
        True,
        0,
        0,
        "checks differ",
    ),
    ([CONCERN, closed(manager="A manager", reason="He is in custody")], False, 0, 2, "not checked"),
    ([CONCERN, closed(manager="A manager")], True, 1, 2, "not checked"),
    ([CONCERN, closed(reason="She says no")], True, 1, 2, "not checked"),
    # checks of an earlier concern say nothing about a new one
    ([CONCERN, check("police"), check("school"), CONCERN, closed()], True, 1, 2, "not checked"),
    # an attempt about an earlier concern is over once there is a new one
    ([CONCERN, closed(), CONCERN], True, 0, 2, "not checked"),
    # a closed question opens again with a new suspicion
    ([CONCERN, check("police"), check("school"), closed(), CONCERN], True, 0, 2, "not checked"),
    (
        [QuestionOpened(question=ASKED, wording="Is Rowan there?"), closed()],
        True,
        1,
        2,
        "not checked",
    ),
]


@pytest.mark.parametrize(("facts", "is_open", "refused", "needed", "words"), ROWS)
def test_question_closes_on_checks_or_a_managers_reason_alone(
    facts: list[Any], is_open: bool, refused: int, needed: int, words: str
) -> None:
    case = told(*facts).case("2024-11-02T21:00")
    question = case.questions[ASKED]
    assert (question.closed_at is None) is is_open
    assert len(list(refused_closings(case))) == refused
    assert (still_needed(question), outcome_words(question)) == (needed, words)


def test_nothing_held_is_never_untrue() -> None:
    case = told(CONCERN, DENIAL, check("police"), check("gp"), closed()).case("2024-11-02T21:00")
    assert "untrue" not in outcome_words(case.questions[ASKED])


def test_three_ways_of_not_finding_stay_three() -> None:
    found = {
        outcome_words(told(CONCERN, *more).case("2024-11-02T21:00").questions[ASKED])
        for more in ((), (check("police", "no_reply"),), (check("police"),))
    }
    assert found == {"not checked", "no reply yet", "not confirmed"}


def test_concern_recorded_late_does_not_hide_checks_made_since_it_arose() -> None:
    story = family()
    story.tell(check("police"), "2024-11-03")
    story.tell(check("school"), "2024-11-04")
    story.tell(CONCERN, "2024-11-02", recorded="2024-11-05")
    assert still_needed(story.case("2024-11-06").questions[ASKED]) == 0
