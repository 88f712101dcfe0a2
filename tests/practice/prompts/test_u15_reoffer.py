"""U15: support that was declined is offered again, on a schedule and after anything new, and never as a condition."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.prompts import prompt_row
from teamaround.practice.record.facts.forums import OfferAnswer, SupportOffered
from teamaround.practice.record.facts.happenings import Incident
from tests.practice.prompts.asking import asked
from tests.practice.telling import CHILD, MOTHER, Story, at, conference, family

CODE = "U15_reoffer"
PLAN = (conference(core_group=("csc", "school", "health")), "2024-02-01")
SANCTIONS = (
    "must",
    "fail",
    "refus",
    "comply",
    "engage",
    "consequence",
    "warn",
    "court",
    "last chance",
    "proceedings",
)


def offer(answer: str = "declined", to: str = MOTHER, **more: Any) -> SupportOffered:
    told = {"service": "haven", "domestic_abuse": True, **more}
    return SupportOffered(to=to, answer=OfferAnswer(answer), **told)


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


NO = (offer(), "2024-05-23")
NEW = (Incident(what="Shouting"), "2024-06-10T22:00")
ROWS = [
    # what was told beside the plan, as at, by when it is offered again
    ([NO], "2024-05-23", ["2024-06-06T23:59:59"]),
    ([NO], "2024-06-06T23:00", ["2024-06-06T23:59:59"]),
    ([NO], "2024-06-07", ["2024-07-04T23:59:59"]),
    ([NO], "2024-07-05", ["2024-08-15T23:59:59"]),
    ([NO], "2024-09-01", ["2024-08-15T23:59:59"]),
    ([(offer("accepted"), "2024-05-23")], "2024-05-24", []),
    ([(offer("pending"), "2024-05-23")], "2024-05-24", []),
    ([NO, (offer("accepted"), "2024-06-03")], "2024-06-04", []),
    (
        [NO, (offer("accepted", service="other"), "2024-06-03")],
        "2024-06-04",
        [],
    ),  # another service for the same
    (
        [NO, (offer("accepted", service="tide", domestic_abuse=False), "2024-06-03")],
        "2024-06-04",
        ["2024-06-06T23:59:59"],
    ),
    ([NO, (offer(), "2024-06-03")], "2024-06-04", ["2024-06-17T23:59:59"]),
    ([(offer(service="tide", domestic_abuse=False), "2024-05-23")], "2024-05-24", ["2024-06-06T23:59:59"]),
    ([(offer(to=CHILD), "2024-05-23")], "2024-05-24", ["2024-06-06T23:59:59"]),
    # within a day of anything new
    ([NO, NEW], "2024-06-10T23:00", ["2024-07-04T23:59:59", "2024-06-11T22:00"]),
    ([NEW, (offer(), "2024-06-11")], "2024-06-12", ["2024-06-25T23:59:59"]),
    ([NO, (conference("review", "ends"), "2024-05-30")], "2024-05-31", []),
]


@pytest.mark.parametrize(("entries", "now", "dues"), ROWS)
def test_declined_support_is_offered_again(entries: list[tuple[Any, str]], now: str, dues: list[str]) -> None:
    found = asked(told(PLAN, *entries), now, CODE)
    assert [one.due for one in found] == [at(due) for due in dues]


def test_offer_again_never_uses_the_words_of_a_sanction() -> None:
    row = prompt_row(CODE)
    words = [
        f"{one.what} {one.why} {one.way_on}" for one in asked(told(PLAN, NO, NEW), "2024-06-10T23:00", CODE)
    ]
    said = " ".join((*words, row.name, row.ends_when)).casefold()
    assert [word for word in SANCTIONS if word in said] == []
    assert "somebody else than last time" in said


def test_how_often_it_was_declined_changes_nothing() -> None:
    once = asked(told(PLAN, (offer(), "2024-06-03")), "2024-06-04", CODE)
    often = asked(told(PLAN, NO, (offer(), "2024-05-28"), (offer(), "2024-06-03")), "2024-06-04", CODE)
    assert [(one.what, one.due, one.to) for one in once] == [(one.what, one.due, one.to) for one in often]
