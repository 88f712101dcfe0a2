"""Read keys, sealed batches and the values of the watch list's tokens. Nobody reads them but the service itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import TruncHour

from teamaround.formats.sealed_way import Asking
from teamaround.matching.tokens import Batch, read_batch
from teamaround.service.access.context import system_purpose
from teamaround.service.contacts.sealed import AgencyKey, SealedBatch, SealedContent
from teamaround.service.contacts.sealed_values import (
    Asked,
    AskingCase,
    Blinded,
    HeldToken,
    digest_of_batch,
)
from teamaround.service.contacts.watched import WatchAsked, WatchAsking, WatchTokens
from teamaround.service.ledger.encryption import decrypted


class KeptBatch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that is kept, read again."""

    batch_id: int
    batch: Batch


def signing_keys(now: datetime, *, agency: str = "") -> dict[str, tuple[str, Ed25519PublicKey]]:
    """The keys that hold now, by name, each with its agency; suspended agencies have none."""
    holding = AgencyKey.objects.filter(starts__lte=now, agency__is_suspended=False)
    rows = holding.filter(Q(ends=None) | Q(ends__gt=now))
    if agency:
        rows = rows.filter(agency=agency)
    return {row.name: (row.agency_id, _public(row)) for row in rows.order_by("-starts", "name")}


def sealing_agencies(now: datetime) -> tuple[str, ...]:
    """The agencies that may send sealed contacts now."""
    return tuple(sorted({agency for agency, _ in signing_keys(now).values()}))


@system_purpose("sealed_status")
def next_batch_unscoped(agency: str) -> int:
    """The number that is expected next of an agency."""
    return (SealedBatch._unsafe_system.filter(agency=agency).aggregate(last=Max("number"))["last"] or 0) + 1


@system_purpose("sealed_batch_received")
def receipt_unscoped(agency: str, number: int, content: bytes) -> str | None:
    """The receipt that these very bytes got under this number; None where they never came."""
    if number >= next_batch_unscoped(agency):
        return None
    rows = SealedBatch._unsafe_system.filter(agency=agency, number=number, digest=digest_of_batch(content))
    return rows.values_list("receipt", flat=True).first()


@system_purpose("sealed_status")
def waiting_unscoped(agency: str) -> int:
    """How many askings wait for an agency's answer."""
    return _waiting(agency).count()


@system_purpose("watch_tokens_asked")
def next_asking_unscoped(agency: str) -> Asking | None:
    """The oldest asking that waits for an agency, as it goes over the line."""
    row = _waiting(agency).order_by("asked_at", "place").first()
    return None if row is None else msgspec.json.decode(bytes(row.elements or b""), type=Asking)


@system_purpose("watch_tokens_held")
def asking_unscoped(asking_id: UUID, *, agency: str) -> AskingCase | None:
    """An asking of this agency, locked until it is answered; without secrets where it was. None where there is none."""
    rows = WatchAsking._unsafe_system.select_for_update().filter(pk=asking_id, agency=agency)
    row = rows.first()
    if row is None:
        return None
    if row.answered_at is not None:
        return AskingCase(agency, row.epoch, {}, ())
    sent = msgspec.json.decode(bytes(row.elements or b""), type=Asking).elements
    return AskingCase(agency, row.epoch, {name: len(of) for name, of in sent.items()}, _secrets(row))


@system_purpose("watch_tokens_wanted")
def being_asked_unscoped(agency: str, epoch: int) -> Iterator[Blinded]:
    """The tokens in askings that wait."""
    rows = list(_waiting(agency).filter(epoch=epoch))
    return (blinded for row in rows for blinded in _secrets(row))


def asked_of(agency: str, epoch: int) -> Asked | None:
    """How far an agency was asked in an epoch; None before the first time."""
    row = WatchAsked.objects.filter(agency=agency, epoch=epoch).first()
    return None if row is None else msgspec.convert(row, Asked, from_attributes=True)


def stamp_of(agency: str, epoch: int) -> UUID | None:
    """What changes whenever a value comes or goes."""
    return WatchAsked.objects.filter(agency=agency, epoch=epoch).values_list("stamp", flat=True).first()


@system_purpose("watch_tokens_read")
def held_unscoped(agency: str, epoch: int) -> dict[str, tuple[HeldToken, ...]]:
    """The values of the list under an agency's keys of one epoch, by person or place."""
    rows = WatchTokens._unsafe_system.filter(agency=agency, epoch=epoch)
    return {row.subject: _held(row) for row in rows.iterator()}


@system_purpose("sealed_batches_kept")
def kept_batches_unscoped(
    agency: str, *, epoch: int | None = None, opened: bool, now: datetime
) -> Iterator[KeptBatch]:
    """Kept batches, oldest first: those that were opened, of one epoch or all, or those that still wait unopened."""
    rows = SealedContent._unsafe_system.filter(
        batch__agency=agency, batch__opened_at__isnull=not opened, keep_until__gt=now
    )
    if epoch is not None:
        rows = rows.filter(batch__epoch=epoch)
    return map(_kept, list(rows.order_by("batch__number").values_list("pk", flat=True)))


@system_purpose("sealed_batches_counted")
def hours_unscoped(agency: str, *, since: datetime) -> dict[datetime, int]:
    """How many sealed contacts an agency sent in each hour in which any came."""
    rows = SealedBatch._unsafe_system.filter(agency=agency, received_at__gte=since)
    counted = rows.annotate(hour=TruncHour("received_at")).values("hour").annotate(n=Sum("count"))
    return {row["hour"]: row["n"] for row in counted.order_by("hour")}


@system_purpose("sealed_batches_counted")
def concerned_unscoped(agency: str, *, after: int) -> int:
    """How many contacts of an agency's batches after that number reached a record."""
    rows = SealedBatch._unsafe_system.filter(agency=agency, number__gt=after)
    return rows.aggregate(n=Sum("concerned"))["n"] or 0


@system_purpose("sealed_batch_read")
def _kept(batch_id: int) -> KeptBatch:
    row = SealedContent._unsafe_system.select_related("batch__key").get(pk=batch_id)
    return KeptBatch(batch_id=batch_id, batch=read_batch(bytes(row.content), _public(row.batch.key)))


def _waiting(agency: str) -> QuerySet[WatchAsking]:
    return WatchAsking._unsafe_system.filter(agency=agency, answered_at=None)


def _public(row: AgencyKey) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes(row.public))


def _secrets(row: WatchAsking) -> tuple[Blinded, ...]:
    plain = decrypted(row.sealed or b"", bound_to=f"asking {row.pk}")
    return msgspec.msgpack.decode(plain, type=tuple[Blinded, ...])


def _held(row: WatchTokens) -> tuple[HeldToken, ...]:
    plain = decrypted(row.sealed, bound_to=f"tokens {row.agency} {row.epoch} {row.subject}")
    return msgspec.msgpack.decode(plain, type=tuple[HeldToken, ...])
