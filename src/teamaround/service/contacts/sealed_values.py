"""What goes in and out of the actions and queries of sealed contacts, and the terms they go by."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

import msgspec

_DIGEST_BYTES = 16


class SealedTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers of sealed_terms.yaml."""

    asked_every_hours: int
    word_remembered_minutes: int
    hours_for_p99_days: int

    @property
    def word_remembered(self) -> timedelta:
        """How long a word that may be used once is remembered."""
        return timedelta(minutes=self.word_remembered_minutes)

    def turn(self, moment: datetime) -> int:
        """The number of the turn of the timetable that a moment falls into."""
        return int(moment.timestamp()) // (self.asked_every_hours * 60 * 60)


@cache
def sealed_terms() -> SealedTerms:
    """The terms in force."""
    content = files(__package__).joinpath("sealed_terms.yaml").read_bytes()
    return msgspec.yaml.decode(content, type=SealedTerms)


class HeldToken(msgspec.Struct, frozen=True, array_like=True):
    """One token of the list that has its value under an agency's keys. `digest` stands for the token itself.

    `since` is the number of the answer that it came with, among those of its epoch.
    """

    recipe: str
    digest: bytes
    value: bytes
    since: int = 0


class Blinded(msgspec.Struct, frozen=True, array_like=True):
    """One token that was asked for: whose it is, its secret blind, and where among its recipe's elements it stands."""

    recipe: str
    token: bytes
    subjects: tuple[str, ...]
    secret: bytes
    place: int


class BlindedLot(NamedTuple):
    """What goes into one asking: the elements as they are sent, and the secrets that stay."""

    elements: dict[str, tuple[bytes, ...]]
    secrets: tuple[Blinded, ...]


class Sent(NamedTuple):
    """What an asking sent: the epoch, and how many elements of each recipe."""

    epoch: int
    elements: dict[str, int]


class AnswerCase(NamedTuple):
    """An answer that waits for the worker: the secrets of its asking, and the evaluated elements of each recipe."""

    agency: str
    epoch: int
    secrets: tuple[Blinded, ...]
    elements: dict[str, tuple[bytes, ...]]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How far an agency was asked in an epoch; see `watched.WatchAsked`."""

    recipes: str
    asked_at: datetime
    asked_to: int
    kept_to: int


def digest_of_batch(content: bytes) -> str:
    """What tells a batch sent again from another one under its number."""
    return sha256(content).hexdigest()


def token_digest(token: bytes) -> bytes:
    """What a token is known again by, beside its value and under the same seal."""
    return sha256(token).digest()[:_DIGEST_BYTES]
