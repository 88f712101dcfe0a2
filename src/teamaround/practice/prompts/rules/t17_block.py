"""T17_block: the child protection plan is to end into the care plan while actions of it are left open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar
from teamaround.practice.pathway.illegal.care_and_protection import ended_unmapped
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each such ending on the record; a form is refused before it gets there (`pathway.refusals`)."""
    for found in ended_unmapped(case, now, calendar):
        entry = case.by_id[found.entry_id]
        yield prompted(
            "T17_block",
            case,
            subject=(found.entry_id,),
            since=entry.recorded_at,
            entry_id=found.entry_id,
            what=found.what,
        )
