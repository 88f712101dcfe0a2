"""The escalation ladder: who is told next while nobody has accepted an alert (C46)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.calendar import Calendar, deadline, instant, local_date
from teamaround.practice.clocks.level import Level
from teamaround.practice.clocks.table import Provenance, table_of


class Rung(NamedTuple):
    """Where an alert stands on the ladder: the rung's name, the role that has it now, and since when."""

    name: str
    role: str
    since: datetime


class _Climb(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    asked_first: tuple[str, ...]
    then: tuple[str, ...]


class _Height(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    clock: str
    rungs: int


class _Ladder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    provenance: Provenance
    names: Mapping[str, str]
    levels: Mapping[Level, _Height]
    climbs: tuple[_Climb, ...]


@cache
def _ladder() -> _Ladder:
    return msgspec.yaml.decode(files(__package__).joinpath("ladder.yaml").read_bytes(), type=_Ladder)


def above(asked_first: str) -> tuple[str, ...]:
    """The roles that are asked in turn when the role asked first does not accept; none where nobody stands above."""
    return next((row.then for row in _ladder().climbs if asked_first in row.asked_first), ())


def next_asked(asked_first: str, rung: int) -> str | None:
    """Who is asked on the rung after `rung` (0 is whoever was asked first); None at the top."""
    then = above(asked_first)
    return then[rung] if rung < len(then) else None


def rungs(alert: Alert, calendar: Calendar) -> tuple[Rung, ...]:
    """Every rung of an alert's ladder with the moment from which it counts if nobody accepts."""
    begun = alert.level_since if alert.level is Level.RED else alert.since
    return (Rung("owner", alert.to[0], begun), *_later(alert, begun, calendar))


def _later(alert: Alert, begun: datetime, calendar: Calendar) -> Iterator[Rung]:
    height = _ladder().levels.get(alert.level)
    row = table_of(calendar).row(height.clock, local_date(begun)) if height else None
    if height is None or row is None:
        return
    span = row.by_level[alert.level]
    for number, role in enumerate(above(alert.to[0])[: height.rungs], start=1):
        reached = deadline(begun, number * span.length, span.unit, calendar)
        yield Rung(_ladder().names[role], role, reached)


def rung(alert: Alert, accepted_at: datetime | None, now: datetime, calendar: Calendar) -> Rung:
    """The rung reached by `now`; accepting stops the climb, so it is then the rung reached when it was accepted."""
    stands = now if accepted_at is None else min(now, accepted_at, key=instant)
    first, *later = rungs(alert, calendar)
    reached = [one for one in later if instant(one.since) < instant(stands)]
    return reached[-1] if reached else first
