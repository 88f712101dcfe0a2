"""C52: a serious incident is notified to the national panel, and a rapid review is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from teamaround.practice.calendar import LONDON, instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.family import (
    RapidReviewHeld,
    SeriousIncident,
    SeriousIncidentNotified,
)

NOTIFIED, REVIEWED = "notified", "reviewed"


def started(case: CaseFile) -> Iterator[Started]:
    """Two clocks an incident."""
    notified = [told.entry.happened_at for told in case.of(SeriousIncidentNotified)]
    reviewed = [told.entry.happened_at for told in case.of(RapidReviewHeld)]
    for told in case.of(SeriousIncident):
        yield until(told.entry, [*notified, *_at_once(told)], part=NOTIFIED, span=NOTIFIED)
        yield until(told.entry, reviewed, part=REVIEWED, span=REVIEWED)


def _at_once(told: Noted[SeriousIncident]) -> list[datetime]:
    """The day on which it had been notified when it was recorded, as the moment of the entry at the earliest."""
    if told.fact.notified_on is None:
        return []
    day = datetime.combine(told.fact.notified_on, time.min, tzinfo=LONDON)
    return [max(day, told.entry.happened_at, key=instant)]
