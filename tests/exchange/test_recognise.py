"""What a contact hits besides, or instead of, a person: a place is a place and a telephone a telephone."""

from __future__ import annotations

import pytest

from teamaround.exchange.contact import Contact, ContactKind
from teamaround.exchange.recognise import Watch
from teamaround.exchange.recognised import PlaceFound, Recognised
from teamaround.exchange.watch_list import Listing
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.matching.linkage import ListedPerson, ListedPlace, Residence
from teamaround.practice.record.facts.happenings import SightingSort
from tests.practice.record.saying import day

HOME = PlaceAsWritten(address="Flat 2, 14 Mill Lane, Ashcombe", postcode="ZQ11 4TF")
MIA = Description(family_name="Vale", given_names="Mia", date_of_birth="1990-03-17", phones=("07700 900187",))
LISTED = Listing(
    people=(ListedPerson(person_id="mia", descriptions=(MIA,), residences=(Residence(place=HOME),)),),
    places=(ListedPlace(place_id="home", residence=Residence(place=HOME)),),
    phones=(("mia", "07700 900187"),),
)
STRANGER = Description(family_name="Okafor", given_names="Ben", date_of_birth="1981-07-02")
GIVEN = PlaceFound(place="home", sort=SightingSort.GAVE_AS_HOME)


def _recognised(phone: str = "", address: str = "", postcode: str = "ZQ11 4TF") -> Recognised:
    watch = Watch()
    watch.put_listing("child", LISTED)
    person = Description(
        family_name=STRANGER.family_name,
        given_names=STRANGER.given_names,
        date_of_birth=STRANGER.date_of_birth,
        phones=(phone,) if phone else (),
    )
    home = PlaceAsWritten(address=address, postcode=postcode) if address else None
    return watch.recognise(
        Contact(
            agency="nca",
            source_id="1",
            kind=ContactKind.CALL_111,
            occurred_at=day(30),
            person=person,
            home=home,
        )
    )


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("Flat 2, 14 Mill Lane", (GIVEN,)),
        ("2 14 Mill Ln, Ashcombe, Westshire", (GIVEN,)),
        ("c/o Vale, Flat two, 14 Mill Lane", (GIVEN,)),
        ("Flat 3, 14 Mill Lane", ()),
        ("14 Mill Lane", ()),
        ("Flat 2, 16 Mill Lane", ()),
    ],
)
def test_a_stranger_at_the_home_is_a_place_hit_and_no_person(
    address: str, places: tuple[PlaceFound, ...]
) -> None:
    found = _recognised(address=address)
    assert (found.people, found.places, found.phones) == ({}, places, ())


@pytest.mark.parametrize(
    "phone", ["07700900187", "+44 (0)7700 900187", "07700 900187 ext 3", "01632 960001 / 07700 900187"]
)
def test_a_stranger_with_a_protected_phone_is_a_phone_hit_and_no_person(phone: str) -> None:
    found = _recognised(phone=phone)
    assert (found.people, found.places, found.phones) == ({}, (), ("mia",))


def test_place_and_phone_together_are_told_as_both_and_as_no_person() -> None:
    found = _recognised(phone="07700 900187", address="Flat 2, 14 Mill Lane")
    assert (found.people, found.places, found.phones) == ({}, (GIVEN,), ("mia",))


def test_what_nobody_of_the_list_has_hits_nothing() -> None:
    found = _recognised(phone="07700 900111", address="9 Quay Street", postcode="ZQ12 1AA")
    assert (found.people, found.places, found.phones) == ({}, (), ())
