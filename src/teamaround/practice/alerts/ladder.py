"""The escalation ladder: who is told next while nobody has accepted an alert (C46)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.calendar import Calendar, Unit, deadline, instant
from teamaround.practice.clocks.level import Level
from teamaround.practice.clocks.table import Provenance


class Rung(NamedTuple):
    """Where an alert stands on the ladder: the rung's name, the role that has it now, and since when."""

    name: str
    role: str
    since: datetime


class _Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rung: str
    role: str
    length: float
    unit: Unit


class _Ladders(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    provenance: Provenance
    ladders: Mapping[Level, tuple[_Step, ...]]


@cache
def _ladders() -> _Ladders:
    return msgspec.yaml.decode(files(__package__).joinpath("ladder.yaml").read_bytes(), type=_Ladders)


def rungs(alert: Alert, calendar: Calendar) -> tuple[Rung, ...]:
    """Every rung of an alert's ladder with the moment from which it counts if nobody accepts."""
    begun = alert.level_since if alert.level is Level.RED else alert.since
    return tuple(
        Rung(
            step.rung,
            alert.to[0] if step.role == "owner" else step.role,
            deadline(begun, step.length, step.unit, calendar) if step.length else begun,
        )
        for step in _ladders().ladders[alert.level]
    )


def rung(alert: Alert, accepted_at: datetime | None, now: datetime, calendar: Calendar) -> Rung:
    """The rung reached by `now`; accepting stops the climb, so it is then the rung reached when it was accepted."""
    stands = now if accepted_at is None else min(now, accepted_at, key=instant)
    first, *later = rungs(alert, calendar)
    reached = [one for one in later if instant(one.since) < instant(stands)]
    return reached[-1] if reached else first
