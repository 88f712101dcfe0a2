"""C08: the child is seen in a section 47 enquiry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import visits_are_kept
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import VisitMade
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    EnquiryConcluded,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.happenings import Incident


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an enquiry. That it concluded with the child seen meets it too, at the latest moment that can be."""
    # A visit whose outcome rests on a denial closes nothing (invariant 3).
    seen = [
        told.entry.happened_at
        for told in case.of(VisitMade)
        if told.fact.child_seen and not told.fact.rests_on_denial_by
    ]
    seen += [told.entry.happened_at for told in case.of(EnquiryConcluded) if told.fact.child_seen_alone]
    seen += [told.entry.happened_at for told in case.of(AssessmentCompleted) if told.fact.child_seen]
    closed = [told.entry.happened_at for told in case.of(EnquiryConcluded)]
    for told in case.of(StrategyMeetingHeld):
        if told.fact.opens_enquiry:
            span = "immediate" if _in_danger(case, told.entry.happened_at) else ""
            is_kept = visits_are_kept(case, told.entry.happened_at, None)
            yield until(told.entry, seen, closed, span=span, is_kept=is_kept)


def _in_danger(case: CaseFile, moment: datetime) -> bool:
    """Whether what was told last before the enquiry was that somebody is in danger now."""
    before = [told for told in case.of(Incident) if told.entry.happened_at <= moment]
    last = max(before, key=lambda told: told.entry.happened_at, default=None)
    return last is not None and last.fact.immediate_danger
