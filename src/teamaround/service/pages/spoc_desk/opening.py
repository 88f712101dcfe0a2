"""Opening the desk, and one alert on it. What was not delivered to this desk does not exist for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from teamaround.service.access.gate import NotFound, permit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.child.opening import Opened, child_opened
from teamaround.service.pages.spoc_desk.waiting import Waiting, waiting_for
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.work.models import AlertState
from teamaround.service.work.queries import alert_unscoped, deliveries_unscoped
from teamaround.service.work.values import AlertCard, DeliveryCard


class ClosedMeanwhile(Exception):
    """The alert was this desk's and is closed: nothing more is done with it, and nothing that was typed is kept."""


@dataclass(frozen=True)
class OnTheDesk:
    """An alert that stands open on the desk, with the queue that it belongs to."""

    opened: Opened
    row: Waiting
    queue: tuple[Waiting, ...]


def desk_permitted(asking: Asker) -> None:
    """Raises NotFound, after auditing it, for whoever has no desk."""
    permit(
        asking.actor,
        Action.SPOC_DESK_OPEN,
        None,
        purpose=Purpose.ROUTE_ALERT,
        now=asking.now,
        request=asking.request,
    )


@contextmanager
def on_the_desk(
    request: HttpRequest,
    alert_id: UUID,
    *,
    kind: AuditKind = AuditKind.SPOC_DESK_OPENED,
    queue: tuple[Waiting, ...] = (),
) -> Iterator[OnTheDesk]:
    """Open one alert. Inside, the read is audited and the database shows the rows of this desk only.

    `queue` where it was read a moment ago.

    Raises NotFound when there is no desk, no such alert, or it was not delivered here.
    """
    desk_permitted(asker(request))
    alert = next((one.alert for one in queue if one.alert.alert_id == str(alert_id)), None) or alert_unscoped(
        alert_id
    )
    if alert is None:
        raise NotFound
    with child_opened(request, UUID(alert.child_id), Action.ALERT_READ, kind) as opened:
        rows = queue or waiting_for(opened.asking)
        row = next((one for one in rows if one.alert.alert_id == alert.alert_id), None)
        if row is None:
            raise NotFound
        yield OnTheDesk(opened, row, rows)


def alert_to_answer(asking: Asker, alert_id: UUID, action: Action) -> AlertCard:
    """The alert, for an act of this desk on it. Raises NotFound, after auditing a refusal.

    What was not delivered to this desk is no more there to act on than it is to read. Raises ClosedMeanwhile for
    what was, and is closed: by a colleague, or by the same form sent twice.
    """
    desk_permitted(asking)
    alert = alert_unscoped(alert_id)
    if alert is None:
        raise NotFound
    permit(
        asking.actor,
        action,
        alert.child_id,
        purpose=Purpose.ROUTE_ALERT,
        now=asking.now,
        request=asking.request,
    )
    if not any(_is_here(asking, one) for one in deliveries_unscoped(alert_id)):
        raise NotFound
    if alert.state == AlertState.CLOSED:
        raise ClosedMeanwhile
    return alert


def _is_here(asking: Asker, sent: DeliveryCard) -> bool:
    actor = asking.actor
    if sent.is_notice:
        return False
    if sent.user_id:
        return sent.user_id == actor.user_id
    return sent.role == actor.role.value and sent.agency in ("", actor.agency)
