"""What of a batch concerns the list is opened, read strictly, and taken in as any contact is (design 7.5)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

import msgspec
from django.db import transaction

from teamaround.exchange.contact import Contact, contact_from
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.reading import Unreadable
from teamaround.formats.strict.json_message import load_json
from teamaround.matching.tokens import Batch, Opened, WatchTokens, opened
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.values import OPENED
from teamaround.service.contacts.values import Unreadable as SetAside
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.faults import FAULTS_OF_ONE_RECORD
from teamaround.service.workflows.watching import STANDING

_log = logging.getLogger(__name__)


@transaction.atomic
def opened_taken_in(batch: Batch, values: WatchTokens, *, batch_id: int, to: int, now: datetime) -> None:
    """Open a batch with these values, up to an answer. What concerns nobody is dropped and leaves no row of its own.

    It stays in the batch under its seal, as what did not open, and is counted with it (decision 18). Whatever is
    written here says that something opened: it is the service's own act, and nobody at the sender reads of it.
    """
    found = opened(batch, values)
    read = [_read(one, batch) for one in found]
    aside = [one for one in read if isinstance(one, SetAside)]
    told = [one for one in read if isinstance(one, Contact) and not _is_nobody(one)]
    failed = list(_taken_in(told, batch, now))
    agency, name = batch.header.agency, f"{OPENED}{batch.header.number}"
    contacts.quarantine((*aside, *failed), agency=agency, batch=name, by=contacts.OPENING, now=now)
    contacts.note_opened(batch_id, to=to, opened=len(found), concerned=len(told) - len(failed), now=now)


def _read(one: Opened, batch: Batch) -> Contact | SetAside:
    """The contact, or why it cannot be read; the reason quotes nothing of it."""
    where = f"batch {batch.header.number}, contact {one.position + 1}"
    try:
        record = msgspec.convert(load_json(one.content), ContactRecord)
    except Unreadable as fault:
        return SetAside(where=where, field=fault.refusal.where, reason=fault.refusal.reason)
    except msgspec.ValidationError as fault:
        what, _, field = str(fault).partition(" - at ")
        return SetAside(where=where, field=field.strip("`"), reason=what)
    if record.agency != batch.header.agency:
        return SetAside(where=where, field="agency", reason="the agency that sealed it was expected")
    if record.occurred_at.tzinfo is None:
        return SetAside(where=where, field="occurred_at", reason="a time with its zone was expected")
    return contact_from(record)


def _is_nobody(contact: Contact) -> bool:
    return STANDING.current().recognise(contact).is_nobody


def _taken_in(told: list[Contact], batch: Batch, now: datetime) -> Iterator[SetAside]:
    """All at once; where one fails, one by one, so that it holds back no other."""
    agency, by = batch.header.agency, contacts.OPENING
    try:
        contacts_received(told, agency=agency, are_sealed=True, by=by, now=now)
        return
    except FAULTS_OF_ONE_RECORD:
        _log.exception("a contact of a sealed batch could not be taken in")
    for contact in told:
        try:
            contacts_received([contact], agency=agency, are_sealed=True, by=by, now=now)
        except FAULTS_OF_ONE_RECORD:
            where = f"batch {batch.header.number}"
            yield SetAside(where=where, field="", reason="a contact of it could not be taken in")
