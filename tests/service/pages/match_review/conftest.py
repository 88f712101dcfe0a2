"""The family of the journey, with the pages' clock held."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from tests.service.pages.spoc_desk.journey import Journey, set_out
from tests.service.world import World


@pytest.fixture
def journey(world: World, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """The family described and the team in place; the pages' clock stands twenty minutes after the call."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_out(world, at)
