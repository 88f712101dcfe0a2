"""Epochs, their overlap, the keys of recipes, and how many evaluations are answered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching.tokens import Quota, epoch_at, live_epochs, padded, recipe_key
from teamaround.matching.tokens.keys import epoch_numbered, sealing_terms
from teamaround.matching.tokens.quota import within

FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "number", "live"),
    [
        pytest.param(0, 0, (0,), id="the first day"),
        pytest.param(89, 0, (0,), id="its last day"),
        pytest.param(90, 1, (1, 0), id="the overlap begins"),
        pytest.param(103, 1, (1, 0), id="the last day of the overlap"),
        pytest.param(104, 1, (1,), id="after it"),
    ],
)
def test_an_epoch_lasts_ninety_days_and_its_keys_answer_a_fortnight_longer(
    days: int, number: int, live: tuple[int, ...]
) -> None:
    moment = FIRST + timedelta(days=days)
    assert epoch_at(moment).number == number
    assert tuple(one.number for one in live_epochs(moment)) == live


def test_before_the_first_epoch_there_is_none() -> None:
    with pytest.raises(ValueError, match="before the first epoch"):
        epoch_at(FIRST - timedelta(days=1))


def test_an_epoch_ends_the_day_before_the_next_begins() -> None:
    assert epoch_numbered(0).ends == date(2026, 3, 31)
    assert epoch_numbered(1).begins == date(2026, 4, 1)


@given(st.integers(0, 50), st.integers(0, 50))
def test_every_recipe_and_epoch_has_a_key_of_its_own(one: int, other: int) -> None:
    keys = {recipe_key(bytes(32), number, recipe) for number in (one, other) for recipe in ("a", "b")}
    assert len(keys) == 2 * len({one, other})


def test_a_seed_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        recipe_key(b"short", 0, "a")


@pytest.mark.parametrize(
    ("number", "is_bulk", "sent"),
    [
        (0, True, 1000),
        (1, True, 1000),
        (1000, True, 1000),
        (1001, True, 2000),
        (1, False, 50),
        (51, False, 100),
    ],
)
def test_the_number_that_is_asked_says_little(number: int, is_bulk: bool, sent: int) -> None:
    assert padded(number, is_bulk=is_bulk) == sent


@pytest.mark.parametrize(
    ("plans", "a_person", "most"),
    [(0, 4, 1000), (10, 4, 1000), (40, 4, 2000), (400, 4, 16000), (400, 1, 4000), (400, 13, 50000)],
)
def test_the_quota_follows_the_open_plans_and_what_a_recipe_makes_of_a_person(
    plans: int, a_person: int, most: int
) -> None:
    """plans x 8 people x tokens a person x 1.2, in whole bulks."""
    assert Quota(plans=plans, a_person=a_person).most == most


def test_what_is_too_much_is_answered_not_at_all() -> None:
    quota = Quota(plans=10, a_person=1, asked=600)
    assert quota.after(401) is None
    whole = quota.after(400)
    assert whole is not None
    assert whole.left == 0


def test_every_recipe_has_a_quota_of_its_own() -> None:
    quotas = {"a": Quota(plans=1, a_person=1), "b": Quota(plans=1, a_person=1, asked=1000)}
    assert within(quotas, {"a": 1000})
    assert not within(quotas, {"a": 1, "b": 1})
    assert not within(quotas, {"unknown": 1})


def test_sizes_and_times_stand_with_their_source() -> None:
    assert sealing_terms().source
    assert sealing_terms().provenance == "INV"
