"""Tell the team something: about whom, what, check it, keep it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teamaround.service.access.gate import NotFound, permit
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.child.opening import purpose_of
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.my_work.answering import back
from teamaround.service.pages.my_work.opening import my_list
from teamaround.service.pages.my_work.people import OneChild, children_listed
from teamaround.service.pages.my_work.telling import CHILD_SAID, check_page, form_for, tell_page
from teamaround.service.policy.words import Action
from teamaround.service.workflows.something_told import something_told


@require_safe
def whom(request: HttpRequest) -> HttpResponse:
    """Choose about whom."""
    asking = asker(request)
    with my_list(asking):
        children = tuple(children_listed(asking).values())
    return _shown(request, asking, "my_work/tell_whom.html", children)


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The form; a good answer goes on to be checked. Nothing is kept here."""
    asking = asker(request)
    child = _child(asking, child_id)
    form = form_for(asking, child, request.POST.dict() if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        return _shown(request, asking, "my_work/tell_check.html", check_page(child, form))
    wrong = form.is_bound and bool(form.errors)
    return _shown(request, asking, "my_work/tell.html", tell_page(child, form), 422 if wrong else 200)


@require_POST
def keep(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Keep what was checked, and ask the social worker to read it."""
    asking = asker(request)
    child = _child(asking, child_id)
    form = form_for(asking, child, request.POST.dict())
    if not form.is_valid():
        return tell(request, child_id)
    something_told(
        str(child_id),
        words=form.cleaned_data["words"],
        are_the_childs=form.cleaned_data["kind"] == CHILD_SAID,
        happened_at=form.happened_at(asking.now),
        sent=form.cleaned_data["sent"],
        by=asking.actor,
        now=asking.now,
    )
    return back("told")


def _child(asking: Asker, child_id: UUID) -> OneChild:
    """A child of the reader's list about whom they may record. Raises NotFound, after auditing a refusal."""
    permit(
        asking.actor,
        Action.ENTRY_RECORD,
        child_id,
        purpose=purpose_of(asking.actor),
        now=asking.now,
        request=asking.request,
    )
    with my_list(asking):
        child = children_listed(asking).get(str(child_id))
    if child is None:
        raise NotFound
    return child


def _shown(
    request: HttpRequest, asking: Asker, template: str, page: object, status: int = 200
) -> HttpResponse:
    frame = frame_for(asking, "Tell the team something", part="my_work", wide=False)
    return render(request, template, {"frame": frame, "page": page}, status=status)
