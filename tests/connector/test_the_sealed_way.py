"""Stories of an agency's data engineer: keygen, prepare and send against a service that keeps to the contract."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from teamaround.matching import Description
from tests.connector.agency_folder import BROKEN, DALE, KERRY, AgencyFolder, set_up
from tests.connector.pretend_service import PretendService

DALE_ON_THE_LIST = Description(family_name="Prosser", given_names="Dale", date_of_birth="1988-11-23")


def test_calls_open_to_the_list_and_the_rest_stays_sealed(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE, KERRY)
    agency.did("prepare")
    given_service.list_person(DALE_ON_THE_LIST)
    told = agency.did("send")
    assert [one.source_id for one in given_service.opened_contacts()] == ["C-1"]
    assert "1 askings answered, 1 batches sent" in told


def test_somebody_listed_later_still_meets_last_weeks_call(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE, KERRY)
    agency.did("prepare")
    agency.did("send")
    assert given_service.opened_contacts() == []
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    (opened,) = given_service.opened_contacts()
    assert (opened.agency, opened.person.given_names) == ("nca-111", "Dale")


def test_what_the_agency_is_told_is_the_same_whether_anything_opened_or_not(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    said = []
    for row in (DALE, KERRY):
        agency.calls(row)
        agency.did("prepare")
        said.append([line.split(" ", 1)[1] for line in agency.did("send").splitlines()])
    assert [line.replace("batch 1", "batch 2").replace("R-000001", "R-000002") for line in said[0]] == said[1]


def test_a_batch_leaves_the_outbox_with_its_receipt_alone(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    given_service.away = 100
    result = agency.run("send")
    assert (result.exit_code, agency.waiting()) == (3, ["00000001.batch"])
    assert "Nothing is lost" in result.output
    given_service.away = 0
    agency.did("send")
    assert agency.waiting() == []
    assert (agency.outbox / "sent" / "00000001.receipt").exists()


def test_a_service_that_is_away_for_a_moment_is_waited_for(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    given_service.away, given_service.retry_after = 2, "1"
    assert agency.did("send").count("once more in 1 s") == 2


def test_a_service_that_asks_for_too_long_a_wait_is_left_for_later(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    given_service.away, given_service.retry_after = 2, "3600"
    assert agency.run("send").exit_code == 3
    assert len(given_service.requests) == 1


def test_a_receipt_that_was_lost_on_the_way_is_asked_for_again(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    (waiting,) = (agency.outbox / "waiting").iterdir()
    content = waiting.read_bytes()
    agency.did("send")
    waiting.write_bytes(content)
    (agency.outbox / "sent" / "00000001.receipt").unlink()
    agency.did("send")
    assert (agency.waiting(), len(given_service.received)) == ([], 1)


def test_a_key_that_nobody_knows_stops_with_a_plain_message(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = AgencyFolder(tmp_path, given_service)
    agency.did("keygen")
    result = agency.run("send")
    assert result.exit_code == 1
    assert "refused this with 401: The signature does not fit, or its key is not known." in result.output


def test_another_batch_under_a_used_number_stops_with_a_plain_message(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    agency.did("send")
    (agency.outbox / "sent" / "00000001.receipt").unlink()
    agency.did("prepare", "--again")
    result = agency.run("send")
    assert (result.exit_code, agency.waiting()) == (1, ["00000001.batch"])
    assert "409" in result.output
    agency.did("doctor", "--take-over")
    agency.did("prepare", "--again")
    agency.did("send")
    assert (agency.waiting(), list(given_service.received)) == ([], [1, 2])


def test_a_gap_in_the_numbers_is_told_before_anything_is_sent(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    (agency.outbox / "waiting" / "00000001.batch").rename(agency.outbox / "waiting" / "00000003.batch")
    result = agency.run("send")
    assert result.exit_code == 1
    assert "expects batch 1, and 3 is the first here" in result.output


def test_recipes_of_another_version_send_nothing(tmp_path: Path, given_service: PretendService) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    given_service.recipes = "another"
    result = agency.run("send")
    assert result.exit_code == 1
    assert "recipes of version another" in result.output
    assert given_service.received == {}


def test_what_is_set_aside_names_row_field_and_reason_and_no_value(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE, BROKEN)
    assert "1 sealed in 1 batches, 0 prepared before, 1 set aside" in agency.did("prepare")
    (file,) = (agency.outbox / "quarantine").iterdir()
    header, row = file.read_text(encoding="utf-8").splitlines()
    assert header == "file,row,field,reason"
    assert row.startswith("calls.csv,row 3,call_started,")
    assert not any(word in row for word in ("yesterday", "Nell", "Ferry"))


def test_watching_sends_what_comes_and_ends_cleanly_when_asked(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    watcher = agency.started("send", "--watch")
    assert watcher.stdout is not None
    agency.calls(DALE)
    agency.did("prepare")
    said = next(line for line in watcher.stdout if "batch 1:" in line)
    assert "1 contacts sent, receipt R-000001" in said
    watcher.send_signal(signal.SIGTERM)
    rest, _ = watcher.communicate(timeout=60)
    assert (watcher.returncode, "Traceback" in rest) == (0, False)


def test_two_that_send_at_once_are_kept_apart(tmp_path: Path, given_service: PretendService) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    watcher = agency.started("send", "--watch")
    assert watcher.stdout is not None
    assert any("batches sent" in line for line in watcher.stdout)
    result = agency.run("send")
    os.kill(watcher.pid, signal.SIGTERM)
    watcher.communicate(timeout=60)
    assert result.exit_code == 4
    assert "Another process is sending" in result.output


@pytest.mark.parametrize("word", ["Prosser", "Dale", "9990000018", "Mill Lane", "ZQ11 4TF"])
def test_what_is_said_and_how_files_are_called_names_nobody(
    tmp_path: Path, given_service: PretendService, word: str
) -> None:
    agency = set_up(tmp_path, given_service)
    given_service.list_person(DALE_ON_THE_LIST)
    agency.calls(DALE, BROKEN)
    said = agency.did("prepare") + agency.did("prepare", "--dry-run") + agency.did("send")
    names = " ".join(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    kept = b"".join(path.read_bytes() for path in agency.outbox.rglob("*") if path.is_file())
    assert (word in said, word in names, word.encode() in kept) == (False, False, False)
