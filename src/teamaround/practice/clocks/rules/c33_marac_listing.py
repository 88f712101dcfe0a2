"""C33: a case that meets the threshold for MARAC is heard at the next meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline, end_of_day, instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after, heard_after, next_meeting, turned_down_after
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import MaracListed, MaracReferred


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a referral, and one a listing that no open referral led to; hearing it meets it."""
    waiting: dict[str, datetime | None] = {}
    found: list[Noted[MaracReferred] | Noted[MaracListed]] = [*case.of(MaracReferred), *case.of(MaracListed)]
    for one in sorted(found, key=lambda one: (instant(one.entry.happened_at), one.entry.entry_id)):
        entry, fact = one.entry, one.fact
        at, victim = entry.happened_at, fact.victim
        if victim in waiting and (waiting[victim] is None or instant(at) <= instant(waiting[victim] or at)):
            continue  # the listing of a case that already waits
        heard, down = heard_after(case, victim, at), turned_down_after(case, victim, at)
        waiting[victim] = first_after([end for end in (heard, down) if end is not None], at)
        yield Started(
            at,
            entry.entry_id,
            met_at=heard,
            ceased_at=None if heard else down,
            about=tuple(one for one in (victim, fact.perpetrator) if one),
            due_by=partial(due_at_meeting, at, next_meeting(case, victim, at)),
        )


def due_at_meeting(at: datetime, meeting: date | None, row: ClockRow, calendar: Calendar) -> datetime:
    """The day of the meeting for which it is listed; until it is listed, the row's own length."""
    return end_of_day(meeting) if meeting else deadline(at, row.length, row.unit, calendar)
