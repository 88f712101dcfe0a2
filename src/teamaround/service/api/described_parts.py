"""The parts of the description that every address shares: the headers that sign, those of answers, and refusals."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from teamaround.formats.sealed_way import MOST_BYTES
from teamaround.formats.signed_request import OLDEST, PUT_DOWN, TAG

_SIGNATURE = r"[A-Za-z][A-Za-z0-9_-]*=:[A-Za-z0-9+/]{86}==:"
_DIGEST = r"sha-256=:[A-Za-z0-9+/]{43}=:"
ELEMENT = {
    "type": "string",
    "description": "A group element of ristretto255: 32 bytes in base64.",
    "contentEncoding": "base64",
    "pattern": "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$",
}
_COVERED = " ".join(f'"{one}"' for one in PUT_DOWN)
_MINUTES = int(OLDEST.total_seconds() // 60)


def _signed(name: str, what: str, pattern: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": True,
        "description": what,
        "schema": {"type": "string", "pattern": f"^{pattern}$"},
    }


SIGNED = {
    "Content-Digest": _signed(
        "Content-Digest", "The digest of the body (RFC 9530), of no bytes where there is no body.", _DIGEST
    ),
    "Signature-Input": _signed(
        "Signature-Input",
        f"What is signed: {_COVERED}, with `created` within {_MINUTES} minutes of the service's clock, `keyid` the name"
        f" of a registered key, `nonce` a word used once (at most 64 letters), and `tag` {TAG}.",
        r"[a-z][a-z0-9_-]*=\(.*\);.*",
    ),
    "Signature": _signed(
        "Signature", "The signature itself, under the label of `Signature-Input`.", _SIGNATURE
    ),
}
HEADERS: dict[str, Any] = {
    "Cache-Control": {
        "description": "Nothing is kept between the service and the agency.",
        "required": True,
        "schema": {"type": "string", "const": "no-store"},
    },
    "Retry-After": {
        "description": "In how many seconds to send it again.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    },
}


def _header(name: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"}}


def no_store() -> dict[str, Any]:
    """What every answer carries."""
    return _header("Cache-Control")


REFUSALS: dict[HTTPStatus, tuple[str, dict[str, Any]]] = {
    HTTPStatus.BAD_REQUEST: (
        "A body that broke off or is not what was expected, another agency's batch, another host or encoding.",
        {},
    ),
    HTTPStatus.UNAUTHORIZED: (
        "No signature, one that does not hold or is too old, or one whose word was used before.",
        {},
    ),
    HTTPStatus.CONFLICT: (
        "A batch out of turn, or of an epoch or recipes not in use; an answer to what was not asked.",
        {},
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (f"The body has more than {MOST_BYTES} bytes.", {}),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "The database is away. Nothing was taken in: send it again.",
        _header("Retry-After"),
    ),
}
