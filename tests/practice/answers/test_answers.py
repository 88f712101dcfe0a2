"""The five questions, answered from a small story."""

from __future__ import annotations

import pytest

from teamaround.practice.answers.known import Sureness, childs_words, known
from teamaround.practice.answers.relied_on import Footing, reliances
from teamaround.practice.answers.unknown import Asked, unknowns
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.practice.record.facts.controls import ControlChecked, ControlRecorded, ControlSort
from teamaround.practice.record.facts.family import ChildsWords
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested
from teamaround.practice.record.facts.happenings import (
    Incident,
    MatchBand,
    QuestionOpened,
    Sighting,
    SightingSort,
    Statement,
)
from teamaround.practice.record.facts.meetings import AgencyLeft
from teamaround.practice.record.facts.people import LivesAt, PersonDescribed, PlaceDescribed
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Answer, HowKnown, YesNoUnknown
from tests.practice.record.saying import CHILD, day, said

HOME = [
    said(PlaceDescribed(place="home", address="14 Larkrise Court", label="Protected address A"), on=0),
    said(LivesAt(person=CHILD, place="home"), on=0),
    said(PersonDescribed(person="dan", given_names="Dan", family_name="Vale"), on=0),
]
LICENCE = said(
    ControlRecorded(
        control="k1", sort=ControlSort.LICENCE, person="dan", places=("home",), words="He is on licence"
    ),
    on=5,
)
AT_HOME = said(
    Sighting(sort=SightingSort.GAVE_AS_HOME, band=MatchBand.STRONG, person="dan", place="home"),
    on=9,
    how_known=HowKnown.RECORDED_BY_SYSTEM,
)


def case(*entries: Entry) -> CaseFile:
    return fold([*HOME, *entries], child=CHILD, as_at=day(100))


def test_known_sighting_is_told_by_label_and_never_by_address() -> None:
    (first,) = known(case(AT_HOME), day(10))
    assert first.what == "Dan Vale gave Protected address A as their own address"
    assert "Larkrise" not in first.what


@pytest.mark.parametrize(
    ("how", "sureness"),
    [
        (HowKnown.SAW, Sureness.CONFIRMED),
        (HowKnown.WAS_TOLD, Sureness.STATED),
        (HowKnown.INFERRED, Sureness.SUSPECTED),
    ],
)
def test_known_incident_is_as_sure_as_how_it_is_known(how: HowKnown, sureness: Sureness) -> None:
    seen = said(Incident(), on=3, how_known=how, paragraphs=(Paragraph(text="A cut to her eye"),))
    assert [(one.what, one.sureness) for one in known(case(seen), day(4))] == [("A cut to her eye", sureness)]


def test_known_statement_that_another_contradicts_is_in_doubt() -> None:
    pushed = said(Statement(question="injury", answer="pushed", by="mia"), on=3)
    fell = said(Statement(question="injury", answer="fell", by="mia"), on=9)
    assert {one.sureness for one in known(case(pushed, fell), day(10))} == {Sureness.IN_DOUBT}


def test_childs_words_last_said_lead() -> None:
    early, late = (said(ChildsWords(to="school", words=words), on=on) for words, on in (("a", 1), ("b", 2)))
    told = childs_words(case(late, early))
    assert told is not None
    assert told[0].words == "b"


ASKED = InformationRequested(request="r1", agency="drugs", what="What did the tests cover?", question="tests")


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ((), Asked.ASKED),
        ((Answer.NOTHING_HELD,), Asked.NOTHING_HELD),
        ((Answer.NO_REPLY,), Asked.NO_REPLY),
        ((Answer.REFUSED,), Asked.REFUSED),
    ],
)
def test_unknown_keeps_silence_and_nothing_held_apart(answers: tuple[Answer, ...], asked: Asked) -> None:
    opened = said(QuestionOpened(question="tests", wording="What did the tests cover?"), on=1)
    replies = [said(InformationAnswered(request="r1", answer=one), on=5) for one in answers]
    (unknown,) = unknowns(case(opened, said(ASKED, on=2), *replies), day(9))
    assert (unknown.what, unknown.asked) == ("What did the tests cover?", asked)


def test_unknown_parental_responsibility_is_named() -> None:
    father = said(PersonDescribed(person="father", parental_responsibility=YesNoUnknown.UNKNOWN), on=1)
    assert "parental responsibility" in unknowns(case(father), day(9))[0].what


@pytest.mark.parametrize(
    ("entries", "footing"),
    [
        ((LICENCE,), Footing.NEVER_CHECKED),
        ((LICENCE, said(ControlChecked(control="k1", by="probation"), on=7)), Footing.CHECKED),
        ((LICENCE, AT_HOME), Footing.CONTRADICTED),
    ],
)
def test_reliance_on_a_licence_is_as_firm_as_its_check(entries: tuple[Entry, ...], footing: Footing) -> None:
    assert [one.footing for one in reliances(case(*entries), day(20))] == [footing]


def test_reliance_on_a_denial_is_one_persons_word() -> None:
    denial = said(Statement(question="is he there?", answer="no", by="mia", denies=True), on=3)
    assert [one.footing for one in reliances(case(denial), day(20))] == [Footing.ONE_WORD]


def test_reliance_on_a_leavers_reason_ends_when_the_gap_is_accepted() -> None:
    left = AgencyLeft(agency="drugs", reason="negative tests")
    accepted = AgencyLeft(agency="drugs", reason="negative tests", accepted=True)
    assert [one.says for one in reliances(case(said(left, on=3)), day(9))] == ["drugs"]
    assert reliances(case(said(accepted, on=3)), day(9)) == ()
