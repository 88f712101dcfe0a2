"""Match review: the list, a pair, the check before saving, and handing on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teamaround.service.access.gate import NotFound, opening_desk, permit
from teamaround.service.audit import actions as audit
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.queries import is_asked_to_settle, reviews_of, why_left
from teamaround.service.contacts.values import Aside, Left, ReviewCase
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.match_review.deciding import Answer, DecisionForm
from teamaround.service.pages.match_review.listed import list_page
from teamaround.service.pages.match_review.pair import check_page, pair_page
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.workflows.match_decided import match_decided, match_set_aside

TITLE = "Match review"
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
    with _opened(asking):
        page = list_page(asking, DONE.get(request.GET.get("done", ""), ""))
    return _shown(request, asking, "match_review/list.html", page, page.count)


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """One pair, and the form. A good answer goes on to be checked; nothing is saved here."""
    asking = asker(request)
    form = DecisionForm(asking.actor, request.POST if request.method == "POST" else None)
    is_good = form.is_bound and form.is_valid() and "change" not in request.POST
    with _opened(asking, review_id):
        cases, here = _found(asking, review_id)
        if here is None:
            return _missing(request, asking, review_id)
        page = check_page(here, form) if is_good else pair_page(here, form, asking, _position(cases, here))
    template = "match_review/check.html" if is_good else "match_review/pair.html"
    wrong = form.is_bound and not is_good and "change" not in request.POST
    return _shown(request, asking, template, page, len(cases), status=422 if wrong else 200)


@require_POST
def check(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Save the answer that was checked."""
    asking = _deciding(request)
    form = DecisionForm(asking.actor, request.POST)
    if not form.is_valid():
        return pair(request, review_id)
    with _meanwhile(asking, review_id) as done:
        done.append(_saved(asking, review_id, form))
    return _back(*done)


@require_POST
def know(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """ "I know one of these people": somebody else decides."""
    asking = _deciding(request)
    with _meanwhile(asking, review_id) as done:
        match_set_aside(review_id, why=Aside.KNOWS_THEM, by=asking.actor, now=asking.now)
        done.append(Aside.KNOWS_THEM.value)
    return _back(*done)


def _saved(asking: Asker, review_id: UUID, form: DecisionForm) -> str:
    actor, now, reason = asking.actor, asking.now, form.whole_reason
    if form.answer is not Answer.CANNOT_TELL:
        match_decided(review_id, same=form.answer is Answer.SAME, reason=reason, by=actor, now=now)
    elif match_set_aside(review_id, why=Aside.CANNOT_TELL, reason=reason, by=actor, now=now):
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


def _needed(asking: Asker, of_matchers: Action) -> Action:
    """The right that is asked for: a matcher's, or that of a manager to whose desk a pair was brought."""
    is_asked = is_asked_to_settle(asking.actor, now=asking.now)
    return Action.MATCH_REVIEW_SETTLE if is_asked else of_matchers


def _deciding(request: HttpRequest) -> Asker:
    """Whoever may decide. Raises NotFound, after auditing it, for everybody else."""
    asking = asker(request)
    permit(
        asking.actor,
        _needed(asking, Action.MATCH_REVIEW_DECIDE),
        None,
        purpose=Purpose.REVIEW_MATCH,
        now=asking.now,
        request=asking.request,
    )
    return asking


@contextmanager
def _opened(asking: Asker, review_id: UUID | None = None) -> Iterator[None]:
    """Open the review. No row of any child is shown inside: this purpose reaches none."""
    actor, now, purpose = asking.actor, asking.now, Purpose.REVIEW_MATCH
    kind = AuditKind.MATCH_REVIEW_OPENED
    with opening_desk(
        actor,
        _needed(asking, Action.MATCH_REVIEW_OPEN),
        rows_of=Action.ALERT_READ,
        kind=kind,
        purpose=purpose,
        now=now,
        request=asking.request,
    ):
        if review_id is not None:
            audit.record(
                kind, by=actor, now=now, object_type="review", object_id=str(review_id), purpose=purpose
            )
        yield


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


def _shown(
    request: HttpRequest, asking: Asker, template: str, page: object, count: int, status: int = 200
) -> HttpResponse:
    frame = frame_for(
        asking, TITLE, part="match_review", counts={"match_review": (count, "waiting")} if count else {}
    )
    return render(request, template, {"frame": frame, "page": page}, status=status)
