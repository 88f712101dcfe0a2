"""C26: the one extension of a regulation 24 approval: at most eight weeks after the sixteen."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import extensions, family_placements
from teamaround.practice.record.case_file import CaseFile


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a placement that was extended. Counted from the start of the placement; an earlier end counts."""
    for placed in family_placements(case):
        for told in extensions(case, placed)[:1]:
            yield Started(
                told.entry.happened_at,
                told.entry.entry_id,
                met_at=placed.ended_at,
                counted_from=placed.told.entry.happened_at,
                until=told.fact.until,
            )
