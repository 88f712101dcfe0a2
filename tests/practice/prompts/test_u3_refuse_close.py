"""U3: an outcome that rests on a denial is refused, with the rule and the way on."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.facts.family import VisitMade, VisitOutcome
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    ConcernReported,
    QuestionClosed,
    Statement,
)
from teamaround.practice.record.words import Answer
from tests.practice.prompts.asking import asked
from tests.practice.telling import MOTHER, PARTNER, Story, family

CODE, ASKED = "U3_refuse_close", "rowan_at_home"
CONCERN = ConcernReported(what="Is Rowan there?", person=PARTNER, question=ASKED)
VISIT = VisitMade(outcome=VisitOutcome.NO_EVIDENCE, question=ASKED, about=PARTNER, rests_on_denial_by=MOTHER)
DENIAL = Statement(question=ASKED, answer="no", by=MOTHER, denies=True)


def check(kind: str, answer: str = "nothing_held") -> CheckRecorded:
    return CheckRecorded(question=ASKED, check=CheckKind(kind), answer=Answer(answer))


def closed(**more: Any) -> QuestionClosed:
    return QuestionClosed(question=ASKED, answer="no", **more)


def told(*facts: Any) -> Story:
    story = family()
    for minute, fact in enumerate((CONCERN, *facts)):
        story.tell(fact, f"2024-11-02T21:{minute:02}")
    return story


ROWS = [
    # what was told after the concern, whether closing is refused
    ([], False),
    ([DENIAL], False),  # what somebody says, and nothing rests on it
    ([VISIT], True),
    ([DENIAL, closed()], True),
    ([closed()], True),  # nobody denies it, and nobody checked it either
    ([VISIT, check("police")], True),
    ([VISIT, check("police"), check("school", "no_reply")], True),
    ([VISIT, check("police"), check("school")], False),
    ([check("police"), check("school"), VISIT], False),
    ([VISIT, closed(manager="A manager", reason="He is in custody")], False),
    ([VISIT, closed(manager="A manager")], True),
]


@pytest.mark.parametrize(("facts", "is_refused"), ROWS)
def test_outcome_is_refused_until_two_kinds_of_check_or_a_managers_reason(
    facts: list[Any], is_refused: bool
) -> None:
    found = asked(told(*facts), "2024-11-02T22:00", CODE)
    assert len(found) == is_refused
    assert all(one.is_refusal for one in found)


def test_refusal_names_the_rule_and_the_way_on_and_never_says_untrue() -> None:
    (refusal,) = asked(told(DENIAL, VISIT, check("police")), "2024-11-02T22:00", CODE)
    assert refusal.to == ("sw", "team_manager")
    assert refusal.what == (
        "The outcome of a visit cannot rest on one person's denial. "
        "Independent kinds of check still needed: 1. As it stands: not confirmed."
    )
    assert "not confirmed" in refusal.way_on
    assert "untrue" not in f"{refusal.what} {refusal.why} {refusal.way_on}"
