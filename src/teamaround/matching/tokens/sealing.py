"""Sealing a contact so that it opens to whoever has one of its tokens listed, and to nobody else (design 7.4)."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from teamaround.matching.tokens.keys import sealing_terms
from teamaround.matching.tokens.oprf import Draw, all_directly
from teamaround.matching.tokens.recipes import Token

TAG_BYTES, KEY_BYTES, COMMITMENT_BYTES, SEAL_BYTES = 16, 32, 32, 16
SLOT_BYTES = TAG_BYTES + KEY_BYTES
_LENGTH_BYTES = 4
_NONCE = bytes(12)  # each content has a key of its own, so that no nonce is ever used twice under one


class ContentTooLong(ValueError):
    """A content that does not fit into the fixed size. Nothing of it stands in the message."""


class TokenMark(NamedTuple):
    """What one occurrence of a token shows in a batch: where it is looked up, and what hides the content's key."""

    tag: bytes
    mask: bytes


def token_mark(value: bytes, batch: bytes, occurrence: int) -> TokenMark:
    """Tag and mask of a token's `occurrence`-th time in a batch, from the function's value. Never twice the same."""
    told = _marking(value, batch, occurrence)
    return TokenMark(told[:TAG_BYTES], told[TAG_BYTES:])


def _marking(value: bytes, batch: bytes, occurrence: int) -> bytes:
    """The tag and the mask in one piece, as a slot holds them."""
    return hmac.digest(value, b"%b|%d" % (batch, occurrence), "sha512")[:SLOT_BYTES]


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

    def __init__(self, keys: Mapping[str, bytes], batch: bytes, draw: Draw) -> None:
        self._keys, self._batch, self._draw = keys, batch, draw
        self._slots = sealing_terms().slots
        self._occurred: dict[bytes, int] = {}

    def seal(self, content: bytes, tokens: Iterable[Token]) -> bytes:
        """One sealed contact of `contact_bytes()`. Tokens beyond the slots are left out. Raises `ContentTooLong`."""
        return self.seal_all([(content, tokens)])[0]

    def seal_all(self, contacts: Iterable[tuple[bytes, Iterable[Token]]]) -> list[bytes]:
        """As `seal`, several one after another: all of the curve's work first, and once for what occurs again."""
        ready = [
            (padded_content(content), tuple(islice(tokens, self._slots))) for content, tokens in contacts
        ]
        values = all_directly({one.value: self._keys[one.recipe] for _, tokens in ready for one in tokens})
        return [self._sealed(content, [values[one.value] for one in tokens]) for content, tokens in ready]

    def _sealed(self, content: bytes, values: list[bytes]) -> bytes:
        """One contact, from the function's values of its tokens."""
        left = self._slots - len(values)
        drawn = self._draw(KEY_BYTES + left * SLOT_BYTES)  # at once, since each draw asks the system
        key = drawn[:KEY_BYTES]
        slots = self._slots_of(int.from_bytes(key, "big"), values)
        slots += [drawn[at : at + SLOT_BYTES] for at in range(KEY_BYTES, len(drawn), SLOT_BYTES)]
        slots.sort()
        box = AESGCM(key).encrypt(_NONCE, content, self._batch)
        return b"".join((*slots, commitment(key, self._batch), box))

    def _slots_of(self, key: int, values: list[bytes]) -> list[bytes]:
        """A slot for each value, tag and masked key at one stroke: the key covers the mask and not the tag."""
        batch, occurred, slots = self._batch, self._occurred, []
        for value in values:
            occurrence = occurred.get(value, 0)
            occurred[value] = occurrence + 1
            marking = _marking(value, batch, occurrence)
            slots.append((int.from_bytes(marking, "big") ^ key).to_bytes(SLOT_BYTES, "big"))
        return slots


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
