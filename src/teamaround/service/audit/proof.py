"""Prove the audit whole: every sealed row as it was, none missing, none cut off (decision 25)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from teamaround.service.audit.chain import EMPTY, link
from teamaround.service.audit.models import AuditRow, SealedRow
from teamaround.service.audit.sealing import Head, leaf_for

CHUNK = 5000


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong: at which place of the chain, and what in plain words."""

    seq: int
    what: str


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """The result: how many sealed rows were checked, the head they give, what is wrong, how many wait for a seal."""

    checked: int
    head: Head
    faults: tuple[Fault, ...] = ()
    unsealed: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def keep_head(head: Head, path: Path) -> None:
    """Add the head to a file kept elsewhere, one JSON object a line. The file is only ever added to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(msgspec.json.encode(head) + b"\n")


def kept_heads(path: Path) -> tuple[Head, ...]:
    """The heads in that file, oldest first; none if there is no file."""
    if not path.exists():
        return ()
    return tuple(
        msgspec.json.decode(line, type=Head) for line in path.read_bytes().splitlines() if line.strip()
    )


def verify(heads: tuple[Head, ...] = ()) -> Proof:
    """Recompute the chain over every sealed row and compare it with what is stored and with heads kept elsewhere."""
    faults: list[Fault] = []
    chain, seq = EMPTY, 0
    at_size = {head.size: head for head in heads}
    for seal, row in _sealed_with_rows():
        seq += 1
        if seal.seq != seq:
            faults.append(
                Fault(seq=seq, what=f"{seal.seq - seq} sealed rows are missing before place {seal.seq}")
            )
            seq = seal.seq
        fault = _fault_of(seal, row)
        if fault is not None:
            faults.append(fault)
        chain = link(chain, bytes(seal.leaf) if row is None else leaf_for(row))
        if chain != bytes(seal.chain) and fault is None:
            faults.append(Fault(seq=seq, what="the chain does not continue from the row before"))
        chain = bytes(seal.chain)
        faults += _head_fault(at_size.get(seq), seq, chain)
    longest = max((head.size for head in heads), default=0)
    if longest > seq:
        faults.append(Fault(seq=seq, what=f"{longest - seq} sealed rows were cut off the end"))
    unsealed = AuditRow._unsafe_system.count() - SealedRow._unsafe_system.count()
    return Proof(
        checked=seq, head=Head(size=seq, chain=chain.hex()), faults=tuple(faults), unsealed=max(unsealed, 0)
    )


def _fault_of(seal: SealedRow, row: AuditRow | None) -> Fault | None:
    if row is None:
        return Fault(seq=seal.seq, what="the row is missing")
    if leaf_for(row) != bytes(seal.leaf):
        return Fault(seq=seal.seq, what="the row was changed after it was sealed")
    return None


def _head_fault(head: Head | None, seq: int, chain: bytes) -> list[Fault]:
    if head is None or head.chain == chain.hex():
        return []
    return [Fault(seq=seq, what="the chain was rewritten: it differs from a head kept elsewhere")]


def _sealed_with_rows() -> Iterator[tuple[SealedRow, AuditRow | None]]:
    last = 0
    while chunk := list(SealedRow._unsafe_system.filter(seq__gt=last).order_by("seq")[:CHUNK]):
        rows = AuditRow._unsafe_system.in_bulk([seal.row_id for seal in chunk])
        for seal in chunk:
            yield seal, rows.get(seal.row_id)
        last = chunk[-1].seq
