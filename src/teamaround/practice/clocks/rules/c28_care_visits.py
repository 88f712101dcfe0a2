"""C28: visits to a child in any other placement of a child in care."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import placements, visits
from teamaround.practice.clocks.rules.settled import gaps
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import PlacementSort

OTHER_RULES = (PlacementSort.REGULATION_24, PlacementSort.INFORMAL_FAMILY)


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a gap between visits: the first soon after the placement, then longer."""
    seen = visits(case)
    for placed in placements(case):
        if placed.told.fact.sort not in OTHER_RULES:
            entry = placed.told.entry
            found = gaps(entry, entry.happened_at, placed.ended_at, seen)
            for number, one in enumerate(found):
                yield replace(one, span="later" if number else "")
