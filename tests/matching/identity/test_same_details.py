"""The same two descriptions are known again however they are written; anything that is given anew is noticed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from teamaround.matching.identity.person import normal_person
from teamaround.matching.identity.same_details import Details, details_of
from teamaround.matching.identity.written import Description, PlaceAsWritten

LISTED = Description(
    family_name="Vale", given_names="Dan", date_of_birth="1988-11-23", phones=("07700900187",)
)
ARRIVED = Description(family_name="Vail", given_names="Dan", date_of_birth="1988-11-23", agency="one")


def pair(arrived: Description = ARRIVED, listed: Description = LISTED) -> Details:
    return details_of(normal_person(arrived), normal_person(listed))


SAME = [
    {"family_name": "VAIL"},
    {"given_names": " dan "},
    {"date_of_birth": "23/11/1988"},
    {"agency": "another"},
]
NEW_DETAIL = [
    {"phones": ("07700900555",)},
    {"nhs_number": "9990000026"},
    {"former_names": ("Peter Osgood",)},
    {"verified_ids": ("one:17",)},
    {"places": (PlaceAsWritten(address="9 Osier Row, Marlmouth", postcode="ZZ9 4QX"),)},
]
SOMEBODY_ELSE = [
    {"family_name": "Vale"},
    {"given_names": "Dean"},
    {"date_of_birth": "1988-11-24"},
    {"sex": "F"},
]


@pytest.mark.parametrize("written", SAME)
def test_details_written_in_another_way_are_the_same(written: dict[str, Any]) -> None:
    assert pair(msgspec.structs.replace(ARRIVED, **written)) == pair()


@pytest.mark.parametrize("given", NEW_DETAIL)
def test_new_detail_of_either_side_is_noticed_and_who_it_is_stays(given: dict[str, Any]) -> None:
    for changed in (
        pair(arrived=msgspec.structs.replace(ARRIVED, **given)),
        pair(listed=msgspec.structs.replace(LISTED, **given)),
    ):
        assert changed.who == pair().who
        assert changed.details - pair().details


@pytest.mark.parametrize("given", SOMEBODY_ELSE)
def test_another_name_birth_or_sex_is_somebody_else(given: dict[str, Any]) -> None:
    assert pair(msgspec.structs.replace(ARRIVED, **given)).who != pair().who


def test_same_number_on_the_other_side_is_another_detail() -> None:
    theirs = pair(msgspec.structs.replace(ARRIVED, phones=LISTED.phones))
    assert theirs.details - pair().details
