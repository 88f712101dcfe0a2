"""An ambulance service that has just begun to send sealed contacts, and was asked for the tokens of the list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

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


@pytest.fixture
def caller(ambulance: SealingAgency) -> Iterator[SealingAgency]:
    """An asking waits for it. Over a line of its own, which leaves the connection of the test's transaction open."""
    watch_tokens_wanted(now=NOW)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield ambulance
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
