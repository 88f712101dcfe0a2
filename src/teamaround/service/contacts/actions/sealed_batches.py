"""Take sealed batches in by their number, note what was opened, and remove them when their fortnight is over."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, F, Max, Sum

from teamaround.matching.tokens import BatchHeader
from teamaround.practice.calendar import local_date
from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By, SystemActor
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.models import ContactCount, ContactState
from teamaround.service.contacts.sealed import SealedBatch, SealedContent
from teamaround.service.contacts.sealed_values import digest_of_batch
from teamaround.service.contacts.writing import new_receipt, retention

# What was opened is the service's own act and nobody's at the sender (promise 1).
OPENING = SystemActor(purpose="sealed_batch_opened")


class BatchOutOfTurn(ValueError):
    """A batch whose number is not the next, or was used for another. `expected` is the next."""

    def __init__(self, expected: int) -> None:
        self.expected = expected
        super().__init__(f"Batch {expected} is expected next.")


class Dropped(NamedTuple):
    """How much was deleted unopened, or before anybody new could meet it."""

    batches: int
    contacts: int


def one_at_a_time(agency: str) -> None:
    """Until the transaction ends, no other batch of this agency is given a number.

    Requests alone hold this. Were it the worker's too, a batch would wait while the one before is opened, and whoever
    sends both could tell by the time that the first concerned somebody.
    """
    _wait_for(agency, 19)


def values_one_at_a_time(agency: str) -> None:
    """Until the transaction ends, no other worker opens batches of this agency, or changes what opens them."""
    _wait_for(agency, 20)


def _wait_for(agency: str, what: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [agency, what])


@system_purpose("sealed_batch_received")
def take_batch(header: BatchHeader, *, content: bytes, key: str, by: By, now: datetime) -> str:
    """Keep a batch with the next number and give it a receipt. Signature, form and epoch were checked before.

    Raises `BatchOutOfTurn`.
    """
    one_at_a_time(header.agency)
    of_agency = SealedBatch._unsafe_system.filter(agency=header.agency)
    expected = (of_agency.aggregate(last=Max("number"))["last"] or 0) + 1
    if header.number != expected:
        raise BatchOutOfTurn(expected)
    batch = SealedBatch._unsafe_system.create(
        agency=header.agency,
        number=header.number,
        epoch=header.epoch,
        recipes=header.recipes,
        key_id=key,
        count=header.count,
        receipt=new_receipt(),
        digest=digest_of_batch(content),
        received_at=now,
    )
    SealedContent._unsafe_system.create(
        batch_id=batch.pk, content=content, keep_until=now + retention().matched_nothing
    )
    audit.record(
        AuditKind.SEALED_BATCH_RECEIVED,
        by=by,
        now=now,
        object_type="sealed_batch",
        object_id=f"{header.agency} {header.number}",
        count=header.count,
    )
    return batch.receipt


@system_purpose("sealed_batch_opened")
def note_opened(batch_id: int, *, to: int, opened: int, concerned: int, now: datetime) -> None:
    """Note that a batch was opened with the values up to an answer, and how many more of it reached a record."""
    batch = SealedBatch._unsafe_system.filter(pk=batch_id)
    batch.update(opened_at=now, opened_to=to, again_at=None, concerned=F("concerned") + concerned)
    audit.record(
        AuditKind.SEALED_BATCH_OPENED,
        by=OPENING,
        now=now,
        object_type="sealed_batch",
        object_id=str(batch_id),
        count=opened,
    )


@system_purpose("sealed_batch_opened")
def put_off(batch_id: int, *, until: datetime) -> None:
    """Try a batch that could not be opened again, but not before then: it must hold back no other."""
    SealedBatch._unsafe_system.filter(pk=batch_id).update(again_at=until)


@system_purpose("sealed_batches_purged")
def purge_sealed(*, by: By, now: datetime) -> int:
    """Remove batches whose fortnight is over; a count of what concerned nobody stays. Returns how many batches."""
    over = SealedContent._unsafe_system.filter(keep_until__lte=now).select_for_update(skip_locked=True)
    ids = list(over.values_list("pk", flat=True))
    for batch in SealedBatch._unsafe_system.filter(pk__in=ids).order_by("pk"):
        _count(batch)
    SealedContent._unsafe_system.filter(pk__in=ids).delete()
    if ids:
        audit.record(AuditKind.SEALED_BATCHES_PURGED, by=by, now=now, count=len(ids))
    return len(ids)


@system_purpose("sealed_batches_purged")
def drop_kept(agency: str, *, by: By, now: datetime) -> Dropped:
    """Delete every kept batch of an agency, since its keys are gone. They are sent again, and counted then."""
    kept = SealedContent._unsafe_system.filter(batch__agency=agency)
    of = kept.aggregate(batches=Count("pk"), contacts=Sum("batch__count", default=0))
    kept.delete()
    audit.record(
        AuditKind.AGENCY_SEED_REPLACED,
        by=by,
        now=now,
        object_type="agency",
        object_id=agency,
        count=of["batches"],
    )
    return Dropped(**of)


def _count(batch: SealedBatch) -> None:
    day, nobody = local_date(batch.received_at), max(batch.count - batch.concerned, 0)
    row = {"agency_id": batch.agency, "day": day, "state": ContactState.NOTHING}
    ContactCount.objects.get_or_create(**row, defaults={"count": 0})
    ContactCount.objects.filter(**row).update(count=F("count") + nobody)
