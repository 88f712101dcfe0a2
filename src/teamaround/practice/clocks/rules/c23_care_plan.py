"""C23: the care plan is on file before the first placement, else within ten working days."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import since_looked_after
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import CarePlanMade


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an episode, police protection included; a plan made ahead of it counts."""
    return since_looked_after(case, [told.entry.happened_at for told in case.of(CarePlanMade)], ahead=True)
