"""Seal audit rows into the chain, away from the request, and prove the chain whole.

A chain alone does not see a cut tail; a head kept elsewhere does (decision 25, assurance 3.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from teamaround.service.audit.chain import EMPTY, leaf_of, link
from teamaround.service.audit.models import AuditRow, SealedRow

SEALER_LOCK = 7_001_001  # the advisory lock that makes the sealer the only one
BATCH = 500  # rows, assurance 3.1
RECENT = timedelta(hours=1)  # longer than any transaction lives, so that no row is passed over


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the chain: how many rows are sealed, and the hash over all of them (hexadecimal)."""

    size: int
    chain: str
    at: str = ""


def seal(*, batch: int = BATCH, since: timedelta | None = None) -> Head:
    """Give unsealed rows their places, oldest first, and return the new head. One sealer at a time.

    `since` limits the search to rows written that recently; None looks at every row.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER_LOCK])
        head = _last_sealed()
        sealed = list(_next_seals(head, _unsealed(batch, since)))
        SealedRow._unsafe_system.bulk_create(sealed)
    if not sealed:
        return head
    return Head(size=sealed[-1].seq, chain=bytes(sealed[-1].chain).hex(), at=datetime.now(UTC).isoformat())


def seal_all() -> Head:
    """Seal until nothing is left, and return the head."""
    head = seal()
    while (after := seal()).size > head.size:
        head = after
    return after


def unsealed_age(now: datetime) -> timedelta:
    """How long the oldest unsealed row has been waiting; alarmed at 10 seconds (decision 25)."""
    oldest = _rows_without_seal().order_by("written_at").values_list("written_at", flat=True).first()
    return now - oldest if oldest is not None else timedelta(0)


def leaf_for(row: AuditRow) -> bytes:
    """The hash of an audit row as it stands in the database: every column but nothing else."""
    values = {}
    for field in AuditRow._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, datetime):
            value = value.astimezone(UTC).isoformat(timespec="microseconds")
        values[field.attname] = value if isinstance(value, int | str | list | None) else str(value)
    return leaf_of(values)


def _last_sealed() -> Head:
    last = SealedRow._unsafe_system.order_by("-seq").first()
    return (
        Head(size=0, chain=EMPTY.hex())
        if last is None
        else Head(size=last.seq, chain=bytes(last.chain).hex())
    )


def _next_seals(head: Head, rows: list[AuditRow]) -> Iterator[SealedRow]:
    chain = bytes.fromhex(head.chain)
    for seq, row in enumerate(rows, start=head.size + 1):
        leaf = leaf_for(row)
        chain = link(chain, leaf)
        yield SealedRow(seq=seq, row_id=row.pk, leaf=leaf, chain=chain)


def _unsealed(batch: int, since: timedelta | None) -> list[AuditRow]:
    rows = _rows_without_seal()
    if since is not None:
        rows = rows.filter(written_at__gt=Now() - since)
    return list(rows.order_by("pk")[:batch])


def _rows_without_seal() -> QuerySet[AuditRow]:
    sealed = SealedRow._unsafe_system.filter(row_id=OuterRef("pk"))
    return AuditRow._unsafe_system.filter(~Exists(sealed))
