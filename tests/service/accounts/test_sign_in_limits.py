"""When failed sign-ins lead to a refusal, and when it is over: literal rows."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from teamaround.service.policy.sign_in_limits import Limit, SignInLimits, refused_until, sign_in_limits
from tests.service.world import NOW

THREE_IN_TEN = Limit(failures=3, within_minutes=10)
REFUSED = timedelta(minutes=20)


def _at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("failures", "until"),
    [
        # minutes of the failures, and the minute until which tries are refused
        ([], None),
        ([0], None),
        ([0, 1], None),
        ([0, 1, 2], 22),
        ([2, 0, 1], 22),  # in whatever order they are read
        ([0, 0, 0], 20),  # at the very same moment
        ([0, 5, 9.99], 29.99),
        ([0, 5, 10], None),  # the first no longer counts
        ([0, 5, 10, 11], 31),
        ([0, 1, 2, 22, 23], 22),  # afterwards the count begins anew
        ([0, 1, 2, 22, 23, 24], 44),
        ([0, 1, 2, 3], 22),  # one more at the same time as the third prolongs nothing
    ],
)
def test_failures_lead_to_a_refusal_that_ends_by_itself(failures: list[float], until: float | None) -> None:
    found = refused_until(map(_at, failures), THREE_IN_TEN, REFUSED)
    assert found == (None if until is None else _at(until))


def test_refusal_shorter_than_the_span_of_failures_is_no_table() -> None:
    rows = {
        "refused_minutes": 5,
        "account": {"failures": 3, "within_minutes": 10},
        "network": {"failures": 9, "within_minutes": 10},
        "known_browser_days": 90,
        "source": "",
        "provenance": "INV",
        **dict.fromkeys(("verified_on", "in_force_from", "in_force_to")),
    }
    with pytest.raises(msgspec.ValidationError, match="must not be shorter"):
        msgspec.convert(rows, type=SignInLimits)


def test_limits_are_no_wider_than_cyber_essentials_asks_for() -> None:
    limits = sign_in_limits()
    assert limits.account.failures <= 10
    assert limits.account.within_minutes >= 5
