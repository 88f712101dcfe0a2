"""What a connector and the service say to each other about sealed contacts: addresses and bodies (design 7).

The connector only ever calls out. Each body is JSON read by the strict reader here, but for the batch, which is the
bytes of `matching.tokens.signed_batch`. Group elements are 32 bytes, written in base64.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeVar
from uuid import UUID

import msgspec

STATUS_PATH = "/api/sealed/status"
BATCHES_PATH = "/api/sealed/batches"
ASKED_PATH = "/api/sealed/asked"
ANSWERED_PATH = "/api/sealed/answered"
BATCH_TYPE = "application/vnd.teamaround.sealed-batch"
PROBLEM_TYPE = "application/problem+json"
MOST_BYTES = 10 * 1024 * 1024
MOST_ELEMENTS = 20_000  # of one asking, so that its body stays under two megabytes
_NO_MARK_OR_ONE = "^([0-9a-f]{16})?$"
_Body = TypeVar("_Body")


class _Message(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whatever goes over the line: no field but those named."""


class Status(_Message, frozen=True, kw_only=True):
    """What the service tells an agency of its own feed. `next_batch` is the number that it expects."""

    agency: str
    now: datetime
    epochs: tuple[int, ...]  # live ones, the present first
    recipes: str  # the version that the service tokens its list by
    next_batch: int
    waiting: int  # askings that wait to be answered
    marks: dict[int, str] = {}  # of the seeds by which it opens, by epoch (`matching.tokens.seed_mark`)


class Receipt(_Message, frozen=True, kw_only=True):
    """The reply to every batch, whatever is in it. The same batch again gets the same receipt."""

    receipt: str
    words: str


class Asking(_Message, frozen=True, kw_only=True):
    """Blinded elements of the list, to be evaluated with the keys of one epoch, recipe by recipe.

    `plans` is the number of open plans that the service declares: the quota goes by it (assurance 5).
    """

    asking: UUID
    epoch: int
    recipes: str
    plans: int
    is_bulk: bool
    elements: dict[str, tuple[bytes, ...]]


class Asked(_Message, frozen=True, kw_only=True):
    """The next asking that waits, if any."""

    next: Asking | None


class Answering(_Message, frozen=True, kw_only=True):
    """The evaluated elements, in the order in which they were asked; or, with no elements, why they are not given.

    `mark` is that of the seed they are evaluated with.
    """

    asking: UUID
    elements: dict[str, tuple[bytes, ...]] = {}
    mark: Annotated[str, msgspec.Meta(pattern=_NO_MARK_OR_ONE)] = ""
    refused: str = ""


class Taken(_Message, frozen=True, kw_only=True):
    """The answer was taken in."""

    asking: UUID


class Problem(_Message, frozen=True, kw_only=True):
    """Why a request was not taken in (RFC 9457). Nothing of what was sent stands in it."""

    title: str
    status: int
    detail: str = ""


def written(body: msgspec.Struct) -> bytes:
    """A body as it goes over the line."""
    return msgspec.json.encode(body)


def read(content: bytes, as_a: type[_Body]) -> _Body:
    """A body that came. Raises `msgspec.ValidationError` or `msgspec.DecodeError`, whose words quote no value."""
    return msgspec.json.decode(content, type=as_a)
