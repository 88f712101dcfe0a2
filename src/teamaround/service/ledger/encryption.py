"""Field encryption: AES-256-GCM under a key that the database does not hold."""

from __future__ import annotations

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from teamaround.service.ledger.field_key import field_key

NONCE_BYTES = 12
PADDED_TO = 512  # bytes, so that the length of an address or a name tells nothing


def encrypted(plain: bytes, *, bound_to: str) -> bytes:
    """The text, padded and sealed. It opens only beside what it is bound to, such as its row's id."""
    nonce = os.urandom(NONCE_BYTES)
    length = len(plain).to_bytes(4, "big")
    padded = (length + plain).ljust(-(-(len(plain) + 4) // PADDED_TO) * PADDED_TO, b"\x00")
    return nonce + AESGCM(field_key()).encrypt(nonce, padded, bound_to.encode())


def decrypted(sealed: bytes | memoryview, *, bound_to: str) -> bytes:
    """The text again. Raises cryptography's InvalidTag where row, key or content is not the right one."""
    body = bytes(sealed)
    padded = AESGCM(field_key()).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], bound_to.encode())
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]
