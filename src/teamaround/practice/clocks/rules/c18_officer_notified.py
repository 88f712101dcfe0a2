"""C18: the unit of independent reviewing officers is told when a child becomes looked after."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import since_looked_after
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import ReviewingOfficerAllocated, ReviewingOfficerNotified


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an episode, police protection included; an officer who was allocated had been told."""
    told = [one.entry.happened_at for one in case.of(ReviewingOfficerNotified)]
    told += [one.entry.happened_at for one in case.of(ReviewingOfficerAllocated)]
    return since_looked_after(case, told)
