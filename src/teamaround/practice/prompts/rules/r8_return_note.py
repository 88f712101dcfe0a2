"""R8_return_note: MARAC or MAPPA met about a linked adult; the core group gets a note in two working days (AC-R8-2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, deadline
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import MappaHeld, MaracHeld, ReturnNoteWritten

MARAC, MAPPA = "marac", "mappa"


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a meeting, until its note is written."""
    row = prompt_row("R8_return_note")
    meetings = [*((told.entry, MARAC) for told in case.of(MaracHeld))]
    meetings += [(told.entry, MAPPA) for told in case.of(MappaHeld)]
    for entry, forum in meetings:
        if not _has_returned(case, entry, forum):
            span = row.spans["note"]
            yield prompted(
                "R8_return_note",
                case,
                subject=(forum, entry.entry_id),
                since=entry.recorded_at,
                entry_id=entry.entry_id,
                what=f"{forum.upper()} was held, and the core group has no return note",
                due=deadline(entry.happened_at, span.length, span.unit, calendar),
                to=row.lists[MAPPA] if forum == MAPPA else (),
            )


def _has_returned(case: CaseFile, entry: Entry, forum: str) -> bool:
    return any(
        forum in told.fact.forum.casefold() and told.fact.what and told.entry.happened_at >= entry.happened_at
        for told in case.of(ReturnNoteWritten)
    )
