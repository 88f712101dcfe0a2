"""C54: a breach of personal data is reported or reasoned within 72 hours; whether a life is at risk, within one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.rights import BreachAnswered, BreachFound, BreachRiskChecked
from teamaround.practice.record.words import YesNoUnknown

FIRST_HOUR = "risk_to_life"


def started(case: CaseFile) -> Iterator[Started]:
    """Two clocks a breach. Not reporting it needs a reason; "not known" is no check of the risk."""
    for noted in case.of(BreachFound):
        at = noted.entry.happened_at
        answered = (
            told.entry.happened_at
            for told in case.of(BreachAnswered)
            if told.fact.breach == noted.fact.breach and (told.fact.reported or told.fact.reason)
        )
        yield Started(at, noted.entry.entry_id, met_at=first_after(answered, at))
        yield Started(
            at,
            noted.entry.entry_id,
            met_at=_checked_at(case, noted.fact, at),
            due_by=partial(_first_hour, at),
            part=FIRST_HOUR,
        )


def _checked_at(case: CaseFile, found: BreachFound, at: datetime) -> datetime | None:
    if found.risk_to_life is not YesNoUnknown.UNKNOWN:
        return at
    checked = (
        told.entry.happened_at
        for told in case.of(BreachRiskChecked)
        if told.fact.breach == found.breach and told.fact.risk_to_life is not YesNoUnknown.UNKNOWN
    )
    return first_after(checked, at)


def _first_hour(at: datetime, row: ClockRow, calendar: Calendar) -> datetime:
    span = row.spans[FIRST_HOUR]
    return deadline(at, span.length, span.unit, calendar)
