"""Keys: files of their owner alone, never overwritten, followed by others in time, and destroyed when over."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from teamaround.connector.alone import alone
from teamaround.connector.faults import SettingsFault
from teamaround.connector.keyring import Keyring
from teamaround.connector.send import PREPARING
from teamaround.matching.tokens.keys import epoch_numbered, sealing_terms
from tests.connector.agency_folder import DALE, AgencyFolder, set_up
from tests.connector.pretend_service import PretendService


def at_day(epoch: int, day: int) -> datetime:
    return datetime.combine(epoch_numbered(epoch).begins, datetime.min.time(), UTC) + timedelta(days=day)


def made(folder: Path, epoch: int = 2) -> Keyring:
    keys = Keyring(folder / "keys")
    keys.make(at_day(epoch, 5), os.urandom)
    return keys


def test_keys_are_their_owners_alone(tmp_path: Path) -> None:
    made(tmp_path)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "keys").glob("*.key")}
    assert modes == {"seed.2.key": 0o600, "memory.key": 0o600, "signing.key": 0o600}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    keys = made(tmp_path)
    before = (keys.seed(2), keys.memory(), keys.signing().private_bytes_raw())
    with pytest.raises(SettingsFault, match="nothing was changed"):
        keys.make(at_day(2, 6), os.urandom)
    assert (keys.seed(2), keys.memory(), keys.signing().private_bytes_raw()) == before


def test_keys_that_were_half_made_are_made_whole_with_the_same_seed(tmp_path: Path) -> None:
    keys = made(tmp_path)
    seed = keys.seed(2)
    (tmp_path / "keys" / "signing.key").unlink()
    keys.make(at_day(2, 6), os.urandom)
    assert keys.seed(2) == seed


@pytest.mark.parametrize("name", ["signing.key", "memory.key", "seed.2.key", ""])
def test_keys_that_others_can_read_are_not_used(tmp_path: Path, name: str) -> None:
    keys = made(tmp_path)
    (tmp_path / "keys" / name).chmod(0o755)
    with pytest.raises(SettingsFault, match=r"can be read by others .*run `chmod"):
        _ = (keys.signing(), keys.memory(), keys.seed(2))


@pytest.mark.parametrize("content", [b"", b"not hex\n", b"ab\n", b"\xff\xfe"])
def test_keys_that_are_no_keys_are_refused_without_showing_them(tmp_path: Path, content: bytes) -> None:
    keys = made(tmp_path)
    for name in ("seed.2.key", "signing.key"):
        (tmp_path / "keys" / name).write_bytes(content)
    with pytest.raises(SettingsFault, match=r"seed\.2\.key holds no key"):
        keys.seed(2)
    with pytest.raises(SettingsFault, match="no Ed25519 key"):
        keys.signing()


def test_seeds_of_an_epoch_serve_until_another_begins(tmp_path: Path) -> None:
    keys = made(tmp_path)
    keys.rotate(at_day(3, 80), os.urandom)
    assert keys.seed(1) is None
    assert keys.seed(2) == keys.seed(3) != keys.seed(4)
    assert keys.seed(4) == keys.seed(9)


@pytest.mark.parametrize(
    ("epoch", "day", "destroyed"),
    [(3, 89, 0), (4, 0, 0), (4, sealing_terms().overlap_days - 1, 0), (4, sealing_terms().overlap_days, 1)],
)
def test_seeds_that_are_over_are_destroyed_after_the_overlap(
    tmp_path: Path, epoch: int, day: int, destroyed: int
) -> None:
    keys = made(tmp_path)
    keys.rotate(at_day(3, 80), os.urandom)
    assert keys.destroy_old_seeds(at_day(epoch, day)) == destroyed
    assert (keys.seed(3) is None) == bool(destroyed)
    assert keys.seed(4) is not None


def test_rotation_signs_with_the_former_key_until_the_service_knows_the_next(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    former = agency.public
    agency.did("keygen", "--rotate")
    coming = (tmp_path / "keys" / "signing.next.pub").read_bytes()
    agency.calls(DALE)
    agency.did("prepare")
    assert "does not know nca-111." in agency.did("send")
    given_service.register(coming)
    assert "the former key is gone" in agency.did("send")
    given_service.withdraw(former)
    agency.calls(DALE.replace("C-1", "C-2"))
    agency.did("prepare")
    agency.did("send")
    assert (agency.public, len(given_service.received)) == (coming, 2)


def test_rotation_goes_over_to_the_next_key_never_while_a_batch_is_being_signed(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    former = agency.public
    agency.did("keygen", "--rotate")
    given_service.register((tmp_path / "keys" / "signing.next.pub").read_bytes())
    agency.did("prepare", str(agency.calls(DALE)))
    with alone(agency.outbox, PREPARING):
        agency.did("send")
        assert agency.public == former
    assert "the former key is gone" in agency.did("send")


def test_rotation_after_the_former_key_was_withdrawn_puts_its_batches_aside(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    agency.did("keygen", "--rotate")
    given_service.withdraw(agency.public)
    given_service.register((tmp_path / "keys" / "signing.next.pub").read_bytes())
    assert "1 batches from 1 on were put aside" in agency.did("send")
    agency.did("prepare")
    agency.did("send")
    assert len(given_service.received) == 1


def test_rotation_twice_without_the_service_knowing_is_refused(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = AgencyFolder(tmp_path, given_service)
    assert agency.run("keygen", "--rotate").exit_code == 2
    agency.did("keygen")
    agency.did("keygen", "--rotate")
    assert agency.run("keygen", "--rotate").exit_code == 2


def test_keys_that_are_not_there_are_said_to_be_missing_in_plain_words(tmp_path: Path) -> None:
    keys = Keyring(tmp_path / "keys")
    with pytest.raises(
        SettingsFault, match=r"^There is no folder keys: run `teamaround-connector keygen` first\.$"
    ):
        keys.signing()
    (tmp_path / "keys").mkdir(mode=0o700)
    with pytest.raises(SettingsFault, match=r"^There is no file signing\.key: run"):
        keys.signing()
