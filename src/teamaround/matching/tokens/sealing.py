"""Sealing a contact so that it opens to whoever has one of its tokens listed, and to nobody else (design 7.4)."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from teamaround.matching.tokens.keys import sealing_terms
from teamaround.matching.tokens.oprf import Draw, directly
from teamaround.matching.tokens.recipes import Token

TAG_BYTES, KEY_BYTES, COMMITMENT_BYTES, SEAL_BYTES = 16, 32, 32, 16
SLOT_BYTES = TAG_BYTES + KEY_BYTES
_LENGTH_BYTES = 4
_NONCE = bytes(12)  # each content has a key of its own, so that no nonce is ever used twice under one
Directly = Callable[[bytes, bytes], bytes]


class ContentTooLong(ValueError):
    """A content that does not fit into the fixed size. Nothing of it stands in the message."""


class TokenMark(NamedTuple):
    """What one occurrence of a token shows in a batch: where it is looked up, and what hides the content's key."""

    tag: bytes
    mask: bytes


def token_mark(value: bytes, batch: bytes, occurrence: int) -> TokenMark:
    """Tag and mask of a token's `occurrence`-th time in a batch, from the function's value. Never twice the same."""
    told = hmac.digest(value, batch + b"|" + str(occurrence).encode(), "sha512")
    return TokenMark(told[:TAG_BYTES], told[TAG_BYTES : TAG_BYTES + KEY_BYTES])


def commitment(key: bytes, batch: bytes) -> bytes:
    """What binds a content to one key: the cipher alone would let one box open differently under two keys."""
    return hmac.digest(key, b"commitment|" + batch, "sha512")[:COMMITMENT_BYTES]


def masked(key: bytes, mask: bytes) -> bytes:
    """The key under a mask; masking again gives it back."""
    return (int.from_bytes(key, "big") ^ int.from_bytes(mask, "big")).to_bytes(KEY_BYTES, "big")


def contact_bytes() -> int:
    """The size of every sealed contact."""
    terms = sealing_terms()
    return terms.slots * SLOT_BYTES + COMMITMENT_BYTES + terms.content_bytes + SEAL_BYTES


class Sealer:
    """Seals the contacts of one batch under one epoch's keys; it counts how often each token has occurred."""

    def __init__(
        self, keys: Mapping[str, bytes], batch: bytes, draw: Draw, value: Directly = directly
    ) -> None:
        self._keys, self._batch, self._draw, self._value = keys, batch, draw, value
        self._slots = sealing_terms().slots
        self._occurred: defaultdict[bytes, int] = defaultdict(int)

    def seal(self, content: bytes, tokens: Iterable[Token]) -> bytes:
        """One sealed contact of `contact_bytes()`. Tokens beyond the slots are left out. Raises `ContentTooLong`."""
        return self.seal_all([(content, tokens)])[0]

    def seal_all(self, contacts: Iterable[tuple[bytes, Iterable[Token]]]) -> list[bytes]:
        """As `seal`, several one after another: all of the curve's work first, which is quicker than by turns."""
        ready = [
            (padded_content(content), tuple(islice(tokens, self._slots))) for content, tokens in contacts
        ]
        values = [[self._value(self._keys[one.recipe], one.value) for one in tokens] for _, tokens in ready]
        return [self._sealed(*one, known) for one, known in zip(ready, values, strict=True)]

    def _sealed(self, content: bytes, tokens: tuple[Token, ...], values: list[bytes]) -> bytes:
        key = self._draw(KEY_BYTES)
        box = AESGCM(key).encrypt(_NONCE, content, self._batch)
        slots = [self._slot(key, one.value, value) for one, value in zip(tokens, values, strict=True)]
        filling = self._draw((self._slots - len(slots)) * SLOT_BYTES)
        slots += [filling[at : at + SLOT_BYTES] for at in range(0, len(filling), SLOT_BYTES)]
        return b"".join(sorted(slots)) + commitment(key, self._batch) + box

    def _slot(self, key: bytes, token: bytes, value: bytes) -> bytes:
        mark = token_mark(value, self._batch, self._occurred[token])
        self._occurred[token] += 1
        return mark.tag + masked(key, mark.mask)


def unsealed(box: bytes, key: bytes, batch: bytes) -> bytes:
    """The content of a box. Raises `cryptography.exceptions.InvalidTag` where it was changed."""
    whole = AESGCM(key).decrypt(_NONCE, box, batch)
    length = int.from_bytes(whole[:_LENGTH_BYTES], "big")
    return whole[_LENGTH_BYTES : _LENGTH_BYTES + length]


def padded_content(content: bytes) -> bytes:
    """The content with its length before it, filled up to the fixed size. Raises `ContentTooLong`."""
    size = sealing_terms().content_bytes
    if len(content) + _LENGTH_BYTES > size:
        raise ContentTooLong(f"a contact may have {size - _LENGTH_BYTES} bytes; this one has {len(content)}")
    return (len(content).to_bytes(_LENGTH_BYTES, "big") + content).ljust(size, b"\0")
