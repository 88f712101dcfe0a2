"""Pages about the service itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from teamaround.service.pages.about.presenters import AboutPage, about_page, words_explained
from teamaround.service.pages.asking import asker
from teamaround.service.pages.framing import footer, frame_for
from teamaround.service.pages.layout.frame import Frame


@require_safe
def what_we_record(request: HttpRequest) -> HttpResponse:
    """What is kept of a look, an entry and a contact."""
    return _shown(request, about_page("what_we_record"))


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """The glossary in plain English."""
    return _shown(request, words_explained())


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the pages are built and tested; open to everybody."""
    return _shown(request, about_page("accessibility"))


def _shown(request: HttpRequest, page: AboutPage) -> HttpResponse:
    if request.user.is_authenticated:
        frame = frame_for(asker(request), page.title, wide=False)
    else:
        frame = Frame(title=page.title, read_at=timezone.now(), footer=footer(), recorded=False, wide=False)
    return render(request, "about/page.html", {"frame": frame, "page": page})
