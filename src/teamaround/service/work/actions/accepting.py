"""Somebody opens an alert, is spoken to about it, accepts it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Purpose
from teamaround.service.work.actions.delivering import ACCEPT
from teamaround.service.work.actions.storing import store
from teamaround.service.work.models import AlertRow, AlertState, Delivery, Task, WorkState


class NotARecipient(ValueError):
    """The alert was not delivered to this person, or not for them to accept."""


@system_purpose("alert_opened")
def opened(alert_id: UUID | str, *, purpose: Purpose, by: Actor, now: datetime) -> None:
    """Note that a recipient has opened the alert; the first time counts. Each reading is audited where it is shown."""
    alert = AlertRow._unsafe_system.get(pk=alert_id)
    if not _deliveries(alert, by).filter(opened_at=None).update(opened_at=now):
        return
    audit.record(
        AuditKind.ALERT_READ,
        by=by,
        now=now,
        purpose=purpose,
        child_id=alert.child_id,
        object_type=alert.code,
        object_id=str(alert.pk),
    )


@system_purpose("spoken_to")
def spoken_to(delivery_id: UUID | str, *, alert_id: UUID | str, by: Actor, now: datetime) -> bool:
    """Note that a recipient of the alert was spoken to, by telephone or in person. False for no recipient of it."""
    delivery = (
        Delivery._unsafe_system.select_for_update().filter(pk=delivery_id, alert=UUID(str(alert_id))).first()
    )
    if delivery is None:
        return False
    Delivery._unsafe_system.filter(pk=delivery_id, spoken_to_at=None).update(spoken_to_at=now)
    audit.record(
        AuditKind.ALERT_DELIVERED,
        by=by,
        now=now,
        child_id=delivery.child_id,
        object_type="spoken_to",
        object_id=str(delivery_id),
    )
    return True


@system_purpose("alert_accepted")
def accept(alert_id: UUID | str, *, by: Actor, now: datetime) -> bool:
    """A named human takes the alert on, for the role and agency they hold. False when they had before.

    Raises NotARecipient, AlertRow.DoesNotExist. Other recipients still have to accept for themselves.
    """
    alert = AlertRow._unsafe_system.select_for_update().get(pk=alert_id)
    mine = _deliveries(alert, by).filter(is_notice=False)
    if not mine.exists():
        raise NotARecipient("This alert was not sent to you to accept.")
    waiting = mine.filter(accepted_at=None).update(accepted_at=now)
    asked = Task._unsafe_system.filter(_owned_by(by), kind=ACCEPT, alert=alert).exclude(state=WorkState.DONE)
    ended = asked.update(state=WorkState.DONE, done_at=now)
    if alert.state == AlertState.OPEN:
        alert.state, alert.accepted_by, alert.accepted_at = AlertState.ACCEPTED, by.user_id, now
        store(alert)
    if not waiting and not ended:
        return False
    audit.record(
        AuditKind.ALERT_ACCEPTED,
        by=by,
        now=now,
        child_id=alert.child_id,
        object_type=alert.code,
        object_id=str(alert.pk),
    )
    return True


def _deliveries(alert: AlertRow, by: Actor) -> QuerySet[Delivery]:
    to_role = Q(user_id=None, role=by.role.value) & Q(agency__in=["", by.agency])
    return Delivery._unsafe_system.filter(Q(user_id=by.user_id) | to_role, alert=alert)


def _owned_by(by: Actor) -> Q:
    to_role = Q(owner_user=None, owner_role=by.role.value) & Q(owner_agency__in=["", by.agency])
    return Q(owner_user=by.user_id) | to_role
