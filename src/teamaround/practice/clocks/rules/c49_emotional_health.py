"""C49: after trauma, a decision at the next core group; then a screening every 90 days and at six and twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from teamaround.practice.calendar import add_months, instant, local_date
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.table import ClockRow, shipped_table
from teamaround.practice.needs.trauma import Run, runs, screenings
from teamaround.practice.record.case_file import CaseFile

CODE, AGAIN, HALF_A_YEAR, A_YEAR = "C49", "screened_again", "half_a_year", "a_year"


def started(case: CaseFile) -> Iterator[Started]:
    """For what one decision answers: a clock until it is taken, then one from each screening to the next for a year."""
    for run in runs(case):
        first = run.ordeals[0].entry
        over = _over(case, first.recorded_at)
        met_at = run.decided.entry.happened_at if run.decided else None
        yield Started(
            first.recorded_at,
            first.entry_id,
            met_at=met_at,
            ceased_at=None if met_at else over,
            about=(case.child,),
        )
        row = shipped_table().row(CODE, local_date(first.recorded_at))
        if run.decided is not None and row is not None:
            yield from _screened_again(case, run, run.decided.entry.happened_at, row, over)


def _over(case: CaseFile, since: datetime) -> datetime | None:
    """When the last plan ended, if nothing is open about the child any more; at once if there never was a plan."""
    ends = [plan.ended_at for plan in case.plans if plan.ended_at is not None]
    return None if case.is_open else max(ends, key=instant, default=since)


def _screened_again(
    case: CaseFile, run: Run, seen: datetime, row: ClockRow, over: datetime | None
) -> Iterator[Started]:
    entry = run.ordeals[-1].entry
    event = local_date(entry.happened_at)
    marks = {span: add_months(event, int(row.spans[span].length)) for span in (HALF_A_YEAR, A_YEAR)}
    looked = [at for at in screenings(case) if instant(at) > instant(seen)]
    while local_date(seen) < marks[A_YEAR]:
        span = _soonest(local_date(seen), marks, row)
        met_at = next((at for at in looked if instant(at) > instant(seen)), None)
        yield Started(
            seen if span == AGAIN else entry.happened_at,
            entry.entry_id,
            met_at=met_at,
            ceased_at=None if met_at else over,
            about=(case.child,),
            span=span,
            subject=f"{entry.entry_id}:{seen:%Y-%m-%d}",
        )
        if met_at is None:
            return
        seen = met_at


def _soonest(seen: date, marks: dict[str, date], row: ClockRow) -> str:
    """Which comes first after a screening: so many days, or half a year or a year after what happened."""
    due = {AGAIN: seen + timedelta(days=row.spans[AGAIN].length)}
    due |= {span: day for span, day in marks.items() if day > seen}
    return min(due, key=lambda span: due[span])
