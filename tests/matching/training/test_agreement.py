"""Our scorer and Splink's `predict` say the same of the same model: one suite run against both."""

from __future__ import annotations

import pytest

from teamaround.matching import Description, PlaceAsWritten, normal_person
from teamaround.matching.linkage import Field, Level, weights_of
from teamaround.matching.linkage.compare import compare
from teamaround.matching.linkage.levels import LEVELS_OF
from tests.matching.people import DALE, ELSEWHERE, FLAT_TWO, MILL_LANE, like
from tests.matching.training.scorers import MODEL, Scorer, by_ours, by_splink
from tests.matching.training.seeded_pairs import seeded_pairs

ALMOST_NOTHING = 1e-9  # bits
AT_HOME = Description(
    family_name="Prosser", given_names="Dale", date_of_birth="1988-11-23", places=(MILL_LANE,)
)
FLAT_THREE = PlaceAsWritten(address="Flat 3, 14 Ferry Street, Fenbridge", postcode="ZQ11 4PP")

BEHAVIOUR = [
    ("the same person", DALE, DALE, {}),
    (
        "a short form",
        like(AT_HOME, given_names="Robert"),
        like(AT_HOME, given_names="Bob"),
        {"forename": "nickname"},
    ),
    ("a slip of the pen", AT_HOME, like(AT_HOME, family_name="Prossor"), {"surname": "similar"}),
    ("an initial", AT_HOME, like(AT_HOME, given_names="D"), {"forename": "initial"}),
    (
        "the middle name",
        like(AT_HOME, given_names="Ann Ruth"),
        like(AT_HOME, given_names="Ruth"),
        {"forename": "middle"},
    ),
    (
        "names in each other's place",
        AT_HOME,
        like(AT_HOME, given_names="Prosser", family_name="Dale"),
        {"forename": "reversed", "surname": "reversed"},
    ),
    (
        "a former name",
        like(AT_HOME, former_names=("Marsh",)),
        like(AT_HOME, family_name="Marsh"),
        {"surname": "former"},
    ),
    ("a double name", like(AT_HOME, family_name="Prosser-Marsh"), AT_HOME, {"surname": "part"}),
    ("one name only", AT_HOME, like(AT_HOME, family_name="", given_names="Dale"), {"surname": "missing"}),
    ("an impossible day", AT_HOME, like(AT_HOME, date_of_birth="1988-11-32"), {"born": "partial"}),
    (
        "two digits swapped",
        like(AT_HOME, date_of_birth="1988-11-21"),
        like(AT_HOME, date_of_birth="1988-11-12"),
        {"born": "transposed"},
    ),
    ("a few years off", AT_HOME, like(AT_HOME, date_of_birth="1991-11-23"), {"born": "near_year"}),
    ("a father's year", AT_HOME, like(AT_HOME, date_of_birth="1961-11-23"), {"born": "other_year"}),
    ("an earlier home", like(AT_HOME, places=(ELSEWHERE, MILL_LANE)), AT_HOME, {"place": "unit"}),
    (
        "another flat",
        like(AT_HOME, places=(FLAT_TWO,)),
        like(AT_HOME, places=(FLAT_THREE,)),
        {"place": "other_unit"},
    ),
    ("one digit of a phone", DALE, like(DALE, phones=("07700 900188",)), {"phone": "one_digit"}),
    ("another number", DALE, like(DALE, nhs_number="9990000026"), {"nhs_number": "different"}),
]


@pytest.mark.parametrize("scorer", [by_ours, by_splink])
@pytest.mark.parametrize(("why", "ours", "theirs", "levels"), BEHAVIOUR)
def test_both_scorers_add_up_the_levels_that_are_expected(
    scorer: Scorer, why: str, ours: Description, theirs: Description, levels: dict[str, str]
) -> None:
    one, other = normal_person(ours), normal_person(theirs)
    weights = weights_of(MODEL)
    pair = compare(one, other, weights)
    assert {field: str(getattr(pair, field)) for field in levels} == levels, why
    names = pair.forename_bits + pair.surname_bits
    rest = (f for f in Field if f not in (Field.FORENAME, Field.SURNAME))
    expected = MODEL.prior.bits + names + sum(MODEL.bits(field, getattr(pair, field)) for field in rest)
    assert scorer([(one, other)], MODEL) == pytest.approx([expected], abs=ALMOST_NOTHING), why


def test_scores_agree_on_twelve_thousand_pairs_in_which_every_level_occurs() -> None:
    pairs = list(seeded_pairs(seed=31, wanted=12_000))
    apart = [abs(a - b) for a, b in zip(by_ours(pairs, MODEL), by_splink(pairs, MODEL), strict=True)]
    assert len(apart) >= 10_000
    assert max(apart) < ALMOST_NOTHING
    met: dict[Field, set[Level]] = {field: set() for field in Field}
    for one, other in pairs:
        pair = compare(one, other, weights_of(MODEL))
        for field, levels in met.items():
            levels.add(getattr(pair, field))
    assert met == LEVELS_OF
