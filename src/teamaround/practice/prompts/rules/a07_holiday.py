"""A07_holiday: a new concern while school is closed; who there can be told, and when (AC-R11-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import agency, row
from teamaround.practice.calendar import Calendar, deadline, is_closed_until
from teamaround.practice.clocks import ClockState, of_code, shipped_table
from teamaround.practice.clocks.rules.c37_school_told import has_holiday_contact
from teamaround.practice.clocks.rules.school_concerns import council_of
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a concern whose notice falls into the holidays, until the school knows or its time has come."""
    row_of = shipped_table().rows("C37")[-1]
    for clock in of_code("C37", case, now, calendar):
        if clock.state not in (ClockState.RUNNING, ClockState.DUE_SOON):
            continue
        usual = deadline(clock.started_at, row_of.length, row_of.unit, calendar)
        if not is_closed_until(clock.started_at, usual, calendar, council_of(case)):
            continue
        schools = row(agency(case, one) for one in clock.about)
        reachable = has_holiday_contact(case, frozenset(clock.about))
        yield prompted(
            "A07_holiday",
            case,
            subject=(clock.entry_id,),
            since=clock.started_at,
            entry_id=clock.entry_id,
            what=f"{schools} is closed; its contact for the holidays is to be told"
            if reachable
            else f"Nobody at {schools} knows of the new concern, and it is closed",
            due=clock.due,
            about=clock.about,
        )
