"""From a trigger and a row of the table to a clock as at a moment. The same for every code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.calendar import Calendar, deadline, due_soon_from, instant
from teamaround.practice.clocks.clock import Clock, ClockState, Moment, Started
from teamaround.practice.clocks.table import ClockRow, ClockTable, Span

_JUST_AFTER = timedelta(seconds=1)  # the last second itself is still in time


def reckon(
    row: ClockRow,
    started: Started,
    now: datetime,
    calendar: Calendar,
    table: ClockTable,
    *,
    child: str,
    span: Span | None = None,
    owner: str = "",
    subject: str = "",
) -> Clock:
    """The clock of one trigger as at `now`. `span` replaces the row's own length; `subject` the key's last part."""
    span = span or row.spans.get(started.span) or Span(length=row.length, unit=row.unit)
    due = deadline(started.at, span.length, span.unit, calendar)
    soon = due_soon_from(started.at, due, span.unit, calendar)
    moments = tuple(sorted(_moments(row, started, due, calendar, table), key=lambda one: instant(one.at)))
    state = _state(started, due, soon, now)
    is_open = state not in (ClockState.MET, ClockState.MET_LATE, ClockState.CEASED)
    passed = [one for one in moments if is_open and instant(now) >= instant(one.at)]
    return Clock(
        code=row.code,
        name=row.name,
        child=child,
        key=f"{row.code}:{subject or started.subject or started.entry_id}",
        started_at=started.at,
        due=due,
        state=state,
        owner=owner or row.owner,
        met_at=started.met_at,
        ceased_at=started.ceased_at,
        about=started.about,
        entry_id=started.entry_id,
        moments=moments,
        level=passed[-1].level if passed else None,
        told=passed[-1].told if passed else (),
    )


def _state(started: Started, due: datetime, soon: datetime, now: datetime) -> ClockState:
    if started.met_at is not None:
        return ClockState.MET if instant(started.met_at) <= instant(due) else ClockState.MET_LATE
    if started.ceased_at is not None and instant(started.ceased_at) <= instant(now):
        return ClockState.CEASED
    if instant(now) > instant(due):
        return ClockState.BREACHED
    return ClockState.DUE_SOON if instant(now) >= instant(soon) else ClockState.RUNNING


def _moments(
    row: ClockRow, started: Started, due: datetime, calendar: Calendar, table: ClockTable
) -> Iterator[Moment]:
    for mark in row.marks:
        yield Moment(deadline(started.at, mark.length, mark.unit, calendar), mark.level, mark.told, mark.name)
    for breach in row.breaches:
        last = deadline(due, breach.after, breach.unit, calendar) if breach.after else due
        telling = table.breach_levels[breach.level]
        told = tuple(row.owner if role == "owner" else role for role in telling.told)
        yield Moment(last + _JUST_AFTER, telling.level, told, f"breach {breach.level}")
