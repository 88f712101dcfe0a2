"""A stolen seed is replaced: it opens nothing that is sealed afterwards, nothing is lost, and nothing goes twice."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from teamaround.connector.alone import alone
from teamaround.connector.keyring import REPLACING
from teamaround.connector.send import SENDING
from teamaround.matching import normal_person
from teamaround.matching.tokens import directly, opened, read_batch, recipe_key, tokens_of
from tests.connector.agency_folder import DALE, AgencyFolder, set_up
from tests.connector.pretend_service import PretendService
from tests.connector.test_the_sealed_way import DALE_ON_THE_LIST


@pytest.fixture
def agency(tmp_path: Path, given_service: PretendService) -> AgencyFolder:
    return set_up(tmp_path, given_service)


def seed_of(agency: AgencyFolder) -> bytes:
    (file,) = (agency.folder / "keys").glob("seed.*.key")
    return bytes.fromhex(file.read_text())


def thief_opens(stolen: bytes, content: bytes, signer: bytes) -> int:
    """How many contacts of a batch open to whoever has this seed and knows about Dale."""
    public = load_pem_public_key(signer)
    assert isinstance(public, Ed25519PublicKey)
    batch = read_batch(content, public)
    guesses = {
        directly(recipe_key(stolen, batch.header.epoch, token.recipe), token.value): token.recipe
        for token in tokens_of(normal_person(DALE_ON_THE_LIST), listed=True)
    }
    return len(opened(batch, guesses))


def replaced(agency: AgencyFolder, service: PretendService) -> str:
    """Both sides do as the page says. What the connector said."""
    said = agency.did("keygen", "--replace")
    service.replace_seed(agency.public)
    return said


def counted(agency: AgencyFolder) -> int:
    book = sqlite3.connect(agency.outbox / "book.sqlite")
    (elements,) = book.execute("SELECT coalesce(sum(elements), 0) FROM evaluated").fetchone()
    book.close()
    return int(elements)


def test_stolen_seed_opens_nothing_that_is_sealed_after_it_was_replaced(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    stolen, former = seed_of(agency), agency.public
    agency.calls(DALE)
    agency.did("prepare")
    agency.did("send")
    assert thief_opens(stolen, given_service.received[1], former) == 1
    assert "tell them that the seed is new" in replaced(agency, given_service)
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    assert given_service.opened_contacts() == []
    agency.did("prepare", "--again")
    agency.did("send")
    assert thief_opens(stolen, given_service.received[2], agency.public) == 0
    assert [one.source_id for one in given_service.opened_contacts()] == ["C-1"]


def test_what_waited_is_prepared_again_and_what_had_come_is_not_sent_twice(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    agency.many_calls(3)
    agency.did("prepare")
    agency.did("send")
    (agency.outbox / "sent" / "00000001.batch").rename(agency.outbox / "waiting" / "00000001.batch")
    (agency.outbox / "sent" / "00000001.receipt").unlink()  # it came, and its receipt was lost
    agency.many_calls(3, first=500)
    agency.did("prepare")
    former = (agency.outbox / "waiting" / "00000002.batch").read_bytes()
    replaced(agency, given_service)
    said = agency.did("send")
    assert "batch 1: 3 contacts sent" in said
    assert "1 batches from 2 on were put aside: they were sealed before the keys were replaced" in said
    agency.did("prepare")
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    assert (list(given_service.received), former in given_service.received.values()) == ([1, 2], False)
    came = Counter(one.source_id for one in given_service.opened_contacts())
    assert came == {"C-500": 1, "C-501": 1, "C-502": 1}


def test_nothing_is_sent_until_the_service_knows_of_it(
    agency: AgencyFolder, given_service: PretendService
) -> None:
    agency.did("keygen", "--replace")
    agency.calls(DALE)
    agency.did("prepare")
    result = agency.run("send")
    assert (result.exit_code, agency.waiting()) == (1, ["00000001.batch"])
    assert "401" in result.output
    given_service.replace_seed(agency.public)
    agency.did("send")
    assert list(given_service.received) == [1]


def test_new_seed_begins_with_a_quota_of_its_own(agency: AgencyFolder, given_service: PretendService) -> None:
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    before = counted(agency)
    replaced(agency, given_service)
    assert (before > 0, counted(agency)) == (True, 0)
    given_service.list_person(DALE_ON_THE_LIST)
    agency.did("send")
    assert counted(agency) == before


def test_former_keys_are_destroyed_and_those_that_waited_for_rotation_too(agency: AgencyFolder) -> None:
    agency.did("keygen", "--rotate")
    keys = agency.folder / "keys"
    former = {path.name: path.read_bytes() for path in keys.iterdir()}
    for name in [name for name in former if name.endswith(".key")]:
        (agency.folder / name).hardlink_to(keys / name)
    agency.did("keygen", "--replace")
    present = {path.name: path.read_bytes() for path in keys.iterdir()}
    kept = {name for name, content in present.items() if former.get(name) == content}
    assert (len(present), kept) == (4, {"memory.key"})
    assert {any(path.read_bytes()) for path in agency.folder.glob("s*.key")} == {False}


def test_seed_that_was_lost_is_replaced_too(agency: AgencyFolder, given_service: PretendService) -> None:
    for path in (agency.folder / "keys").iterdir():
        path.unlink()
    agency.calls(DALE)
    assert agency.run("prepare").exit_code == 2
    replaced(agency, given_service)
    agency.did("prepare")
    agency.did("send")
    assert list(given_service.received) == [1]


def test_half_replaced_keys_are_not_used_until_they_are_whole(agency: AgencyFolder) -> None:
    (agency.folder / "keys" / REPLACING).touch()
    agency.calls(DALE)
    for words in (["prepare"], ["send"], ["keygen"], ["keygen", "--rotate"]):
        result = agency.run(*words)
        assert (result.exit_code, "keygen --replace` again" in result.output) == (2, True)
    assert "WRONG keys: The keys are half replaced" in agency.run("doctor").output
    agency.did("keygen", "--replace")
    agency.did("prepare")


def test_nothing_is_replaced_while_another_process_sends_or_where_both_are_wanted(
    agency: AgencyFolder,
) -> None:
    seed = seed_of(agency)
    agency.did("prepare", str(agency.calls(DALE)))
    with alone(agency.outbox, SENDING):
        assert agency.run("keygen", "--replace").exit_code == 4
    assert agency.run("keygen", "--replace", "--rotate").exit_code == 2
    assert seed_of(agency) == seed
