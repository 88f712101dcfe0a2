"""An agency sends contacts: each gets its receipt, and what concerns a child on the list reaches the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from teamaround.exchange.contact import Contact
from teamaround.exchange.receive import Received, Review, receive
from teamaround.exchange.recognise import Watch
from teamaround.exchange.reply import reply
from teamaround.matching.identity.person import normal_person
from teamaround.matching.linkage import explain, score
from teamaround.practice.calendar import Unit, deadline, local_date
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit.actions import By
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.models import ContactState
from teamaround.service.contacts.values import Receipt, Settled
from teamaround.service.ledger.queries import child_unscoped
from teamaround.service.workflows.cases import CasesAsNeeded
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.watching import STANDING


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """What a decided review needs again: the exchange's own review."""

    review: Review


@transaction.atomic
def contacts_received(arrived: Sequence[Contact], *, agency: str, by: By, now: datetime) -> tuple[str, ...]:
    """Take in contacts of one agency, all in one transaction, and give the reply to each, in their order.

    A contact that came before changes nothing and gets the reply it got then. The words never depend on whether
    anything matched. Raises ValueError when a contact is another agency's.

    The watch list is asked for before anything is written: what this process remembers of it is committed.
    """
    receipts = contacts.receive(arrived, agency=agency, by=by, now=now)
    watch, cases = STANDING.current(), CasesAsNeeded(now)
    settled = []
    for contact, receipt in zip(arrived, receipts, strict=True):
        if receipt.is_new:
            settled.append(_taken_in(contact, receipt, watch, cases, by, now))
    contacts.settle(settled, now=now)
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
    for review in got.reviews:
        asked_for_review(review, contact, receipt.contact_id, watch, by, now)
    return Settled(contact_id=receipt.contact_id, state=state_of(got), contact=contact)


def state_of(got: Received) -> ContactState:
    """What became of a contact, for the service alone."""
    if got.entries:
        return ContactState.MATCHED
    return ContactState.REVIEW if got.reviews else ContactState.NOTHING


def asked_for_review(
    review: Review, contact: Contact, contact_id: int, watch: Watch, by: By, now: datetime
) -> None:
    """Put the pair before the matchers of the first child's council, with the evidence in words."""
    listed = watch.listed(review.person)
    child = child_unscoped(review.children[0])
    if listed is None or child is None:
        return
    on = local_date(contact.occurred_at)
    told = explain(score(normal_person(listed), normal_person(review.arrived), watch.model, on), watch.model)
    contacts.ask_review(
        UUID(review.review),
        contact_id=contact_id,
        council=child.council,
        person=review.person,
        children=review.children,
        explanation=msgspec.to_builtins(told),
        waiting=msgspec.json.encode(Waiting(review=review)),
        due=deadline(now, 1, Unit.WORKING_DAYS, partnership_calendar()),
        by=by,
        now=now,
    )
