"""The four addresses of sealed contacts (`formats.sealed_way` says what goes over them)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TypeVar

import msgspec
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI

from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCHES_PATH,
    STATUS_PATH,
    Answering,
    Asked,
    Status,
    Taken,
    read,
    written,
)
from teamaround.matching.tokens import BatchRefused, live_epochs, recipe_table
from teamaround.service.api.problems import Refused, database_away, refused
from teamaround.service.api.signing import SignedRequest, signed_by_agency
from teamaround.service.contacts.actions import BatchOutOfTurn, OtherSeed
from teamaround.service.contacts.sealed_queries import (
    marks_of,
    next_asking_unscoped,
    next_batch_unscoped,
    waiting_unscoped,
)
from teamaround.service.workflows.evaluations_received import (
    AnswerDoesNotFit,
    UnknownAsking,
    evaluations_received,
)
from teamaround.service.workflows.sealed_batch_received import BatchOutdated, sealed_batch_received

_Body = TypeVar("_Body")

api = NinjaAPI(
    title="Team Around",
    urls_namespace="sealed",
    openapi_url="",
    docs_url="",
    auth=signed_by_agency,
)
api.exception_handler(Refused)(refused)
api.exception_handler(OperationalError)(database_away)
api.exception_handler(InterfaceError)(database_away)


@api.get(STATUS_PATH, url_name="sealed_status")
def status(request: HttpRequest) -> HttpResponse:
    """What the service tells an agency of its own feed."""
    agency, now = _signed(request).agency, timezone.now()
    epochs = tuple(epoch.number for epoch in live_epochs(now))
    return _told(
        Status(
            agency=agency,
            now=now,
            epochs=epochs,
            recipes=recipe_table().version,
            next_batch=next_batch_unscoped(agency),
            waiting=waiting_unscoped(agency),
            marks=marks_of(agency, epochs),
        )
    )


@api.post(BATCHES_PATH, url_name="sealed_batches")
def batch(request: HttpRequest) -> HttpResponse:
    """Take in a batch. The reply is the same whatever is in it."""
    signed = _signed(request)
    try:
        return _told(sealed_batch_received(signed.body, agency=signed.agency, now=timezone.now()))
    except BatchRefused as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, str(fault)) from fault
    except (BatchOutOfTurn, BatchOutdated, OtherSeed) as fault:
        raise Refused(HTTPStatus.CONFLICT, str(fault)) from fault


@api.get(ASKED_PATH, url_name="sealed_asked")
def asked(request: HttpRequest) -> HttpResponse:
    """The oldest asking that waits for the agency."""
    return _told(Asked(next=next_asking_unscoped(_signed(request).agency)))


@api.post(ANSWERED_PATH, url_name="sealed_answered")
def answered(request: HttpRequest) -> HttpResponse:
    """Take in what the agency has evaluated, or why it has not."""
    signed = _signed(request)
    answering = _read(signed.body, Answering)
    try:
        evaluations_received(answering, agency=signed.agency, now=timezone.now())
    except AnswerDoesNotFit as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, str(fault)) from fault
    except (UnknownAsking, OtherSeed) as fault:
        raise Refused(HTTPStatus.CONFLICT, str(fault)) from fault
    return _told(Taken(asking=answering.asking))


def _signed(request: HttpRequest) -> SignedRequest:
    signed: SignedRequest = request.auth  # type: ignore[attr-defined]  # ninja puts there what `auth` returned
    return signed


def _read(content: bytes, as_a: type[_Body]) -> _Body:
    try:
        return read(content, as_a)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, "The body is not what was expected here.") from fault


def _told(body: msgspec.Struct) -> HttpResponse:
    return HttpResponse(written(body), content_type="application/json")
