"""C47: a relied-on safeguard is seen to hold every fortnight, and every week for four weeks after a release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

from teamaround.practice.calendar import end_of_day, instant, local_date
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.recheck_intervals import AFTER_RELEASE, recheck_intervals
from teamaround.practice.controls.checking import Intervals, Week, expires_at, grid, verified_at
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control


class Asked(msgspec.Struct, frozen=True, gc=False):
    """A check that is asked for: from when, by which day, and when it came."""

    since: datetime
    due: date
    met_at: datetime | None
    subject: str
    span: str = ""


def started(case: CaseFile) -> Iterator[Started]:
    """For each safeguard that is leant on, one clock from each check to the next, and one for each week of the grid."""
    for control in case.controls.values():
        intervals = recheck_intervals(local_date(control.recorded_at))
        if control.relied_on_at and intervals is not None:
            checks = sorted(set(verified_at(case, control)), key=instant)
            weeks = grid(case, control, intervals)
            asked = [
                *_between_checks(control, checks, weeks, intervals),
                *_after_release(control, checks, weeks),
            ]
            yield from _clocks(control, sorted(asked, key=lambda one: (one.due, one.subject)))


def _between_checks(
    control: Control, checks: list[datetime], weeks: Sequence[Week], intervals: Intervals
) -> Iterator[Asked]:
    for seen in (control.recorded_at, *checks):
        on = local_date(seen)
        due = on + timedelta(days=intervals.days)
        if any(week.due <= due and local_date(week.begins) >= on for week in weeks):
            continue  # a weekly clock asks for the next check sooner
        met_at = next((at for at in checks if at > seen), None)
        yield Asked(seen, due, met_at, seen.replace(tzinfo=None).isoformat(timespec="seconds"))


def _after_release(control: Control, checks: list[datetime], weeks: Sequence[Week]) -> Iterator[Asked]:
    for week in weeks:
        met_at = next((at for at in checks if local_date(at) > local_date(week.begins)), None)
        yield Asked(week.begins, week.due, met_at, f"{week.entry_id}:{week.number}", AFTER_RELEASE)


def _clocks(control: Control, asked: list[Asked]) -> Iterator[Started]:
    """A missed check gives way once the next is missed too: at no time is more than one old miss told."""
    ends, about = expires_at(control), (control.person, control.control)
    missed = [one.due for one in asked if one.met_at is None]
    for one in asked:
        if one.met_at is None:
            missed = missed[1:]
        next_missed = end_of_day(missed[0]) if missed else None
        yield Started(
            one.since,
            control.entry_id,
            met_at=one.met_at,
            ceased_at=min(ends, next_missed, key=instant) if ends and next_missed else ends or next_missed,
            about=about,
            span=one.span,
            subject=f"{control.control}:{one.subject}",
        )
