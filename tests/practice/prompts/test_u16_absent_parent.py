"""U16: whose parental responsibility is not known, row by row."""

from __future__ import annotations

import pytest

from teamaround.practice.prompts import Prompt, prompts
from teamaround.practice.record.facts.people import PersonDescribed, PersonLinked
from teamaround.practice.record.words import Certainty, Relation, YesNoUnknown
from tests.practice.telling import CALENDAR, CHILD, Story, at, conference, family

FATHER = "abe"


def _story(relation: Relation, known: YesNoUnknown | None, *, plan: bool = True) -> Story:
    story = family()
    story.tell(
        PersonLinked(person=FATHER, to=CHILD, relation=relation, certainty=Certainty.STATED), "2024-02-01"
    )
    story.tell(PersonDescribed(person=FATHER, parental_responsibility=known), "2024-02-01")
    if plan:
        story.tell(conference(core_group=("csc", "school")), "2024-02-23")
    return story


def _asked(story: Story, now: str) -> list[Prompt]:
    found = prompts(story.case(now), at(now), CALENDAR)
    return [one for one in found if one.code == "U16" and one.about == (FATHER,)]


@pytest.mark.parametrize(
    ("relation", "known", "plan", "asked"),
    [
        (Relation.FATHER, YesNoUnknown.UNKNOWN, True, True),
        (Relation.FATHER, None, True, True),
        (Relation.PARENT, None, True, True),
        (Relation.FATHER, YesNoUnknown.NO, True, False),
        (Relation.FATHER, YesNoUnknown.YES, True, False),
        (Relation.FATHER, YesNoUnknown.UNKNOWN, False, False),
        (Relation.MOTHER, None, True, False),
        (Relation.MOTHER, YesNoUnknown.UNKNOWN, True, True),
        (Relation.GRANDPARENT, YesNoUnknown.UNKNOWN, True, False),
    ],
)
def test_parental_responsibility_that_nobody_established_is_a_task(
    relation: Relation, known: YesNoUnknown | None, plan: bool, asked: bool
) -> None:
    assert bool(_asked(_story(relation, known, plan=plan), "2024-02-24")) is asked


def test_absent_parent_task_goes_to_worker_and_chair_before_the_review() -> None:
    (task,) = _asked(_story(Relation.FATHER, None), "2024-02-24")
    assert task.to == ("sw", "chair")
    assert task.due is not None
    assert task.due.date().isoformat() == "2024-05-23"
    assert "checked that this is safe" in task.way_on
    assert not task.is_refusal


def test_absent_parent_task_ends_when_it_is_known() -> None:
    story = _story(Relation.FATHER, None)
    story.tell(PersonDescribed(person=FATHER, parental_responsibility=YesNoUnknown.NO), "2024-03-01")
    assert _asked(story, "2024-03-02") == []
