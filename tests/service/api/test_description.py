"""docs/openapi.json names every address, every status that it answers and the form of each: no more and no less."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client

from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCHES_PATH,
    MOST_BYTES,
    STATUS_PATH,
    Answering,
    written,
)
from teamaround.service.api.description import api_description
from teamaround.service.api.urls import urlpatterns
from teamaround.service.contacts.sealed_queries import next_asking_unscoped
from tests.service.api.described import DESCRIBED, FORMS
from tests.service.api.sealing_agency import SealingAgency
from tests.service.api.signed_line import Line, signed_line, unsigned_line
from tests.service.workflows.family import PARTNER, call

EVERYWHERE = {"200", "400", "401", "413", "503"}
STATUSES = {
    ("get", STATUS_PATH): EVERYWHERE,
    ("post", BATCHES_PATH): EVERYWHERE | {"409"},
    ("get", ASKED_PATH): EVERYWHERE,
    ("post", ANSWERED_PATH): EVERYWHERE | {"409"},
}
ADDRESSES = list(STATUSES)


def told(
    caller: SealingAgency,
    method: str,
    path: str,
    body: bytes = b"",
    *,
    line: Callable[[SealingAgency], Line] = signed_line,
    host: str = "localhost",
) -> int:
    """The status of the answer, which has the form that is described for it."""
    case = DESCRIBED[path][method].Case()
    answer = case.call_and_validate(app=line(caller), checks=FORMS, headers={"Host": host}, data=body)
    return answer.status_code


def test_description_is_openapi() -> None:
    DESCRIBED.validate()
    assert DESCRIBED.specification.version == "3.1.0"


def test_description_names_each_address_and_each_status_of_it() -> None:
    paths = api_description()["paths"]
    methods = {
        (method, path) for path, one in paths.items() for method in one if "operationId" in one[method]
    }
    assert {(method, path): set(paths[path][method]["responses"]) for method, path in methods} == STATUSES


def test_description_names_what_the_service_has() -> None:
    served = {f"/{one.pattern}" for one in urlpatterns}
    assert served == set(api_description()["paths"])
    for method, path in ADDRESSES:
        assert Client().options(path).headers["Allow"] == method.upper()


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_refusal_before_a_body_is_read_has_the_form_described(
    caller: SealingAgency, method: str, path: str
) -> None:
    assert told(caller, method, path, line=unsigned_line) == 401
    assert told(caller, method, path, host="elsewhere.example") == 400
    assert told(caller, method, path, b"x" * (MOST_BYTES + 1)) == 413
    with patch("teamaround.service.api.signing.signing_keys", side_effect=OperationalError):
        assert told(caller, method, path) == 503


def test_what_is_asked_for_has_the_form_described(caller: SealingAgency) -> None:
    assert told(caller, "get", STATUS_PATH) == 200
    assert told(caller, "get", ASKED_PATH) == 200


def test_answer_taken_or_refused_has_the_form_described(caller: SealingAgency) -> None:
    asking = next_asking_unscoped(caller.slug)
    assert asking is not None
    assert told(caller, "post", ANSWERED_PATH, b"{}") == 400
    assert told(caller, "post", ANSWERED_PATH, written(Answering(asking=uuid4()))) == 409
    assert told(caller, "post", ANSWERED_PATH, written(caller.answer_to(asking))) == 200
    assert told(caller, "get", ASKED_PATH) == 200


def test_batch_taken_or_refused_has_the_form_described(caller: SealingAgency) -> None:
    assert told(caller, "post", BATCHES_PATH, b"no batch") == 400
    assert told(caller, "post", BATCHES_PATH, caller.batch([call(PARTNER)], number=2)) == 409
    assert told(caller, "post", BATCHES_PATH, caller.batch([call(PARTNER)])) == 200
