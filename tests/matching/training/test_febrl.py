"""How the benchmark reads FEBRL4, on invented rows: the set itself comes with a peer and is not needed here."""

from __future__ import annotations

from itertools import combinations

import pytest

from bench.matching_febrl import Row, person, recipe
from teamaround.matching import packaged_model
from teamaround.matching.linkage import Level
from teamaround.matching.linkage.compare import best_places
from teamaround.matching.linkage.weights import Weights

PARTS = ("street_number", "address_1", "address_2", "suburb", "postcode")
ROW: Row = {
    "given_name": "ottoline",
    "surname": "quillfeather",
    "street_number": "41",
    "address_1": "larkspur crescent",
    "address_2": "rosehaven",
    "suburb": "mallowbridge",
    "postcode": "4180",
    "date_of_birth": "19610429",
}
ELSEWHERE: Row = {
    "street_number": "7",
    "address_1": "thornfield road",
    "address_2": "gull cottage",
    "suburb": "penhallow",
    "postcode": "2951",
}


def _place(one: Row, other: Row) -> Level:
    return best_places(person(one), person(other), Weights(packaged_model()), None).level


@pytest.mark.parametrize("kept", list(combinations(PARTS, 3)))
def test_address_that_agrees_in_three_parts_of_five_is_one_home(kept: tuple[str, ...]) -> None:
    changed = ROW | {part: ELSEWHERE[part] for part in PARTS if part not in kept}
    assert _place(ROW, changed) is Level.UNIT


@pytest.mark.parametrize("kept", list(combinations(PARTS, 3)))
def test_address_of_which_three_parts_are_left_is_still_that_home(kept: tuple[str, ...]) -> None:
    assert _place(ROW, ROW | {part: "" for part in PARTS if part not in kept}) is Level.UNIT


@pytest.mark.parametrize("kept", list(combinations(PARTS, 2)))
def test_address_that_agrees_in_two_parts_is_no_home(kept: tuple[str, ...]) -> None:
    changed = ROW | {part: ELSEWHERE[part] for part in PARTS if part not in kept}
    assert _place(ROW, changed) is not Level.UNIT


def test_home_is_found_where_street_and_property_name_stand_in_each_others_column() -> None:
    swapped = ROW | {"address_1": ROW["address_2"], "address_2": ROW["address_1"]}
    assert _place(ROW, swapped) is Level.UNIT


@pytest.mark.parametrize(
    ("written", "iso"), [("19610429", "1961-04-29"), ("19610479", "1961"), ("", ""), ("1961", "1961")]
)
def test_date_that_cannot_be_keeps_its_year(written: str, iso: str) -> None:
    assert person(ROW | {"date_of_birth": written}).born.iso == iso


def test_space_within_a_given_name_is_a_slip() -> None:
    assert person(ROW | {"given_name": "otto line"}).names[0].forename == "ottoline"


def test_every_field_is_learnt_in_a_block_that_does_not_hold_it() -> None:
    """Splink learns nothing of a field that the block itself holds; both names are compared from both columns."""
    for columns in (("born",), ("forename", "surname"), ("number", "street")):
        assert any(all(f"l.{column}" not in block for column in columns) for block in recipe().blocks)
