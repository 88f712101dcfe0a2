"""From a trigger and a row of the table to a clock as at a moment. The same for every code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from teamaround.practice.calendar import (
    LONDON,
    Calendar,
    Unit,
    counted_back,
    deadline,
    due_soon_from,
    end_of_day,
    instant,
    local_date,
)
from teamaround.practice.clocks.clock import Clock, ClockState, Moment, Started
from teamaround.practice.clocks.table import (
    Breach,
    BreachLevel,
    ClockRow,
    ClockTable,
    Mark,
    Span,
    UnlessKept,
)

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
    at = instant(now)
    span = span or row.spans.get(started.span) or Span(length=row.length, unit=row.unit)
    due = due_of(row, started, calendar, span)
    soon = (
        due_soon_from(started.at, due, _counted_in(started, due, span), calendar)
        if _is_open(started, at)
        else None
    )
    moments = _moments(row, started, due, calendar, table) if soon is not None else ()
    passed = [one for one in moments if one.at <= at]
    return Clock(
        code=row.code,
        name=row.parts.get(started.part, row.name),
        child=child,
        key=f"{row.code}:{subject or _subject(started)}",
        started_at=started.at,
        due=due,
        state=_state(started, due, soon, at),
        owner=owner or row.owner,
        met_at=started.met_at,
        ceased_at=started.ceased_at,
        about=started.about,
        entry_id=started.entry_id,
        moments=moments,
        level=passed[-1].level if passed else None,
        told=passed[-1].told if passed else (),
        agencies=started.agencies,
        is_kept=started.is_kept,
        soon_from=soon,
    )


def due_of(row: ClockRow, started: Started, calendar: Calendar, span: Span | None = None) -> datetime:
    """When a clock is due, and nothing else of it: for rules that look at many."""
    if started.due_by is not None:
        return started.due_by(row, calendar)
    length = span or row.spans.get(started.span) or Span(length=row.length, unit=row.unit)
    return _due(row, started, length, calendar)


def _counted_in(started: Started, due: datetime, span: Span) -> Unit:
    """What a deadline is counted in; one at a minute of its own day is a matter of hours."""
    if started.due_by is None:
        return span.unit
    is_day_end = instant(due) == instant(end_of_day(local_date(due)))
    return span.unit if is_day_end else Unit.ELAPSED_HOURS


def _subject(started: Started) -> str:
    subject = started.subject or started.entry_id
    return f"{subject}:{started.part}" if started.part else subject


def _due(row: ClockRow, started: Started, span: Span, calendar: Calendar) -> datetime:
    if started.extended_to is not None:
        return end_of_day(started.extended_to)
    if row.counts_back and started.until is not None:
        return end_of_day(calendar.working_days_before(started.until, int(span.length)))
    due = deadline(started.counted_from or started.at, span.length, span.unit, calendar)
    return due if started.until is None else min(due, end_of_day(started.until), key=instant)


def _is_open(started: Started, at: datetime) -> bool:
    return started.met_at is None and (started.ceased_at is None or instant(started.ceased_at) > at)


def _state(started: Started, due: datetime, soon: datetime | None, at: datetime) -> ClockState:
    due_at = instant(due)  # once, since a time of London is compared at a price
    if started.met_at is not None:
        return ClockState.MET if instant(started.met_at) <= due_at else ClockState.MET_LATE
    if soon is None:
        return ClockState.CEASED
    if due_at < at:
        return ClockState.BREACHED
    return ClockState.DUE_SOON if soon <= at else ClockState.RUNNING


def _moments(
    row: ClockRow, started: Started, due: datetime, calendar: Calendar, table: ClockTable
) -> tuple[Moment, ...]:
    """When somebody is told while it is open, in order of time; of most rows there is one such moment."""
    told = tuple(_told(row, started, due, calendar, table))
    return told if len(told) == 1 else tuple(sorted(told, key=lambda one: instant(one.at)))


def _told(
    row: ClockRow, started: Started, due: datetime, calendar: Calendar, table: ClockTable
) -> Iterator[Moment]:
    for mark in row.marks:
        yield _marked(mark, started, due, calendar)
    if row.chase is not None:
        half = instant(started.at) + (instant(due) - instant(started.at)) * row.chase.share
        yield Moment(half.astimezone(LONDON), row.chase.level, row.chase.told, row.chase.name)
    for breach in row.breaches:
        yield _breached(row, breach, started, due, calendar, table)


def _marked(mark: Mark, started: Started, due: datetime, calendar: Calendar) -> Moment:
    at = (
        counted_back(due, mark.length, mark.unit, calendar)
        if mark.before_due
        else deadline(started.counted_from or started.at, mark.length, mark.unit, calendar)
    )
    return Moment(at, mark.level, mark.told, mark.name)


def _breached(
    row: ClockRow, breach: Breach, started: Started, due: datetime, calendar: Calendar, table: ClockTable
) -> Moment:
    last = deadline(due, breach.after, breach.unit, calendar) if breach.after else due
    spoken = breach.level
    if not started.is_kept and row.unless_kept is UnlessKept.AMBER:
        spoken = min(spoken, BreachLevel.B2)  # unknown is not late: nobody above those who can find out
    telling = table.breach_levels[spoken]
    return Moment(
        last + _JUST_AFTER,
        telling.level,
        _by_name(telling.told, row.owner, row.chaired_by),
        f"breach {spoken}",
    )


@cache
def _by_name(told: tuple[str, ...], owner: str, chair: str) -> tuple[str, ...]:
    """Roles to be told, with a row's own in place of `owner` and `chair`: as few as there are rows."""
    own = {"owner": owner, "chair": chair}
    return tuple(dict.fromkeys(own.get(role, role) for role in told))
