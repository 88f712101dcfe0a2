"""How loud an observation of a person is: red when linked and dangerous, recomputed whenever tag or link changes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from teamaround.practice.alerts.history import dangerous_since, linked_since
from teamaround.practice.alerts.presences import Presence
from teamaround.practice.calendar import instant
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile


class Graded(NamedTuple):
    """A level, since when, and the rule that made it so."""

    level: Level
    since: datetime
    why: str


def graded(case: CaseFile, seen: Presence, now: datetime) -> Graded:
    """Red when the record links the person to the child and carries a dangerous tag; else amber (domain 5.0, A03)."""
    recorded = seen.entry.recorded_at
    if not seen.person:
        return Graded(Level.AMBER, recorded, "Amber because nobody knows yet who it was.")
    if seen.phone_of:
        return Graded(Level.AMBER, recorded, "Amber because a phone number alone is never more.")
    linked = linked_since(case, seen.person, seen.entry.happened_at, now)
    tagged = dangerous_since(case, seen.person)
    if linked is None:
        return Graded(
            Level.AMBER, recorded, "Amber because the record does not link this person to the child."
        )
    if tagged is None:
        return Graded(
            Level.AMBER, recorded, "Amber because no violence or abuse by this person is on record."
        )
    why = "Red because this person is linked to the child and violence or abuse by them is on record."
    return Graded(Level.RED, max(recorded, linked, tagged, key=instant), why)


def loudest(grades: list[Graded]) -> Graded:
    """The loudest of several, and of those the earliest."""
    return min(grades, key=lambda one: (one.level.rank, instant(one.since)))
