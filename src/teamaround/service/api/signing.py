"""Who asks: the agency whose registered key has signed the request. There is no session and no password."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from django.http import HttpRequest, UnreadablePostError
from django.utils import timezone

from teamaround.formats.sealed_way import MOST_BYTES
from teamaround.formats.signed_request import NotSigned, signer_of
from teamaround.service.api.problems import Refused
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_queries import signing_keys


class SignedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that an agency has signed, with its body as it was signed."""

    agency: str
    body: bytes


def signed_by_agency(request: HttpRequest) -> SignedRequest:
    """The agency and the body. Raises `Refused`: 413 for too long a body, 401 for a signature that does not hold."""
    body, now = _body(request), timezone.now()
    keys = signing_keys(now)
    try:
        signer = signer_of(
            request.method or "",
            request.path,
            request.headers,
            body,
            key_of=lambda name: keys[name][1] if name in keys else None,
            now=now,
        )
        contacts.use_word(signer.key_id, once=signer.once, now=now)
    except (NotSigned, contacts.WordUsedAgain) as fault:
        raise Refused(HTTPStatus.UNAUTHORIZED, str(fault)) from fault
    return SignedRequest(agency=keys[signer.key_id][0], body=body)


def _body(request: HttpRequest) -> bytes:
    try:
        body = request.read(MOST_BYTES + 1)
    except UnreadablePostError as fault:
        raise Refused(HTTPStatus.BAD_REQUEST, "The body broke off.") from fault
    if len(body) > MOST_BYTES:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A body may have {MOST_BYTES} bytes.")
    return body
