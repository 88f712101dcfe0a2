"""Opening what concerns the watch list, and nothing else (design 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cryptography.exceptions import InvalidTag

from teamaround.matching.tokens.batches import Batch
from teamaround.matching.tokens.keys import sealing_terms
from teamaround.matching.tokens.sealing import (
    COMMITMENT_BYTES,
    SLOT_BYTES,
    TAG_BYTES,
    commitment,
    masked,
    token_mark,
    unsealed,
)

WatchTokens = Mapping[bytes, str]
"""The function's values of the list under one epoch, each with the recipe it is by."""


class Opened(NamedTuple):
    """One contact that opened: its place in the batch, what it says, and by which recipes, in alphabetical order."""

    position: int
    content: bytes
    recipes: tuple[str, ...]


def opened(batch: Batch, watch: WatchTokens) -> tuple[Opened, ...]:
    """Every contact of a batch that one of these values opens, in the order of the batch.

    A slot whose key does not fit the commitment, or a box that was changed, opens nothing.
    """
    slots = dict(_slots(batch))
    contents: dict[int, tuple[bytes, set[str]]] = {}
    for position, content, recipe in _found(batch, slots, watch):
        contents.setdefault(position, (content, set()))[1].add(recipe)
    return tuple(Opened(place, told, tuple(sorted(by))) for place, (told, by) in sorted(contents.items()))


def _slots(batch: Batch) -> Iterator[tuple[bytes, tuple[int, bytes]]]:
    """Every tag of the batch, with the contact it stands in and the key it hides."""
    end = sealing_terms().slots * SLOT_BYTES
    for position, contact in enumerate(batch.contacts):
        for at in range(0, end, SLOT_BYTES):
            yield contact[at : at + TAG_BYTES], (position, contact[at + TAG_BYTES : at + SLOT_BYTES])


def _found(
    batch: Batch, slots: Mapping[bytes, tuple[int, bytes]], watch: WatchTokens
) -> Iterator[tuple[int, bytes, str]]:
    context = batch.header.context
    for value, recipe in watch.items():
        occurrence = 0
        while (mark := token_mark(value, context, occurrence)).tag in slots:
            position, hidden = slots[mark.tag]
            content = _content(batch.contacts[position], masked(hidden, mark.mask), context)
            if content is not None:
                yield position, content, recipe
            occurrence += 1


def _content(contact: bytes, key: bytes, context: bytes) -> bytes | None:
    begins = sealing_terms().slots * SLOT_BYTES
    box = begins + COMMITMENT_BYTES
    if contact[begins:box] != commitment(key, context):
        return None
    try:
        return unsealed(contact[box:], key, context)
    except InvalidTag:
        return None
