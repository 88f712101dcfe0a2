"""Read the audit: who has looked at a child's record, and what somebody did."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from teamaround.service.audit.kinds import WORDS, AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.policy.facts import Actor

LOOKS = (
    AuditKind.CHILD_OPENED,
    AuditKind.ENTRIES_READ,
    AuditKind.WHO_KNEW_WHAT_READ,
    AuditKind.NETWORK_MAP_READ,
    AuditKind.WHO_LOOKED_READ,
    AuditKind.ALERT_READ,
    AuditKind.ADDRESS_REVEALED,
    AuditKind.BREAK_GLASS_OPENED,
)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One act on a record. `actor` is an account's id, or `system:` and a purpose; names are looked up elsewhere."""

    at: datetime
    actor: str
    role: str
    agency: str
    action: str
    words: str
    purpose: str
    child_id: str
    object_id: str
    decision: str


def who_looked(child_id: UUID | str, *, limit: int = 200) -> tuple[Look, ...]:
    """Who has read this child's record, newest first. Call it inside `access.gate.reading` with `who_looked.read`.

    Refusals are left out: they are for the audit officer, not for the team.
    """
    kinds = [kind.value for kind in LOOKS]
    rows = AuditRow._unsafe_system.filter(child_id=child_id, action__in=kinds)
    return tuple(map(_look, rows.order_by("-at", "-pk")[:limit]))


def acts(
    actor: Actor, *, now: datetime, child_id: UUID | str | None = None, limit: int = 200
) -> tuple[Look, ...]:
    """The audit itself, newest first, refusals too. For the audit desk; nobody else is shown a row."""
    rows = AuditRow.objects.for_actor(actor, now=now)
    if child_id is not None:
        rows = rows.filter(child_id=child_id)
    return tuple(map(_look, rows.order_by("-at", "-pk")[:limit]))


def _look(row: AuditRow) -> Look:
    return Look(
        at=row.at,
        actor=row.actor,
        role=row.role,
        agency=row.agency,
        action=row.action,
        words=WORDS[AuditKind(row.action)],
        purpose=row.purpose,
        child_id=str(row.child_id or ""),
        object_id=row.object_id,
        decision=row.decision,
    )
