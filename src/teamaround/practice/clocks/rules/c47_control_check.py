"""C47: a relied-on safeguard is seen to hold every fortnight, and every week for four weeks after a release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.calendar import instant, local_date
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.recheck_intervals import AFTER_RELEASE, recheck_intervals
from teamaround.practice.controls.checking import Intervals, Week, expires_at, grid, verified_at
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control


def started(case: CaseFile) -> Iterator[Started]:
    """For each safeguard that is leant on, one clock from each check to the next, and one for each week of the grid."""
    for control in case.controls.values():
        intervals = recheck_intervals(local_date(control.recorded_at))
        if control.relied_on_at and intervals is not None:
            checks = sorted(verified_at(case, control), key=instant)
            weeks = list(grid(case, control, intervals))
            yield from _between_checks(control, checks, weeks, intervals)
            yield from _after_release(control, checks, weeks)


def _between_checks(
    control: Control, checks: list[datetime], weeks: list[Week], intervals: Intervals
) -> Iterator[Started]:
    for seen in (control.recorded_at, *checks):
        due = local_date(seen) + timedelta(days=intervals.days)
        if any(local_date(week.begins) >= local_date(seen) and week.due <= due for week in weeks):
            continue  # a weekly clock asks for the next check sooner
        met_at = next((at for at in checks if instant(at) > instant(seen)), None)
        yield _clock(control, seen, met_at, subject=f"{seen:%Y-%m-%d}")


def _after_release(control: Control, checks: list[datetime], weeks: list[Week]) -> Iterator[Started]:
    for week in weeks:
        met_at = next((at for at in checks if local_date(at) > local_date(week.begins)), None)
        subject = f"{week.entry_id}:{week.number}"
        yield _clock(control, week.begins, met_at, subject=subject, span=AFTER_RELEASE)


def _clock(
    control: Control, at: datetime, met_at: datetime | None, *, subject: str, span: str = ""
) -> Started:
    ends = expires_at(control)
    return Started(
        at,
        control.entry_id,
        met_at=met_at,
        ceased_at=ends,
        about=(control.person, control.control),
        span=span,
        subject=f"{control.control}:{subject}",
    )
