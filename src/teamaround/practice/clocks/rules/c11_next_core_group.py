"""C11: the next core group after the last one that counts."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.conferences import protection_plans
from teamaround.practice.clocks.rules.settled import gaps
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.meetings import CoreGroupHeld


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a core group, within each plan; the first of a plan is C10, and only minutes with the section count."""
    held = [
        (told.entry.happened_at, told.entry)
        for told in case.of(CoreGroupHeld)
        if told.fact.other_agencies is not None
    ]
    for period in protection_plans(case):
        entry = case.entry(period.entry_id)
        if entry is not None:
            _, *later = gaps(entry, period.started_at, period.ended_at, held)
            yield from later
