"""Opening one's own list of work, and one alert of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from teamaround.service.access.gate import NotFound, opening_desk
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.opening import Opened, child_opened, purpose_of
from teamaround.service.policy.words import Action
from teamaround.service.work.queries import alert_of, alert_unscoped, received_by, tasks_of
from teamaround.service.work.values import AlertCard


@contextmanager
def my_list(asking: Asker) -> Iterator[None]:
    """Open one's own list. Inside, the database shows the children whose page the reader may open."""
    with opening_desk(
        asking.actor,
        Action.MY_WORK_OPEN,
        rows_of=Action.CHILD_OPEN,
        kind=AuditKind.MY_WORK_OPENED,
        purpose=purpose_of(asking.actor),
        now=asking.now,
        request=asking.request,
    ):
        yield


@dataclass(frozen=True)
class MyAlert:
    """An alert that was sent to the reader: by when they are to accept it, whether it climbed, and when they did."""

    opened: Opened
    alert: AlertCard
    due: datetime | None
    has_climbed: bool
    accepted_at: datetime | None


@contextmanager
def my_alert(request: HttpRequest, alert_id: UUID) -> Iterator[MyAlert]:
    """Open an alert that was sent to the reader to accept. Raises NotFound for any other."""
    known = alert_unscoped(alert_id)
    if known is None:
        raise NotFound
    with child_opened(request, UUID(known.child_id), Action.ALERT_READ, AuditKind.ALERT_READ) as opened:
        asking = opened.asking
        alert = alert_of(asking.actor, alert_id, now=asking.now)
        sent = [
            one
            for one in received_by(asking.actor, known.child_id, now=asking.now)
            if one.alert_id == known.alert_id and not one.is_notice
        ]
        if alert is None or not sent:
            raise NotFound
        asked = [one for one in tasks_of(asking.actor, now=asking.now) if one.alert_id == known.alert_id]
        accepted = [one.accepted_at for one in sent if one.accepted_at is not None]
        yield MyAlert(
            opened,
            alert,
            due=asked[0].due if asked else None,
            has_climbed=any(one.rung for one in asked),
            accepted_at=min(accepted, default=None),
        )
