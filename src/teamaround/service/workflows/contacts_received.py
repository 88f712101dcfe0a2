"""An agency sends contacts: each gets its receipt, and what concerns a child on the list reaches the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from teamaround.exchange.contact import Contact
from teamaround.exchange.receive import Received, receive
from teamaround.exchange.recognise import Watch
from teamaround.exchange.reply import reply
from teamaround.service.audit.actions import By
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.models import ContactState
from teamaround.service.contacts.values import Receipt, Settled
from teamaround.service.workflows.cases import CasesAsNeeded
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.pairs_taken_in import Arrival, pair_taken_in
from teamaround.service.workflows.watching import STANDING


@transaction.atomic
def contacts_received(
    arrived: Sequence[Contact], *, agency: str, are_sealed: bool = False, by: By, now: datetime
) -> tuple[str, ...]:
    """Take in contacts of one agency, all in one transaction, and give the reply to each, in their order.

    A contact that came before changes nothing and gets the reply it got then. The words never depend on whether
    anything matched. Raises ValueError when a contact is another agency's. `are_sealed`: they were opened from a
    sealed batch, which is kept as it came.

    The watch list is asked for before anything is written: what this process remembers of it is committed.
    """
    receipts = contacts.receive(arrived, agency=agency, by=by, now=now)
    watch, cases = STANDING.current(), CasesAsNeeded(now)
    settled = []
    for contact, receipt in zip(arrived, receipts, strict=True):
        if receipt.is_new:
            settled.append(_taken_in(contact, receipt, watch, cases, by, now))
    contacts.settle(settled, are_sealed=are_sealed, now=now)
    return tuple(reply(receipt.number) for receipt in receipts)


def _taken_in(
    contact: Contact, receipt: Receipt, watch: Watch, cases: CasesAsNeeded, by: By, now: datetime
) -> Settled:
    found = watch.recognise(contact)
    if found.is_nobody:
        return Settled(contact_id=receipt.contact_id, state=ContactState.NOTHING, contact=contact)
    got = receive(contact, watch, cases, received_at=now, receipt=receipt.number)
    if got.entries:
        entries_recorded(got.entries, by=by, now=now)
        cases.changed(child for entry in got.entries for child in entry.children)
    state = settled_as(got, Arrival(contact, receipt.contact_id, watch, by, now), cases)
    return Settled(contact_id=receipt.contact_id, state=state, contact=contact)


def settled_as(got: Received, arrival: Arrival, cases: CasesAsNeeded) -> ContactState:
    """Take in the pairs of a contact, and say what became of the contact; for the service alone."""
    states = {pair_taken_in(review, arrival) for review in got.reviews}
    cases.changed(child for review in got.reviews for child in review.children)
    if got.entries:
        states.add(ContactState.UNIDENTIFIED if got.names_nobody else ContactState.MATCHED)
    order = (ContactState.MATCHED, ContactState.REVIEW, ContactState.UNIDENTIFIED, ContactState.NOT_A_MATCH)
    return next((one for one in order if one in states), ContactState.NOTHING)
