"""The service goes away in the middle of a batch, over a real socket: what waits is sent once when it is back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from teamaround.formats.sealed_way import BATCHES_PATH
from tests.connector.agency_folder import AgencyFolder, set_up
from tests.connector.pretend_service import GONE, PretendService, Reply

CALLS = 3


class DyingService(PretendService):
    """Goes down with a batch in its hands: kept already, or not yet. Nothing goes out and nobody listens any more."""

    dies: str = ""

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if not self.dies or path != BATCHES_PATH:
            return super().reply(method, path, headers, body)
        if self.dies == "kept":
            super().reply(method, path, headers, body)
        self.dies = ""
        self.stop()  # from here on the line is refused
        return GONE, b""


@pytest.fixture
def service() -> Iterator[DyingService]:
    dying = DyingService("nca-111")
    yield dying
    dying.stop()


@pytest.fixture
def agency(tmp_path: Path, service: DyingService) -> AgencyFolder:
    """It has prepared calls and been at the line before."""
    folder = set_up(tmp_path, service)
    folder.did("prepare", str(folder.many_calls(CALLS)))
    return folder


@pytest.mark.parametrize("dies", ["kept", "unkept"])
def test_batch_is_sent_once_though_the_service_dies_with_it(
    agency: AgencyFolder, service: DyingService, dies: str
) -> None:
    service.dies = dies
    told = agency.run("send")
    assert (told.exit_code, "Nothing is lost" in told.output) == (3, True)
    assert len(agency.waiting()) == 1
    assert list(service.received) == ([1] if dies == "kept" else [])
    service.start_again()
    agency.did("send")
    assert (list(service.received), agency.waiting()) == ([1], [])


def test_batch_waits_while_nobody_listens(agency: AgencyFolder, service: DyingService) -> None:
    service.stop()
    for _ in range(2):
        told = agency.run("send")
        assert (told.exit_code, "ConnectError" in told.output) == (3, True)
    service.start_again()
    agency.did("send")
    assert (list(service.received), agency.waiting()) == ([1], [])
