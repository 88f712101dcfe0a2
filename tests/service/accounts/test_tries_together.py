"""Guesses made at once are counted like guesses made one after another."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.actions import SIGNING_IN, Outcome, SignInTry
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.policy.sign_in_limits import sign_in_limits
from tests.service.world import NOW, make_world

AT_ONCE = 4
TRIES = 40


@pytest.mark.parametrize("is_right_at", [TRIES, TRIES - 1])
def test_no_more_guesses_than_the_limit_are_judged_however_many_come_at_once(
    committed_database: None, is_right_at: int
) -> None:
    """The last guess may even be right: it is refused."""
    make_world()

    def guess(number: int) -> Outcome:
        tried = SignInTry(counted_as="an account", source=f"192.0.2.{number}")
        try:
            return accounts.settle(tried, is_right=number == is_right_at, by=SIGNING_IN, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = Counter(pool.map(guess, range(TRIES)))
    limit = sign_in_limits().account.failures
    assert outcomes == {Outcome.WRONG: limit, Outcome.REFUSED: TRIES - limit}
    limited = AuditRow._unsafe_system.filter(action=AuditKind.SIGN_IN_LIMITED.value)
    assert limited.count() == 1
