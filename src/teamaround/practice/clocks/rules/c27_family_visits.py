"""C27: visits to a child placed with family or friends under regulation 24."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import family_placements, reviewed_by, visits
from teamaround.practice.clocks.rules.settled import gaps
from teamaround.practice.record.case_file import CaseFile


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a gap between visits: weekly until the first review of the child's care, then longer."""
    seen = visits(case)
    for placed in family_placements(case):
        entry = placed.told.entry
        for one in gaps(entry, entry.happened_at, placed.ended_at, seen):
            yield replace(one, span="reviewed") if reviewed_by(case, one.at) else one
