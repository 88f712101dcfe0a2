"""U12: the writing itself is asked for, and nobody through whom it came is named."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.entry import Paragraph
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.happenings import Hop, Statement
from tests.practice.prompts.asking import asked
from tests.practice.telling import MOTHER, Story, conference, family

ASKED = "rowan_hurt_mary"
PLAN = (conference(core_group=("csc", "school", "health")), "2024-02-01")


def said(*forms: str, by: str = MOTHER) -> Statement:
    chain = tuple(Hop(who=f"p{number}", form=form) for number, form in enumerate(forms))
    return Statement(question=ASKED, wording="Was Mary hurt?", answer="yes", by=by, chain=chain)


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


TEXT = (said("text message", "shown", "telephone", "note"), "2024-04-15")
ROWS = [
    # what was told, whether the writing is asked for
    ([PLAN, TEXT], True),
    ([PLAN, (said("spoken", "shown", "telephone", "note"), "2024-04-15")], False),
    ([PLAN, (said("letter", "note"), "2024-04-15")], False),
    ([PLAN, (said(), "2024-04-15")], False),
    ([PLAN, TEXT, (said("text message", "shown to the worker"), "2024-04-18")], False),
    ([PLAN, TEXT, (said("text message", "shown", by="another"), "2024-04-18")], True),
    ([PLAN, TEXT, (InformationRequested(request="r", agency="police", question=ASKED), "2024-04-18")], False),
    (
        [PLAN, TEXT, (InformationRequested(request="r", agency="police", question="other"), "2024-04-18")],
        True,
    ),
    ([TEXT], False),  # nothing is open about the child
]


@pytest.mark.parametrize(("entries", "is_asked"), ROWS)
def test_writing_that_came_through_others_is_asked_for(
    entries: list[tuple[Any, str]], is_asked: bool
) -> None:
    assert len(asked(told(*entries), "2024-04-20", "U12_writing")) == is_asked


def test_task_and_contradiction_name_nobody_through_whom_it_came() -> None:
    story = told(
        PLAN, (Statement(question=ASKED, wording="Was Mary hurt?", answer="no", by=MOTHER), "2024-03-01")
    )
    secret = Paragraph(text="Shown by a relative", source="p1", protected_source=True)
    story.tell(TEXT[0], TEXT[1], by="probation", paragraphs=(secret,))
    (task,) = asked(story, "2024-04-20", "U12_writing")
    assert task.what == "An account of “Was Mary hurt?” reached us third-hand, written origin"
    (alert,) = story.alerts("2024-04-20", "A06")
    assert "15 April 2024 (third-hand, written origin)" in alert.explanation.how_known
    assert not any(name in f"{task} {alert}" for name in ("p0", "p1", "p2", "relative"))
