"""Knowledge lag in sum: of one child, and by the agency that held the facts. No ranking of agencies or people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median

import msgspec

from teamaround.practice.measures.table import measure_table
from teamaround.practice.measures.watched import Watched
from teamaround.practice.record.knowledge import KnownFact, knowledge


class LagSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Facts that reached the team, with the middle and the longest lag; and those that never did, as at a moment."""

    facts: int
    reached: int
    middle: timedelta | None
    longest: timedelta | None
    never: int
    open_longest: timedelta | None


def lag_of_child(watched: Watched, now: datetime) -> LagSummary:
    """Knowledge lag of one child, over every fact of their case."""
    return _summary(knowledge(watched.case, watched.team), now)


def lag_by_agency(children: Iterable[Watched], now: datetime) -> dict[str, LagSummary]:
    """Knowledge lag by the agency that held the facts first, in the order of their slugs."""
    held: dict[str, list[KnownFact]] = {}
    for child in children:
        for fact in knowledge(child.case, child.team):
            held.setdefault(fact.held_by, []).append(fact)
    return {agency: _summary(held[agency], now) for agency in sorted(held)}


def suppressed(count: int) -> str:
    """A count as it may be published: below the smallest count it is not told."""
    smallest = measure_table().smallest_count
    return f"fewer than {smallest}" if 0 < count < smallest else str(count)


def _summary(facts: Iterable[KnownFact], now: datetime) -> LagSummary:
    known = tuple(facts)
    lags = sorted(fact.lag for fact in known if fact.lag is not None)
    waiting = [fact.open_for(now) for fact in known if fact.lag is None]
    return LagSummary(
        facts=len(known),
        reached=len(lags),
        middle=timedelta(seconds=median(lag.total_seconds() for lag in lags)) if lags else None,
        longest=lags[-1] if lags else None,
        never=len(waiting),
        open_longest=max(waiting, default=None),
    )
