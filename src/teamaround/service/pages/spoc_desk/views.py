"""The desk: the queue, one alert, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teamaround.practice.record.roles import Role
from teamaround.service.access.gate import NotFound, opening_desk
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.spoc_desk.closing import CloseForm, close_page
from teamaround.service.pages.spoc_desk.desk import alert_opened, desk_page, tell_page
from teamaround.service.pages.spoc_desk.opening import ClosedMeanwhile, alert_to_answer, on_the_desk
from teamaround.service.pages.spoc_desk.waiting import waiting_for
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.work import actions as work
from teamaround.service.workflows.alert_answered import (
    MayNotClose,
    alert_accepted,
    alert_closed_on_evidence,
    alert_passed,
)

View = Callable[..., HttpResponse]
TITLE = "Single point of contact desk"
DONE = {
    "accepted": "You have accepted this. It is yours until somebody else has it.",
    "spoken": "Noted that you spoke to them.",
    "passed": "Passed to the duty manager, who has the alert now.",
    "closed": "Closed, with your reason and what was found on the record.",
    "gone": "This alert is closed: somebody was quicker, or the form was sent twice. Nothing more was saved.",
    "nobody": "No duty manager could be told. Ring the number under the title.",
}


def told_if_closed(view: View) -> View:
    """Whoever acts on an alert that was closed meanwhile is told so on the desk."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ClosedMeanwhile:
            return redirect(_address("spoc_desk", "gone"))

    return checked


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What we cannot hear, the queue with its first alert beside it on a wide screen, and who feeds us."""
    asking, whole, remark = asker(request), "all" in request.GET, _remark(request)
    with opening_desk(
        asking.actor,
        Action.SPOC_DESK_OPEN,
        rows_of=Action.ALERT_READ,
        kind=AuditKind.SPOC_DESK_OPENED,
        purpose=Purpose.ROUTE_ALERT,
        now=asking.now,
        request=asking.request,
    ):
        rows = waiting_for(asking)
        page = None if rows else desk_page(asking, rows, None, here="", whole=whole, remark=remark)
    if page is None:
        with on_the_desk(
            request, UUID(rows[0].alert.alert_id), kind=AuditKind.ALERT_READ, queue=rows
        ) as here:
            first = alert_opened(here.opened, here.row)
            page = desk_page(asking, here.queue, first, here="", whole=whole, remark=remark)
    return _shown(request, asking, "spoc_desk/desk.html", page, page.waiting)


@require_safe
def alert(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """One alert beside the queue. Opening it is noted."""
    with on_the_desk(request, alert_id) as here:
        asking = here.opened.asking
        work.opened(alert_id, purpose=Purpose.ROUTE_ALERT, by=asking.actor, now=asking.now)
        opened = alert_opened(here.opened, here.row)
        page = desk_page(asking, here.queue, opened, here=str(alert_id), whole=True, remark=_remark(request))
    return _shown(request, asking, "spoc_desk/desk.html", page, page.waiting)


@require_http_methods(["GET", "HEAD", "POST"])
@told_if_closed
def tell(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Check who is told and what each may know; then accept, and they have it."""
    if request.method == "POST":
        return _accepted(request, alert_id)
    with on_the_desk(request, alert_id) as here:
        asking, page = here.opened.asking, tell_page(here.opened, here.row)
    return _shown(request, asking, "spoc_desk/tell.html", page)


def _accepted(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    asking = asker(request)
    row = alert_to_answer(asking, alert_id, Action.ALERT_ACCEPT)
    try:
        alert_accepted(row, by=asking.actor, now=asking.now)
    except work.NotARecipient:
        raise NotFound from None
    return _back(alert_id, "accepted")


@require_POST
@told_if_closed
def pass_on(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Bring it to the duty manager now."""
    asking = asker(request)
    row = alert_to_answer(asking, alert_id, Action.ALERT_ROUTE)
    alert_passed(row, to=Role.TEAM_MANAGER, by=asking.actor, now=asking.now)
    return _back(alert_id, "passed")


@require_POST
@told_if_closed
def spoken(request: HttpRequest, alert_id: UUID, delivery_id: UUID) -> HttpResponse:
    """Note that a recipient was spoken to."""
    asking = asker(request)
    row = alert_to_answer(asking, alert_id, Action.ALERT_ROUTE)
    if not work.spoken_to(delivery_id, alert_id=row.alert_id, by=asking.actor, now=asking.now):
        raise NotFound
    return _back(alert_id, "spoken")


@require_http_methods(["GET", "HEAD", "POST"])
@told_if_closed
def close(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Close it with a typed reason and evidence; what somebody in the family says closes nothing."""
    form = None
    if request.method == "POST":
        asking = asker(request)
        row = alert_to_answer(asking, alert_id, Action.ALERT_CLOSE)
        form = CloseForm(row.code, request.POST.dict())
        if form.is_valid():
            try:
                alert_closed_on_evidence(
                    row,
                    reason=form.stated_reason,
                    found=form.evidence,
                    check=form.check,
                    by=asking.actor,
                    now=asking.now,
                )
            except work.AlreadyClosed:
                raise ClosedMeanwhile from None
            except MayNotClose as refused:
                form.add_error(form.refused_at, f"{refused.verdict.rule} {refused.verdict.way_on}")
            else:
                return redirect(_address("spoc_desk", "closed"))
    with on_the_desk(request, alert_id) as here:
        asking, page = (
            here.opened.asking,
            close_page(here.opened, here.row, form or CloseForm(here.row.alert.code)),
        )
    return _shown(request, asking, "spoc_desk/close.html", page, status=422 if form else 200)


def _remark(request: HttpRequest) -> str:
    return DONE.get(request.GET.get("done", ""), "")


def _address(name: str, done: str, *args: object) -> str:
    return f"{reverse(name, args=args or None)}?done={done}"


def _back(alert_id: UUID, done: str) -> HttpResponse:
    return redirect(_address("desk_alert", done, alert_id))


def _shown(
    request: HttpRequest,
    asking: Asker,
    template: str,
    page: object,
    waiting: int | None = None,
    status: int = 200,
) -> HttpResponse:
    counts = {} if waiting is None else {"spoc_desk": (waiting, "waiting")}
    frame = frame_for(asking, TITLE, part="spoc_desk", counts=counts)
    return render(request, template, {"frame": frame, "page": page}, status=status)
