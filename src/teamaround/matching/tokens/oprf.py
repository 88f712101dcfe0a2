"""The oblivious pseudorandom function of RFC 9497, ristretto255-SHA512, base mode, over libsodium.

The asker blinds a token, the holder of the key evaluates what it cannot read, the asker finalises. Whoever holds the
key gets the same value directly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha512

import rbcl

Draw = Callable[[int], bytes]  # so many random bytes, from whoever calls

ELEMENT_BYTES = 32
_CONTEXT = b"OPRFV1-\x00-ristretto255-SHA512"
_ELEMENT_LENGTH = ELEMENT_BYTES.to_bytes(2, "big")
_TO_GROUP, _TO_KEY = (
    (b"\x00\x40\x00" + of + bytes((len(of),)), b"\x01" + of + bytes((len(of),)))
    for of in (b"HashToGroup-" + _CONTEXT, b"DeriveKeyPair" + _CONTEXT)
)  # what the expansion puts after the message, and after its first digest
_BEGUN = sha512(bytes(128))  # the zero block with which expand_message_xmd begins
_TRIES = 256


class BadElement(ValueError):
    """Thirty-two bytes that are no element of the group, or the identity, which no honest side sends."""


def derive_key(seed: bytes, info: bytes) -> bytes:
    """The key of a purpose, from a seed of 32 bytes (RFC 9497, 3.2.1)."""
    told = seed + len(info).to_bytes(2, "big") + info
    for counter in range(_TRIES):
        (wide,) = _expanded((told + bytes((counter,)),), _TO_KEY)
        key = rbcl.crypto_core_ristretto255_scalar_reduce(wide)
        if any(key):
            return bytes(key)
    raise ValueError("no key can be derived from this seed")


def blind(token: bytes, draw: Draw) -> tuple[bytes, bytes]:
    """A secret blind and the blinded element, which looks like any other random element."""
    secret = bytes(rbcl.crypto_core_ristretto255_scalar_reduce(draw(64)))
    return secret, blinded_with(token, secret)


def blinded_with(token: bytes, secret: bytes) -> bytes:
    """The blinded element of a token under a given blind."""
    return _multiplied(secret, _to_group(token))


def evaluate(key: bytes, element: bytes) -> bytes:
    """What the holder of the key answers to an element it cannot read. Raises `BadElement`."""
    return _multiplied(key, element)


def finalize(token: bytes, secret: bytes, evaluated: bytes) -> bytes:
    """The function's value (64 bytes) from the answer to a blinded token. Raises `BadElement`."""
    inverse = bytes(rbcl.crypto_core_ristretto255_scalar_invert(secret))
    return _values((token,), (_multiplied(inverse, evaluated),))[token]


def directly(key: bytes, token: bytes) -> bytes:
    """The function's value (64 bytes) for whoever holds the key."""
    return all_directly({token: key})[token]


def all_directly(asked: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """As `directly`, for many tokens, each with its key. Step by step and not token by token, which is quicker."""
    mapped = list(map(rbcl.crypto_core_ristretto255_from_hash, _expanded(asked, _TO_GROUP)))
    return _values(asked, list(map(rbcl.crypto_scalarmult_ristretto255, asked.values(), mapped)))


def must_be_element(element: bytes) -> None:
    """See that these bytes are an element, in the same time whatever they stand for. Raises `BadElement`."""
    if len(element) != ELEMENT_BYTES:
        raise BadElement(f"an element has {ELEMENT_BYTES} bytes, not {len(element)}")
    if not any(element) or not rbcl.crypto_core_ristretto255_is_valid_point(element):
        raise BadElement("these bytes are no element of the group")


def random_element(draw: Draw) -> bytes:
    """An element of nothing, to pad what is asked for."""
    return bytes(rbcl.crypto_core_ristretto255_from_hash(draw(64)))


def _multiplied(scalar: bytes, element: bytes) -> bytes:
    if len(element) != ELEMENT_BYTES:
        raise BadElement(f"an element has {ELEMENT_BYTES} bytes, not {len(element)}")
    try:
        return bytes(rbcl.crypto_scalarmult_ristretto255(scalar, element))
    except RuntimeError as error:
        raise BadElement("these bytes are no element of the group") from error


def _to_group(token: bytes) -> bytes:
    return bytes(rbcl.crypto_core_ristretto255_from_hash(*_expanded((token,), _TO_GROUP)))


def _expanded(messages: Iterable[bytes], purpose: tuple[bytes, bytes]) -> list[bytes]:
    """expand_message_xmd of RFC 9380 for 64 bytes of SHA-512, of each message: one block is all it takes."""
    (ending, then), wide = purpose, []
    for message in messages:
        first = _BEGUN.copy()
        first.update(message + ending)
        wide.append(sha512(first.digest() + then).digest())
    return wide


def _values(tokens: Iterable[bytes], elements: Iterable[bytes]) -> dict[bytes, bytes]:
    """The function's value of each token, from the token's element multiplied by the key."""
    return {
        token: sha512(
            len(token).to_bytes(2, "big") + token + _ELEMENT_LENGTH + element + b"Finalize"
        ).digest()
        for token, element in zip(tokens, elements, strict=True)
    }
