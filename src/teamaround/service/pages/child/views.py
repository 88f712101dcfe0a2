"""The child's pages. Each opens the record for one action, composes its page and shows it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from teamaround.service.access.gate import NotFound
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.pages.child.alerts_page import alerts_page
from teamaround.service.pages.child.answers_page import answers_page
from teamaround.service.pages.child.download import knowledge_csv
from teamaround.service.pages.child.entries_page import entries_page
from teamaround.service.pages.child.knowledge_page import knowledge_page
from teamaround.service.pages.child.list_page import children_opened, children_page
from teamaround.service.pages.child.looks_page import looks_page
from teamaround.service.pages.child.network_page import network_page
from teamaround.service.pages.child.now_page import now_page
from teamaround.service.pages.child.opening import Opened, child_opened
from teamaround.service.pages.child.why_page import why_page
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.layout.frame import Frame
from teamaround.service.policy.words import Action


def child_frame(opened: Opened, page: str) -> Frame:
    """The frame of one of the child's pages. The browser's title has the first letter of the surname only."""
    first, _, last = opened.child.name.partition(" ")
    surname = last.split(" ")[-1][:1]
    return frame_for(opened.asking, f"{first} {surname}, {page}".strip(), part="my_children")


@require_safe
def my_children(request: HttpRequest) -> HttpResponse:
    """The children one works with."""
    with children_opened(request) as asking:
        page = children_page(asking, request.GET.get("page", ""))
    frame = frame_for(asking, "My children", part="my_children")
    return render(request, "child/list.html", {"frame": frame, "page": page})


@require_safe
def child(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Now: the five questions."""
    with child_opened(request, child_id, Action.CHILD_OPEN, AuditKind.CHILD_OPENED) as opened:
        page, frame = now_page(opened), child_frame(opened, "now")
    return render(request, "child/now.html", {"frame": frame, "page": page})


@require_safe
def answers(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """What is known, what is not and whose word is relied on, in full."""
    with child_opened(request, child_id, Action.ENTRIES_READ, AuditKind.ENTRIES_READ) as opened:
        page, frame = answers_page(opened), child_frame(opened, "all answers")
    return render(request, "child/answers.html", {"frame": frame, "page": page})


@require_safe
def alerts(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Every alert that stands, or the one whose key the address gives."""
    with child_opened(request, child_id, Action.ALERT_READ, AuditKind.ALERT_READ) as opened:
        page, frame = alerts_page(opened, request.GET.get("key", "")), child_frame(opened, "alerts")
    return render(request, "child/alerts.html", {"frame": frame, "page": page})


@require_safe
def why(request: HttpRequest, child_id: UUID, entry_id: str) -> HttpResponse:
    """One entry, with where it comes from."""
    with child_opened(request, child_id, Action.ENTRIES_READ, AuditKind.ENTRIES_READ) as opened:
        page, frame = why_page(opened, entry_id), child_frame(opened, "evidence")
    return render(request, "child/why.html", {"frame": frame, "page": page})


@require_safe
def who_knew(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Who knew what, when."""
    with child_opened(request, child_id, Action.WHO_KNEW_WHAT_READ, AuditKind.WHO_KNEW_WHAT_READ) as opened:
        page = knowledge_page(opened, request.GET.get("page", ""))
        frame = child_frame(opened, "who knew what")
    return render(request, "child/knowledge.html", {"frame": frame, "page": page})


@require_safe
def who_knew_csv(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The same as a file, for those who may take papers out."""
    with child_opened(request, child_id, Action.EXPORT_MAKE, AuditKind.EXPORT_MADE) as opened:
        if not opened.may(Action.WHO_KNEW_WHAT_READ):
            raise NotFound
        text = knowledge_csv(opened)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="who-knew-what-when.csv"'
    return answer


@require_safe
def network(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """People and places."""
    with child_opened(request, child_id, Action.NETWORK_MAP_READ, AuditKind.NETWORK_MAP_READ) as opened:
        page, frame = network_page(opened), child_frame(opened, "people and places")
    return render(request, "child/network.html", {"frame": frame, "page": page})


@require_safe
def entries(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Everything said."""
    with child_opened(request, child_id, Action.ENTRIES_READ, AuditKind.ENTRIES_READ) as opened:
        page = entries_page(opened, request.GET.get("page", ""))
        frame = child_frame(opened, "everything said")
    return render(request, "child/entries.html", {"frame": frame, "page": page})


@require_safe
def who_looked(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Who has looked."""
    with child_opened(request, child_id, Action.WHO_LOOKED_READ, AuditKind.WHO_LOOKED_READ) as opened:
        page = looks_page(opened, request.GET.get("page", ""))
        frame = child_frame(opened, "who has looked")
    return render(request, "child/looks.html", {"frame": frame, "page": page})
