"""Bring an alert to the people who must act on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from teamaround.practice.clocks import Level
from teamaround.service.access.context import system_purpose
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.work.ladder import accept_by
from teamaround.service.work.models import AlertRow, Delivery, Task, WorkState
from teamaround.service.work.values import DeliveryCard, Recipient, delivery_card

ACCEPT = "accept_alert"


@system_purpose("alert_delivered")
def deliver(
    alert_id: UUID | str, *, recipients: Iterable[Recipient], rung: int = 0, by: By, now: datetime
) -> tuple[DeliveryCard, ...]:
    """Deliver an alert once to each recipient; whoever must accept it has a task by when (C46).

    Returns the deliveries that are new. Delivering again after the alert became louder asks for acceptance again.
    """
    alert = AlertRow._unsafe_system.select_for_update().get(pk=alert_id)
    new = []
    for recipient in recipients:
        row, is_new = _delivery(alert, recipient, rung, now)
        if not recipient.is_notice:
            _ask(alert, recipient, rung, now)
        if is_new:
            new.append(delivery_card(row))
    if new:
        audit.record(
            AuditKind.ALERT_DELIVERED,
            by=by,
            now=now,
            child_id=alert.child_id,
            object_type=alert.code,
            object_id=str(alert.pk),
            count=len(new),
        )
    return tuple(new)


def _delivery(alert: AlertRow, recipient: Recipient, rung: int, now: datetime) -> tuple[Delivery, bool]:
    return Delivery._unsafe_system.get_or_create(
        alert=alert,
        role=recipient.role,
        agency=recipient.agency,
        user_id=recipient.user_id or None,
        is_notice=recipient.is_notice,
        defaults={"child_id": alert.child_id, "rung": rung, "sent_at": now},
    )


def _ask(alert: AlertRow, recipient: Recipient, rung: int, now: datetime) -> None:
    level = Level(alert.level)
    due = accept_by(level, now, partnership_calendar())
    if due is None:
        return
    key = f"{ACCEPT} {alert.pk} {level} {recipient.role} {recipient.agency} {recipient.user_id}"
    Task._unsafe_system.get_or_create(
        key=key,
        defaults={
            "kind": ACCEPT,
            "child_id": alert.child_id,
            "code": alert.code,
            "level": alert.level,
            "alert": alert,
            "due": due,
            "asked_first": recipient.role,
            "owner_role": recipient.role,
            "owner_agency": recipient.agency,
            "owner_user": recipient.user_id or None,
            "rung": rung,
            "state": WorkState.OPEN,
            "added_at": now,
        },
    )
