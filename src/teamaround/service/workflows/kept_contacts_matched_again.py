"""Somebody joined the watch list: contacts of the last fortnight may concern them (decision 18)."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from teamaround.exchange.receive import receive
from teamaround.exchange.recognise import Watch
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.queries import kept_contacts_unscoped
from teamaround.service.contacts.values import Kept, Settled
from teamaround.service.people.actions import note_matched_again
from teamaround.service.people.queries import matched_again_to, watch_list_unscoped
from teamaround.service.workflows.cases import CasesAsNeeded
from teamaround.service.workflows.contacts_received import settled_as
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.faults import FAULTS_OF_ONE_RECORD
from teamaround.service.workflows.pairs_taken_in import Arrival

BY = SystemActor(purpose="contacts_matched_again")

_log = logging.getLogger(__name__)


def kept_contacts_matched_again(*, now: datetime) -> int:
    """Match what is kept with what changed on the list since the last time. Returns how many now concern somebody.

    Each contact is taken in whole or not at all; a stop in between starts again where nothing was noted. A contact
    that fails is logged, and all that still concern nobody are tried again next time.
    """
    changed = watch_list_unscoped(since=matched_again_to())
    if not changed.listings:
        return 0
    watch, cases = Watch(), CasesAsNeeded(now)
    for child, listing in changed.listings:
        watch.put_listing(child, listing)
    outcomes = [_tried(kept, watch, cases, now) for kept in kept_contacts_unscoped(now=now)]
    if None not in outcomes:
        note_matched_again(changed.version, by=BY, now=now)
    return outcomes.count(True)


def _tried(kept: Kept, watch: Watch, cases: CasesAsNeeded, now: datetime) -> bool | None:
    """None where it failed."""
    try:
        return _matched(kept, watch, cases, now)
    except FAULTS_OF_ONE_RECORD:
        _log.exception("one kept contact could not be matched again")
        return None


@transaction.atomic
def _matched(kept: Kept, watch: Watch, cases: CasesAsNeeded, now: datetime) -> bool:
    if watch.recognise(kept.contact).is_nobody:
        return False
    got = receive(kept.contact, watch, cases, received_at=now, receipt=kept.receipt)
    if not got.entries and not got.reviews:
        return False
    if got.entries:
        entries_recorded(got.entries, by=BY, now=now)
        cases.changed(child for entry in got.entries for child in entry.children)
    state = settled_as(got, Arrival(kept.contact, kept.contact_id, watch, BY, now), cases)
    contacts.settle([Settled(contact_id=kept.contact_id, state=state, contact=kept.contact)], now=now)
    return True
