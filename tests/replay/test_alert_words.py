"""What alerts say in the shipped scenarios is what somebody has read: level, recipients and every word of it."""

from __future__ import annotations

import re

import pytest

from teamaround.replay.scenario.loading import shipped
from tests.replay.alert_words import APPROVED, told


@pytest.mark.parametrize("name", shipped())
def test_alerts_say_what_was_approved(name: str) -> None:
    approved = (APPROVED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert list(told(name)) == approved


@pytest.mark.parametrize("name", shipped())
def test_no_alert_shows_the_place_of_a_word_instead_of_the_word(name: str) -> None:
    assert [line for line in told(name) if re.search(r"\{[a-z_]+\}", line)] == []
