"""The indexes of people and places: what they find, and that they change every day."""

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
from tests.matching.people import BARE, DALE, ELSEWHERE, FLAT_TWO, MILL_LANE, like

MODEL = packaged_model()
WATCHED = ListedPerson(person_id="q", descriptions=(DALE,))


def _bands(theirs: Description, index: PersonIndex) -> dict[str, Band]:
    return {candidate.person_id: candidate.band for candidate in find(theirs, index, MODEL)}


def test_index_added_person_is_found_and_removed_person_is_not() -> None:
    index = PersonIndex()
    assert (_bands(BARE, index), len(index)) == ({}, 0)
    index.add(WATCHED)
    assert (_bands(BARE, index), "q" in index) == ({"q": Band.REVIEW}, True)
    index.remove("q")
    index.remove("q")
    assert (_bands(BARE, index), len(index), index.faces_of("q")) == ({}, 0, ())


def test_index_added_again_replaces_what_was_held() -> None:
    index = PersonIndex([WATCHED])
    index.add(
        ListedPerson(person_id="q", descriptions=(like(DALE, family_name="Marsh", nhs_number="", phones=()),))
    )
    assert (_bands(BARE, index), len(index)) == ({}, 1)


def test_index_removal_of_one_leaves_others_with_the_same_keys() -> None:
    index = PersonIndex([WATCHED, ListedPerson(person_id="r", descriptions=(DALE,))])
    index.remove("q")
    assert _bands(BARE, index) == {"r": Band.REVIEW}


def test_index_person_of_several_agencies_is_found_by_any_description() -> None:
    police = like(BARE, date_of_birth="1988-11-23", agency="police")
    housing = Description(family_name="Marsh", given_names="D", phones=("07700 900187",), agency="housing")
    index = PersonIndex([ListedPerson(person_id="q", descriptions=(police, housing))])
    assert _bands(like(BARE, phones=("07700 900187",)), index) == {"q": Band.STRONG}


def test_index_number_held_by_two_agencies_is_verified() -> None:
    council = like(DALE, nhs_number_verified=False, agency="csc")
    index = PersonIndex([ListedPerson(person_id="q", descriptions=(council, like(council, agency="gp")))])
    assert index.faces_of("q")[0].nhs_number_verified
    assert (
        not PersonIndex([ListedPerson(person_id="q", descriptions=(council,))])
        .faces_of("q")[0]
        .nhs_number_verified
    )


def test_find_offers_two_people_where_both_may_be_meant() -> None:
    twin_entry = ListedPerson(person_id="r", descriptions=(like(DALE, nhs_number="", family_name="Prossor"),))
    assert set(_bands(BARE, PersonIndex([WATCHED, twin_entry]))) == {"q", "r"}


def test_find_leaves_out_who_is_far_behind_somebody_certain() -> None:
    namesake = ListedPerson(person_id="r", descriptions=(like(BARE, places=(ELSEWHERE,)),))
    theirs = like(BARE, nhs_number="9990000018", places=(MILL_LANE,))
    assert _bands(theirs, PersonIndex([WATCHED, namesake])) == {"q": Band.CERTAIN}


HOME = Residence(place=FLAT_TWO, valid_from=date(2023, 1, 1), valid_to=date(2024, 6, 30))


def _places() -> PlaceIndex:
    index = PlaceIndex()
    index.add(ListedPlace(place_id="home", residence=HOME))
    index.add(ListedPlace(place_id="refuge", residence=Residence(place=ELSEWHERE), institutional=True))
    return index


