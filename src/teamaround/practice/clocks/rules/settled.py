"""From a trigger, what meets it and what ends it, to a started clock. Shared by the rules of single clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.record.entry import Entry


def first_from(moments: Iterable[datetime], moment: datetime) -> datetime | None:
    """The earliest of some moments that is not before another; all as entries keep them, in UTC."""
    begun = instant(moment)
    return min((at for at in moments if at >= begun), default=None)


def first_after(moments: Iterable[datetime], moment: datetime) -> datetime | None:
    """The earliest of some moments that is later than another; all as entries keep them, in UTC."""
    begun = instant(moment)
    return min((at for at in moments if at > begun), default=None)


def until(
    entry: Entry,
    met: Iterable[datetime],
    ends: Iterable[datetime] = (),
    *,
    at: datetime | None = None,
    **more: Any,
) -> Started:
    """A clock that an entry starts: met by the first of `met`, unless one of `ends` comes before that."""
    begun = at or entry.happened_at
    met_at, ended = first_from(met, begun), first_after(ends, begun)
    if met_at is not None and ended is not None and instant(ended) < instant(met_at):
        met_at = None  # what came then was about something later
    return Started(
        begun, entry.entry_id, met_at=met_at, ceased_at=None if met_at is not None else ended, **more
    )


def gaps(
    entry: Entry,
    begun: datetime,
    ended: datetime | None,
    held: Iterable[tuple[datetime, Entry]],
    **more: Any,
) -> Iterator[Started]:
    """A clock for each gap: from the start to the first of `held`, from one to the next, from the last to the end."""
    first, last_one = instant(begun), None if ended is None else instant(ended)
    within = sorted(
        (at, one.entry_id) for at, one in held if at > first and (last_one is None or at <= last_one)
    )
    points = [(begun, entry.entry_id), *within]
    for (at, name), (met_at, _) in pairwise(points):
        yield Started(at, name, met_at=met_at, **more)
    last, name = points[-1]
    yield Started(last, name, ceased_at=ended, **more)
