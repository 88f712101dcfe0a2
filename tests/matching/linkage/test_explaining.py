"""The explanation that a trained matcher reads."""

from __future__ import annotations

import pytest

from teamaround.matching import (
    Explanation,
    Gate,
    PlaceAsWritten,
    explain,
    normal_person,
    packaged_model,
    score,
)
from teamaround.matching.linkage import Field
from teamaround.matching.linkage.explaining import odds_in_words, one_pair_in, strength_in_words
from tests.matching.people import BARE, DALE, MILL_LANE, like

MODEL = packaged_model()


def _explained(**theirs: object) -> Explanation:
    return explain(score(normal_person(DALE), normal_person(like(BARE, **theirs)), MODEL), MODEL)


def test_explanation_of_the_sketch_has_its_rows_in_order() -> None:
    told = _explained(family_name="Prossor", places=(PlaceAsWritten(address="Calder Sands"),))
    assert [(row.label, row.ours, row.theirs, row.comparison) for row in told.rows] == [
        ("Forename", "Dale", "Dale", "Equal, a rare name"),
        ("Surname", "Prosser", "Prossor", "Nearly equal"),
        ("Date of birth", "23 November 1988", "23 November 1988", "Equal"),
        ("Area", "Fenbridge", "Calder Sands", "Different"),
        ("Address", "3 Mill Lane, Fenbridge", "not given", "Cannot compare"),
        ("NHS number", "9990000018", "not given", "Cannot compare"),
        ("Phone", "+447700900187", "not given", "Cannot compare"),
        ("Sex", "male", "not given", "Cannot compare"),
    ]
    assert told.says_nothing == ("Address", "NHS number", "Phone", "Sex")
    assert (told.gate, told.gate_title) == (Gate.COULD_NOT_TEST, "Household gate: could not be tested")
    assert "gives no address or phone to compare, so it did not pass and did not fail" in told.gate_words


@pytest.mark.parametrize(
    ("theirs", "why"),
    [
        ({}, "A person decides, whatever the sum: both names and the date of birth are alike."),
        (
            {"date_of_birth": "", "places": (MILL_LANE,)},
            "A person decides: the sum reaches the line for review, but not every sure sign is there.",
        ),
        ({"places": (MILL_LANE,), "phones": ("07700 900187",)}, ""),
    ],
    ids=["alike", "at the line", "strong"],
)
def test_explanation_says_why_a_person_decides(theirs: dict[str, object], why: str) -> None:
    assert _explained(**theirs).why_review == why


def test_explanation_marks_the_letters_that_differ() -> None:
    surname = _explained(family_name="Prossor").rows[1]
    assert (surname.ours_differs, surname.theirs_differs) == (((5, 6),), ((5, 6),))


def test_explanation_masks_numbers_and_addresses() -> None:
    rows = {row.field: row for row in _explained(places=(MILL_LANE,), phones=("07700 900187",)).rows}
    assert rows[Field.NHS_NUMBER].ours_masked == "ends 0018"
    assert rows[Field.PHONE].theirs_masked == "ends 187"
    assert rows[Field.PLACE].ours_masked == rows[Field.PLACE].theirs_masked == "Address withheld"


@pytest.mark.parametrize(
    "theirs",
    [
        {},
        {"family_name": "Prossor", "places": (MILL_LANE,)},
        {"given_names": "Karen", "date_of_birth": "1961", "sex": "F", "phones": ("07700 900188",)},
        {"places": (PlaceAsWritten(postcode="ZQ11 4TF"),), "nhs_number": "9990000026"},
    ],
)
def test_explanation_adds_up_to_the_score(theirs: dict[str, object]) -> None:
    told = _explained(**theirs)
    total = told.prior_bits + sum(row.bits for row in told.rows)
    assert told.total_bits == pytest.approx(total) == pytest.approx(told.rows[-1].running_bits)
    assert told.total_bits == pytest.approx(told.steps[-1].to_bits)
    assert [step.bits for step in told.steps] == sorted((step.bits for step in told.steps), reverse=True)


@pytest.mark.parametrize(
    ("given_names", "comparison"),
    [("Dale", "Equal, a rare name"), ("George", "Equal"), ("John", "Equal, a common name")],
)
def test_explanation_tells_rare_and_common_names(given_names: str, comparison: str) -> None:
    ours, theirs = (normal_person(like(one, given_names=given_names)) for one in (DALE, BARE))
    assert explain(score(ours, theirs, MODEL), MODEL).rows[0].comparison == comparison


def test_explanation_counts_a_place_once() -> None:
    rows = {row.label: row for row in _explained(places=(MILL_LANE,)).rows}
    assert (rows["Address"].bits > 0, rows["Area"].bits) == (True, 0.0)


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (13.9, "Very strong for"),
        (10.0, "Very strong for"),
        (7.2, "Strong for"),
        (5.0, "Strong for"),
        (2.0, "Some for"),
        (1.9, "Says little"),
        (0.0, "Says little"),
        (-2.0, "Says little"),
        (-2.4, "Some against"),
        (-5.0, "Some against"),
        (-5.1, "Strong against"),
        (-12.0, "Strong against"),
    ],
)
def test_strength_in_words_follows_the_scale(bits: float, words: str) -> None:
    assert strength_in_words(bits, MODEL) == words


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (1.9, "about 4 to 1 the same"),
        (-1.9, "about 4 to 1 not the same"),
        (0.2, "about as likely as not"),
        (7.6, "about 200 to 1 the same"),
        (12.0, "about 4,000 to 1 the same"),
        (25.0, "more than a million to 1 the same"),
        (-40.0, "more than a million to 1 not the same"),
    ],
)
def test_odds_in_words_can_be_said_aloud(bits: float, words: str) -> None:
    assert odds_in_words(bits) == words


def test_prior_in_words_is_one_pair_in_five_million() -> None:
    assert (one_pair_in(-22.3), one_pair_in(-10.0)) == ("1 pair in about 5 million", "1 pair in about 1,000")
