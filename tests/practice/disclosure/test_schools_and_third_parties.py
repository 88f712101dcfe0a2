"""What a school is told, and paragraphs about several people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.disclosure.schools import kept_away, school_notice
from teamaround.practice.disclosure.third_party import NOBODY, limited_to, put_together, tighter
from teamaround.practice.record.entry import Paragraph
from teamaround.practice.record.facts import controls
from tests.practice.disclosure.family import AUNT, NOW, told
from tests.practice.telling import CHILD, MOTHER, PARTNER, at, conference, control, family

TODAY = at(NOW).date()


def test_school_of_the_child_is_told_what_keeps_the_child_safe_today() -> None:
    story = told()
    story.tell(conference(), "2024-05-01")
    story.tell(control(words="not to come within a mile of Mary"), "2024-05-01")
    notice = school_notice(story.case(NOW), "school", TODAY)
    assert notice is not None
    assert notice.lines[:2] == (
        "Ash Vale has a plan: child protection.",
        "Rowan Pike must not collect Ash Vale, and must not be let in.",
    )
    assert "999" in notice.lines[-1]
    for never in ("violent", "mile", "Nowhere", "Tilda", "licence", "no_contact"):
        assert never not in notice.text


@pytest.mark.parametrize("school", ["elm", "", "csc"])
def test_another_school_is_told_nothing(school: str) -> None:
    assert school_notice(told().case(NOW), school, TODAY) is None


@pytest.mark.parametrize(
    ("fact", "people"),
    [
        (control(), (PARTNER,)),
        (control(protects=(MOTHER,)), (PARTNER,)),
        (control(protects=(CHILD,)), (PARTNER,)),
        (control(protects=("somebody",)), ()),
        (control("lives_elsewhere"), ()),
        (control(until=date(2024, 6, 2)), ()),
        (control(since=date(2024, 6, 4)), ()),
    ],
)
def test_only_a_safeguard_in_force_keeps_somebody_away(fact: Any, people: tuple[str, ...]) -> None:
    story = family()
    story.tell(fact, "2024-05-01")
    assert kept_away(story.case(NOW), TODAY) == people


def test_safeguard_that_ended_keeps_nobody_away() -> None:
    story = family()
    story.tell(control(), "2024-05-01")
    story.tell(controls.ControlEnded(control="K1"), "2024-05-02")
    assert kept_away(story.case(NOW), TODAY) == ()


def test_notice_names_no_protected_person() -> None:
    story = told()
    story.tell(
        controls.ControlRecorded(control="K2", sort=controls.ControlSort.BAIL, person=AUNT), "2024-05-01"
    )
    notice = school_notice(story.case(NOW), "school", TODAY)
    assert notice is not None
    assert "Tilda" not in notice.text


@pytest.mark.parametrize(
    ("limits", "roles"),
    [
        ([], ()),
        ([(), ()], ()),
        ([("sw",), ()], ("sw",)),
        ([("sw", "police"), ("police", "dsl")], ("police",)),
        ([("sw",), ("dsl",)], NOBODY),
    ],
)
def test_tighter_of_several_limits(limits: list[tuple[str, ...]], roles: tuple[str, ...]) -> None:
    assert tighter(limits) == roles


def test_paragraph_about_two_people_keeps_the_tighter_rule_of_both() -> None:
    mum = Paragraph(text="a", about=(MOTHER,), source="gp", may_share_with=("sw", "dsl"), children=("ash",))
    him = Paragraph(text="b", about=(PARTNER,), source="aunt", protected_source=True, may_share_with=("sw",))
    both = put_together((mum, him), "a and b")
    assert both.about == (MOTHER, PARTNER)
    assert (both.may_share_with, both.protected_source, both.source) == (("sw",), True, "")
    assert both.children == ("ash",)


@given(
    st.lists(st.sampled_from(["sw", "dsl", "police"]), max_size=3), st.lists(st.sampled_from(["sw", "dsl"]))
)
def test_another_limit_never_lets_more_roles_through(first: list[str], second: list[str]) -> None:
    before = limited_to(Paragraph(text="a"), first).may_share_with
    after = limited_to(limited_to(Paragraph(text="a"), first), second).may_share_with
    assert not before or set(after) <= {*before, *NOBODY}
