"""What the calibration report counts: shares of decided pairs, buckets of five bits, and two people's agreement."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching.linkage.calibrating import (
    Answer,
    Judged,
    agreement,
    bucket_of,
    hours_to_decide,
    share_expected,
    tallied_by,
    tally,
)

ASKED = datetime(2026, 11, 23, 9, tzinfo=UTC)


def judged(
    answer: str,
    *,
    bits: float = 0.0,
    pair: str = "1",
    by: str = "joan",
    hours: float = 1,
    council: str = "csb",
) -> Judged:
    return Judged(
        pair=pair,
        by=by,
        answer=Answer(answer),
        bits=bits,
        band="review",
        council=council,
        name_group="other",
        asked_at=ASKED,
        at=ASKED + timedelta(hours=hours),
    )


@pytest.mark.parametrize(
    ("bits", "bucket"), [(-0.1, -5), (0, 0), (4.9, 0), (5, 5), (7.9, 5), (-5, -5), (-5.1, -10)]
)
def test_sum_falls_into_its_bucket_of_five_bits(bits: float, bucket: int) -> None:
    assert bucket_of(bits) == bucket


@pytest.mark.parametrize(("bits", "share"), [(0, 0.5), (2, 0.8), (-2, 0.2), (-5000, 0), (5000, 1)])
def test_model_expects_the_share_that_its_odds_say(bits: float, share: float) -> None:
    assert share_expected(bits) == pytest.approx(share)


def test_shares_are_of_pairs_that_were_decided() -> None:
    counted = tally([judged("same", bits=2), judged("different", bits=-2), judged("cannot_tell", bits=40)])
    assert (counted.same, counted.different, counted.cannot_tell, counted.count) == (1, 1, 1, 3)
    assert counted.expected == pytest.approx(0.5)
    assert counted.judged == pytest.approx(0.5)


def test_group_in_which_nothing_was_decided_has_no_share() -> None:
    counted = tally([judged("cannot_tell")])
    assert (counted.expected, counted.judged) == (None, None)


AGREEMENTS = [
    (("same", "same"), (1, 0, 0)),
    (("different", "same"), (0, 1, 0)),
    (("cannot_tell", "same"), (0, 0, 1)),
    (("cannot_tell", "cannot_tell"), (1, 0, 0)),
    (("cannot_tell", "different", "same"), (0, 0, 1)),  # the first two
]


@pytest.mark.parametrize(("answers", "counts"), AGREEMENTS)
def test_agreement_is_of_the_first_two_people(answers: tuple[str, ...], counts: tuple[int, int, int]) -> None:
    rows = [judged(answer, by=str(n), hours=n) for n, answer in enumerate(answers)]
    agreed = agreement(rows)
    assert (agreed.agreed, agreed.opposite, agreed.one_could_not_tell) == counts


def test_person_who_judged_a_pair_again_is_not_two_people() -> None:
    agreed = agreement([judged("same", hours=1), judged("different", hours=2)])
    assert (agreed.agreed, agreed.opposite, agreed.one_could_not_tell) == (0, 0, 0)


def test_hours_to_decide_are_the_median_of_what_was_decided() -> None:
    rows = [judged("same", hours=2), judged("different", hours=4), judged("cannot_tell", hours=90)]
    assert hours_to_decide(rows) == pytest.approx(3)
    assert hours_to_decide([judged("cannot_tell")]) is None


@given(
    st.lists(st.sampled_from([(a, c) for a in ("same", "different", "cannot_tell") for c in ("csb", "mby")]))
)
def test_every_answer_is_counted_in_one_group(given_answers: list[tuple[str, str]]) -> None:
    rows = [judged(answer, council=council) for answer, council in given_answers]
    assert sum(one.count for one in tallied_by(rows, lambda one: one.council).values()) == len(rows)
