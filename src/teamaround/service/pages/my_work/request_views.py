"""Answer what one's agency was asked: read it, write the answer, keep it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from teamaround.practice.record.words import Answer, RiskTag
from teamaround.service.access.gate import NotFound
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.child.opening import Opened, child_opened
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.my_work.answering import back
from teamaround.service.pages.my_work.request_form import AnswerForm
from teamaround.service.pages.my_work.request_page import Asked, asked_in, request_page
from teamaround.service.policy.words import Action
from teamaround.service.work.queries import child_of_task_unscoped, tasks_of
from teamaround.service.workflows.request_answered import request_answered


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The request and its form; a good answer is kept, and the list of work comes back without it."""
    child_id = child_of_task_unscoped(request_id)
    if child_id is None:
        raise NotFound
    with child_opened(request, UUID(child_id), Action.ENTRY_RECORD, AuditKind.REQUEST_READ) as opened:
        asked = _asked(opened, request_id)
        typed = request.POST if request.method == "POST" else None
        form = AnswerForm(typed, of_history=asked.is_of_one_history)
        page = request_page(opened, asked, form)
    if form.is_bound and form.is_valid():
        _keep(opened, asked, form)
        return back("answered")
    shown = {"frame": frame_for(opened.asking, page.title, part="my_work", wide=False), "page": page}
    return render(request, "my_work/request.html", shown, status=422 if form.is_bound else 200)


def _asked(opened: Opened, task_id: UUID) -> Asked:
    """Their own task to answer a request. Raises NotFound for any other, and for one that is done."""
    mine = [
        one for one in tasks_of(opened.asking.actor, now=opened.asking.now) if one.task_id == str(task_id)
    ]
    if not mine:
        raise NotFound
    return asked_in(opened, mine[0])


def _keep(opened: Opened, asked: Asked, form: AnswerForm) -> None:
    request_answered(
        asked.entry,
        asked.fact,
        answer=Answer(form.cleaned_data["answer"]),
        what=form.cleaned_data["what"],
        decided_by=form.cleaned_data["decided_by"],
        shows=tuple(map(RiskTag, form.cleaned_data.get("shows", ()))),
        by=opened.asking.actor,
        now=opened.asking.now,
    )
