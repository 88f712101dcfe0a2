"""Clocks of which a record can say how they stand: what it does not keep at all is unknown, and not late."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.clocks.clock import Clock
from teamaround.practice.clocks.running import council_at, still_open
from teamaround.practice.clocks.table import ClockRow, UnlessKept, table_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.happenings import Sighting
from teamaround.practice.record.facts.meetings import ConferenceHeld
from teamaround.practice.record.words import HowKnown


def spoken_for(case: CaseFile, clock: Clock, calendar: Calendar) -> ClockRow | None:
    """The row of a clock that this record can speak of; nothing where unknown is not late.

    What a register, such as a census, brought says nothing of what was done since; nor does its word that a
    conference was held say what the group did.
    """
    council = council_at(case, clock.started_at)
    row = table_of(calendar).row(clock.code, local_date(clock.started_at), council)
    if row is None or (row.unless_kept is UnlessKept.SILENT and not clock.is_kept):
        return None
    entry = case.entry(clock.entry_id)
    return None if entry is not None and _is_of_register(entry) else row


def _is_of_register(entry: Entry) -> bool:
    """Whether a register, such as a census, brought it: a picture of one day, that nobody brings up to date."""
    fact = entry.fact
    is_picture = entry.how_known is HowKnown.RECORDED_BY_SYSTEM and not isinstance(fact, Sighting)
    return is_picture or (isinstance(fact, ConferenceHeld) and fact.core_group_unknown)


def shown_clocks(case: CaseFile, now: datetime, calendar: Calendar) -> tuple[Clock, ...]:
    """Clocks that somebody still has to do something about, as far as this record can say: what a page shows."""
    waiting = still_open(case, now, calendar)
    return tuple(clock for clock in waiting if spoken_for(case, clock, calendar) is not None)
