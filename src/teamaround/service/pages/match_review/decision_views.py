"""Decisions that are kept, and undoing one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from teamaround.service.access.gate import NotFound
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.judgement_queries import judgement_of
from teamaround.service.pages.asking import asker
from teamaround.service.pages.match_review.decisions import decisions_page
from teamaround.service.pages.match_review.opening import deciding, review_opened, shown
from teamaround.service.pages.match_review.undoing import UndoForm, undo_page
from teamaround.service.workflows.match_undone import Undone, match_undone

BEFORE = "Somebody has undone this decision already. That stands; nothing was done twice."
DONE = {"before": BEFORE, "waits": "Undone. The pair is before the matchers again."}


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """All decisions of one's own, or of a manager's desk."""
    asking = asker(request)
    with review_opened(asking):
        page = decisions_page(asking, request.GET, _remark(request))
    return shown(request, asking, "match_review/decisions.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, judgement_id: UUID) -> HttpResponse:
    """What undoing does, and the form; sent whole, it is done."""
    asking = asker(request)
    form = UndoForm(request.POST if request.method == "POST" else None)
    with review_opened(asking, judgement_id, of="judgement"):
        card = judgement_of(asking.actor, judgement_id, now=asking.now)
        page = undo_page(card, form, asking) if card is not None and card.can_be_undone else None
    if card is None or card.holds_until is None:
        raise NotFound
    if page is None:
        return _back("before")
    if form.is_bound and form.is_valid():
        return _undone(request, judgement_id, form)
    return shown(request, asking, "match_review/undo.html", page, status=422 if form.is_bound else 200)


def _undone(request: HttpRequest, judgement_id: UUID, form: UndoForm) -> HttpResponse:
    asking, given = deciding(request), form.cleaned_data
    try:
        undone = match_undone(
            judgement_id, because=given["because"], reason=given["reason"], by=asking.actor, now=asking.now
        )
    except contacts.AlreadyUndone:
        return _back("before")
    return _back(_done(undone))


def _done(undone: Undone) -> str:
    return "waits" if undone.waits_again else f"undone&back={undone.withdrawn}&told={undone.told}"


def _remark(request: HttpRequest) -> str:
    """What has just been done, in numbers."""
    done = request.GET.get("done", "")
    if done != "undone":
        return DONE.get(done, "")
    back, told = (_number(request.GET.get(name, "")) for name in ("back", "told"))
    return f"Undone. Entries taken back: {back}. People and desks asked to read the correction: {told}."


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('match_decisions')}?done={done}")
