"""Addresses to the unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching import NormalPlace, PlaceAsWritten, normal_place


def _parts(place: NormalPlace) -> tuple[str, str, str, str]:
    return place.unit, place.number, place.building, place.street


@pytest.mark.parametrize(
    ("written", "unit", "number", "building", "street"),
    [
        ("14 Mill Lane", "", "14", "", "mill lane"),
        ("14, Mill Ln", "", "14", "", "mill lane"),
        ("No. 14 Mill Lane, Ashcombe, County Durham", "", "14", "", "mill lane"),
        ("14 Mill Lane Ashcombe", "", "14", "", "mill lane"),
        ("Flat 2, 14 Mill Lane", "2", "14", "", "mill lane"),
        ("FLT 2 14 MILL LN", "2", "14", "", "mill lane"),
        ("Apt. 2, 14 Mill Lane", "2", "14", "", "mill lane"),
        ("Apartment 02, 14 Mill Lane", "2", "14", "", "mill lane"),
        ("14 Flat 2 Mill Lane", "2", "14", "", "mill lane"),
        ("14 Mill Lane, Flat 2", "2", "14", "", "mill lane"),
        ("2/14 Mill Lane", "2", "14", "", "mill lane"),
        ("B/84 Lake Cres", "b", "84", "", "lake crescent"),
        ("63A Priory Street", "a", "63", "", "priory street"),
        ("Flat A, 63 Priory St", "a", "63", "", "priory street"),
        ("Ground Floor Flat, 14 Mill Lane", "ground", "14", "", "mill lane"),
        ("First floor, 14 Mill Lane", "first", "14", "", "mill lane"),
        ("Room 3, Harbour House, 14-16 Quay Street", "3", "14-16", "harbour house", "quay street"),
        ("Flat 12 Harbour House Quay Street", "12", "", "harbour house", "quay street"),
        ("3 Harbour House, Quay Street", "3", "", "harbour house", "quay street"),
        ("3 Harbour House, 14 Quay Street", "3", "14", "harbour house", "quay street"),
        ("14 Larkrise Court, Mill Lane", "", "14", "", "larkrise court"),
        ("Flat 14, Larkrise Court, Mill Lane", "", "14", "", "larkrise court"),
        ("Flat 2B, Orchard Mews", "b", "2", "", "orchard mews"),
        ("2B Orchard Mews", "b", "2", "", "orchard mews"),
        ("Apartment 9, Abbey Gardens", "", "9", "", "abbey gardens"),
        ("Rose Cottage, Mill Lane", "", "", "rose cottage", "mill lane"),
        ("Rosedene, Mill Lane", "", "", "rosedene", "mill lane"),
        ("The Old Barn", "", "", "the old barn", ""),
        ("10 The Ave", "", "10", "", "the avenue"),
        ("12 St Mary's Rd", "", "12", "", "st marys road"),
        ("9 1st Avenue", "", "9", "", "1st avenue"),
        ("14 Park Road North", "", "14", "", "park road north"),
        ("14 Court Road", "", "14", "", "court road"),
        ("NFA", "", "", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_normal_place_as_written_gives_parts(
    written: str, unit: str, number: str, building: str, street: str
) -> None:
    assert _parts(normal_place(PlaceAsWritten(address=written))) == (unit, number, building, street)


def test_normal_place_takes_the_postcode_out_of_the_address() -> None:
    place = normal_place(PlaceAsWritten(address="14 Mill Lane, Ashcombe zq11 4tf", uprn="00123"))
    assert (place.postcode, place.locality, place.uprn, place.street) == (
        "ZQ11 4TF",
        "ashcombe",
        "123",
        "mill lane",
    )


def test_normal_place_of_a_town_alone_has_no_door() -> None:
    place = normal_place(PlaceAsWritten(address="Calder Sands"))
    assert (place.locality, place.has_door, bool(place)) == ("calder sands", False, True)


_HOMES = st.builds(
    lambda unit, number, street, kind, town: (unit, f"{number} {street} {kind}, {town}"),
    st.sampled_from(["", "Flat 2", "Flat 3b", "Apartment c", "Ground floor flat"]),
    st.integers(1, 400) | st.sampled_from(["14-16", "9"]),
    st.sampled_from(["Mill", "St Anne's", "Old Church", "Victoria"]),
    st.sampled_from(["Lane", "Rd", "ave", "Cres", "GDNS"]),
    st.sampled_from(["Ashcombe", "Netherby on Sea"]),
)


@given(_HOMES)
def test_normal_place_of_an_ordinary_address_is_idempotent(home: tuple[str, str]) -> None:
    once = normal_place(PlaceAsWritten(address=", ".join(part for part in home if part)))
    again = normal_place(PlaceAsWritten(address=once.line))
    assert (_parts(again), again.locality) == (_parts(once), once.locality)


@given(st.text(), st.text(), st.text())
def test_normal_place_of_any_text_never_raises(address: str, postcode: str, uprn: str) -> None:
    assert isinstance(
        normal_place(PlaceAsWritten(address=address, postcode=postcode, uprn=uprn)), NormalPlace
    )
