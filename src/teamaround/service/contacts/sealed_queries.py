"""Read keys, sealed batches and the values of the watch list's tokens. Nobody reads them but the service itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import BooleanField, ExpressionWrapper, F, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncHour

from teamaround.formats.sealed_way import Answering, Asking
from teamaround.matching.tokens import Batch, read_batch
from teamaround.service.access.context import system_purpose
from teamaround.service.contacts.sealed import AgencyKey, AgencySeed, SealedBatch, SealedContent
from teamaround.service.contacts.sealed_values import (
    AnswerCase,
    Asked,
    Blinded,
    HeldToken,
    Sent,
    digest_of_batch,
)
from teamaround.service.contacts.watched import WatchAsked, WatchAsking, WatchTokens
from teamaround.service.ledger.encryption import decrypted


class KeptBatch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that is kept, read again. `opened_to` is None where it was never opened."""

    batch: Batch
    opened_to: int | None


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


def marks_of(agency: str, epochs: Iterable[int]) -> dict[int, str]:
    """The marks of an agency's seeds in these epochs, as far as anything came under them."""
    rows = AgencySeed.objects.filter(agency=agency, epoch__in=tuple(epochs))
    return dict(rows.values_list("epoch", "mark"))


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
    waiting = _waiting(agency).order_by("asked_at", "place")
    # The elements alone are read: the size of the secrets beside them tells how many tokens are new.
    elements = waiting.values_list("elements", flat=True).first()
    return None if elements is None else msgspec.json.decode(bytes(elements), type=Asking)


@system_purpose("watch_tokens_answered")
def sent_unscoped(asking_id: UUID, *, agency: str) -> Sent | None:
    """What an asking of this agency sent; no elements once answered, None where there is none."""
    rows = WatchAsking._unsafe_system.filter(pk=asking_id, agency=agency)
    waits = ExpressionWrapper(Q(answer=None), output_field=BooleanField())
    row = rows.values_list("epoch", "answered_at", "elements", waits).first()
    if row is None:
        return None
    epoch, answered_at, elements, is_waiting = row
    if answered_at is not None or not is_waiting:
        return Sent(epoch, {})
    asking = msgspec.json.decode(bytes(elements), type=Asking)
    return Sent(epoch, {name: len(of) for name, of in asking.elements.items()})


@system_purpose("watch_tokens_held")
def answers_unscoped() -> tuple[tuple[UUID, str], ...]:
    """The askings whose answers wait for the worker, oldest first, each with its agency."""
    rows = WatchAsking._unsafe_system.filter(answered_at=None).exclude(answer=None)
    return tuple(rows.order_by("asked_at", "place").values_list("pk", "agency"))


@system_purpose("watch_tokens_held")
def answer_unscoped(asking_id: UUID) -> AnswerCase | None:
    """An answer that waits, with the secrets of its asking; None where it was taken in meanwhile."""
    row = WatchAsking._unsafe_system.filter(pk=asking_id, answered_at=None).exclude(answer=None).first()
    if row is None:
        return None
    answer = msgspec.json.decode(bytes(row.answer or b""), type=Answering)
    return AnswerCase(row.agency, row.epoch, _secrets(row), answer.elements)


@system_purpose("watch_tokens_wanted")
def being_asked_unscoped(agency: str, epoch: int) -> Iterator[Blinded]:
    """The tokens in askings that wait."""
    rows = list(WatchAsking._unsafe_system.filter(agency=agency, epoch=epoch, answered_at=None))
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


def held_to_of(agency: str, epoch: int) -> int:
    """How many answers of an epoch were taken in."""
    asked = WatchAsked.objects.filter(agency=agency, epoch=epoch)
    return asked.values_list("held_to", flat=True).first() or 0


@system_purpose("sealed_batches_kept")
def waiting_batches_unscoped(*, stopped: Iterable[str], now: datetime) -> tuple[tuple[int, str], ...]:
    """Kept batches that wait to be opened, oldest first, each with its agency.

    Those never opened, but for agencies whose feed is stopped, and those that newer values have come for since.
    """
    kept = SealedContent._unsafe_system.filter(keep_until__gt=now)
    due = kept.filter(Q(batch__again_at=None) | Q(batch__again_at__lte=now))
    never = Q(batch__opened_at=None) & ~Q(batch__agency__in=tuple(stopped))
    rows = due.filter(reduce(or_, map(_behind, _behindhand()), never))
    return tuple(rows.order_by("pk").values_list("pk", "batch__agency"))


@system_purpose("sealed_batches_kept")
def epochs_opened_unscoped(*, now: datetime) -> tuple[tuple[str, int, int], ...]:
    """Agency, epoch and `held_to` where the last kept batch has been opened again with what came."""
    kept = SealedContent._unsafe_system.filter(keep_until__gt=now)
    return tuple(one for one in _behindhand() if not kept.filter(_behind(one)).exists())


def _behindhand() -> tuple[tuple[str, int, int], ...]:
    rows = WatchAsked.objects.filter(opened_to__lt=F("held_to")).order_by("agency", "epoch")
    return tuple(rows.values_list("agency", "epoch", "held_to"))


def _behind(epoch: tuple[str, int, int]) -> Q:
    agency, number, held_to = epoch
    opened = Q(batch__opened_at__isnull=False, batch__opened_to__lt=held_to)
    return Q(batch__agency=agency, batch__epoch=number) & opened


@system_purpose("sealed_batches_kept")
def waiting_of_unscoped(agency: str) -> int:
    """How many kept batches of an agency were never opened."""
    return SealedContent._unsafe_system.filter(batch__agency=agency, batch__opened_at=None).count()


@system_purpose("sealed_batch_read")
def kept_batch_unscoped(batch_id: int) -> KeptBatch | None:
    """A kept batch; None where its fortnight ended meanwhile."""
    rows = SealedContent._unsafe_system.select_related("batch__key").filter(pk=batch_id)
    row = rows.first()
    if row is None:
        return None
    after = None if row.batch.opened_at is None else row.batch.opened_to
    return KeptBatch(batch=read_batch(bytes(row.content), _public(row.batch.key)), opened_to=after)


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


def _waiting(agency: str) -> QuerySet[WatchAsking]:
    return WatchAsking._unsafe_system.filter(agency=agency, answered_at=None, answer=None)


def _public(row: AgencyKey) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes(row.public))


def _secrets(row: WatchAsking) -> tuple[Blinded, ...]:
    plain = decrypted(row.sealed or b"", bound_to=f"asking {row.pk}")
    return msgspec.msgpack.decode(plain, type=tuple[Blinded, ...])


def _held(row: WatchTokens) -> tuple[HeldToken, ...]:
    plain = decrypted(row.sealed, bound_to=f"tokens {row.agency} {row.epoch} {row.subject}")
    return msgspec.msgpack.decode(plain, type=tuple[HeldToken, ...])
