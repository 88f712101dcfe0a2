"""The benchmark says of each pair that was not found what lost it."""

from __future__ import annotations

from bench.matching_lost import kept_by_policy, lost_by_policy, lost_by_score
from teamaround.matching import Description, NormalPerson, PlaceAsWritten, normal_person, packaged_model
from teamaround.matching.linkage import weights_of

WEIGHTS = weights_of(packaged_model())


def _known(
    given: str, family: str, born: str, address: str = "12 Larkspur Lane, Mallowbridge"
) -> NormalPerson:
    place = PlaceAsWritten(address=address, postcode="ZZ9 4TF")
    return normal_person(
        Description(given_names=given, family_name=family, date_of_birth=born, places=(place,))
    )


LISTED = {
    "ada": _known("Ottoline", "Quillfeather", "1961-04-29"),
    "bea": _known("Perpetua", "Marchbanks", "2011-02-03"),
    "cec": _known("Thaddeus", "Oakenshaw", "1988-07-14"),
}
SEEN = {
    "as she is": _known("Ottoline", "Quillfeather", "1961-04-29"),
    "as a twin": _known("Clementine", "Marchbanks", "2011-02-03"),
    "as nobody": _known("Barnaby", "Penrose", "1990-01-21", "3 Gull Street, Penhallow"),
}
TRUE = {("ada", "as she is"), ("bea", "as a twin"), ("cec", "as nobody")}


def test_pairs_lost_by_keys_and_by_policy_are_told_apart() -> None:
    kept = kept_by_policy(TRUE, LISTED, SEEN, WEIGHTS)
    assert kept == {("ada", "as she is")}
    assert lost_by_policy(TRUE - kept, LISTED, SEEN, WEIGHTS) == [
        "  lost 2",
        "       1 never compared",
        "       1 no: another_of_the_household",
    ]


def test_pair_that_the_policy_would_keep_was_behind_somebody_surer() -> None:
    told = lost_by_policy({("ada", "as she is")}, LISTED, SEEN, WEIGHTS)
    assert told == ["  lost 1", "       1 behind somebody surer"]


def test_pair_under_the_threshold_is_told_with_how_it_agrees() -> None:
    compared = {("bea", "as a twin")}
    missed = [("bea", "as a twin"), ("cec", "as nobody")]
    assert lost_by_score(missed, compared, LISTED, SEEN, WEIGHTS) == [
        "  lost 2",
        "       1 never compared",
        "       1 under the threshold: different / exact / exact / unit",
    ]


def test_nothing_lost_is_said_too() -> None:
    assert lost_by_score([], set(), LISTED, SEEN, WEIGHTS) == ["  lost 0"]
