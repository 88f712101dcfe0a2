"""What can be done from the list of work: accept, say that one has seen, spoken or read."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from teamaround.service.access.context import reading_within
from teamaround.service.access.gate import NotFound, permit
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.child.opening import purpose_of
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.work import actions as work
from teamaround.service.work.queries import alert_unscoped, child_of_task_unscoped, received_by
from teamaround.service.work.values import DeliveryCard
from teamaround.service.workflows.alert_answered import alert_accepted


@require_POST
def accept(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """ "I have this"."""
    asking, alert = asker(request), alert_unscoped(alert_id)
    if alert is None:
        raise NotFound
    _permitted(asking, Action.ALERT_ACCEPT, alert.child_id)
    try:
        alert_accepted(alert, by=asking.actor, now=asking.now)
    except work.NotARecipient:
        raise NotFound from None
    return back("accepted")


@require_POST
def notice_seen(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The notices about a child were seen. Seeing meets their clock; the talk is the next step."""
    asking = asker(request)
    for one in _notices(asking, child_id):
        work.opened(one.alert_id, purpose=Purpose.PROTECT_CHILD, by=asking.actor, now=asking.now)
    return back("seen")


@require_POST
def notice_spoken(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The reader has spoken to the social worker."""
    asking = asker(request)
    for one in _notices(asking, child_id):
        work.spoken_to(one.delivery_id, alert_id=one.alert_id, by=asking.actor, now=asking.now)
    return back("spoken")


@require_POST
def task_done(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Something was read. Whoever may not open the child's page cannot tell the task from one that is not there."""
    asking, child_id = asker(request), child_of_task_unscoped(task_id)
    if child_id is None:
        raise NotFound
    _permitted(asking, Action.CHILD_OPEN, child_id)
    if not work.finish(task_id, by=asking.actor, now=asking.now):
        raise NotFound
    return back("read")


def back(done: str) -> HttpResponse:
    """To the list, with what was done."""
    return redirect(f"{reverse('my_work')}?done={done}")


def _notices(asking: Asker, child_id: UUID) -> tuple[DeliveryCard, ...]:
    _permitted(asking, Action.ALERT_READ, str(child_id))
    with reading_within(scope(asking.actor, Action.ALERT_READ, purpose_of(asking.actor), asking.now)):
        sent = tuple(one for one in received_by(asking.actor, child_id, now=asking.now) if one.is_notice)
    if not sent:
        raise NotFound
    return sent


def _permitted(asking: Asker, action: Action, child_id: str) -> None:
    permit(
        asking.actor,
        action,
        child_id,
        purpose=purpose_of(asking.actor),
        now=asking.now,
        request=asking.request,
    )
