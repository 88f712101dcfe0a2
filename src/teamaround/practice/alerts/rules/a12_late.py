"""A12: a clock is due soon, has passed a mark on the way, or is late. One alert for each code of the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.late import Late, late_clocks
from teamaround.practice.alerts.raising import raised, with_duty_team
from teamaround.practice.alerts.wording import day, row, when
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.clock import Clock, ClockState
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each code; the loudest of its clocks gives level and recipients, all of them are told of."""
    for code, late in late_clocks(case, now, calendar).items():
        yield _alert(case, calendar, code, late)


def _alert(case: CaseFile, calendar: Calendar, code: str, late: tuple[Late, ...]) -> Alert:
    first = late[0]
    return raised(
        "A12",
        case,
        calendar,
        subject=(code,),
        level=first.level,
        level_since=first.level_since,
        since=min((one.since for one in late), key=instant),
        entry_id=first.clock.entry_id,
        also=tuple(dict.fromkeys(one.clock.entry_id for one in late[1:])),
        about=tuple(one for each in late for one in each.clock.about),
        to=_told(first, calendar),
        to_agencies=tuple(dict.fromkeys(one for each in late for one in each.clock.agencies)),
        what=row(_in_words(one.clock) for one in late),
        how_known=f"Counted from {row(_begun(one.clock) for one in late)}, by the table of clocks ({code}).",
        how_sure=f"Certain that this record does not show it. It counts when {first.row.counts_as_met}.",
        undermines=f"{first.row.after_due}."
        if first.row.after_due and _is_late(first.clock)
        else "Whatever is planned in the belief that this is done in time.",
        why_level=_why(first),
    )


def _told(first: Late, calendar: Calendar) -> tuple[str, ...]:
    """Those of the row and the owner; at night the duty team only where the row itself tells the social worker."""
    is_red = first.level is Level.RED
    told = with_duty_team(first.told, first.level_since, calendar) if is_red else first.told
    return tuple(dict.fromkeys((*told, first.clock.owner)))


def _in_words(clock: Clock) -> str:
    if _is_late(clock):
        return f"the time for “{clock.name}” ended {_due(clock)}, and nothing that counts is on the record"
    return f"the time for “{clock.name}” ends {_due(clock)}"


def _due(clock: Clock) -> str:
    return day(local_date(clock.due)) if clock.due.second else when(clock.due)


def _begun(clock: Clock) -> str:
    return day(local_date(clock.started_at))


def _is_late(clock: Clock) -> bool:
    return clock.state is ClockState.BREACHED


def _why(first: Late) -> str:
    if first.level is Level.BLUE:
        return "Blue: due soon, and still in time."
    if not _is_late(first.clock):
        return f"{first.level.capitalize()} because of the time that is left: {first.step}."
    return f"{first.level.capitalize()} as the table of clocks says ({first.step})."
