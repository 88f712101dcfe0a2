"""Q1-Q5: what an alleged perpetrator must never see or infer, and who counts as one."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from teamaround.practice.disclosure.reading import has_responsibility, is_alleged_perpetrator
from teamaround.practice.disclosure.rules.for_an_alleged_perpetrator import PERPETRATOR_RULES
from teamaround.practice.record.facts import controls, family, forums, happenings
from teamaround.practice.record.facts import meetings as met
from teamaround.practice.record.words import Harm
from tests.practice.disclosure.family import (
    FATHER,
    NOW,
    clear,
    codes,
    harming_father,
    paper,
    passage,
    plan_action,
    told,
)
from tests.practice.telling import MOTHER, PARTNER, conference, control, sighting
from tests.practice.telling import family as household

GROUP = met.CoreGroupHeld(present=("csc", "school"))
HIS = "Go to the course for fathers"

ROWS = [
    ("his action", plan_action(HIS, FATHER), (), []),
    ("conference", conference(), (), []),
    ("Q1 place", plan_action("Stay away from 9 Nowhere Lane", FATHER), (), ["Q1"]),
    ("Q1 area", plan_action("Stay out of Sandshire", FATHER), (), ["Q1"]),
    ("Q1 label", plan_action("Do not ring Ash's home", FATHER), (), ["Q1"]),
    ("Q1 hearing", plan_action("Come to the hearing", FATHER), (), ["Q1"]),
    ("Q1 time", plan_action("Come at 10 am", FATHER), (), ["Q1"]),
    ("Q1 school told", family.SchoolTold(school="school"), (), ["Q1"]),
    ("Q2 marac", forums.MaracHeld(victim=MOTHER), (), ["Q2"]),
    ("Q2 sighting", sighting(person=FATHER, place=""), (), ["Q2"]),
    ("Q2 scheme", forums.DisclosureStarted(to=MOTHER, about=FATHER), (), ["Q2"]),
    ("Q2 in words", plan_action("After the referral go to the course", FATHER), (), ["Q2"]),
    ("Q3 child's words", family.ChildsWords(to="csc", words="x"), (), ["Q3"]),
    ("Q3 another named", plan_action("Do not write to Mary", FATHER), (), ["Q3"]),
    ("Q3 words", plan_action("Your son said so", FATHER), (), ["Q3"]),
    ("Q4 mail", plan_action("Write to a.b@example.org", FATHER), (), ["Q4"]),
    ("Q4 file", plan_action("See plan.docx", FATHER), (), ["Q4"]),
    ("Q4 map", plan_action("Meet at 54.6861", FATHER), (), ["Q4"]),
    ("Q4 photograph", plan_action("A photograph is with this", FATHER), (), ["Q4"]),
    ("Q5 kind", GROUP, (), ["Q5"]),
    ("Q5 paragraph", plan_action(HIS, FATHER), (passage("We met"),), ["Q5"]),
    ("Q5 somebody's action", met.PlanActionSet(action="a", what="Come weekly"), (), ["Q5"]),
]


@pytest.mark.parametrize(("fact", "paragraphs", "left"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS])
def test_passage_that_a_chair_cleared_is_still_kept_back_for_its_reason(
    fact: Any, paragraphs: Any, left: list[str]
) -> None:
    story = harming_father(told())
    entry = story.tell(fact, "2024-05-01", paragraphs=paragraphs)
    clear(story, FATHER, entry, role="chair")
    assert codes(story, entry, FATHER) == left


@pytest.mark.parametrize("code", sorted(PERPETRATOR_RULES))
def test_every_row_has_facts_that_break_it(code: str) -> None:
    assert any(code in row[3] for row in ROWS)


@pytest.mark.parametrize(("role", "left"), [("chair", []), ("sw", ["Q5"]), ("", ["Q5"])])
def test_his_documents_need_the_chair(role: str, left: list[str]) -> None:
    story = harming_father(told())
    entry = story.tell(plan_action(HIS, FATHER), "2024-05-01")
    if role:
        clear(story, FATHER, entry, role=role)
    assert codes(story, entry, FATHER) == left


def test_entry_of_two_children_is_not_in_his_documents() -> None:
    story = harming_father(told())
    entry = story.tell(conference(), "2024-05-01")
    clear(story, FATHER, entry, role="chair")
    assert codes(story, entry, FATHER) == []
    both = {"children": ("ash", "elm")}
    story.entries = [replace(one, **both) if one.entry_id == entry else one for one in story.entries]
    assert codes(story, entry, FATHER) == ["Q5"]


def test_somebody_without_responsibility_gets_no_papers() -> None:
    story = told()
    entry = story.tell(plan_action(HIS, PARTNER), "2024-05-01")
    clear(story, PARTNER, entry, role="chair")
    given = paper(story, PARTNER)
    assert given.lines == ()
    assert len(given.left_out) >= len(story.entries)


@pytest.mark.parametrize(
    ("fact", "is_one"),
    [
        (control(), True),
        (control(sort="plan_instruction"), False),
        (forums.MaracListed(victim=MOTHER, perpetrator=PARTNER), True),
        (forums.MaracHeld(victim=MOTHER, perpetrator=PARTNER), True),
        (forums.DisclosureStarted(to=MOTHER, about=PARTNER), True),
        (happenings.Incident(by=(PARTNER,), harms=(Harm.DOMESTIC_ABUSE,)), True),
        (happenings.Incident(by=(PARTNER,), harms=(Harm.LEFT_ALONE,)), False),
        (happenings.Incident(harmed=(PARTNER,), harms=(Harm.DOMESTIC_ABUSE,)), False),
        (controls.Released(person=PARTNER), False),
    ],
)
def test_alleged_perpetrator_is_who_the_record_names(fact: Any, is_one: bool) -> None:
    story = household()
    story.tell(fact, "2024-05-01")
    assert is_alleged_perpetrator(story.case(NOW), PARTNER) is is_one
    assert is_alleged_perpetrator(story.case(NOW), MOTHER) is False


@pytest.mark.parametrize(("person", "holds"), [(MOTHER, True), (FATHER, True), (PARTNER, False)])
def test_responsibility_is_recorded_or_by_law(person: str, holds: bool) -> None:
    assert has_responsibility(told().case(NOW), person) is holds
