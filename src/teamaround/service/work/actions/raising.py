"""Bring the alerts of a child in step with what the rules say now, and close one by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import connection

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.clocks import Level
from teamaround.service.access.actions.grants import name_of
from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.work.actions.storing import store
from teamaround.service.work.models import AlertRow, AlertState, Task, WorkState
from teamaround.service.work.values import AlertChange, alert_card

BY_THE_RECORD = "system:record"
NO_LONGER_SO = "The record no longer says what raised it."


@system_purpose("alerts_reconciled")
def reconcile(
    child_id: UUID | str, *, alerts: Iterable[Alert], by: By, now: datetime
) -> tuple[AlertChange, ...]:
    """Make a child's open alerts those that the rules raise now. Returns what changed, for delivery.

    What a person closed stays closed unless it has become louder since. What no longer holds is closed by the record.
    """
    child = UUID(str(child_id))
    _hold_child(child)
    here = {row.key: row for row in AlertRow._unsafe_system.filter(child_id=child)}
    raised = {alert.key: alert for alert in alerts}
    changes = []
    for key, alert in raised.items():
        row, change = _stand(here.get(key), alert, child)
        if change:
            if change == "new" and row._state.adding:
                row.save(force_insert=True)
            else:
                store(row)
            changes.append(AlertChange(alert=alert_card(row), change=change))
    for key, row in here.items():
        if key not in raised and row.state != AlertState.CLOSED:
            _close_row(row, BY_THE_RECORD, NO_LONGER_SO, now)
            changes.append(AlertChange(alert=alert_card(row), change="gone"))
    _audit_changes(changes, by, now)
    return tuple(changes)


class AlreadyClosed(ValueError):
    """Somebody, or the record, has closed the alert; who and why stands."""


@system_purpose("alert_held_open")
def hold_open(alert_id: UUID | str) -> None:
    """Keep others from closing the child's alerts until this transaction ends. Raises AlreadyClosed."""
    _hold_child(AlertRow._unsafe_system.get(pk=alert_id).child_id)
    if AlertRow._unsafe_system.get(pk=alert_id).state == AlertState.CLOSED:
        raise AlreadyClosed("This alert is closed already.")


@system_purpose("alert_closed")
def close(alert_id: UUID | str, *, because: str, by: By, now: datetime) -> None:
    """Close an alert with a typed reason. Raises ValueError without one, AlertRow.DoesNotExist."""
    if not because.strip():
        raise ValueError("Say why the alert is closed and what was found.")
    row = AlertRow._unsafe_system.select_for_update().get(pk=alert_id)
    _close_row(row, name_of(by), because.strip(), now)
    audit.record(
        AuditKind.ALERT_CLOSED,
        by=by,
        now=now,
        child_id=row.child_id,
        object_type=row.code,
        object_id=str(row.pk),
    )


def _hold_child(child: UUID) -> None:
    """One reckoning of a child's alerts at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 5))", [str(child)])


def _stand(row: AlertRow | None, alert: Alert, child: UUID) -> tuple[AlertRow, str]:
    """The row as the alert now stands, and what that changes; '' when nothing."""
    if row is None:
        return _filled(AlertRow(child_id=child, key=alert.key, raised_at=alert.since), alert), "new"
    before = Level(row.level)
    if row.state == AlertState.CLOSED:
        return _reopened(row, alert, before)
    if alert.level is before:
        return _widened(row, alert)
    louder = alert.level.rank < before.rank
    if louder and row.state == AlertState.ACCEPTED:
        # What was accepted was the quieter alert; the louder one needs a named human again.
        row.state, row.accepted_by, row.accepted_at = AlertState.OPEN, "", None
    return _filled(row, alert), "louder" if louder else "quieter"


def _widened(row: AlertRow, alert: Alert) -> tuple[AlertRow, str]:
    """As loud as before; "wider" when others are to have it as well, such as once the desk has accepted it."""
    if set(alert.to) <= set(row.recipients) and set(alert.notices) <= set(row.notices):
        return row, ""
    row.recipients, row.notices = list(alert.to), list(alert.notices)
    return row, "wider"


def _reopened(row: AlertRow, alert: Alert, before: Level) -> tuple[AlertRow, str]:
    if row.closed_by != BY_THE_RECORD and alert.level.rank >= before.rank:
        return row, ""
    row.state, row.closed_by, row.closed_at, row.closed_because = AlertState.OPEN, "", None, ""
    row.accepted_by, row.accepted_at = "", None
    return _filled(row, alert), "new"


def _filled(row: AlertRow, alert: Alert) -> AlertRow:
    row.code, row.level, row.level_since = alert.code, alert.level.value, alert.level_since
    row.about, row.recipients, row.notices = list(alert.about), list(alert.to), list(alert.notices)
    row.explanation = msgspec.to_builtins(alert.explanation)
    row.entry_id, row.sender = alert.entry_id, alert.sender
    return row


def _close_row(row: AlertRow, who: str, because: str, now: datetime) -> None:
    row.state, row.closed_by, row.closed_at, row.closed_because = AlertState.CLOSED, who, now, because
    store(row)
    Task._unsafe_system.filter(alert=row).exclude(state=WorkState.DONE).update(
        state=WorkState.DONE, done_at=now
    )


def _audit_changes(changes: Iterable[AlertChange], by: By, now: datetime) -> None:
    kinds = {"new": AuditKind.ALERT_RAISED, "gone": AuditKind.ALERT_CLOSED}
    for one in changes:
        if one.change == "wider":  # what follows from it, the delivery, is audited
            continue
        audit.record(
            kinds.get(one.change, AuditKind.ALERT_LEVEL_CHANGED),
            by=by,
            now=now,
            child_id=one.alert.child_id,
            object_type=one.alert.code,
            object_id=one.alert.alert_id,
        )
