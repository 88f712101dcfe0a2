"""What every answer carries."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from teamaround.service.api.problems import Refused, refused
from teamaround.service.pages.standing_guard import SIGNED


class KeepNothing:
    """No browser, proxy or back button keeps a page: the next person at the desk may not be the last one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PlainRequests:
    """Refuse what no browser sends for a page of ours: the name of another host, and text that is no UTF-8.

    A page that is asked for by another name could be read by that name's scripts. Health is asked for by number.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path != "/health" and not (_is_our_host(request) and _is_utf8(request)):
            return _cannot_be_answered(request)
        return self.get_response(request)


def _cannot_be_answered(request: HttpRequest) -> HttpResponse:
    words = "This cannot be answered."
    if request.path in SIGNED:  # a machine asks, which reads problems
        return refused(request, Refused(HTTPStatus.BAD_REQUEST, words))
    return HttpResponse(words, status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8")


def _is_our_host(request: HttpRequest) -> bool:
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _is_utf8(request: HttpRequest) -> bool:
    return codecs.lookup(request.encoding or "utf-8").name == "utf-8"


class DatabaseAway:
    """While the database restarts the answer is "come back in a moment", not an error: nothing was lost (4.4)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """503 where the database could not be reached; other exceptions go on."""
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        return HttpResponse(
            "The service is restarting. Nothing you saved is lost. Try again in a few seconds.",
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": "5"},
        )
