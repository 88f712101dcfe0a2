"""The sealer's round: everything sealed, a head kept every minute and at the end, a database away no reason to stop."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import OperationalError, transaction

from teamaround.service.audit import actions, sealing
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.proof import kept_heads, verify
from teamaround.service.audit.sealer import ROUNDS_TO_A_HEAD, keep_sealing
from tests.service.world import NOW, SYSTEM


class AfterRounds:
    """Says stop after so many rounds, with one act before each."""

    def __init__(self, rounds: int) -> None:
        self.left = rounds

    def wait(self, timeout: float, /) -> bool:
        with transaction.atomic():
            actions.record(AuditKind.CHILD_OPENED, by=SYSTEM, now=NOW)
        self.left -= 1
        return self.left < 0


@pytest.fixture
def kept(committed_database: None, tmp_path: Path) -> Path:
    """Where heads go."""
    return tmp_path / "elsewhere" / "heads.jsonl"


def test_sealer_seals_every_round_and_keeps_the_last_head(kept: Path) -> None:
    keep_sealing(AfterRounds(3), head_file=kept)
    assert [head.size for head in kept_heads(kept)] == [3]
    assert verify(kept_heads(kept)).is_whole


def test_sealer_keeps_a_head_every_minute(kept: Path) -> None:
    keep_sealing(AfterRounds(ROUNDS_TO_A_HEAD + 2), head_file=kept)
    assert [head.size for head in kept_heads(kept)] == [ROUNDS_TO_A_HEAD, ROUNDS_TO_A_HEAD + 2]


def test_sealer_goes_on_when_the_database_comes_back(kept: Path) -> None:
    outcomes = [OperationalError("away"), sealing.seal]
    with patch("teamaround.service.audit.sealer.seal", side_effect=lambda **given: _next(outcomes, given)):
        keep_sealing(AfterRounds(2), head_file=kept)
    assert [head.size for head in kept_heads(kept)] == [2]


def _next(outcomes: list[object], given: dict[str, timedelta | None]) -> object:
    outcome = outcomes.pop(0)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome(**given)
