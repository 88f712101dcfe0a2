"""At the door of every page: sign in first; and one answer for what is refused and what does not exist."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from teamaround.formats.sealed_way import ANSWERED_PATH, ASKED_PATH, BATCHES_PATH, STATUS_PATH
from teamaround.service.access.gate import NotFound
from teamaround.service.pages.layout.frame import Frame
from teamaround.service.pages.signing_in.sessions import came_late, goes_on, note_page

# The only addresses that answer somebody who has not signed in.
PUBLIC = frozenset({"/health", "/sign-in", "/accessibility"})
# These know who asks by the signature of the request alone.
SIGNED = frozenset({STATUS_PATH, BATCHES_PATH, ASKED_PATH, ANSWERED_PATH})

Answering = Callable[[HttpRequest], HttpResponse]


class SignInFirst:
    """Nobody sees whether an address exists before they have signed in, or once the clock has signed them out."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        open_to_all = request.path in PUBLIC | SIGNED or request.path.startswith("/static/")
        if open_to_all:
            return self.get_response(request)
        if not request.user.is_authenticated:
            came_late(request)
            return HttpResponseRedirect(reverse("sign_in"))
        if not goes_on(request, timezone.now()):
            return HttpResponseRedirect(reverse("sign_in"))
        answer = self.get_response(request)
        note_page(request, answer)
        return answer


class OneNotFound:
    """What is refused is answered as what does not exist: the same status and the same bytes (promise 5)."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        return not_found(request) if answer.status_code == 404 else answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Refusals and missing things alike."""
        return not_found(request) if isinstance(exception, NotFound | Http404) else None


def not_found(request: HttpRequest) -> HttpResponse:
    """The one page for both. It says nothing of the reader, the address or the time beyond the minute."""
    frame = Frame(title="Page not found", read_at=timezone.now(), recorded=False)
    return render(request, "about/not_found.html", {"frame": frame}, status=404)
