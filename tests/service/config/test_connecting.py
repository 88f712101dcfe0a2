"""The demonstration's connector is another process, and what it seals comes over HTTP."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from teamaround.service.config.commands.connecting import ConnectorProcess, opening
from teamaround.service.contacts.models import SealedBatch, WatchTokens
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.formats.itk_messages import Call, document, enveloped
from tests.service.stored import stored
from tests.service.workflows.family import FAMILY
from tests.service.world import NOW, SYSTEM, make_world

MESSAGE = enveloped(document(Call()))


def test_connector_of_its_own_answers_and_sends_over_http_once(
    live_server: LiveServer, tmp_path: Path
) -> None:
    make_world()
    entries_recorded(FAMILY, by=SYSTEM, now=NOW)
    sender = ConnectorProcess("marl-ambulance", tmp_path / "connector", live_server.url)
    now = timezone.now()
    sender.registers(now=now)
    with opening():
        elements = sender.answers(now=now)
        assert (elements > 0, elements % 1000) == (True, 0)
        assert stored(WatchTokens).exists()
        (reply,) = sender.sends([("messages/0", MESSAGE)], now=now)
        assert reply.startswith("Received, receipt TA-")
        assert sender.sends([("messages/0", MESSAGE)], now=now) == ()
    assert stored(SealedBatch).count() == 1
