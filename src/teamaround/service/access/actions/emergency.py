"""Open a record in an emergency, and review that afterwards (decision 24)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from teamaround.practice.calendar import Unit, deadline
from teamaround.service.access.gate import NO_REQUEST, Request, permit
from teamaround.service.access.models import BreakGlass, Grant
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit import actions as audit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.policy.break_glass import terms
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Action, GrantKind, Purpose


class ReasonTooShort(ValueError):
    """An emergency opening needs a reason in words, as long as the terms ask for."""


class NotTheReviewer(ValueError):
    """An emergency opening is reviewed once, and by somebody else than the person who opened."""


def break_glass(
    child_id: UUID | str, *, reason: str, by: Actor, now: datetime, request: Request = NO_REQUEST
) -> BreakGlass:
    """Give oneself an hour on one child's record. The caller tells manager and lead practitioner within a minute.

    Raises ReasonTooShort; NotFound when the policy refuses (locked out, used up, a review overdue). Call it outside
    any transaction, as `permit` asks.
    """
    if len(reason.strip()) < terms().shortest_reason:
        raise ReasonTooShort(f"Say in {terms().shortest_reason} characters or more why this cannot wait.")
    decision = permit(
        by, Action.BREAK_GLASS_OPEN, child_id, purpose=Purpose.PROTECT_CHILD, now=now, request=request
    )
    with transaction.atomic():
        opened = _open(UUID(str(child_id)), reason.strip(), by, now)
        audit.record(
            AuditKind.BREAK_GLASS_OPENED,
            by=by,
            now=now,
            child_id=child_id,
            object_id=str(opened.pk),
            purpose=Purpose.PROTECT_CHILD,
            decision=decision,
            request_id=request.request_id,
            address=request.address,
        )
    return opened


@transaction.atomic
def review(opening_id: UUID | str, *, was_right: bool, by: Actor, now: datetime) -> None:
    """Say whether an emergency opening was right. Raises NotTheReviewer, BreakGlass.DoesNotExist."""
    opened = BreakGlass._unsafe_system.select_for_update().get(pk=opening_id)
    if str(opened.user_id) == by.user_id or opened.reviewed_at is not None:
        raise NotTheReviewer("Somebody else than the person who opened reviews it, once.")
    BreakGlass._unsafe_system.filter(pk=opening_id).update(
        reviewed_at=now, reviewed_by=by.user_id, was_right=was_right
    )
    audit.record(
        AuditKind.BREAK_GLASS_REVIEWED, by=by, now=now, child_id=opened.child_id, object_id=str(opening_id)
    )


def _open(child_id: UUID, reason: str, by: Actor, now: datetime) -> BreakGlass:
    ends = now + timedelta(minutes=terms().minutes)
    grant = Grant._unsafe_system.create(
        child_id=child_id,
        kind=GrantKind.BREAK_GLASS.value,
        user_id=by.user_id,
        starts=now,
        ends=ends,
        given_by=by.user_id,
        why="emergency",
    )
    return BreakGlass._unsafe_system.create(
        child_id=child_id,
        user_id=by.user_id,
        agency=by.agency,
        reason=reason,
        opened_at=now,
        ends=ends,
        review_due=deadline(now, terms().review_working_days, Unit.WORKING_DAYS, partnership_calendar()),
        grant=grant,
    )
