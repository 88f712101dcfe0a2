"""Ask agencies blindly for the tokens of the watch list, hold their values, and delete them when they are over."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import F

from teamaround.formats.sealed_way import Answering, Asking, written
from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.sealed import AgencySeed, SealedBatch
from teamaround.service.contacts.sealed_values import Asked, BlindedLot, HeldToken
from teamaround.service.contacts.watched import WatchAsked, WatchAsking, WatchTokens
from teamaround.service.ledger.encryption import encrypted

_AT_ONCE = 1000  # rows in one statement
_REFUSED_LETTERS = 200


@system_purpose("watch_tokens_asked")
def ask(
    agency: str,
    *,
    epoch: int,
    plans: int,
    is_bulk: bool,
    lots: Sequence[BlindedLot],
    asked: Asked,
    listed: int,
    by: By,
    now: datetime,
) -> None:
    """Let askings wait for an agency, and note how far the list was asked for. `listed` is the size of the list."""
    WatchAsking._unsafe_system.bulk_create(
        _waiting(
            Asking(
                asking=uuid.uuid4(),
                epoch=epoch,
                recipes=asked.recipes,
                plans=plans,
                is_bulk=is_bulk,
                elements=lot.elements,
            ),
            lot,
            agency,
            place,
            now,
        )
        for place, lot in enumerate(lots)
    )
    WatchAsked.objects.update_or_create(agency_id=agency, epoch=epoch, defaults=msgspec.structs.asdict(asked))
    _noted(AuditKind.WATCH_TOKENS_ASKED, agency, epoch, by, now, count=listed)


def _waiting(asking: Asking, lot: BlindedLot, agency: str, place: int, now: datetime) -> WatchAsking:
    secrets = msgspec.msgpack.encode(lot.secrets)
    return WatchAsking(
        id=asking.asking,
        agency=agency,
        epoch=asking.epoch,
        place=place,
        asked_at=now,
        elements=written(asking),
        sealed=encrypted(secrets, bound_to=f"asking {asking.asking}"),
    )


@system_purpose("watch_tokens_held")
def hold(
    asking_id: UUID,
    *,
    agency: str,
    epoch: int,
    held: Mapping[str, Iterable[HeldToken]],
    by: By,
    now: datetime,
) -> None:
    """Keep every value of these people and places, as they now stand, and delete the blinds of the asking."""
    _end_asking(asking_id, now)
    WatchAsked.objects.filter(agency=agency, epoch=epoch).update(held_to=F("held_to") + 1)
    _put(agency, epoch, held)
    _noted(AuditKind.WATCH_TOKENS_HELD, agency, epoch, by, now, count=len(held))


@system_purpose("watch_tokens_answered")
def keep_answer(answering: Answering, *, agency: str) -> None:
    """Let an answer wait for the worker. One that came before stays as it is."""
    waiting = WatchAsking._unsafe_system.filter(pk=answering.asking, agency=agency)
    waiting.filter(answered_at=None, answer=None).update(answer=written(answering))


def note_opened_again(agency: str, *, epoch: int, to: int) -> None:
    """Note that every kept batch of an epoch was opened with the values up to that answer."""
    WatchAsked.objects.filter(agency=agency, epoch=epoch).update(opened_to=to)


@system_purpose("watch_tokens_refused")
def note_refused(asking_id: UUID, *, agency: str, words: str, by: By, now: datetime) -> None:
    """Keep why an agency gave no values, for the partnership's officer, and delete the blinds."""
    plain = "".join(letter for letter in words if letter.isprintable())
    _end_asking(asking_id, now, plain[:_REFUSED_LETTERS])
    audit.record(
        AuditKind.WATCH_TOKENS_REFUSED, by=by, now=now, object_type="watch_asking", object_id=str(asking_id)
    )


def _noted(kind: AuditKind, agency: str, epoch: int, by: By, now: datetime, *, count: int = 1) -> None:
    audit.record(kind, by=by, now=now, object_type="agency_epoch", object_id=f"{agency} {epoch}", count=count)


def _end_asking(asking_id: UUID, now: datetime, refused: str = "") -> None:
    WatchAsking._unsafe_system.filter(pk=asking_id).update(
        answered_at=now, refused=refused, elements=None, sealed=None, answer=None
    )


@system_purpose("watch_tokens_kept")
def keep_only(
    agency: str,
    *,
    epoch: int,
    kept: Mapping[str, Iterable[HeldToken]],
    gone: Iterable[str],
    to: int,
    by: By,
    now: datetime,
) -> None:
    """Delete the values of those who left the list, and of details that no longer hold, up to a version of it."""
    left = sorted(gone)
    rows = WatchTokens._unsafe_system.filter(agency=agency, epoch=epoch)
    for at in range(0, len(left), _AT_ONCE):
        rows.filter(subject__in=left[at : at + _AT_ONCE]).delete()
    if kept or left:
        _put(agency, epoch, kept)
        _noted(AuditKind.WATCH_TOKENS_DELETED, agency, epoch, by, now, count=len(left))
    WatchAsked.objects.filter(agency=agency, epoch=epoch).update(kept_to=to)


@system_purpose("watch_tokens_purged")
def forget_epochs(agency: str, *, live: Iterable[int], by: By, now: datetime) -> int:
    """Delete values, blinds and marks of epochs that are over. Returns how many epochs there were."""
    AgencySeed.objects.filter(agency=agency).exclude(epoch__in=live).delete()
    over = list(
        WatchAsked.objects.filter(agency=agency).exclude(epoch__in=live).values_list("epoch", flat=True)
    )
    for epoch in over:
        forget_epoch(agency, epoch=epoch, by=by, now=now)
    return len(over)


@system_purpose("watch_tokens_purged")
def forget_epoch(agency: str, *, epoch: int, by: By, now: datetime) -> None:
    """Delete all values and waiting askings of one epoch. Its answers are counted anew."""
    WatchTokens._unsafe_system.filter(agency=agency, epoch=epoch).delete()
    WatchAsking._unsafe_system.filter(agency=agency, epoch=epoch).delete()
    WatchAsked.objects.filter(agency=agency, epoch=epoch).delete()
    SealedBatch._unsafe_system.filter(agency=agency, epoch=epoch, opened_to__gt=0).update(opened_to=0)
    _noted(AuditKind.WATCH_TOKENS_DELETED, agency, epoch, by, now)


@transaction.atomic
def _put(agency: str, epoch: int, held: Mapping[str, Iterable[HeldToken]]) -> None:
    rows = [
        WatchTokens(
            agency=agency,
            epoch=epoch,
            subject=subject,
            sealed=encrypted(
                msgspec.msgpack.encode(tuple(tokens)), bound_to=f"tokens {agency} {epoch} {subject}"
            ),
        )
        for subject, tokens in held.items()
    ]
    WatchTokens._unsafe_system.bulk_create(
        rows,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["agency", "epoch", "subject"],
        update_fields=["sealed"],
    )
    WatchAsked.objects.filter(agency=agency, epoch=epoch).update(stamp=uuid.uuid4())
