"""Finding a child: the form, and what came of it. Whom somebody looks for is sent in the body of a request alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from teamaround.service.access.gate import permit
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.components.boxes import NoteBox
from teamaround.service.pages.find_child.form import FindForm
from teamaround.service.pages.find_child.page import find_page, form_for, nobody_answers, too_many
from teamaround.service.pages.framing import frame_for
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.workflows.child_looked_for import child_looked_for

FAULTY, TOO_MANY = 422, 429


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The form; whoever is found is opened on their own page, as any child is."""
    asking = asker(request)
    permit(
        asking.actor,
        Action.CHILD_FIND,
        None,
        purpose=Purpose.PROTECT_CHILD,
        now=asking.now,
        request=asking.request,
    )
    form = form_for(asking, request.POST.dict() if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _looked(request, asking, form)
    return _shown(request, asking, form, status=FAULTY if form.is_bound else 200)


def _looked(request: HttpRequest, asking: Asker, form: FindForm) -> HttpResponse:
    sought = child_looked_for(form.search, by=asking.actor, now=asking.now, request=asking.request)
    if sought.child_id:
        return redirect("child", sought.child_id)
    if sought.free_at is not None:
        return _shown(request, asking, form, too_many(sought.free_at), status=TOO_MANY)
    if sought.is_several:
        form.says_several()
        return _shown(request, asking, form, status=FAULTY)
    return _shown(request, asking, form, nobody_answers(asking))


def _shown(
    request: HttpRequest, asking: Asker, form: FindForm, answer: NoteBox | None = None, *, status: int = 200
) -> HttpResponse:
    page = find_page(asking, form, answer, has_form=status != TOO_MANY)
    frame = frame_for(asking, "Find a child", part="find_child", wide=False)
    return render(request, "find_child/find.html", {"frame": frame, "page": page}, status=status)
