"""By when an alert must have been accepted or triaged (C45, C46). Who is asked next is practice's ladder."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.calendar import Calendar, deadline, local_date
from teamaround.practice.clocks import Level
from teamaround.practice.clocks.table import table_of

ACKNOWLEDGEMENT = "C46"
TRIAGE = "C45"


def accept_by(level: Level, since: datetime, calendar: Calendar) -> datetime | None:
    """By when somebody must have accepted: red in an hour, amber in a working day; None where nobody must (C46)."""
    row = table_of(calendar).row(ACKNOWLEDGEMENT, local_date(since))
    span = row.by_level.get(level) if row is not None else None
    return None if span is None else deadline(since, span.length, span.unit, calendar)


def triage_by(code: str, level: Level, since: datetime, calendar: Calendar) -> datetime | None:
    """By when the desk must have decided on a sighting; None for alerts that are none (C45)."""
    row = table_of(calendar).row(TRIAGE, local_date(since))
    span = row.by_level.get(level) if row is not None and code in row.for_codes else None
    return None if span is None else deadline(since, span.length, span.unit, calendar)
