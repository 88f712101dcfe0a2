"""C12: visits to a child on a child protection plan, at which the child is seen, alone unless there is a reason."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import visits_are_kept
from teamaround.practice.clocks.rules.conferences import protection_plans
from teamaround.practice.clocks.rules.settled import gaps
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import VisitMade


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a gap between visits, within each plan. Where visits are kept elsewhere, none is on this record."""
    seen = [
        (told.entry.happened_at, told.entry)
        for told in case.of(VisitMade)
        if told.fact.statutory
        and told.fact.child_seen
        and not told.fact.rests_on_denial_by
        and (told.fact.child_alone is not False or told.fact.reason_not_alone)
    ]
    for period in protection_plans(case):
        entry = case.entry(period.entry_id)
        if entry is not None:
            is_kept = visits_are_kept(case, period.started_at, period.ended_at)
            yield from gaps(entry, period.started_at, period.ended_at, seen, is_kept=is_kept)
