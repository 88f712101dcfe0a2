"""Illegal moves of a record, and whether one more entry would be one. Forms refuse; import and replay flag."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.pathway.illegal import RULES
from teamaround.practice.pathway.violation import Violation
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.fold import step


def violations(case: CaseFile, now: datetime, calendar: Calendar) -> tuple[Violation, ...]:
    """Every illegal move that the record shows as at `now`, in the order in which they happened."""
    found = (one for rule in RULES.values() for one in rule(case, now, calendar))
    return tuple(sorted(found, key=lambda one: (instant(one.at), one.number, one.entry_id)))


def refusals(case: CaseFile, entry: Entry, calendar: Calendar) -> tuple[Violation, ...]:
    """What one more entry would do that is not allowed: what a form tells, each with the rule and the way on.

    What the record already shows is not the new entry's fault and is left out.
    """
    after, now = step(case, entry), entry.recorded_at
    known = {(one.number, one.entry_id) for one in violations(case, now, calendar)}
    return tuple(one for one in violations(after, now, calendar) if (one.number, one.entry_id) not in known)
