"""The audit desk."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from teamaround.service.access.gate import opening_desk
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.audit_desk.presenters import audit_desk_page, proved
from teamaround.service.pages.audit_desk.searches import searches_page
from teamaround.service.pages.framing import frame_for
from teamaround.service.policy.decide import Decision
from teamaround.service.policy.words import Action, Purpose


@require_http_methods(["GET", "HEAD", "POST"])
def audit_desk(request: HttpRequest) -> HttpResponse:
    """Who did how much; a POST proves the whole chain first."""
    asking = asker(request)
    with _desk_opened(asking):
        proof = proved() if request.method == "POST" else None
        page = audit_desk_page(asking, request.GET.get("page", ""), proof)
    frame = frame_for(asking, "Audit", part="audit_desk")
    return render(request, "audit_desk/desk.html", {"frame": frame, "page": page})


@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """Who looked for a child by exact details, why, and on whose call."""
    asking = asker(request)
    with _desk_opened(asking):
        page = searches_page(asking, request.GET.get("page", ""))
    frame = frame_for(asking, "Searches for a child", part="audit_desk")
    return render(request, "audit_desk/searches.html", {"frame": frame, "page": page})


def _desk_opened(asking: Asker) -> AbstractContextManager[Decision]:
    return opening_desk(
        asking.actor,
        Action.AUDIT_DESK_OPEN,
        rows_of=Action.WHO_LOOKED_READ,
        kind=AuditKind.AUDIT_DESK_OPENED,
        purpose=Purpose.AUDIT,
        now=asking.now,
        request=asking.request,
    )
