"""When a safeguard was seen to hold, when it ended, and when it must be seen again (C47)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from teamaround.practice.calendar import end_of_day, instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control
from teamaround.practice.record.facts.controls import CheckResult, ControlChecked, Released
from teamaround.practice.record.remembering import remembered


class Intervals(NamedTuple):
    """Every how many days a safeguard is checked: always, and in the first weeks after a release."""

    days: float
    days_after_release: float
    weeks_after_release: int


class Week(msgspec.Struct, frozen=True, gc=False):
    """One interval of the grid after a release: a check after `begins` and by the end of `due` is in time."""

    begins: datetime
    due: date
    entry_id: str
    number: int


def verified_at(case: CaseFile, control: Control) -> list[datetime]:
    """When somebody other than those it binds or protects saw that it holds."""
    return [
        told.entry.happened_at
        for told in case.of(ControlChecked)
        if told.fact.control == control.control
        and told.fact.result is CheckResult.HELD
        and told.fact.by not in (control.person, *control.protects)
    ]


def expires_at(control: Control) -> datetime | None:
    """When a control ended, or the end of its last day, past or to come."""
    if control.ended_at is not None:
        return control.ended_at
    return None if control.until is None else end_of_day(control.until)


def expired_at(control: Control, now: datetime) -> datetime | None:
    """When a control ended or ran out, if that has passed."""
    ends = expires_at(control)
    if ends is None or control.ended_at is not None:
        return ends
    return ends if instant(now) > instant(ends) else None


def grid(case: CaseFile, control: Control, intervals: Intervals) -> tuple[Week, ...]:
    """The weeks after each release of the person it binds; those over before it was recorded ask for nothing."""
    return _weeks_after(case, control.person, local_date(control.recorded_at), intervals)


@remembered
def _weeks_after(case: CaseFile, person: str, asked_from: date, intervals: Intervals) -> Iterator[Week]:
    step = timedelta(days=intervals.days_after_release)
    for told in case.of(Released):
        if told.fact.person != person:
            continue
        released = told.entry.happened_at
        begun = local_date(released)
        for number in range(1, intervals.weeks_after_release + 1):
            due = begun + number * step
            if due > asked_from:
                yield Week(released + (number - 1) * step, due, told.entry.entry_id, number)


def lapsed_at(case: CaseFile, control: Control, now: datetime, intervals: Intervals) -> datetime | None:
    """When the re-check that is missing was due, if one is (C47). Only what its supervisor saw to hold counts."""
    begun = local_date(control.recorded_at)
    checks = [local_date(at) for at in verified_at(case, control)]
    last = max((*checks, begun)) + timedelta(days=intervals.days)
    due = end_of_day(min((last, *_weeks_without(case, control, intervals))))
    return due if instant(now) > due else None


def week_missed_at(case: CaseFile, control: Control, now: datetime, intervals: Intervals) -> datetime | None:
    """When the first week after a release ended without a check, if none has come since (AC-U9-3)."""
    weeks = _weeks_without(case, control, intervals)
    missed = end_of_day(min(weeks)) if weeks else None
    return missed if missed is not None and instant(now) > missed else None


def _weeks_without(case: CaseFile, control: Control, intervals: Intervals) -> list[date]:
    """The last days of those weeks after a release in which, and after which, it was not seen to hold."""
    weeks = grid(case, control, intervals)
    checks = [local_date(at) for at in verified_at(case, control)] if weeks else []
    step = timedelta(days=intervals.days_after_release)
    return [week.due for week in weeks if not any(check > week.due - step for check in checks)]
