"""A trained matcher decides a pair: the same, or not. Only now does anybody around the child hear of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from teamaround.exchange.receive import decided
from teamaround.service.access.gate import NotFound
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.queries import review_of
from teamaround.service.policy.facts import Actor
from teamaround.service.work.values import AlertChange
from teamaround.service.workflows.contacts_received import Waiting
from teamaround.service.workflows.entries_recorded import entries_recorded


@transaction.atomic
def match_decided(
    review_id: UUID | str, *, same: bool, reason: str, by: Actor, now: datetime
) -> tuple[AlertChange, ...]:
    """Record the decision and what it leaves in the record. Raises NotFound, `contacts.AlreadyDecided`."""
    case = review_of(by, review_id, now=now)
    if case is None:
        raise NotFound
    contacts.decide_review(review_id, is_same=same, reason=reason, by=by, now=now)
    waiting = msgspec.json.decode(case.waiting, type=Waiting)
    entry = decided(waiting.review, same=same, at=now)
    return entries_recorded((entry,), by=by, now=now) if entry else ()
