"""An ambulance service that has just begun to send sealed contacts, and was asked for the tokens of the list."""

from __future__ import annotations

import pytest

from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted
from tests.service.api.sealing_agency import SealingAgency
from tests.service.world import NOW, World


@pytest.fixture
def ambulance(family: World) -> SealingAgency:
    """Its key is registered; nothing was asked yet."""
    agency = SealingAgency(NOW)
    agency.registers()
    return agency


@pytest.fixture
def feed(ambulance: SealingAgency) -> SealingAgency:
    """It has answered all that it was asked about the family."""
    watch_tokens_wanted(now=NOW)
    ambulance.answers_all()
    return ambulance
