"""While the database is away the answer is 503 and says to come back."""

from __future__ import annotations

from http.client import HTTPConnection

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from pytest_django.live_server_helper import LiveServer

from teamaround.service.config.responses import DatabaseAway


@pytest.mark.parametrize("problem", [OperationalError("gone"), InterfaceError("closed")])
def test_database_away_is_answered_with_when_to_come_back(problem: Exception) -> None:
    answer = DatabaseAway(lambda request: HttpResponse()).process_exception(HttpRequest(), problem)
    assert answer is not None
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_other_exceptions_are_left_to_others() -> None:
    answer = DatabaseAway(lambda request: HttpResponse()).process_exception(HttpRequest(), LookupError())
    assert answer is None


def test_live_server_runs_on_the_committed_database(live_server: LiveServer) -> None:
    host, _, port = live_server.url.removeprefix("http://").partition(":")
    asking = HTTPConnection(host, int(port))
    asking.request("GET", "/health")
    assert asking.getresponse().status == 200
    asking.close()
