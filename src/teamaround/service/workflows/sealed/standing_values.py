"""The values of the list's tokens in this process's memory, read anew whenever one came or went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from uuid import UUID

from teamaround.matching.tokens import WatchTokens
from teamaround.service.contacts.sealed_queries import held_unscoped, stamp_of
from teamaround.service.contacts.sealed_values import HeldToken


class StandingValues:
    """One set of values for each agency and epoch, as `StandingWatch` is one index a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[tuple[str, int], tuple[UUID, WatchTokens]] = {}

    def current(self, agency: str, epoch: int) -> WatchTokens:
        """What opens now; nothing where the agency was never asked in the epoch."""
        with self._lock:
            stamp = stamp_of(agency, epoch)
            if stamp is None:
                self._known.pop((agency, epoch), None)
                return {}
            known = self._known.get((agency, epoch))
            if known is None or known[0] != stamp:
                known = stamp, values_of(held_unscoped(agency, epoch))
                self._known[agency, epoch] = known
            return known[1]


def values_of(held: Mapping[str, Iterable[HeldToken]]) -> WatchTokens:
    """The values by themselves, each with the recipe it is by."""
    return {token.value: token.recipe for tokens in held.values() for token in tokens}


STANDING_VALUES = StandingValues()
