"""Why a request was not taken in, as problems (RFC 9457). Nothing of what was sent stands in one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from teamaround.formats.sealed_way import PROBLEM_TYPE, Problem, written

COME_BACK_AFTER = "5"  # seconds, as every page says while the database is away


class Refused(Exception):
    """A request that is answered with a problem."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        self.status, self.detail = status, detail
        super().__init__(detail)


def refused(request: HttpRequest, problem: Refused) -> HttpResponse:
    """The answer to what was refused."""
    return _told(problem.status, problem.detail)


def database_away(request: HttpRequest, fault: Exception) -> HttpResponse:
    """While the database is away: nothing was taken in, come back in a moment."""
    answer = _told(HTTPStatus.SERVICE_UNAVAILABLE, "Nothing was taken in. Send it again in a few seconds.")
    answer.headers["Retry-After"] = COME_BACK_AFTER
    return answer


def telling_methods(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, with a problem for any other method than it has. Its requests carry no cookie to forge."""

    @csrf_exempt
    @wraps(view)
    def told(request: HttpRequest) -> HttpResponse:
        answer = view(request)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answer
        problem = _told(HTTPStatus.METHOD_NOT_ALLOWED, "The address has no such method.")
        problem.headers["Allow"] = answer.headers["Allow"]
        return problem

    return told


def _told(status: HTTPStatus, detail: str) -> HttpResponse:
    body = Problem(title=status.phrase, status=status, detail=detail)
    return HttpResponse(written(body), status=status, content_type=PROBLEM_TYPE)
