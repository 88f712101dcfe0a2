"""The one meaning of "linked": row by row, on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.people import (
    HouseholdListed,
    LinkEnded,
    LivesAt,
    PersonLinked,
    PlaceDescribed,
    Residence,
)
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Certainty, Relation
from tests.practice.record.saying import CHILD, day, said

DAN_OF_MIA = (Relation.PARTNER_OF, "dan", "mia")
MOTHER = (Relation.MOTHER, "mia", CHILD)
HOME = [PlaceDescribed(place="home"), LivesAt(person=CHILD, place="home")]


def link(row: tuple[Relation, str, str], certainty: Certainty = Certainty.CONFIRMED) -> PersonLinked:
    relation, person, to = row
    return PersonLinked(person=person, to=to, relation=relation, certainty=certainty)


def case(*facts: Any) -> CaseFile:
    return fold([said(fact, on=number) for number, fact in enumerate(facts, 1)], child=CHILD, as_at=day(300))


ROWS: list[tuple[str, list[Any], bool]] = [
    ("nobody says so", [link(MOTHER)], False),
    ("directly", [link((Relation.LODGER, "dan", CHILD))], True),
    ("directly, told from the child's side", [link((Relation.FRIEND, CHILD, "dan"))], True),
    ("through the mother", [link(MOTHER), link(DAN_OF_MIA)], True),
    ("told from the mother's side", [link(MOTHER), link((Relation.PARTNER_OF, "mia", "dan"))], True),
    ("through a mother whose own link lapsed", [link(MOTHER, Certainty.STATED), link(DAN_OF_MIA)], True),
    (
        "through somebody of the household list without a link",
        [*HOME, HouseholdListed(place="home", people=("mia",)), link(DAN_OF_MIA)],
        True,
    ),
    (
        "through somebody who lives with the child",
        [*HOME, LivesAt(person="gran", place="home"), link((Relation.LODGER, "dan", "gran"))],
        True,
    ),
    ("by living with the child", [*HOME, LivesAt(person="dan", place="home")], True),
    ("as the landlord", [*HOME, LivesAt(person="dan", place="home", sort=Residence.OWNER)], False),
    ("as an old tenant", [*HOME, LivesAt(person="dan", place="home", until=date(2023, 12, 1))], False),
    (
        "in the same hospital",
        [
            PlaceDescribed(place="ward", institution=True),
            LivesAt(person=CHILD, place="ward"),
            LivesAt(person="dan", place="ward"),
        ],
        False,
    ),
    (
        "brother of the mother's partner",
        [link(MOTHER), link((Relation.PARTNER_OF, "rowan", "mia")), link((Relation.SIBLING, "dan", "rowan"))],
        True,
    ),
    (
        "a friend of that brother",
        [
            link(MOTHER),
            link((Relation.PARTNER_OF, "rowan", "mia")),
            link((Relation.SIBLING, "lee", "rowan")),
            link((Relation.FRIEND, "dan", "lee")),
        ],
        False,
    ),
    ("by profession", [link((Relation.PROFESSIONAL, "dan", CHILD))], False),
    (
        "through a professional",
        [link((Relation.PROFESSIONAL, "nurse", CHILD)), link((Relation.PARTNER_OF, "dan", "nurse"))],
        False,
    ),
    (
        "by profession and as a partner",
        [link(MOTHER), link((Relation.PROFESSIONAL, "dan", CHILD)), link(DAN_OF_MIA)],
        True,
    ),
    ("by mistake", [link(MOTHER), link(DAN_OF_MIA), LinkEnded(person="dan", to="mia", mistaken=True)], False),
]


@pytest.mark.parametrize(("why", "facts", "linked"), ROWS)
def test_linked_means_the_same_for_everybody(why: str, facts: list[Any], linked: bool) -> None:
    assert case(*facts).is_linked("dan", day(200).date()) is linked, why


def test_child_is_not_linked_to_the_child() -> None:
    assert not case(link(MOTHER)).is_linked(CHILD, day(200).date())


@pytest.mark.parametrize(
    ("facts", "professional"),
    [
        ([link((Relation.PROFESSIONAL, "dan", CHILD))], True),
        ([link(MOTHER), link((Relation.PROFESSIONAL, "dan", CHILD)), link(DAN_OF_MIA)], False),
        (
            [
                link(MOTHER),
                link((Relation.PROFESSIONAL, "dan", CHILD)),
                link((Relation.PARTNER_OF, "mia", "dan")),
            ],
            False,
        ),
        (
            [
                link((Relation.PROFESSIONAL, "dan", CHILD)),
                LinkEnded(person="dan", to=CHILD, on=date(2024, 1, 20)),
            ],
            False,
        ),
        ([link(MOTHER)], False),
    ],
)
def test_professional_is_who_has_to_do_with_the_family_in_no_other_way(
    facts: list[Any], professional: bool
) -> None:
    assert case(*facts).is_professional("dan", day(200).date()) is professional
