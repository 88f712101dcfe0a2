"""Take contacts in once, say what became of them, and remove what may no longer be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from django.db import connection, transaction
from django.db.models import F

from teamaround.exchange.contact import Contact as ArrivedContact
from teamaround.practice.calendar import local_date
from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.actions.reviewing import remove_judged_not_a_match
from teamaround.service.contacts.models import Contact, ContactCount, ContactState, MatchFields, Quarantine
from teamaround.service.contacts.values import Receipt, Settled, Unreadable
from teamaround.service.contacts.writing import digest_of, new_receipt, retention, source_key
from teamaround.service.ledger.encryption import encrypted

KEPT_UNTIL_SETTLED = {
    ContactState.NOTHING,
    ContactState.UNIDENTIFIED,
    ContactState.NOT_A_MATCH,
    ContactState.REVIEW,
}


@system_purpose("contacts_received")
def receive(contacts: Sequence[ArrivedContact], *, agency: str, by: By, now: datetime) -> tuple[Receipt, ...]:
    """Give every contact of one agency a receipt, in their order. One that came before keeps the receipt it had.

    Raises ValueError when a contact is another agency's: a feed speaks for its own agency only (C12).
    """
    if any(contact.agency != agency for contact in contacts):
        raise ValueError(f"a contact in the batch is not of {agency}")
    with connection.cursor() as cursor:  # one batch of an agency at a time, so that none is taken in twice
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 18))", [agency])
    keys = [source_key(agency, contact.source_id) for contact in contacts]
    here = {row.source_key: row for row in Contact._unsafe_system.filter(agency=agency, source_key__in=keys)}
    first = {key: contact for key, contact in zip(keys, contacts, strict=True) if key not in here}
    added = Contact._unsafe_system.bulk_create([_row(key, contact, now) for key, contact in first.items()])
    by_key = here | {row.source_key: row for row in added}
    audit.record(
        AuditKind.CONTACTS_RECEIVED, by=by, now=now, object_type="agency", object_id=agency, count=len(keys)
    )
    new = set(first)
    receipts = []
    for key, contact in zip(keys, contacts, strict=True):
        receipts.append(_receipt(by_key[key], contact, is_new=key in new))
        new.discard(key)
    return tuple(receipts)


@system_purpose("contacts_settled")
def settle(outcomes: Iterable[Settled], *, are_sealed: bool = False, now: datetime) -> None:
    """Say what became of contacts, and keep of those that matched nobody what is needed to match them again.

    Of those that came sealed and concern nothing on the list nothing more is kept than the seal (decision 18).
    """
    by_state: dict[ContactState, list[int]] = {}
    fields = []
    for one in outcomes:
        by_state.setdefault(one.state, []).append(one.contact_id)
        kept_sealed = are_sealed and one.state is ContactState.NOTHING
        if one.state in KEPT_UNTIL_SETTLED and not kept_sealed:
            fields.append(_match_fields(one, now))
    for state, ids in by_state.items():
        Contact._unsafe_system.filter(pk__in=ids).update(state=state)
    MatchFields._unsafe_system.bulk_create(fields, ignore_conflicts=True)
    found = by_state.get(ContactState.MATCHED, [])
    MatchFields._unsafe_system.filter(contact_id__in=found).delete()


@transaction.atomic
def quarantine(
    unreadable: Iterable[Unreadable], *, agency: str, batch: str = "", by: By, now: datetime
) -> int:
    """Set records aside that could not be read, with where and why. Returns how many.

    A record of the same named batch that was set aside before, in the same place for the same reason, is not set
    aside again. Without a batch's name nothing tells a record sent again from another one.
    """
    rows = [
        Quarantine(
            agency_id=agency,
            batch=batch,
            where=one.where[:300],
            field=one.field[:120],
            reason=one.reason[:300],
            received_at=now,
        )
        for one in unreadable
    ]
    if rows and batch:
        here = Quarantine.objects.filter(agency_id=agency, batch=batch).values_list(
            "where", "field", "reason"
        )
        known = set(here)
        rows = [row for row in rows if (row.where, row.field, row.reason) not in known]
    Quarantine.objects.bulk_create(rows)
    if rows:
        audit.record(
            AuditKind.CONTACT_QUARANTINED,
            by=by,
            now=now,
            object_type="agency",
            object_id=agency,
            count=len(rows),
        )
    return len(rows)


@system_purpose("contacts_purged")
def purge(*, by: By, now: datetime) -> int:
    """Remove match fields and judged pairs whose time is over; count the contacts (decision 18). Returns how many."""
    over = MatchFields._unsafe_system.filter(keep_until__lte=now).select_for_update(skip_locked=True)
    rows = list(over.values_list("pk", "contact__agency", "contact__received_at", "contact__state"))
    counts = Counter((agency, local_date(at), state) for _, agency, at, state in rows)
    for (agency, day, state), count in sorted(counts.items()):
        ContactCount.objects.get_or_create(agency_id=agency, day=day, state=state, defaults={"count": 0})
        ContactCount.objects.filter(agency=agency, day=day, state=state).update(count=F("count") + count)
    MatchFields._unsafe_system.filter(pk__in=[row[0] for row in rows]).delete()
    pairs = remove_judged_not_a_match(now=now)
    if rows or pairs:
        audit.record(AuditKind.CONTACTS_PURGED, by=by, now=now, count=len(rows))
    return len(rows)


def _row(key: str, contact: ArrivedContact, now: datetime) -> Contact:
    return Contact(
        agency=contact.agency,
        source_key=key,
        receipt=new_receipt(),
        kind=contact.kind.value,
        received_at=now,
        digest=digest_of(contact),
    )


def _receipt(row: Contact, contact: ArrivedContact, *, is_new: bool) -> Receipt:
    return Receipt(
        contact_id=row.pk,
        number=row.receipt,
        is_new=is_new,
        differs=row.digest != digest_of(contact),
        received_at=row.received_at,
    )


def _match_fields(settled: Settled, now: datetime) -> MatchFields:
    kept_for = retention().matched_nothing
    if settled.state is ContactState.NOT_A_MATCH:
        kept_for = retention().judged_not_a_match
    return MatchFields(
        contact_id=settled.contact_id,
        sealed=encrypted(msgspec.json.encode(settled.contact), bound_to=f"contact {settled.contact_id}"),
        keep_until=now + kept_for,
    )
