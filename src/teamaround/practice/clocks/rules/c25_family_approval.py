"""C25: a placement with family or friends under regulation 24 may last sixteen weeks without full approval."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import extensions, family_placements
from teamaround.practice.clocks.rules.settled import first_from
from teamaround.practice.record.case_file import CaseFile


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a placement. Full approval, another placement, an end or the extension meets it, a late one late."""
    for placed in family_placements(case):
        entry = placed.told.entry
        over = [told.entry.happened_at for told in extensions(case, placed)]
        over += [placed.ended_at] if placed.ended_at else []
        yield Started(entry.happened_at, entry.entry_id, met_at=first_from(over, entry.happened_at))
