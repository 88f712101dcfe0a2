"""What every command has in common: lines that stay lines, and a clock that cannot be right."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from teamaround.connector.commands import running
from teamaround.connector.commands.running import Waiting, in_one_line
from teamaround.connector.faults import Stopped
from tests.connector.agency_folder import AgencyFolder, set_up
from tests.connector.pretend_service import PretendService


def test_a_line_stays_a_line_whatever_the_service_says() -> None:
    assert in_one_line("no\r\n2026-11-26 batch 9 sent\x1b[2J\u202e") == "no??2026-11-26 batch 9 sent?[2J?"


def test_a_service_cannot_write_lines_into_the_log(tmp_path: Path, given_service: PretendService) -> None:
    agency = set_up(tmp_path, given_service)
    given_service.recipes = "2\nbatch 1: sent"
    result = agency.run("send")
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)


def test_a_clock_from_before_the_first_epoch_is_told(tmp_path: Path) -> None:
    agency = AgencyFolder(tmp_path, None)
    with patch.object(running, "datetime") as clock:
        clock.now.return_value = datetime(1970, 1, 1, tzinfo=UTC)
        result = agency.run("keygen")
    assert (result.exit_code, "clock says 01.01.1970: set it" in result.output) == (2, True)


def test_waiting_ends_when_the_process_is_asked_to_end() -> None:
    waiting = Waiting()
    waiting(0)
    waiting.end()
    with pytest.raises(Stopped):
        waiting(600)
    assert waiting.is_over
