"""A07_holiday: a new concern while school is closed; who there can be told, and when (AC-R11-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import agency
from teamaround.practice.alerts.wording import row as in_a_row
from teamaround.practice.calendar import Calendar, deadline, instant, is_closed_until
from teamaround.practice.clocks import Started, shipped_table, waiting
from teamaround.practice.clocks.rules.c37_school_told import has_holiday_contact
from teamaround.practice.clocks.rules.school_concerns import council_of
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a concern whose notice falls into the holidays, until the school knows or its time has come."""
    if not calendar.knows_terms_of(council_of(case)):
        return  # without terms nobody can say that it is holidays
    row = shipped_table().rows("C37")[-1]
    for started, due in waiting("C37", case, calendar):
        usual = deadline(started.at, row.length, row.unit, calendar)
        is_late = instant(now) > instant(due)
        if not is_late and is_closed_until(started.at, usual, calendar, council_of(case)):
            yield _prompt(case, started, due)


def _prompt(case: CaseFile, started: Started, due: datetime) -> Prompt:
    schools = in_a_row(agency(case, one) for one in started.about)
    is_reachable = has_holiday_contact(case, frozenset(started.about))
    return prompted(
        "A07_holiday",
        case,
        subject=(started.entry_id,),
        since=started.at,
        entry_id=started.entry_id,
        what=f"{schools} is closed; its contact for the holidays is to be told"
        if is_reachable
        else f"Nobody at {schools} knows of the new concern, and it is closed",
        due=due,
        about=started.about,
    )
