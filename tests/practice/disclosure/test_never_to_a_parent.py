"""P1-P9: what a parent must never see, a row of facts for each, and what may be seen beside it."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.disclosure.never import never_table
from teamaround.practice.disclosure.rules.for_a_parent import PARENT_RULES
from teamaround.practice.record.facts import care, controls, family, forums, front_door, happenings, people
from teamaround.practice.record.facts import meetings as met
from teamaround.practice.record.words import RiskTag
from tests.practice.disclosure.family import (
    AUNT,
    FATHER,
    FOSTER,
    clear,
    codes,
    paper,
    passage,
    plan_action,
    told,
)
from tests.practice.telling import CHILD, MOTHER, PARTNER, Story, sighting

KEPT: list[Any] = []
SAID = front_door.ReferralReceived(from_agency="school")
GROUP = met.CoreGroupHeld(present=("csc", "school"))

# code, fact, who says so, paragraphs: the codes of what is left out of that entry, in order.
ROWS = [
    ("P1 reporter", front_door.ReferralReceived(from_person=AUNT), "csc", (), ["P1"]),
    ("P1 reporter is not protected", front_door.ReferralReceived(from_person=FATHER), "csc", (), ["P1"]),
    ("P1 own report", front_door.ReferralReceived(from_person=MOTHER), "csc", (), KEPT),
    ("P1 no person", SAID, "csc", (), KEPT),
    ("P1 source", GROUP, "csc", (passage("She is worried", source=AUNT, protected_source=True),), ["P1"]),
    ("P1 source of record", GROUP, "csc", (passage("She is worried", source=AUNT),), ["P1"]),
    ("P1 named in words", GROUP, "csc", (passage("Tilda is worried"),), ["P1"]),
    ("P1 limited", GROUP, "csc", (passage("We met", may_share_with=("sw",)),), ["P1"]),
    ("P1 shared", GROUP, "csc", (passage("We met", may_share_with=("sw", "parent")),), KEPT),
    ("P6 name withheld", plan_action("See Tilda less"), "csc", (), ["P6"]),
    ("P2 paragraph", GROUP, "csc", (passage("He is ill", about=(PARTNER,)),), ["P2"]),
    ("P2 two people", GROUP, "csc", (passage("Both came", about=(MOTHER, PARTNER)),), ["P2"]),
    ("P2 named in words", GROUP, "csc", (passage("Rowan is ill"),), ["P2"]),
    ("P2 own", GROUP, "csc", (passage("You came", about=(MOTHER,), may_share_with=("parent",)),), KEPT),
    ("P2 tag", people.PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT), "csc", (), ["P2"]),
    ("P2 custody", controls.TakenIntoCustody(person=PARTNER), "csc", (), ["P2"]),
    ("P2 licence", controls.Released(person=PARTNER), "csc", (), ["P2"]),
    ("P2 told by police", forums.DisclosureMade(to=MOTHER, about=PARTNER), "csc", (), KEPT),
    ("P2 told to another", forums.DisclosureMade(to=FATHER, about=PARTNER), "csc", (), ["P2"]),
    ("P3 listed", forums.MaracListed(victim=MOTHER), "csc", (), ["P3"]),
    ("P3 minutes", forums.MaracHeld(victim=MOTHER), "csc", (), ["P3"]),
    ("P3 in words", GROUP, "csc", (passage("The MARAC asked the school"),), ["P3"]),
    ("P3 explained", family.ExplanationGiven(to=MOTHER, terms=("MARAC",)), "csc", (), KEPT),
    ("P4 meeting", front_door.StrategyMeetingHeld(agencies=("csc", "police")), "csc", (), ["P4"]),
    ("P4 in words", GROUP, "csc", (passage("At the strategy meeting we agreed"),), ["P4"]),
    ("P5 police", happenings.Statement(question="q", answer="yes", by=MOTHER), "met", (), ["P5"]),
    ("P5 probation", family.NoteWritten(what="x"), "com", (), ["P5"]),
    ("P5 care of police", care.InformedOfProtection(who=MOTHER), "met", (), KEPT),
    ("P6 address", plan_action("Be at 9 Secret Row"), "csc", (), ["P6"]),
    ("P6 postcode", GROUP, "csc", (passage("Near ZZ97ZZ"),), ["P6"]),
    ("P6 district", GROUP, "csc", (passage("Somewhere in zz9"),), ["P6"]),
    ("P6 ward", GROUP, "csc", (passage("A kelp-ward worker came"),), ["P6"]),
    ("P6 bus", GROUP, "csc", (passage("She takes bus  77a"),), ["P6"]),
    ("P6 surgery", GROUP, "csc", (passage("Seen at Limpet Surgery"),), ["P6"]),
    ("P6 refuge", GROUP, "csc", (passage("ANCHOR HOUSE rang"),), ["P6"]),
    ("P6 place", care.PlacementMade(sort=care.PlacementSort.FOSTER, place=FOSTER), "csc", (), ["P6"]),
    ("P6 other words", GROUP, "csc", (passage("We rowed on the bay", may_share_with=("parent",)),), KEPT),
    ("P7 child", family.ChildsWords(to="csc", words="I am afraid"), "csc", (), ["P7"]),
    ("P7 in a minute", GROUP, "csc", (passage("I am afraid", source=CHILD),), ["P7"]),
    ("P8 sighting of nobody", sighting(person="", place=""), "csc", (), ["P8"]),
    ("P8 question", happenings.QuestionOpened(question="q", wording="Is it so"), "csc", (), ["P8"]),
    ("P8 visit", GROUP, "csc", (passage("An unannounced visit is planned"),), ["P8"]),
    ("P8 note", family.NoteWritten(what="x"), "csc", (), ["P8"]),
    ("P9 gateway", care.LegalGatewayBooked(), "csc", (), ["P9"]),
    ("P9 lawyer", GROUP, "law", (), ["P9"]),
    ("P9 in words", GROUP, "csc", (passage("Counsel says no"),), ["P9"]),
    ("P9 letter", care.PreProceedingsLetterSent(), "csc", (), KEPT),
    ("P1 neighbour", GROUP, "csc", (passage("A neighbour heard it"),), ["P1"]),
    ("P2 action of another", plan_action("Go to the programme", about=PARTNER), "csc", (), ["P2"]),
    ("P2 offer to another", forums.SupportOffered(to=FATHER, service="haven"), "csc", (), ["P2"]),
    (
        "P2 conference with another",
        met.ConferenceHeld(sort="initial", decision="ends", parents_present=(FATHER,)),
        "csc",
        (),
        KEPT,
    ),
    ("default paragraph", GROUP, "csc", (passage("We met"),), ["default"]),
    ("default kind", met.AgencyJoined(agency="school"), "csc", (), ["default"]),
    ("default", people.PersonLinked(person=MOTHER, to=CHILD, relation="mother"), "csc", (), ["default"]),
    ("own statement", happenings.Statement(question="q", answer="no", by=MOTHER), "csc", (), KEPT),
    ("other's statement", happenings.Statement(question="q", answer="no", by="csc"), "csc", (), ["default"]),
]


def _with(fact: Any, by: str, paragraphs: Any) -> tuple[Story, str]:
    story = told()
    return story, story.tell(fact, "2024-05-01", by=by, paragraphs=paragraphs)


@pytest.mark.parametrize(
    ("fact", "by", "paragraphs", "left"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS]
)
def test_passage_for_a_parent_is_kept_back_for_its_reason(
    fact: Any, by: str, paragraphs: Any, left: list[str]
) -> None:
    story, entry = _with(fact, by, paragraphs)
    assert codes(story, entry) == left


@pytest.mark.parametrize("code", sorted(PARENT_RULES))
def test_every_row_has_facts_that_break_it(code: str) -> None:
    assert any(code in row[4] for row in ROWS)


CLEARED = [
    ("P4", front_door.StrategyMeetingHeld(agencies=("csc",)), "sw", KEPT),
    ("P4", front_door.StrategyMeetingHeld(agencies=("csc",)), "dsl", ["P4"]),
    ("P7", family.ChildsWords(to="csc", words="I like it here"), "sw", KEPT),
    ("P8", sighting(person="", place=""), "chair", ["default"]),
    ("P3", forums.MaracHeld(victim=MOTHER), "sw", ["P3"]),
    ("P2", controls.Released(person=PARTNER), "sw", ["P2"]),
    ("P9", care.LegalGatewayBooked(), "sw", ["P9"]),
]


@pytest.mark.parametrize(("code", "fact", "role", "left"), CLEARED)
def test_clearing_lifts_only_what_may_be_lifted(code: str, fact: Any, role: str, left: list[str]) -> None:
    story, entry = _with(fact, "csc", ())
    clear(story, MOTHER, entry, role=role)
    assert codes(story, entry) == left


def test_clearing_for_one_parent_is_none_for_another() -> None:
    story, entry = _with(family.ChildsWords(to="csc", words="I like it here"), "csc", ())
    clear(story, FATHER, entry)
    assert codes(story, entry) == ["P7"]
    assert codes(story, entry, FATHER) == KEPT


def test_gap_is_marked_where_it_tells_nothing_and_hidden_where_it_would() -> None:
    story, _ = _with(plan_action("Go to the programme", about=PARTNER), "csc", ())
    assert "Something has been left out here" in paper(story).text
    for hidden in (
        sighting(person="", place=""),
        controls.Released(person=PARTNER),
        care.LegalGatewayBooked(),
    ):
        story, _ = _with(hidden, "csc", ())
        assert paper(story).text == paper(told()).text


def test_log_says_more_than_the_paper_and_never_the_words() -> None:
    story, entry = _with(GROUP, "csc", (passage("Tilda is worried", source=AUNT),))
    (why,) = [one for one in paper(story).left_out if one.entry_id == entry]
    assert (why.paragraph, why.code, why.reason) == (0, "P1", never_table()["P1"].reason)
    assert "Tilda" not in f"{paper(story).text} {why}"
