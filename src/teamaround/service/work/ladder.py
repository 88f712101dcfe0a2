"""The escalation ladder of an alert, as data and two small functions (C46)."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.calendar import Calendar, deadline, local_date
from teamaround.practice.clocks import Level, shipped_table
from teamaround.service.policy.words import Role

ACKNOWLEDGEMENT = "C46"
TRIAGE = "C45"


class Rungs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is asked after whom."""

    asked_first: tuple[Role, ...]
    then: tuple[Role, ...]


@cache
def ladder() -> tuple[Rungs, ...]:
    """The ladder in force."""
    return msgspec.yaml.decode(
        files(__package__).joinpath("ladder.yaml").read_bytes(), type=tuple[Rungs, ...]
    )


def next_rung(asked_first: Role, rung: int) -> Role | None:
    """Who is asked on the rung after `rung` (0 is the first person asked); None at the top."""
    row = next((row for row in ladder() if asked_first in row.asked_first), None)
    return row.then[rung] if row is not None and rung < len(row.then) else None


def accept_by(level: Level, since: datetime, calendar: Calendar) -> datetime | None:
    """By when somebody must have accepted: red in an hour, amber in a working day; None where nobody must (C46)."""
    row = shipped_table().row(ACKNOWLEDGEMENT, local_date(since))
    span = row.by_level.get(level) if row is not None else None
    return None if span is None else deadline(since, span.length, span.unit, calendar)


def triage_by(code: str, level: Level, since: datetime, calendar: Calendar) -> datetime | None:
    """By when the desk must have decided on a sighting; None for alerts that are none (C45)."""
    row = shipped_table().row(TRIAGE, local_date(since))
    span = row.by_level.get(level) if row is not None and code in row.for_codes else None
    return None if span is None else deadline(since, span.length, span.unit, calendar)
