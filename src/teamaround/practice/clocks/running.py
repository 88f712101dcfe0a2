"""Every clock ever started for a child, with its state as at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.clock import Clock, Started
from teamaround.practice.clocks.reckoning import due_of, reckon
from teamaround.practice.clocks.rules import RULES
from teamaround.practice.clocks.table import ClockTable, table_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.remembering import remembered


def running(
    case: CaseFile,
    now: datetime,
    calendar: Calendar,
    table: ClockTable | None = None,
    *,
    codes: Iterable[str] = tuple(RULES),
) -> tuple[Clock, ...]:
    """All clocks of the case begun by `now`, or of some codes, soonest due first; those of alerts: `for_alert`.

    A clock goes by the row that was in force when it started, for the council that was responsible then.
    """
    every = ((code, started) for code in codes for started in _begun(case, code))
    return _in_order(_reckoned(case, every, now, calendar, table or table_of(calendar)))


@remembered
def still_open(case: CaseFile, now: datetime, calendar: Calendar) -> tuple[Clock, ...]:
    """Those of `running` that somebody still has to do something about; cheaper than all of them."""
    at = instant(now)
    found = (
        (code, started)
        for code in RULES
        for started in _begun(case, code)
        if started.met_at is None and (started.ceased_at is None or started.ceased_at > at)
    )
    return _in_order(_reckoned(case, found, now, calendar, table_of(calendar)))


@remembered
def _begun(case: CaseFile, code: str) -> Iterable[Started]:
    """Every trigger of a code that the record has, whatever the time is now."""
    return RULES[code](case)


def _reckoned(
    case: CaseFile,
    found: Iterator[tuple[str, Started]],
    now: datetime,
    calendar: Calendar,
    table: ClockTable,
) -> Iterator[Clock]:
    at = instant(now)
    for code, started in found:
        if started.at > at:
            continue
        row = table.row(code, local_date(started.at), council_at(case, started.at))
        if row is not None:
            yield reckon(row, started, now, calendar, table, child=case.child)


def _in_order(clocks: Iterator[Clock]) -> tuple[Clock, ...]:
    return tuple(sorted(clocks, key=lambda clock: (instant(clock.due), clock.key)))


def council_at(case: CaseFile, moment: datetime) -> str:
    """Which council was responsible for the child at a moment; before the first one on record, that one."""
    if len(case.councils) == 1:  # the usual case
        return case.councils[0][0]
    since = [council for council, begun in case.councils if begun <= moment]
    return since[-1] if since else case.councils[0][0] if case.councils else ""


def waiting(code: str, case: CaseFile, calendar: Calendar) -> Iterator[tuple[Started, datetime]]:
    """What waits of one code, neither met nor ceased, with when it is due: for the alert that says so when late."""
    return iter(_waiting(case, code, calendar))


@remembered
def _waiting(case: CaseFile, code: str, calendar: Calendar) -> Iterator[tuple[Started, datetime]]:
    table = table_of(calendar)
    for started in _begun(case, code):
        if started.met_at is None and started.ceased_at is None:
            row = table.row(code, local_date(started.at), council_at(case, started.at))
            if row is not None:
                yield started, due_of(row, started, calendar)
