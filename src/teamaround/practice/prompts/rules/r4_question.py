"""R4: a parent declines support with domestic abuse, and the child's own support is asked about apart, at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.rules.a11_childs_own_support import offered_by
from teamaround.practice.alerts.wording import child, people
from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.support.offers import unanswered_declines


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """At most one, from the first decline on; it is due when A11 would say that nobody asked."""
    declines = unanswered_declines(case) if case.is_open else []
    if not declines:
        return
    first = min((told.entry for told in declines), key=lambda entry: entry.recorded_at)
    whom = dict.fromkeys(told.fact.to for told in declines)
    yield prompted(
        "R4_question",
        case,
        subject=(first.entry_id,),
        since=first.recorded_at,
        entry_id=first.entry_id,
        what=f"{people(case, whom)} declined support with domestic abuse. Is {child(case)} offered some?",
        due=offered_by(first.recorded_at, calendar),
        about=(case.child,),
    )
