"""Match review: the list, a pair, the check before saving, and handing on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teamaround.service.access.gate import NotFound
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.queries import reviews_of, why_left
from teamaround.service.contacts.values import Aside, Left, ReviewCase
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.match_review.deciding import Answer, DecisionForm
from teamaround.service.pages.match_review.listed import list_page
from teamaround.service.pages.match_review.opening import deciding, review_opened, shown
from teamaround.service.pages.match_review.pair import check_page, pair_page
from teamaround.service.workflows.match_decided import match_decided, match_set_aside

TO_MANAGER = "to_manager"
DONE = {
    Answer.SAME.value: "Saved: the same person. It is a sighting now and has gone to the desk.",
    Answer.DIFFERENT.value: "Saved: not the same person. Nobody is told.",
    Answer.CANNOT_TELL.value: "Saved: cannot tell. A second matcher looks; it is not a “no”.",
    TO_MANAGER: "Saved: cannot tell. You are the second, so the desk’s manager decides; it is not a “no”.",
    Aside.KNOWS_THEM.value: "Handed on. You are not shown this pair again.",
    Left.ANSWERED.value: "You answered this pair or handed it on before. That answer stands; this one was not saved.",
    Left.GONE.value: "Somebody else has decided this pair meanwhile, or has it now. Nothing of yours was saved.",
}


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits, and one's own decisions."""
    asking = asker(request)
    with review_opened(asking):
        page = list_page(asking, DONE.get(request.GET.get("done", ""), ""))
    return shown(request, asking, "match_review/list.html", page, page.count)


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """One pair, and the form. A good answer goes on to be checked; nothing is saved here."""
    asking = asker(request)
    form = DecisionForm(asking.actor, request.POST if request.method == "POST" else None)
    is_good = form.is_bound and form.is_valid() and "change" not in request.POST
    with review_opened(asking, review_id):
        cases, here = _found(asking, review_id)
        if here is None:
            return _missing(request, asking, review_id)
        page = check_page(here, form) if is_good else pair_page(here, form, asking, _position(cases, here))
    template = "match_review/check.html" if is_good else "match_review/pair.html"
    wrong = form.is_bound and not is_good and "change" not in request.POST
    return shown(request, asking, template, page, len(cases), status=422 if wrong else 200)


@require_POST
def check(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Save the answer that was checked."""
    asking = deciding(request)
    form = DecisionForm(asking.actor, request.POST)
    if not form.is_valid():
        return pair(request, review_id)
    with _meanwhile(asking, review_id) as done:
        done.append(_saved(asking, review_id, form))
    return _back(*done)


@require_POST
def know(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """ "I know one of these people": somebody else decides."""
    asking = deciding(request)
    with _meanwhile(asking, review_id) as done:
        match_set_aside(review_id, why=Aside.KNOWS_THEM, by=asking.actor, now=asking.now)
        done.append(Aside.KNOWS_THEM.value)
    return _back(*done)


def _saved(asking: Asker, review_id: UUID, form: DecisionForm) -> str:
    actor, now, reason, rests_on = asking.actor, asking.now, form.whole_reason, form.rests_on
    if form.answer is not Answer.CANNOT_TELL:
        match_decided(
            review_id, same=form.answer is Answer.SAME, reason=reason, rests_on=rests_on, by=actor, now=now
        )
    elif match_set_aside(
        review_id, why=Aside.CANNOT_TELL, reason=reason, rests_on=rests_on, by=actor, now=now
    ):
        return TO_MANAGER
    return form.answer.value


@contextmanager
def _meanwhile(asking: Asker, review_id: UUID) -> Iterator[list[str]]:
    """What was done; or why not, where it was answered before, somebody was quicker or the manager has it now."""
    done: list[str] = []
    try:
        yield done
    except (contacts.AlreadyDecided, contacts.SameMatcher, NotFound):
        done.append(_left(asking, review_id))


def _found(asking: Asker, review_id: UUID) -> tuple[tuple[ReviewCase, ...], ReviewCase | None]:
    cases = reviews_of(asking.actor, now=asking.now)
    return cases, next((case for case in cases if case.review_id == str(review_id)), None)


def _missing(request: HttpRequest, asking: Asker, review_id: UUID) -> HttpResponse:
    """Who was still writing when somebody else was quicker is told so; nobody else learns that there was a pair."""
    if request.method != "POST":
        raise NotFound
    return _back(_left(asking, review_id))


def _left(asking: Asker, review_id: UUID) -> str:
    why = why_left(asking.actor, review_id, now=asking.now)
    if why is None:
        raise NotFound
    return why.value


def _position(cases: tuple[ReviewCase, ...], here: ReviewCase) -> tuple[int, int]:
    return cases.index(here) + 1, len(cases)


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('match_review')}?done={done}")
