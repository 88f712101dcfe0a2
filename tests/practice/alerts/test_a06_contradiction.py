"""A06: when two accounts differ, when they no longer do, and who is never named."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.entry import Paragraph
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    Hop,
    QuestionBasis,
    QuestionClosed,
    QuestionOpened,
    Statement,
)
from teamaround.practice.record.facts.people import PersonDescribed
from tests.practice.telling import MOTHER, PARTNER, Story, at, family

EYE = "how_was_the_eye_hurt"


def says(answer: str, by: str = MOTHER, question: str = EYE, **more: Any) -> Statement:
    return Statement(question=question, answer=answer, by=by, wording="How was the eye hurt?", **more)


def checked(kind: str, found: str) -> CheckRecorded:
    return CheckRecorded(question=EYE, check=CheckKind(kind), agency="police", found=found)


def opened(basis: str) -> QuestionOpened:
    return QuestionOpened(question=EYE, wording="How was the eye hurt?", basis=QuestionBasis(basis))


CLOSED = QuestionClosed(question=EYE, answer="pushed", manager="A manager", reason="Police photographs")
ROWS = [
    ([says("pushed"), says("a_fall", "police")], True),
    ([says("pushed"), says("pushed", "police")], False),
    ([says("pushed")], False),
    ([says("pushed"), says("a_fall")], True),  # the same person, another day
    ([says("pushed"), says("a_fall", retracts=True)], True),  # a retraction conflicts (decision 43)
    ([says("pushed"), says("a_fall", question="another")], False),
    ([says("pushed"), says("unknown", "school")], False),
    ([says("pushed"), says("", "school")], False),
    ([says("a_fall"), checked("police", "pushed")], True),
    ([says("a_fall"), checked("police", "")], False),
    ([opened("contradiction")], True),
    ([opened("unknown")], False),
    ([says("pushed"), says("a_fall"), CLOSED], False),
    ([says("pushed"), says("a_fall"), QuestionClosed(question=EYE, answer="a_fall")], True),
    ([says("pushed"), says("a_fall"), checked("police", ""), checked("gp", ""), CLOSED], False),
    ([says("pushed"), says("a_fall"), CLOSED, says("pushed", "school")], False),
    ([opened("contradiction"), CLOSED], False),
]


def told(*facts: Any) -> Story:
    story = family()
    for hour, fact in enumerate(facts):
        story.tell(fact, f"2024-03-05T{9 + hour:02}:00")
    return story


@pytest.mark.parametrize(("facts", "fires"), ROWS)
def test_contradiction_fires_while_accounts_differ(facts: list[Any], fires: bool) -> None:
    assert told(*facts).levels("2024-03-06", "A06") == (["amber"] if fires else [])


def test_contradiction_keeps_key_and_since_when_more_is_said() -> None:
    story = told(says("pushed"), says("a_fall"))
    (first,) = story.alerts("2024-03-05T11:00", "A06")
    story.tell(says("a_fight", "school"), "2024-03-07")
    (later,) = story.alerts("2024-03-08", "A06")
    assert (later.key, later.since, later.to) == (first.key, at("2024-03-05T10:00"), ("sw", "chair"))


def test_account_that_differs_from_a_closed_answer_raises_again() -> None:
    story = told(says("pushed"), says("a_fall"), CLOSED)
    story.tell(says("a_fall", "school"), "2024-04-01")
    story.tell(says("a_door", "gp"), "2024-04-02")
    assert story.levels("2024-04-03", "A06") == ["amber"]


def test_single_account_against_a_closed_answer_raises_again() -> None:
    story = told(says("pushed"), says("a_fall"), CLOSED)
    story.tell(says("a_fall", "school"), "2024-04-01")
    (alert,) = story.alerts("2024-04-03", "A06")
    assert alert.since == at("2024-04-01")


@pytest.mark.parametrize("hide", ["speaker", "paragraph", "hop"])
def test_protected_source_is_never_named(hide: str) -> None:
    story = family()
    story.tell(
        PersonDescribed(person="sib", given_names="Tamsin", family_name="Pike", protected_source=True),
        "2024-03-01",
    )
    chain = (Hop(who=MOTHER), Hop(who="sib", form="text")) if hide == "hop" else ()
    paragraphs = (Paragraph(text="Tamsin rang", protected_source=True),) if hide == "paragraph" else ()
    story.tell(
        says("pushed", "sib" if hide == "speaker" else MOTHER, chain=chain),
        "2024-03-05",
        paragraphs=paragraphs,
    )
    story.tell(says("a_fall", PARTNER), "2024-03-05T10:00")
    (alert,) = story.alerts("2024-03-06", "A06")
    assert "somebody who must not be named" in alert.explanation.how_known
    everything = repr(alert.explanation)
    assert not any(name in everything for name in ("Tamsin", "sib", "Mary"))


@pytest.mark.parametrize(
    ("wording", "answer"),
    [
        ("Who was at 9 Nowhere Lane?", "nobody"),
        ("Who was in ZZ1 1ZZ?", "nobody"),
        ("What did Tamsin say?", "nothing"),
        ("Who told you?", "it was tamsin"),
    ],
)
def test_free_words_that_give_something_away_are_withheld(wording: str, answer: str) -> None:
    story = family()
    hidden = PersonDescribed(person="sib", given_names="Tamsin", family_name="Pike", protected_source=True)
    story.tell(hidden, "2024-03-01")
    story.tell(Statement(question=EYE, answer=answer, by=MOTHER, wording=wording), "2024-03-05")
    story.tell(says("a_fall", PARTNER), "2024-03-05T10:00")
    (alert,) = story.alerts("2024-03-06", "A06")
    everything = repr(alert.explanation)
    assert "words withheld" in everything
    assert not any(secret in everything.casefold() for secret in ("nowhere", "zz1", "tamsin"))
