"""Accept an alert, record a check, close an alert. Each is permitted first, done in one transaction, then shown."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from teamaround.practice.disclosure.viewing import Viewer, may_know_alert
from teamaround.service.access.gate import NotFound, permit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.child.answering_forms import CheckForm, CloseForm
from teamaround.service.pages.child.answering_pages import (
    AnsweringPage,
    check_page,
    close_page,
    closed_page,
    is_closed_by,
    not_yours_page,
)
from teamaround.service.pages.child.opening import Opened, child_opened, purpose_of
from teamaround.service.pages.child.views import child_frame
from teamaround.service.policy.words import Action
from teamaround.service.work.actions import AlreadyClosed, NotARecipient
from teamaround.service.work.models import AlertState
from teamaround.service.work.queries import alert_unscoped
from teamaround.service.work.values import AlertCard
from teamaround.service.workflows.alert_answered import MayNotClose, alert_accepted, alert_closed
from teamaround.service.workflows.entries_recorded import entries_recorded


@require_POST
def accept(request: HttpRequest, child_id: UUID, alert_id: UUID) -> HttpResponse:
    """ "I have this", not "resolved"."""
    asking = asker(request)
    alert = _permitted(asking, Action.ALERT_ACCEPT, child_id, alert_id)
    try:
        alert_accepted(alert, by=asking.actor, now=asking.now)
    except NotARecipient as refused:
        with child_opened(request, child_id, Action.ALERT_READ, AuditKind.ALERT_READ) as opened:
            page = not_yours_page(opened, alert, str(refused))
        return _shown(request, opened, page, status=422)
    return redirect("child", child_id)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, child_id: UUID, alert_id: UUID) -> HttpResponse:
    """Record an independent check and what came back."""
    asking = asker(request)
    alert = _permitted(asking, Action.ENTRY_RECORD, child_id, alert_id)
    with child_opened(request, child_id, Action.ENTRY_RECORD, AuditKind.ENTRIES_READ) as opened:
        form = CheckForm(opened, alert, request.POST if request.method == "POST" else None)
        is_given = form.is_valid()
        page = check_page(opened, alert, form)
    if not is_given:
        return _shown(request, opened, page, status=422 if form.is_bound else 200)
    if form.was_sent_before(asking.actor.user_id):
        return redirect("child", child_id)
    entries = form.entries(by_agency=asking.actor.agency, author=asking.actor.user_id, now=asking.now)
    entries_recorded(entries, by=asking.actor, now=asking.now)
    return redirect("child", child_id)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, child_id: UUID, alert_id: UUID) -> HttpResponse:
    """Close an alert with a reason and evidence; where the rules refuse, say which and what would do."""
    asking = asker(request)
    alert = _permitted(asking, Action.ALERT_CLOSE, child_id, alert_id, may_be_closed=request.method == "POST")
    with child_opened(request, child_id, Action.ALERT_CLOSE, AuditKind.ENTRIES_READ) as opened:
        form = CloseForm(opened, alert, request.POST if request.method == "POST" else None)
        is_given = form.is_valid()
    if alert.state == AlertState.CLOSED:
        return _closed_before(request, opened, alert)
    if not is_given:
        return _shown(request, opened, close_page(opened, alert, form), status=422 if form.is_bound else 200)
    reason, evidence = form.cleaned_data["reason"], tuple(form.cleaned_data["evidence"])
    try:
        alert_closed(alert, reason=reason, evidence=evidence, by=asking.actor, now=asking.now)
    except AlreadyClosed:
        with child_opened(request, child_id, Action.ALERT_CLOSE, AuditKind.ENTRIES_READ) as opened:
            return _closed_before(request, opened, alert)
    except MayNotClose as refused:
        form.add_error("evidence", refused.verdict.rule)
        return _shown(request, opened, close_page(opened, alert, form, refused.verdict), status=422)
    return redirect("child", child_id)


def _closed_before(request: HttpRequest, opened: Opened, alert: AlertCard) -> HttpResponse:
    """A second press of one's own button goes on; where somebody else closed it, that is said."""
    if is_closed_by(opened, alert, opened.asking.actor.user_id):
        return redirect("child", opened.child.child_id)
    return _shown(request, opened, closed_page(opened, alert), status=409)


def _permitted(
    asking: Asker, action: Action, child_id: UUID, alert_id: UUID, *, may_be_closed: bool = False
) -> AlertCard:
    """An alert of this child that stands and that this reader was sent, or reads as part of the file.

    Whoever may not read alerts may do nothing to one either: the pages of an answer say what the alert says.
    """
    for needed in (Action.ALERT_READ, action):
        permit(
            asking.actor,
            needed,
            child_id,
            purpose=purpose_of(asking.actor),
            now=asking.now,
            request=asking.request,
        )
    alert = alert_unscoped(alert_id)
    viewer = Viewer(asking.actor.role.value, asking.actor.agency)
    if alert is None or alert.child_id != str(child_id):
        raise NotFound
    if alert.state == AlertState.CLOSED and not may_be_closed:
        raise NotFound
    if not may_know_alert(viewer, to=alert.recipients, sender=alert.sender):
        raise NotFound
    return alert


def _shown(request: HttpRequest, opened: Opened, page: AnsweringPage, status: int) -> HttpResponse:
    frame = child_frame(opened, page.title.lower())
    return render(request, "child/answering.html", {"frame": frame, "page": page}, status=status)
