"""Invented people for the tests of matching."""

from __future__ import annotations

import msgspec

from teamaround.matching import (
    Band,
    Description,
    PlaceAsWritten,
    decide,
    normal_person,
    packaged_model,
    score,
)

MILL_LANE = PlaceAsWritten(address="3 Mill Lane, Fenbridge", postcode="ZQ11 4TF")
ELSEWHERE = PlaceAsWritten(address="88 Quarry Road, Calder Sands", postcode="XJ2 1QQ")
FLAT_TWO = PlaceAsWritten(address="Flat 2, 14 Ferry Street, Fenbridge", postcode="ZQ11 4PP")

DALE = Description(
    family_name="Prosser",
    given_names="Dale",
    date_of_birth="1988-11-23",
    sex="male",
    nhs_number="9990000018",
    nhs_number_verified=True,
    phones=("07700 900187",),
    places=(MILL_LANE,),
    agency="csc",
)
BARE = Description(family_name="Prosser", given_names="Dale", date_of_birth="1988-11-23", agency="ambulance")


def like(base: Description, **changes: object) -> Description:
    """The same person with other values in some fields."""
    return msgspec.structs.replace(base, **changes)


def band_of(ours: Description, theirs: Description) -> Band:
    """The band of two descriptions under the shipped model."""
    model = packaged_model()
    return decide(score(normal_person(ours), normal_person(theirs), model), model.policy)
