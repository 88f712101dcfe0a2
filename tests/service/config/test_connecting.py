"""The demonstration's connector is another process, and what it seals comes over HTTP."""

from __future__ import annotations

import subprocess
from pathlib import Path

from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from teamaround.service.config.commands.connecting import ConnectorProcess, opening
from teamaround.service.config.commands.connector_at_work import CALLS, LOG, connector_at_work
from teamaround.service.contacts.models import SealedBatch, WatchTokens
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.formats.itk_messages import Call, document, enveloped
from tests.service.stored import stored
from tests.service.workflows.family import FAMILY
from tests.service.world import NOW, SYSTEM, make_world

CALL = """\
call_id,call_started,patient_surname,patient_forenames,patient_dob,home_address,home_postcode
C-1,2026-11-20T18:05,Prosser,Dale,1988-11-23,3 Mill Lane,ZQ11 4TF
"""
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


def test_connector_at_work_sends_what_is_put_into_its_folder(live_server: LiveServer, tmp_path: Path) -> None:
    make_world()
    folder = tmp_path / "connector"
    ConnectorProcess("marl-ambulance", folder, live_server.url).registers(now=timezone.now())
    with connector_at_work("marl-ambulance", folder, live_server.url) as works:
        assert works
        (folder / CALLS / "monday.csv").write_text(CALL)
        assert _is_said("batch 1: 1 contacts sent", folder / LOG)
    assert stored(SealedBatch).get().count == 1


def test_without_keys_there_is_no_connector_to_work(tmp_path: Path) -> None:
    with connector_at_work("marl-ambulance", tmp_path, "http://127.0.0.1:1") as works:
        assert not works
    assert list(tmp_path.iterdir()) == []


def _is_said(line: str, log: Path) -> bool:
    """Whether another process says so within a minute."""
    follow = ["timeout", "60", "tail", "-n", "+1", "-F", str(log)]
    with subprocess.Popen(follow, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as told:
        assert told.stdout is not None
        found = any(line in one for one in told.stdout)
        told.terminate()
    return found
