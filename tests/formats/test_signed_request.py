"""Requests of agencies: what is signed, what is refused, and that nothing signed can be changed or grow old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from teamaround.formats.sealed_way import BATCHES_PATH
from teamaround.formats.signed_request import NotSigned, Signer, key_id, signed_headers, signer_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
NAME = key_id("ambulance", KEY.public_key())
BODY = b"a batch"


def _known(name: str) -> Ed25519PublicKey | None:
    return KEY.public_key() if name == NAME else None


def _headers(name: str = NAME, key: Ed25519PrivateKey = KEY) -> dict[str, str]:
    url = f"https://teamaround.example{BATCHES_PATH}"
    return signed_headers("POST", url, BODY, name=name, key=key, now=NOW, once="word-1")


def _signer(
    headers: dict[str, str],
    *,
    method: str = "POST",
    path: str = BATCHES_PATH,
    body: bytes = BODY,
    at: datetime = NOW,
) -> Signer:
    return signer_of(method, path, headers, body, key_of=_known, now=at)


def test_whoever_signed_is_known_whatever_the_service_is_called() -> None:
    assert _signer(_headers()) == Signer(NAME, "word-1")


def test_a_request_without_a_body_is_signed_too() -> None:
    headers = signed_headers("GET", "https://one.example/a", b"", name=NAME, key=KEY, now=NOW, once="word-2")
    assert signer_of("GET", "/a", headers, b"", key_of=_known, now=NOW).once == "word-2"


@pytest.mark.parametrize(
    "changed",
    [("PUT", BATCHES_PATH, BODY), ("POST", "/api/sealed/asked", BODY), ("POST", BATCHES_PATH, b"another")],
    ids=["method", "path", "body"],
)
def test_what_was_changed_on_the_way_is_refused(changed: tuple[str, str, bytes]) -> None:
    method, path, body = changed
    with pytest.raises(NotSigned, match="does not fit"):
        _signer(_headers(), method=method, path=path, body=body)


@pytest.mark.parametrize(("minutes", "is_taken"), [(-6, False), (-5, True), (0, True), (5, True), (6, False)])
def test_a_request_is_good_for_five_minutes_either_way(minutes: int, is_taken: bool) -> None:
    at = NOW + timedelta(minutes=minutes)
    if is_taken:
        assert _signer(_headers(), at=at).key_id == NAME
    else:
        with pytest.raises(NotSigned, match="within 5 minutes"):
            _signer(_headers(), at=at)


def test_a_key_that_nobody_registered_is_refused() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
    with pytest.raises(NotSigned, match="not known"):
        _signer(_headers(key=other))
    with pytest.raises(NotSigned, match="not known"):
        _signer(_headers(key=other, name=key_id("ambulance", other.public_key())))


@pytest.mark.parametrize("gone", ["Signature", "Signature-Input", "Content-Digest"])
def test_a_request_that_lacks_a_part_is_refused(gone: str) -> None:
    headers = {name: value for name, value in _headers().items() if name != gone}
    with pytest.raises(NotSigned):
        _signer(headers)


@pytest.mark.parametrize("rubbish", ["", "(", "agency=1", "agency=:::", "\x00", "agency=()" * 3000])
def test_rubbish_in_the_headers_is_refused_in_our_own_words(rubbish: str) -> None:
    with pytest.raises(NotSigned, match="does not fit"):
        _signer({**_headers(), "Signature-Input": rubbish})
