"""An agency with keys, its batches, and what an exchange holds of them: for tests of sealing and opening."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.matching.tokens import (
    Batch,
    BatchHeader,
    Sealer,
    Token,
    directly,
    read_batch,
    recipe_table,
    seed_mark,
    signed_batch,
)
from teamaround.matching.tokens.keys import recipe_keys

SEED = bytes(range(32))
SIGNING = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
EPOCH = 3
KEYS = recipe_keys(SEED, EPOCH, recipe_table().names)


def header(count: int, number: int = 1) -> BatchHeader:
    """The header of a batch of the invented ambulance service."""
    return BatchHeader(
        agency="marl-ambulance",
        number=number,
        epoch=EPOCH,
        recipes=recipe_table().version,
        mark=seed_mark(SEED, EPOCH),
        count=count,
        made_at=datetime(2026, 11, 1, 9, tzinfo=UTC),
    )


def sealed(contacts: Iterable[tuple[bytes, tuple[Token, ...]]], number: int = 1, seed: int = 5) -> bytes:
    """The bytes of a batch of these contents under these tokens."""
    every = list(contacts)
    head = header(len(every), number)
    sealer = Sealer(KEYS, head.context, Random(seed).randbytes)
    return signed_batch(head, [sealer.seal(content, tokens) for content, tokens in every], SIGNING)


def arrived(sent: bytes) -> Batch:
    """The batch as the exchange reads it."""
    return read_batch(sent, SIGNING.public_key())


def watch(tokens: Iterable[Token]) -> dict[bytes, str]:
    """What the exchange holds for the tokens of its list."""
    return {directly(KEYS[one.recipe], one.value): one.recipe for one in tokens}
