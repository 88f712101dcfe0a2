"""Reading a concealed address: an act of its own, for a named few, with a second factor (decision 23)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from teamaround.service.access.context import system_purpose
from teamaround.service.access.gate import NO_REQUEST, NotFound, Request, permit
from teamaround.service.audit import actions as audit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.ledger.models import AddressRow, EntryPlace
from teamaround.service.ledger.vault import Address, unsealed
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Action, Purpose


def reveal_address(
    actor: Actor, child_id: UUID | str, place: str, *, now: datetime, request: Request = NO_REQUEST
) -> Address:
    """Where a place of this child's record is, concealed or not. Raises NotFound when refused or unknown.

    Call it outside any transaction, as `permit` asks.
    """
    decision = permit(
        actor, Action.ADDRESS_REVEAL, child_id, purpose=Purpose.PROTECT_CHILD, now=now, request=request
    )
    with transaction.atomic():
        audit.record(
            AuditKind.ADDRESS_REVEALED,
            by=actor,
            now=now,
            child_id=child_id,
            object_type="place",
            purpose=Purpose.PROTECT_CHILD,
            decision=decision,
            request_id=request.request_id,
            address=request.address,
        )
        with system_purpose("reveal_address"):
            row = _latest(UUID(str(child_id)), place)
    if row is None:
        raise NotFound
    return unsealed(row)


def _latest(child_id: UUID, place: str) -> AddressRow | None:
    entries = EntryPlace._unsafe_system.filter(child=child_id).values("entry")
    said = AddressRow._unsafe_system.filter(entry__in=entries, place=place)
    return said.order_by("-recorded_at", "-pk").first()
