"""Requests signed by an agency's own key, as HTTP message signatures (RFC 9421): no session, no password.

Signed are the method, the path, the digest of the body, the moment and a word used once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    MappingKeyResolver,
)
from http_message_signatures.algorithms import ED25519

PUT_DOWN = ("@method", "@path", "content-digest")
OLDEST = timedelta(minutes=5)
TAG = "teamaround"
_LABEL = "agency"
_FINGERPRINT_LETTERS = 16


class NotSigned(ValueError):
    """A request that nobody known has signed, or that was changed, or is too old. The message says which."""


class Signer(NamedTuple):
    """Who signed a request, and the word that may be used once."""

    key_id: str
    once: str


@dataclass(slots=True)
class _Request:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


def key_id(agency: str, key: Ed25519PublicKey) -> str:
    """The name under which an agency's key is registered: the agency, a point, and the key's fingerprint."""
    return f"{agency}.{sha256(key.public_bytes_raw()).hexdigest()[:_FINGERPRINT_LETTERS]}"


def signed_headers(
    method: str, url: str, body: bytes, *, name: str, key: Ed25519PrivateKey, now: datetime, once: str
) -> dict[str, str]:
    """The headers that make a request the agency's own. `name` is its `key_id`, `once` never used before."""
    request = _Request(method, url)
    keys = MappingKeyResolver(public_keys={}, private_keys={name: key})
    HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=keys).sign(
        request,
        key_id=name,
        created=now,
        nonce=once,
        label=_LABEL,
        tag=TAG,
        covered_component_ids=PUT_DOWN,
        body=body,
    )
    return request.headers


def signer_of(
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    key_of: Callable[[str], Ed25519PublicKey | None],
    now: datetime,
) -> Signer:
    """Who signed a request of the last minutes; `key_of` finds a registered key by its `key_id`. Raises `NotSigned`.

    Whether the word was used before is for the caller to say, who remembers them.
    """
    request = _Request(method, f"https://service{path}", dict(headers))
    try:
        (told,) = _Verifier(key_of, now).verify(
            request, max_age=None, expect_tag=TAG, require_components=PUT_DOWN, body=body
        )
    except (HTTPMessageSignaturesException, ValueError) as refused:
        raise NotSigned(_why(refused)) from refused
    if not told.nonce:
        raise NotSigned("The signature has no word that is used once.")
    return Signer(str(told.parameters["keyid"]), told.nonce)


def _why(refused: Exception) -> str:
    return (
        str(refused)
        if isinstance(refused, _TooOld)
        else "The signature does not fit, or its key is not known."
    )


class _TooOld(InvalidSignature):
    """Signed too long ago, or in the future."""


class _Known(HTTPSignatureKeyResolver):
    def __init__(self, key_of: Callable[[str], Ed25519PublicKey | None]) -> None:
        self._key_of = key_of

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        return self._key_of(key_id)


class _Verifier(HTTPMessageVerifier):
    """As the library's, but by the clock of whoever calls."""

    def __init__(self, key_of: Callable[[str], Ed25519PublicKey | None], now: datetime) -> None:
        super().__init__(signature_algorithm=ED25519, key_resolver=_Known(key_of))
        self._now = now

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:
        created = sig_input.params.get("created")
        if type(created) is not int or abs(self._now.timestamp() - created) > OLDEST.total_seconds():
            raise _TooOld(
                f"The request must be signed within {OLDEST // timedelta(minutes=1)} minutes of our clock."
            )