@pytest.mark.parametrize(
    ("address", "postcode", "at", "kind"),
    [
        ("Flat 2, 14 Ferry Street", "ZQ11 4PP", datetime(2024, 5, 11, 19, tzinfo=UTC), HitKind.EXACT_UNIT),
        ("2/14 Ferry St", "zq114pp", datetime(2024, 6, 30, 22, 30, tzinfo=UTC), HitKind.EXACT_UNIT),
        (
            "2/14 Ferry St",
            "zq114pp",
            datetime(2024, 6, 30, 23, 30, tzinfo=UTC),
            HitKind.HISTORIC,
        ),  # 1 July in London
        ("Flat 2, 14 Ferry Street", "ZQ11 4PP", datetime(2022, 5, 11, tzinfo=UTC), HitKind.HISTORIC),
        ("Flat 2, 14 Ferry Street", "ZQ11 4PP", None, HitKind.HISTORIC),
        ("Flat 2, 14 Ferry Street", "", datetime(2024, 5, 11, tzinfo=UTC), HitKind.NUMBER_STREET),
        ("Flat 2, 14 Ferry Street, Netherby", "", datetime(2024, 5, 11, tzinfo=UTC), None),
        ("Flat 3, 14 Ferry Street", "ZQ11 4PP", datetime(2024, 5, 11, tzinfo=UTC), HitKind.SAME_BUILDING),
        ("14 Ferry Street", "ZQ11 4PP", datetime(2024, 5, 11, tzinfo=UTC), HitKind.SAME_BUILDING),
        ("12-16 Ferry Street", "ZQ11 4PP", datetime(2024, 5, 11, tzinfo=UTC), HitKind.SAME_BUILDING),
        ("Flat 2, 16 Ferry Street", "ZQ11 4PP", datetime(2024, 5, 11, tzinfo=UTC), None),
        ("Flat 2, 14 Ferry Street", "XJ9 9AA", datetime(2024, 5, 11, tzinfo=UTC), None),
        ("88 Quarry Road", "XJ2 1QQ", datetime(2024, 5, 11, tzinfo=UTC), None),  # institutional
        ("", "", datetime(2024, 5, 11, tzinfo=UTC), None),
    ],
)
def test_place_hits_by_unit_and_time(
    address: str, postcode: str, at: datetime | None, kind: HitKind | None
) -> None:
    hits = _places().hits(PlaceAsWritten(address=address, postcode=postcode), at)
    assert [hit.kind for hit in hits] == ([kind] if kind else [])


def test_place_hit_by_property_number_without_an_address() -> None:
    index = PlaceIndex()
    place = PlaceAsWritten(address="Flat 2, 14 Ferry Street", uprn="123")
    index.add(ListedPlace(place_id="home", residence=Residence(place=place)))
    assert [h.kind for h in index.hits(PlaceAsWritten(uprn="00123"), None)] == [HitKind.EXACT_UNIT]


def test_place_removed_is_hit_no_longer() -> None:
    index = _places()
    index.remove("home")
    index.remove("home")
    assert (index.hits(FLAT_TWO, datetime(2024, 5, 11, tzinfo=UTC)), len(index)) == ((), 0)


def test_place_that_becomes_institutional_is_hit_no_longer() -> None:
    index = _places()
    index.add(ListedPlace(place_id="home", residence=HOME, institutional=True))
    assert index.hits(FLAT_TWO, datetime(2024, 5, 11, tzinfo=UTC)) == ()


def test_phone_owner_of_a_shared_phone_is_nobody_alone() -> None:
    index = PlaceIndex()
    index.add_phone("mother", "07700 900111")
    assert (index.phone_owner("+44 7700 900111"), index.phone_owner("07700 900112")) == ("mother", None)
    index.add_phone("aunt", "07700900111")
    assert (index.phone_owner("07700 900111"), index.phone_owners("07700 900111")) == (
        None,
        ("aunt", "mother"),
    )
    index.remove_phones("aunt")
    assert (index.phone_owner("07700 900111"), index.phone_owner("")) == ("mother", None)


@pytest.mark.parametrize(
    ("address", "postcode", "uprn", "kinds"),
    [
        ("42 Cross Place", "", "", [HitKind.NUMBER_STREET]),
        ("42 Cross Place", "", "777", []),
        ("42 Cross Place", "ZZ1 2AB", "777", []),
        ("42 Cross Place", "", "123", [HitKind.EXACT_UNIT]),
        ("42 Cross Place", "ZZ1 2AB", "", [HitKind.EXACT_UNIT]),
        ("42 Cross Place, Marsby", "", "", [HitKind.EXACT_UNIT]),
        ("42 Cross Place, Otherton", "", "", []),
    ],
)
def test_door_and_street_alone_are_no_exact_hit(
    address: str, postcode: str, uprn: str, kinds: list[HitKind]
) -> None:
    index = PlaceIndex()
    home = PlaceAsWritten(address="42 Cross Place, Marsby", postcode="ZZ1 2AB", uprn="123")
    index.add(ListedPlace(place_id="home", residence=Residence(place=home)))
    written = PlaceAsWritten(address=address, postcode=postcode, uprn=uprn)
    assert [hit.kind for hit in index.hits(written, None)] == kinds
