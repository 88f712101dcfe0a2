"""The child's pages. Each opens the record for one action, composes its page and shows it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.child.now_page import now_page
from teamaround.service.pages.child.opening import Opened, child_opened
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.layout.frame import Frame
from teamaround.service.policy.words import Action


def child_frame(opened: Opened, page: str) -> Frame:
    """The frame of one of the child's pages. The browser's title has the first letter of the surname only."""
    first, _, last = opened.child.name.partition(" ")
    surname = last.split(" ")[-1][:1]
    return frame_for(opened.asking, f"{first} {surname}, {page}".strip(), part="my_children")


@require_safe
def child(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Now: the five questions."""
    with child_opened(request, child_id, Action.CHILD_OPEN, AuditKind.CHILD_OPENED) as opened:
        page, frame = now_page(opened), child_frame(opened, "now")
    return render(request, "child/now.html", {"frame": frame, "page": page})
