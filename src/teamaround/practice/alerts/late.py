"""Clocks of a case that somebody is to be told of: those due soon, those past a mark and those that are late (A12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.clocks.clock import Clock, ClockState
from teamaround.practice.clocks.level import Level
from teamaround.practice.clocks.running import still_open
from teamaround.practice.clocks.speaking import spoken_for
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile


class Late(NamedTuple):
    """One clock with the level at which it is told, since when it is told at all, and since when so loudly."""

    clock: Clock
    row: ClockRow
    level: Level
    told: tuple[str, ...]
    since: datetime
    level_since: datetime
    step: str


def late_clocks(case: CaseFile, now: datetime, calendar: Calendar) -> dict[str, tuple[Late, ...]]:
    """By code, the loudest and then the earliest due first."""
    quietest = Level.BLUE if case.is_open else Level.RED
    found: dict[str, list[Late]] = {}
    for clock in still_open(case, now, calendar):
        for one in _told(case, clock, now, calendar):
            if one.level.at_least(quietest):
                found.setdefault(clock.code, []).append(one)
    return {code: tuple(sorted(several, key=_order)) for code, several in found.items()}


def _order(one: Late) -> tuple[int, float, str]:
    return one.level.rank, instant(one.clock.due).timestamp(), one.clock.key


def _told(case: CaseFile, clock: Clock, now: datetime, calendar: Calendar) -> Iterator[Late]:
    is_past_a_mark = clock.level is not None
    is_due_soon = clock.state is ClockState.DUE_SOON and bool(clock.moments) and _is_long(clock)
    row = _spoken_for(case, clock, calendar) if is_past_a_mark or is_due_soon else None
    if row is None:
        return
    known = _known_from(case, clock)
    if is_past_a_mark:
        at = instant(now)
        passed = [one for one in clock.moments if one.at <= at]
        loud = next(one for one in passed if one.level.at_least(passed[-1].level))
        first, louder = (max(known, one.at, key=instant) for one in (passed[0], loud))
        yield Late(clock, row, passed[-1].level, passed[-1].told, first, louder, passed[-1].name)
    elif clock.soon_from is not None:
        soon = max(known, clock.soon_from, key=instant)
        yield Late(clock, row, Level.BLUE, (clock.owner,), soon, soon, "due soon")


def _is_long(clock: Clock) -> bool:
    days = catalogue().row("A12").numbers["due_soon_from_days"]
    return instant(clock.due) - instant(clock.started_at) >= timedelta(days=days)


def _known_from(case: CaseFile, clock: Clock) -> datetime:
    """When the record had what started the clock."""
    entry = case.entry(clock.entry_id)
    return entry.recorded_at if entry is not None else clock.started_at


def _spoken_for(case: CaseFile, clock: Clock, calendar: Calendar) -> ClockRow | None:
    """The row of a clock that this alert may speak of; nothing where another does, or where unknown is not late."""
    if clock.code in catalogue().row("A12").lists["own_alert"]:
        return None
    return spoken_for(case, clock, calendar)
