"""A14: an agency was asked for something and its time to answer has passed (C39)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.overdue import overdue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, quoted, when
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import InformationRequested


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One a request, to whoever asked and to the managers on both sides."""
    if not case.is_open:
        return
    asked = {told.entry.entry_id: told for told in case.of(InformationRequested)}
    for late in overdue("C39", case, now, calendar):
        entry, request = asked[late.entry_id].entry, asked[late.entry_id].fact
        what = f": {quoted(case, request.what)}" if request.what else ""
        yield raised(
            "A14",
            case,
            calendar,
            subject=(request.agency, entry.entry_id),
            since=late.since,
            entry_id=entry.entry_id,
            about=(request.agency,),
            to_agencies=tuple(dict.fromkeys(one for one in (entry.by_agency, request.agency) if one)),
            question=request.question,
            what=f"{agency(case, request.agency)} was asked and has not answered in time{what}",
            how_known=f"Asked {when(entry.happened_at)} as {request.urgency}; due {when(late.due)}.",
            how_sure="Certain that no answer is on the record. What the agency holds is not known.",
            undermines="Every decision that waits for the answer, or was made without it.",
            why_level="Amber because the time to answer has passed.",
        )
