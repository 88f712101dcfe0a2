"""The values of the list's tokens in this process's memory, read anew whenever one came or went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from teamaround.matching.tokens import WatchTokens
from teamaround.service.contacts.sealed_queries import held_unscoped, stamp_of
from teamaround.service.contacts.sealed_values import HeldToken


class _Standing(NamedTuple):
    """Every token that is held, and the values by the answer after which they came; None for all."""

    stamp: UUID
    tokens: tuple[HeldToken, ...]
    after: dict[int | None, WatchTokens]


class StandingValues:
    """One set of values for each agency and epoch, as `StandingWatch` is one index a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[tuple[str, int], _Standing] = {}

    def current(self, agency: str, epoch: int, *, after: int | None = None) -> WatchTokens:
        """What opens now, or of it what came after that answer; nothing where the agency was never asked."""
        with self._lock:
            stamp = stamp_of(agency, epoch)
            if stamp is None:
                self._known.pop((agency, epoch), None)
                return {}
            known = self._known.get((agency, epoch))
            if known is None or known.stamp != stamp:
                known = _Standing(stamp, _every(held_unscoped(agency, epoch)), {})
                self._known[agency, epoch] = known
            if after not in known.after:
                known.after[after] = _values(known.tokens, after)
            return known.after[after]


def _every(held: Mapping[str, Iterable[HeldToken]]) -> tuple[HeldToken, ...]:
    return tuple(token for tokens in held.values() for token in tokens)


def _values(tokens: Iterable[HeldToken], after: int | None) -> WatchTokens:
    """The values by themselves, each with the recipe it is by."""
    return {one.value: one.recipe for one in tokens if after is None or one.since > after}


STANDING_VALUES = StandingValues()
