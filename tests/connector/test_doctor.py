"""`doctor`: each thing that can be wrong, found by walking the way, with what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from teamaround.connector.outbox import Outbox
from teamaround.matching import normal_person
from teamaround.matching.tokens import tokens_of
from tests.connector.agency_folder import DALE, AgencyFolder, set_up
from tests.connector.pretend_service import PretendService
from tests.connector.test_the_sealed_way import DALE_ON_THE_LIST

Fault = Callable[[AgencyFolder, PretendService], object]


def test_doctor_finds_all_in_order_and_sends_nothing(tmp_path: Path, given_service: PretendService) -> None:
    agency = set_up(tmp_path, given_service)
    lines = agency.did("doctor").splitlines()
    assert [line.split(":")[0] for line in lines] == [
        f"ok    {what}"
        for what in (
            *("settings", "keys", "outbox", "service", "clock", "key"),
            *("epoch", "recipes", "batches", "quota"),
        )
    ]
    assert (given_service.received, set(given_service.requests)) == ({}, {"GET /api/sealed/status"})


def test_doctor_probe_is_receipted_and_opens_to_nobody(tmp_path: Path, given_service: PretendService) -> None:
    agency = set_up(tmp_path, given_service)
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    assert "probe: batch 1 with one contact about nobody has receipt R-000001" in agency.did(
        "doctor", "--probe"
    )
    assert given_service.opened_contacts() == []
    agency.calls(DALE)
    agency.did("prepare")
    agency.did("send")
    assert [one.source_id for one in given_service.opened_contacts()] == ["C-1"]


def _seed_is_lost(agency: AgencyFolder, _: PretendService) -> None:
    (seed,) = (agency.folder / "keys").glob("seed.*.key")
    seed.unlink()


def _batch_waits(agency: AgencyFolder, _: PretendService) -> None:
    agency.calls(DALE)
    agency.did("prepare")


def _all_was_asked(agency: AgencyFolder, service: PretendService) -> None:
    asking = service.ask(tokens_of(normal_person(DALE_ON_THE_LIST), listed=True), plans=100)
    with Outbox(agency.outbox) as outbox:
        most = outbox.book.quota(0, "uprn", 100, is_bulk=False).most
        elements = {"uprn": (bytes(32),) * most}
        outbox.book.count(msgspec.structs.replace(asking, elements=elements), 100)


def test_doctor_sees_that_both_sides_have_one_seed(tmp_path: Path, given_service: PretendService) -> None:
    agency = set_up(tmp_path, given_service)
    agency.did("doctor", "--probe")
    assert "ok    seed: one and the same on both sides in epoch " in agency.did("doctor")


def _seed_is_another(agency: AgencyFolder, service: PretendService) -> None:
    agency.did("doctor", "--probe")
    (seed,) = (agency.folder / "keys").glob("seed.*.key")
    seed.write_text("ab" * 32 + "\n")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (
            lambda a, s: (a.folder / "connector.toml").write_text("agency = 1"),
            "WRONG settings: connector.toml line 1, agency: ",
        ),
        (lambda a, s: (a.folder / "keys").chmod(0o755), "WRONG keys: keys can be read by others (mode 0755)"),
        (_seed_is_another, "with another -> put the former keys back; if they were replaced, have the new "),
        (_seed_is_lost, "WRONG keys: no seed for epoch "),
        (lambda a, s: a.outbox.mkdir(mode=0o755), "WRONG outbox: outbox can be read by others -> run `chmod"),
        (lambda a, s: setattr(s, "away", 99), "WRONG service: The service is away (503)"),
        (lambda a, s: setattr(s, "ahead", timedelta(minutes=9)), "s apart -> set this machine's clock"),
        (lambda a, s: s.keys.clear(), "-> register nca-111."),
        (lambda a, s: setattr(s, "recipes", "another"), "here, another at the service"),
        (lambda a, s: s.received.update({1: b"", 2: b""}), "WRONG batches: 0 wait, the service expects 3"),
        (
            _all_was_asked,
            "WRONG quota: of each recipe at least 1,000 evaluations are left for whole lists, 0 for changes, for 100 ",
        ),
        (_batch_waits, "WRONG probe: batches wait"),
    ],
    ids=[
        "settings",
        "keys",
        "another seed",
        "seed",
        "outbox",
        "away",
        "clock",
        "key",
        "recipes",
        "batches",
        "quota",
        "probe",
    ],
)
def test_doctor_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, given_service: PretendService, fault: Fault, told: str
) -> None:
    agency = set_up(tmp_path, given_service)
    fault(agency, given_service)
    result = agency.run("doctor", "--probe")
    assert (result.exit_code, told in result.output) == (1, True), result.output


def test_doctor_without_a_service_says_where_it_called(tmp_path: Path) -> None:
    agency = AgencyFolder(tmp_path, None)
    agency.did("keygen")
    result = agency.run("doctor")
    assert result.exit_code == 1
    assert "WRONG service: The service cannot be reached (ConnectError)" in result.output
    assert "see that http://127.0.0.1:9 can be reached from here" in result.output
