"""The household gate: passed, stopped, could not test."""

from __future__ import annotations

import pytest

from teamaround.matching import Description, Gate, PlaceAsWritten, normal_person, packaged_model, score
from tests.matching.people import BARE, DALE, ELSEWHERE, MILL_LANE, like

AT_HOME = {"places": (MILL_LANE,)}


@pytest.mark.parametrize(
    ("why", "theirs", "gate"),
    [
        ("forename and birth date fit at one address", like(BARE, **AT_HOME), Gate.PASSED),
        ("they fit, at another address", like(BARE, places=(ELSEWHERE,)), Gate.PASSED),
        ("they fit, with a phone to compare", like(BARE, phones=("07700 900001",)), Gate.PASSED),
        ("an equal number passes alone", Description(nhs_number="9990000018"), Gate.PASSED),
        ("no address, no phone", BARE, Gate.COULD_NOT_TEST),
        ("only an area", like(BARE, places=(PlaceAsWritten(address="Calder Sands"),)), Gate.COULD_NOT_TEST),
        ("no birth date", like(BARE, date_of_birth="", **AT_HOME), Gate.COULD_NOT_TEST),
        ("an initial only", like(BARE, given_names="D", **AT_HOME), Gate.COULD_NOT_TEST),
        ("twin at home", like(BARE, given_names="Karen", **AT_HOME), Gate.STOPPED),
        ("brother", like(BARE, given_names="Craig", date_of_birth="1991-01-07", **AT_HOME), Gate.STOPPED),
        ("father of one name", like(BARE, date_of_birth="1961-04-02", **AT_HOME), Gate.STOPPED),
        ("another forename, no birth date", like(BARE, given_names="Karen", date_of_birth=""), Gate.STOPPED),
        ("no forename, no birth date", like(BARE, given_names="", date_of_birth="", **AT_HOME), Gate.STOPPED),
        ("other number, no birth date", like(BARE, date_of_birth="", nhs_number="9990000026"), Gate.STOPPED),
        ("initial, another number", like(BARE, given_names="D", nhs_number="9990000026"), Gate.STOPPED),
        ("initial, another year", like(BARE, given_names="D", date_of_birth="1989-11-23"), Gate.STOPPED),
    ],
)
def test_household_gate_has_three_values(why: str, theirs: Description, gate: Gate) -> None:
    assert score(normal_person(DALE), normal_person(theirs), packaged_model()).gate is gate, why
