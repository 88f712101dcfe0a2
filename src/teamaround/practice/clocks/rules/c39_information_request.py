"""C39: an agency answers a request in time, or refuses with a reason and the name of who decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested, Urgency
from teamaround.practice.record.words import Answer


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a request. Silence is no answer, and neither is a refusal that nobody stands for."""
    for noted in case.of(InformationRequested):
        answers = (
            told.entry.happened_at
            for told in case.of(InformationAnswered)
            if told.fact.request == noted.fact.request and _answers(told.fact)
        )
        yield Started(
            noted.entry.happened_at,
            noted.entry.entry_id,
            met_at=first_after(answers, noted.entry.happened_at),
            about=(noted.fact.agency,),
            due_by=partial(_due, noted.entry.happened_at, noted.fact.urgency),
        )


def _answers(fact: InformationAnswered) -> bool:
    if fact.answer is Answer.REFUSED:
        return bool(fact.what and fact.decided_by)
    return fact.answer is not Answer.NO_REPLY


def _due(at: datetime, urgency: Urgency, row: ClockRow, calendar: Calendar) -> datetime:
    span = row.spans[urgency]
    return deadline(at, span.length, span.unit, calendar)
