"""The outbox: numbers without a gap, what is swept and put aside, and files that are whole or not there."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.connector.alone import alone
from teamaround.connector.book import record_digest
from teamaround.connector.durable import destroy, write_whole
from teamaround.connector.faults import AtWork
from teamaround.connector.outbox import Outbox
from teamaround.formats.sealed_way import Receipt, written
from teamaround.matching.tokens import BatchHeader, seed_mark, signed_batch
from teamaround.matching.tokens.keys import sealing_terms
from teamaround.matching.tokens.sealing import contact_bytes
from tests.connector.agency_folder import DALE, set_up
from tests.connector.pretend_service import PretendService

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
DIGEST = record_digest(bytes(32), "nca-111", "C-1")


def batch(number: int, *, epoch: int = 3, made_at: datetime = NOW) -> bytes:
    header = BatchHeader(
        agency="nca-111",
        number=number,
        epoch=epoch,
        recipes="1",
        mark=seed_mark(bytes(32), epoch),
        count=1,
        made_at=made_at,
    )
    return signed_batch(header, [bytes(contact_bytes())], Ed25519PrivateKey.from_private_bytes(bytes(32)))


def receipt(number: int) -> Receipt:
    return Receipt(receipt=f"R-{number}", words="Accepted.")


def test_outbox_counts_on_from_what_waits_and_what_was_sent(tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox") as outbox:
        assert outbox.next_number == 1
        outbox.add(1, batch(1), [DIGEST])
        outbox.add(2, batch(2), ())
        outbox.receipted(1, receipt(1))
        assert (outbox.next_number, outbox.waiting_numbers()) == (3, (2,))
        assert (outbox.folder / "sent" / "00000001.receipt").read_bytes() == written(receipt(1))


def test_outbox_is_its_owners_alone(tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox") as outbox:
        outbox.add(1, batch(1), ())
        folders = [outbox.folder, *(path for path in outbox.folder.iterdir() if path.is_dir())]
        assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
        assert (outbox.folder / "waiting" / "00000001.batch").stat().st_mode & 0o777 == 0o600


def test_outbox_forgets_records_of_a_batch_that_was_never_written(tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox") as outbox:
        outbox.add(1, batch(1), [DIGEST])
        outbox.book.remember([b"of a process that was killed"], 2)
        outbox.forget_unfinished()
        assert outbox.book.is_prepared(DIGEST)
        assert not outbox.book.is_prepared(b"of a process that was killed")


def test_outbox_keeps_a_record_with_its_first_batch(tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox") as outbox:
        outbox.add(1, batch(1), [DIGEST])
        outbox.book.remember([DIGEST], 2)
        outbox.forget_unfinished()
        assert outbox.book.is_prepared(DIGEST)


def test_outbox_puts_aside_from_a_batch_on_and_forgets_their_records(tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox") as outbox:
        for number in (1, 2, 3):
            outbox.add(number, batch(number), [bytes([number]) * 16])
        assert outbox.put_aside(2) == 2
        assert (outbox.waiting_numbers(), outbox.next_number) == ((1,), 2)
        assert [outbox.book.is_prepared(bytes([number]) * 16) for number in (1, 2, 3)] == [True, False, False]


def test_outbox_deletes_what_the_service_keeps_no_longer_and_keeps_receipts(tmp_path: Path) -> None:
    days = sealing_terms().overlap_days
    with Outbox(tmp_path / "outbox") as outbox:
        for number, age in ((1, days + 1), (2, days - 1)):
            outbox.add(number, batch(number, made_at=NOW - timedelta(days=age)), ())
            outbox.receipted(number, receipt(number))
        assert outbox.sweep(NOW) == 1
        assert sorted(path.name for path in (outbox.folder / "sent").iterdir()) == [
            "00000001.receipt",
            "00000002.batch",
            "00000002.receipt",
        ]


def test_batches_of_an_ended_epoch_are_put_aside_and_can_be_prepared_again(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    memory = bytes.fromhex((tmp_path / "keys" / "memory.key").read_text())
    agency.calls(DALE)
    with Outbox(agency.outbox) as outbox:
        outbox.add(1, batch(1, epoch=0), [record_digest(memory, "nca-111", "C-1")])
    assert "1 batches from 1 on were put aside" in agency.did("send")
    assert "1 sealed in 1 batches" in agency.did("prepare")
    agency.did("send")
    assert list(given_service.received) == [1]


def test_outbox_that_was_lost_goes_on_where_the_service_is(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    agency.did("prepare")
    agency.did("send")
    agency.outbox.rename(tmp_path / "lost")
    assert agency.run("doctor").exit_code == 1
    agency.did("doctor", "--take-over")
    agency.did("prepare")
    agency.did("send")
    assert list(given_service.received) == [1, 2]


def test_two_processes_are_kept_apart_in_one_thing_and_not_in_another(tmp_path: Path) -> None:
    with ExitStack() as held:
        held.enter_context(alone(tmp_path, "sending"))
        held.enter_context(alone(tmp_path, "preparing"))
        with pytest.raises(AtWork, match="Another process is sending"):
            held.enter_context(alone(tmp_path, "sending"))
    with alone(tmp_path, "sending"):
        assert (tmp_path / "sending.lock").exists()


def test_files_left_half_written_by_a_killed_process_are_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "one.part").write_bytes(b"half")
    write_whole(tmp_path / "one", b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("one", b"whole")]


def test_secrets_are_written_over_before_they_go(tmp_path: Path) -> None:
    secret, twin = tmp_path / "seed", tmp_path / "twin"
    write_whole(secret, b"secret")
    twin.hardlink_to(secret)
    destroy(secret)
    assert (secret.exists(), twin.read_bytes()) == (False, bytes(6))
