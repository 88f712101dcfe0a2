"""What each kind of entry is called and says: no kind without words, nobody protected and no address in any."""

from __future__ import annotations

import pytest

from teamaround.practice.answers.headline import headline
from teamaround.practice.answers.in_words import IN_WORDS
from teamaround.practice.answers.kind_labels import KIND_LABELS
from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.fact_words import TOLD_AS
from teamaround.practice.record.facts import FACT_TYPES, AnyFact
from teamaround.practice.record.facts.controls import ControlChecked, ControlRecorded, ControlSort
from teamaround.practice.record.facts.family import (
    AlertAccepted,
    AlertClosed,
    SchoolChanged,
    VisitMade,
    VisitOutcome,
)
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested, MaracHeld
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    QuestionClosed,
    QuestionOpened,
    Sighting,
)
from teamaround.practice.record.facts.meetings import (
    ConferenceHeld,
    ConferenceSort,
    CoreGroupHeld,
    PlanActionDone,
    PlanActionSet,
    PlanDecision,
)
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    Concealment,
    HouseholdListed,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PlaceDescribed,
)
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Answer, Certainty, Relation
from tests.practice.record.saying import CHILD, day, said

SOMEBODY = "0b0d0c0a-1111-4222-8333-123456789abc"
AGENCIES = {
    slug: Agency(agency=slug, name=name) for slug, name in (("police", "Marl Police"), ("elm", "Elm School"))
}
KNOWN = [
    said(ChildDescribed(child=CHILD, name="Robin Ashdown"), on=0),
    said(PersonDescribed(person="dan", given_names="Dan", family_name="Vale"), on=0),
    said(PersonDescribed(person="mia", given_names="Mia", family_name="Ashdown"), on=0),
    said(
        PersonDescribed(person="src", given_names="Isolde", family_name="Quill", protected_source=True), on=0
    ),
    said(PlaceDescribed(place="home", address="14 Larkrise Court", label="Protected address A"), on=0),
    said(ControlRecorded(control="k1", sort=ControlSort.NO_CONTACT, person="dan", words="Stays away"), on=1),
    said(QuestionOpened(question="q1", wording="Is Dan staying there?"), on=1),
    said(InformationRequested(request="r1", agency="police", what="Any calls?"), on=1),
    said(PlanActionSet(action="a1", what="See the child alone"), on=1),
]
ROWS: list[tuple[AnyFact, str]] = [
    (QuestionOpened(question="q2", wording="Who has the keys?"), "Who has the keys?"),
    (
        QuestionOpened(question="q3", wording="Who is at 14 Larkrise Court?"),
        "Words withheld, because they name an address or a protected person",
    ),
    (
        CheckRecorded(question="q1", check=CheckKind.POLICE, agency="police", answer=Answer.NOTHING_HELD),
        "“Is Dan staying there?” was checked with Marl Police: nothing held there",
    ),
    (QuestionClosed(question="q1", answer="no"), "“Is Dan staying there?” was closed: no"),
    (
        AlertAccepted(alert="A03:dan:home", by="x"),
        "The alert “address link” (Dan Vale, Protected address A) was accepted",
    ),
    (
        AlertAccepted(alert="A03:src:home", by="x"),
        "The alert “address link” (Protected address A) was accepted",
    ),
    (
        AlertClosed(alert="A01:plan", by="x", reason="accepted_with_ask_list"),
        "The alert “thin core group” was closed: accepted with ask list",
    ),
    (AlertAccepted(alert="not-a-code", by="x"), "The alert of the rules was accepted"),
    (
        PersonLinked(person="dan", to="mia", relation=Relation.FORMER_PARTNER_OF),
        "Dan Vale is a former partner of Mia Ashdown",
    ),
    (
        PersonLinked(person="dan", to=CHILD, relation=Relation.PARTNER_OF, certainty=Certainty.SUSPECTED),
        "Dan Vale may be the partner of a parent of Robin Ashdown",
    ),
    (
        PersonLinked(person="mia", to=CHILD, relation=Relation.MOTHER),
        "Mia Ashdown is the mother of Robin Ashdown",
    ),
    (PersonLinked(person="src", to="dan", relation=Relation.SIBLING), "About somebody who must not be named"),
    (
        PersonDescribed(person="new", family_name="Pell", protected_source=True),
        "About somebody who must not be named",
    ),
    (
        LivesAt(person="dan", place="home", since=day(0).date()),
        "Dan Vale lives at Protected address A, since 1 January 2024",
    ),
    (LivesAt(person="src", place="home"), "About somebody who must not be named"),
    (HouseholdListed(place="home", people=("mia", "src")), "Expected at Protected address A: Mia Ashdown"),
    (
        CoreGroupHeld(present=("police",), invited_absent=("elm",)),
        "Present: Marl Police. Invited and absent: Elm School",
    ),
    (
        ConferenceHeld(sort=ConferenceSort.REVIEW, decision=PlanDecision.CONTINUES),
        "Review conference: the plan continues",
    ),
    (PlanActionDone(action="a1", evidence="visit note"), "Done: See the child alone. Evidence: visit note"),
    (ControlChecked(control="k1", by=SOMEBODY), "“Stays away” (Dan Vale) was checked by somebody: it held"),
    (MaracHeld(victim="mia"), "Mia Ashdown’s case was heard"),
    (InformationAnswered(request="r1", answer=Answer.NO_REPLY), "Marl Police: no reply"),
    (SchoolChanged(to="elm"), "The child’s school is now Elm School"),
    (
        VisitMade(outcome=VisitOutcome.NOT_CONFIRMED, child_seen=True, child_alone=False, place="home"),
        "Visit to Protected address A: the concern was not confirmed. The child was seen, not alone",
    ),
]


def _line(fact: AnyFact, *before: AnyFact) -> str:
    entry = said(fact, on=5)
    told = [*KNOWN, *(said(one, on=2) for one in before), entry]
    return headline(fold(told, child=CHILD, as_at=day(9), agencies=AGENCIES), entry)


@pytest.mark.parametrize(("fact", "words"), ROWS)
def test_entry_says_what_was_said(fact: AnyFact, words: str) -> None:
    assert _line(fact) == words


def test_new_school_of_a_concealed_home_is_not_named() -> None:
    hidden = PlaceDescribed(place="refuge", label="Somewhere", concealment=Concealment.REFUGE)
    assert _line(SchoolChanged(to="elm"), hidden) == "The child’s school changed"


def test_every_kind_of_the_closed_vocabulary_has_a_label() -> None:
    assert set(KIND_LABELS) == set(FACT_TYPES)


def test_labels_are_words_and_no_two_are_alike() -> None:
    assert [label for label in KIND_LABELS.values() if "_" in label or label != label.strip()] == []
    assert len(set(KIND_LABELS.values())) == len(KIND_LABELS)


def test_every_kind_of_the_closed_vocabulary_says_something_of_its_own() -> None:
    assert {*TOLD_AS, *IN_WORDS, Sighting} == set(FACT_TYPES)
