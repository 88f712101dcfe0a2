"""C24: the placement plan is on file before the placement, else within five working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import placements
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import PlacementPlanMade, PlacementSort


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a placement; a plan made after the placement before it was for this one. Family by itself is none."""
    made = [told.entry.happened_at for told in case.of(PlacementPlanMade)]
    before: datetime | None = None
    for one in placements(case):
        begun = one.told.entry.happened_at
        ahead = any(
            instant(at) < instant(begun) and (before is None or instant(at) > instant(before)) for at in made
        )
        if one.told.fact.sort is not PlacementSort.INFORMAL_FAMILY:
            ends = [one.ended_at] if one.ended_at else []
            yield until(one.told.entry, [*made, begun] if ahead else made, ends)
        before = begun
