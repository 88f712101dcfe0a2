"""Batches of sealed contacts: numbered, signed, their context in clear, read by one strict loader (design 7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from teamaround.matching.tokens.keys import SEED_MARK
from teamaround.matching.tokens.sealing import contact_bytes

MAGIC = b"TEAMAROUND-SEALED-1\n"
SIGNATURE_BYTES = 64
MOST_CONTACTS = 3000  # so that a batch stays under ten megabytes
_LENGTH_BYTES, _LONGEST_HEADER = 4, 2000


class BatchRefused(ValueError):
    """A batch that cannot be taken in. The message says what is wrong with its form, never what is in it."""


class BatchHeader(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in clear before the contacts. `number` counts the agency's batches from 1, without a gap.

    `mark` is `keys.seed_mark` of the seed that they are sealed under.
    """

    agency: str
    number: int
    epoch: int
    recipes: str  # the version
    mark: Annotated[str, msgspec.Meta(pattern=SEED_MARK)]
    count: int
    made_at: datetime

    @property
    def context(self) -> bytes:
        """What binds tags, keys and contents to this batch alone."""
        return f"{self.agency}|{self.epoch}|{self.recipes}|{self.number}".encode()


class Batch(NamedTuple):
    """A batch whose form and signature are right."""

    header: BatchHeader
    contacts: tuple[bytes, ...]


def signed_batch(header: BatchHeader, contacts: list[bytes], key: Ed25519PrivateKey) -> bytes:
    """The bytes of a batch, signed over all of them. Raises ValueError where the header does not fit the contacts."""
    size = contact_bytes()
    if header.count != len(contacts) or any(len(one) != size for one in contacts):
        raise ValueError("the header does not fit the contacts")
    head = msgspec.json.encode(header)
    body = b"".join((MAGIC, len(head).to_bytes(_LENGTH_BYTES, "big"), head, *contacts))
    return body + key.sign(body)


def batch_header(content: bytes) -> BatchHeader:
    """The header alone, to know whose key to look for. Nothing of it is proven yet. Raises `BatchRefused`."""
    return _header(content)[0]


def is_signed_by(content: bytes, key: Ed25519PublicKey) -> bool:
    """Whether a batch bears the signature of this key."""
    try:
        key.verify(content[-SIGNATURE_BYTES:], content[:-SIGNATURE_BYTES])
    except InvalidSignature:
        return False
    return True


def read_batch(content: bytes, key: Ed25519PublicKey) -> Batch:
    """A batch whose signature and form are right. Raises `BatchRefused`."""
    header, begins = _header(content)
    if not is_signed_by(content, key):
        raise BatchRefused("The signature does not fit the batch.")
    body = content[begins:-SIGNATURE_BYTES]
    if len(body) != header.count * contact_bytes():
        raise BatchRefused(f"The batch says {header.count} contacts, and holds another number of bytes.")
    return Batch(header, tuple(_cut(body)))


def _header(content: bytes) -> tuple[BatchHeader, int]:
    begins = len(MAGIC) + _LENGTH_BYTES
    if not content.startswith(MAGIC) or len(content) < begins + SIGNATURE_BYTES:
        raise BatchRefused("This is no batch of sealed contacts.")
    length = int.from_bytes(content[len(MAGIC) : begins], "big")
    if length > _LONGEST_HEADER:
        raise BatchRefused("The header is too long.")
    try:
        header = msgspec.json.decode(content[begins : begins + length], type=BatchHeader)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BatchRefused("The header cannot be read.") from error
    if not 0 < header.count <= MOST_CONTACTS or header.number < 1 or header.made_at.tzinfo is None:
        raise BatchRefused(f"A batch has a number, a time with its zone, and 1 to {MOST_CONTACTS} contacts.")
    return header, begins + length


def _cut(body: bytes) -> Iterator[bytes]:
    size = contact_bytes()
    return (body[at : at + size] for at in range(0, len(body), size))
