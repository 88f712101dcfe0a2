"""Who may know what of an entry, role by role and level by level, and why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from teamaround.practice.disclosure.levels import ORDER, capped, cut_to
from teamaround.practice.disclosure.matrix import matrix
from teamaround.practice.disclosure.subjects import UNSORTED, subject_of, subject_table
from teamaround.practice.disclosure.viewing import Viewer, may_know, shown_to
from teamaround.practice.record.entry import Entry, Paragraph, Told, encode, kind_of
from teamaround.practice.record.facts import FACT_TYPES, care, family, forums, people
from teamaround.practice.record.facts import meetings as met
from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import RiskTag, SharingLevel
from tests.practice.telling import CHILD, MOTHER, PARTNER, at, control, sighting

CARD = people.ChildDescribed(child=CHILD, name="Ash Vale")
PLAN = met.PlanActionSet(action="a1", what="Weekly group")
GUARD = control(words="not to come near")
MARAC = forums.MaracHeld(victim=MOTHER, points=(forums.MaracPoint(person=PARTNER, what="moved"),))
MAPPA = forums.MappaHeld(person=PARTNER)
LEGAL = care.LegalGatewayHeld(outcome=care.GatewayOutcome.NO_ACTION)
NOTE = family.NoteWritten(what="x")
HISTORY = people.PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT, source="met")
MATCH = sighting(contact="R1")


def entry(fact: Any, *told: Told, by: str = "csc", paragraphs: tuple[Paragraph, ...] = ()) -> Entry:
    """An entry of these tests."""
    when = at("2024-05-01")
    return Entry(
        entry_id="e",
        children=(CHILD,),
        happened_at=when,
        recorded_at=when,
        by_agency=by,
        fact=fact,
        told=told,
        paragraphs=paragraphs,
    )


def told(level: str = "full", agency: str = "there", role: str = "") -> Told:
    """Somebody was told."""
    return Told(agency=agency, at=at("2024-05-01"), level=SharingLevel(level), role=role)


# role, fact, who was told: whether it may be read, and how much of it.
NOT_TOLD = [
    ("sw", NOTE, True, "full"),
    ("team_manager", LEGAL, True, "full"),
    ("chair", MARAC, True, "full"),
    ("edt", GUARD, True, "full"),
    ("legal", LEGAL, True, "full"),
    ("legal", NOTE, False, None),
    ("spoc", CARD, True, "fields"),
    ("spoc", NOTE, False, None),
    ("spoc", MATCH, False, None),
    ("hub", CARD, True, "fields"),
    ("hub_education", PLAN, True, "summary"),
    ("dsl", CARD, True, "fields"),
    ("dsl", PLAN, True, "summary"),
    ("dsl", GUARD, True, "summary"),
    ("dsl", family.SchoolTold(school="there"), True, "fields"),
    ("dsl", MARAC, False, None),
    ("dsl", HISTORY, False, None),
    ("school_staff", CARD, True, "summary"),
    ("school_staff", PLAN, False, None),
    ("health_0_19", PLAN, True, "summary"),
    ("camhs", PLAN, True, "summary"),
    ("gp_lead", CARD, False, "presence"),
    ("adult_mental_health", CARD, False, "presence"),
    ("ambulance_desk", CARD, False, None),
    ("ambulance_desk", MATCH, False, None),
    ("hospital", CARD, False, None),
    ("police", GUARD, True, "fields"),
    ("police", MARAC, False, None),
    ("probation", CARD, False, None),
    ("probation", GUARD, True, "fields"),
    ("prison", CARD, False, None),
    ("mappa_coordinator", MAPPA, True, "fields"),
    ("mappa_coordinator", CARD, False, "presence"),
    ("marac_coordinator", MARAC, True, "fields"),
    ("idva", MARAC, True, "summary"),
    ("da_service", PLAN, True, "summary"),
    ("perpetrator_programme", CARD, False, None),
    ("perpetrator_programme", PLAN, False, None),
    ("perpetrator_programme", MARAC, False, None),
    ("substance_service", PLAN, True, "summary"),
    ("housing", CARD, False, None),
    ("partnership", PLAN, False, None),
    ("commissioner", PLAN, False, None),
    ("audit_officer", PLAN, False, None),
    ("dpo", PLAN, False, None),
    ("parent", PLAN, False, None),
    ("child", PLAN, False, None),
    ("carer", PLAN, False, None),
    ("nobody_we_know", PLAN, False, None),
]


@pytest.mark.parametrize(("role", "fact", "allowed", "level"), NOT_TOLD)
def test_role_without_having_been_told_sees_what_the_matrix_says(
    role: str, fact: Any, allowed: bool, level: str | None
) -> None:
    answer = may_know(Viewer(role, "there"), entry(fact))
    assert (answer.allowed, answer.level) == (allowed, level)
    assert answer.reason


# role, fact, told at: allowed and level.
TOLD = [
    ("dsl", NOTE, "full", True, "full"),
    ("dsl", NOTE, "presence", False, "presence"),
    ("dsl", PLAN, "presence", True, "summary"),
    ("dsl", MARAC, "full", True, "summary"),
    ("dsl", LEGAL, "full", False, "presence"),
    ("dsl", MAPPA, "full", False, "presence"),
    ("school_staff", NOTE, "fields", True, "fields"),
    ("school_staff", MARAC, "full", False, "presence"),
    ("housing", HISTORY, "full", False, "presence"),
    ("perpetrator_programme", CARD, "full", False, "presence"),
    ("perpetrator_programme", NOTE, "full", False, "presence"),
    ("probation", CARD, "full", False, "presence"),
    ("ambulance_desk", PLAN, "full", True, "full"),
    ("audit_officer", PLAN, "full", False, "presence"),
    ("parent", PLAN, "full", False, None),
]


@pytest.mark.parametrize(("role", "fact", "level", "allowed", "read"), TOLD)
def test_role_that_was_told_reads_it_within_its_bounds(
    role: str, fact: Any, level: str, allowed: bool, read: str | None
) -> None:
    answer = may_know(Viewer(role, "there"), entry(fact, told(level)))
    assert (answer.allowed, answer.level) == (allowed, read)


@pytest.mark.parametrize(
    ("one", "allowed"),
    [
        (told(role="dsl"), True),
        (told(role="school_staff"), False),
        (told(agency="elsewhere"), False),
    ],
)
def test_telling_counts_for_the_agency_and_role_that_were_told(one: Told, allowed: bool) -> None:
    assert may_know(Viewer("dsl", "there"), entry(NOTE, one)).allowed is allowed


@pytest.mark.parametrize(
    ("role", "fact", "allowed"),
    [
        ("dsl", NOTE, True),
        ("school_staff", NOTE, True),
        ("parent", NOTE, False),
        ("audit_officer", NOTE, False),
        ("ambulance_desk", MATCH, False),
        ("hospital", MATCH, False),
        ("police", MATCH, False),
        ("sw", MATCH, True),
        ("ambulance_desk", sighting(contact=""), True),
    ],
)
def test_own_agency_reads_what_it_said_and_never_what_its_contact_made(
    role: str, fact: Any, allowed: bool
) -> None:
    assert may_know(Viewer(role, "there"), entry(fact, by="there")).allowed is allowed


FREE = Paragraph(text="free")
LIMITED = Paragraph(text="limited", may_share_with=("police", "dsl"))
SOURCE = Paragraph(text="source", protected_source=True)
SOURCE_FOR = Paragraph(text="source for police", protected_source=True, may_share_with=("police",))


@pytest.mark.parametrize(
    ("role", "level", "shown"),
    [
        ("sw", "full", ["free", "source"]),
        ("dsl", "full", ["free", "limited"]),
        ("police", "full", ["free", "limited", "source for police"]),
        ("health_0_19", "full", ["free"]),
        ("dsl", "fields", []),
        ("dsl", "summary", []),
    ],
)
def test_paragraph_follows_its_entry_within_what_its_source_allows(
    role: str, level: str, shown: list[str]
) -> None:
    whole = entry(NOTE, told(level), paragraphs=(FREE, LIMITED, SOURCE, SOURCE_FOR))
    (cut,) = shown_to(Viewer(role, "there"), [whole])
    assert [part.text for part in cut.paragraphs] == shown


@pytest.mark.parametrize(
    ("fact", "level", "words"),
    [
        (PLAN, "summary", ""),
        (PLAN, "fields", "Weekly group"),
        (PLAN, "full", "Weekly group"),
    ],
)
def test_summary_leaves_free_words_out(fact: Any, level: str, words: str) -> None:
    cut = cut_to(SharingLevel(level), entry(fact))
    assert isinstance(cut.fact, met.PlanActionSet)
    assert (cut.fact.what, cut.fact.action) == (words, "a1")


def test_summary_of_marac_holds_no_minutes() -> None:
    cut = cut_to(SharingLevel.SUMMARY, entry(MARAC))
    assert isinstance(cut.fact, forums.MaracHeld)
    assert cut.fact.points == ()


def test_matrix_has_every_role_once_and_only_subjects_there_are() -> None:
    assert set(matrix()) == {role.value for role in Role}
    named = {subject for row in matrix().values() for subject in (*row.sees, *row.at_most)}
    assert named - {"*", *subject_table()} == set()


def test_subjects_name_kinds_there_are_and_each_once() -> None:
    kinds = [kind for kinds in subject_table().values() for kind in kinds]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= {kind_of(fact) for fact in FACT_TYPES}
    assert subject_of("not_a_kind") == UNSORTED


@pytest.mark.parametrize(
    ("level", "bound", "least"), [("full", "presence", "presence"), ("summary", "full", "summary")]
)
def test_bound_is_the_lesser(level: str, bound: str, least: str) -> None:
    assert capped(SharingLevel(level), SharingLevel(bound)) == least
    assert capped(None, SharingLevel(bound)) is None


roles = st.sampled_from([role.value for role in Role])
facts = st.sampled_from([CARD, PLAN, GUARD, MARAC, MAPPA, LEGAL, NOTE, HISTORY, MATCH])
limits = st.lists(roles, min_size=1, max_size=3).map(tuple)
levels = st.sampled_from(ORDER)


def _shown(viewer: Viewer, whole: Entry) -> set[str]:
    """Every text that a viewer is shown of an entry."""
    return {
        text
        for one in shown_to(viewer, [whole])
        for text in (encode(replace(one, paragraphs=(), told=())).decode(), *(p.text for p in one.paragraphs))
    }


@given(roles, facts, levels, limits, limits)
def test_limiting_a_paragraph_or_a_telling_to_roles_never_adds_text(
    role: str, fact: Any, level: SharingLevel, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    viewer = Viewer(role, "there")
    free = entry(fact, told(level), paragraphs=(FREE, replace(SOURCE_FOR, may_share_with=first)))
    narrower = tuple(one for one in first if one in second) or ("nobody",)
    parts = (replace(FREE, may_share_with=second), replace(SOURCE_FOR, may_share_with=narrower))
    assert _shown(viewer, replace(free, paragraphs=parts)) <= _shown(viewer, free)
    for_one_role = replace(free, told=(told(level, role=second[0]),))
    before = {part.text for one in shown_to(viewer, [free]) for part in one.paragraphs}
    after = {part.text for one in shown_to(viewer, [for_one_role]) for part in one.paragraphs}
    assert after <= before


@given(facts, levels, st.sampled_from(["parent", "child", "carer", "partnership", "audit_officer"]))
def test_roles_without_a_file_are_shown_nothing_whatever_they_were_told(
    fact: Any, level: SharingLevel, role: str
) -> None:
    assert shown_to(Viewer(role, "there"), [entry(fact, told(level))]) == ()


def test_answers_of_one_question_say_why() -> None:
    assert "shared" in may_know(Viewer("housing", "there"), entry(NOTE)).reason
    assert "told" in may_know(Viewer("dsl", "there"), entry(NOTE, told())).reason
    assert "whole file" in may_know(Viewer("sw", "there"), entry(NOTE)).reason
