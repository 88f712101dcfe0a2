"""The audit is sealed into a chain; one byte changed, a row gone, a tail cut off are found (decision 25)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from teamaround.service.audit import actions
from teamaround.service.audit.actions import NotInTransaction
from teamaround.service.audit.kinds import WORDS, AuditKind
from teamaround.service.audit.models import AuditRow, SealedRow
from teamaround.service.audit.proof import keep_head, kept_heads, verify
from teamaround.service.audit.sealing import seal, seal_all, unsealed_age
from teamaround.service.config.migrate import as_owner
from tests.service.world import CHILD, NOW, SYSTEM

ROWS = 7
UPDATES = {
    "agency": "UPDATE audit_row SET agency = agency || 'x'",
    "at": "UPDATE audit_row SET at = at + interval '1 microsecond'",
    "child_id": "UPDATE audit_row SET child_id = NULL",
    "decision": "UPDATE audit_row SET decision = 'deny'",
    "count": "UPDATE audit_row SET count = count + 1",
    "fields_released": "UPDATE audit_row SET fields_released = '[\"informant\"]'",
    "written_at": "UPDATE audit_row SET written_at = written_at - interval '1 day'",
}


@pytest.fixture
def rows(committed_database: None) -> None:
    """Seven acts on one child, not yet sealed."""
    with transaction.atomic():
        for number in range(ROWS):
            actions.record(
                AuditKind.CHILD_OPENED, by=SYSTEM, now=NOW + timedelta(minutes=number), child_id=CHILD
            )


def _as_attacker(statement: str, table: str, *values: object) -> None:
    """Full write access, as somebody who owns the database has."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_seal_gives_every_row_a_place_without_a_gap(rows: None) -> None:
    head = seal_all()
    assert head.size == ROWS
    assert list(SealedRow._unsafe_system.order_by("seq").values_list("seq", flat=True)) == list(
        range(1, ROWS + 1)
    )
    assert verify().is_whole


def test_seal_in_small_batches_gives_the_same_chain(rows: None) -> None:
    sizes = [seal(batch=3).size for _ in range(4)]
    assert sizes == [3, 6, 7, 7]
    assert verify().is_whole


def test_seal_only_recent_rows_takes_those_just_written(rows: None) -> None:
    assert seal(since=timedelta(hours=1)).size == ROWS


def test_verify_counts_what_waits_for_a_seal(rows: None) -> None:
    seal(batch=4)
    assert verify().unsealed == ROWS - 4


@pytest.mark.parametrize("change", list(UPDATES))
def test_verify_finds_one_column_changed(rows: None, change: str) -> None:
    seal_all()
    third = SealedRow._unsafe_system.get(seq=3).row_id
    _as_attacker(UPDATES[change] + " WHERE id = %s", "audit_row", third)
    assert [(fault.seq, fault.what) for fault in verify().faults] == [
        (3, "the row was changed after it was sealed")
    ]


def test_verify_finds_a_row_gone(rows: None) -> None:
    seal_all()
    second = SealedRow._unsafe_system.get(seq=2).row_id
    _as_attacker("DELETE FROM audit_row WHERE id = %s", "audit_row", second)
    assert [fault.what for fault in verify().faults] == ["the row is missing"]


def test_verify_finds_a_row_gone_with_its_seal(rows: None) -> None:
    seal_all()
    row = SealedRow._unsafe_system.get(seq=4).row_id
    _as_attacker("DELETE FROM audit_row WHERE id = %s", "audit_row", row)
    _as_attacker("DELETE FROM audit_sealed_row WHERE seq = 4", "audit_sealed_row")
    assert not verify().is_whole


def test_verify_finds_a_cut_tail_only_with_a_head_kept_elsewhere(rows: None, tmp_path: Path) -> None:
    kept = tmp_path / "elsewhere" / "heads.jsonl"
    keep_head(seal_all(), kept)
    last = SealedRow._unsafe_system.get(seq=ROWS).row_id
    _as_attacker("DELETE FROM audit_sealed_row WHERE seq = %s", "audit_sealed_row", ROWS)
    _as_attacker("DELETE FROM audit_row WHERE id = %s", "audit_row", last)
    assert verify().is_whole
    assert [fault.what for fault in verify(kept_heads(kept)).faults] == ["1 sealed rows were cut off the end"]


def test_verify_finds_a_chain_written_anew(rows: None, tmp_path: Path) -> None:
    kept = tmp_path / "heads.jsonl"
    keep_head(seal_all(), kept)
    first = SealedRow._unsafe_system.get(seq=1).row_id
    _as_attacker("UPDATE audit_row SET agency = 'another' WHERE id = %s", "audit_row", first)
    _as_attacker("DELETE FROM audit_sealed_row", "audit_sealed_row")
    seal_all()
    assert verify().is_whole
    assert not verify(kept_heads(kept)).is_whole


def test_heads_that_are_kept_come_back_in_their_order(rows: None, tmp_path: Path) -> None:
    kept = tmp_path / "heads.jsonl"
    for _ in range(3):
        keep_head(seal(batch=2), kept)
    assert [head.size for head in kept_heads(kept)] == [2, 4, 6]
    assert kept_heads(tmp_path / "none.jsonl") == ()


def test_unsealed_age_is_that_of_the_oldest_row(rows: None) -> None:
    oldest = AuditRow._unsafe_system.order_by("written_at").values_list("written_at", flat=True)[0]
    assert unsealed_age(oldest + timedelta(seconds=12)) == timedelta(seconds=12)
    seal_all()
    assert unsealed_age(oldest) == timedelta(0)


def test_record_outside_a_transaction_is_refused(committed_database: None) -> None:
    with pytest.raises(NotInTransaction):
        actions.record(AuditKind.CHILD_OPENED, by=SYSTEM, now=NOW)


def test_every_kind_of_act_has_words_and_no_two_the_same() -> None:
    assert set(WORDS) == set(AuditKind)
    assert len(set(WORDS.values())) == len(WORDS)
