"""People and addresses that look like the watched ones and are not: none of them may be taken for them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from teamaround.matching import (
    Band,
    Description,
    HitKind,
    ListedPerson,
    ListedPlace,
    PersonIndex,
    PlaceAsWritten,
    PlaceIndex,
    Residence,
    find,
    packaged_model,
)
from tests.matching.people import DALE, ELSEWHERE, FLAT_TWO, MILL_LANE, like

PROTECTED = Residence(place=FLAT_TWO, valid_from=date(2023, 1, 9))
MOTHER = Description(
    family_name="Ashdown",
    given_names="Kerry",
    former_names=("Bell",),
    date_of_birth="1991-03-08",
    sex="female",
)
PEOPLE = PersonIndex(
    [
        ListedPerson(person_id="partner", descriptions=(DALE,), linked_places=(PROTECTED,)),
        ListedPerson(person_id="mother", descriptions=(MOTHER,), residences=(PROTECTED,)),
    ]
)
PLACES = PlaceIndex()
PLACES.add(ListedPlace(place_id="home", residence=PROTECTED))
PLACES.add_phone("mother", "07700 900111")
CALL = datetime(2024, 5, 11, 19, 5, tzinfo=UTC)

HIS = like(DALE, nhs_number_verified=False, nhs_number="", phones=(), agency="ambulance111")


def _met(theirs: Description, at: datetime = CALL) -> tuple[dict[str, Band], list[HitKind]]:
    people = {c.person_id: c.band for c in find(theirs, PEOPLE, packaged_model(), at.date())}
    return people, [hit.kind for place in theirs.places for hit in PLACES.hits(place, at)]


def test_the_partner_at_the_protected_address_is_strong_there() -> None:
    assert _met(like(HIS, places=(FLAT_TWO,))) == ({"partner": Band.STRONG}, [HitKind.EXACT_UNIT])


def test_the_partner_from_his_own_home_meets_no_protected_place() -> None:
    assert _met(like(HIS, places=(MILL_LANE,))) == ({"partner": Band.STRONG}, [])


def test_the_mothers_own_call_is_the_mother_and_nobody_else() -> None:
    assert _met(like(MOTHER, places=(FLAT_TWO,))) == ({"mother": Band.STRONG}, [HitKind.EXACT_UNIT])


def test_the_mother_under_her_former_name_is_still_the_mother() -> None:
    assert _met(like(MOTHER, family_name="Bell", former_names=(), places=(FLAT_TWO,)))[0] == {
        "mother": Band.STRONG
    }


FATHER = like(HIS, date_of_birth="1961-04-02")


@pytest.mark.parametrize(
    ("why", "theirs", "places"),
    [
        ("a man of the same name, elsewhere", like(FATHER, places=(ELSEWHERE,)), []),
        ("his father of the same name, at his home", like(FATHER, places=(MILL_LANE,)), []),
        ("his brother", like(HIS, given_names="Dean", date_of_birth="1992-05-30", places=(MILL_LANE,)), []),
        ("his twin", like(HIS, given_names="Dean", places=(MILL_LANE,)), []),
        (
            "his name with another verified number",
            like(DALE, nhs_number="9990000026", places=(ELSEWHERE,)),
            [],
        ),
        (
            "the neighbour of the flat above",
            Description(
                family_name="Doyle",
                given_names="Margaret",
                date_of_birth="1949-09-17",
                places=(PlaceAsWritten(address="Flat 4, 14 Ferry Street", postcode="ZQ11 4PP"),),
            ),
            [HitKind.SAME_BUILDING],
        ),
        (
            "the same door of another street",
            like(FATHER, places=(PlaceAsWritten(address="Flat 2, 14 Ferry Road", postcode="ZQ11 4PQ"),)),
            [],
        ),
        (
            "the same street of another town",
            like(FATHER, places=(PlaceAsWritten(address="Flat 2, 14 Ferry Street, Calder Sands"),)),
            [],
        ),
    ],
)
def test_look_alike_is_not_taken_for_anybody(why: str, theirs: Description, places: list[HitKind]) -> None:
    assert _met(theirs) == ({}, places), why


def test_the_old_tenant_meets_the_place_before_its_time() -> None:
    tenant = Description(
        family_name="Pell", given_names="Gordon", date_of_birth="1970-12-05", places=(FLAT_TWO,)
    )
    assert _met(tenant, datetime(2022, 6, 1, tzinfo=UTC)) == ({}, [HitKind.HISTORIC])


def test_a_stranger_with_the_mothers_phone_meets_the_phone_alone() -> None:
    stranger = Description(family_name="Hall", given_names="Max", phones=("07700900111",))
    assert (_met(stranger), PLACES.phone_owner(stranger.phones[0])) == (({}, []), "mother")
