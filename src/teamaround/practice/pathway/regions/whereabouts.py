"""Region W: where the child lives, and with whom."""

from __future__ import annotations

from enum import StrEnum

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import CareEnded, PlacementSort, RehabilitationStarted
from teamaround.practice.record.facts.family import WhereaboutsKnown, WhereaboutsUnknown


class Whereabouts(StrEnum):
    """Where and with whom. Living with family informally is not being looked after and is chosen deliberately."""

    PARENT = "W0"
    FOSTER = "W1"
    REGULATION_24 = "W2"
    CONNECTED_APPROVED = "W3"
    RETURNING = "W4"
    RETURNED = "W5"
    INFORMAL_FAMILY = "W6"
    UNKNOWN = "W7"


_PLACEMENTS = {
    PlacementSort.FOSTER: Whereabouts.FOSTER,
    PlacementSort.RESIDENTIAL: Whereabouts.FOSTER,
    PlacementSort.REGULATION_24: Whereabouts.REGULATION_24,
    PlacementSort.CONNECTED_APPROVED: Whereabouts.CONNECTED_APPROVED,
    PlacementSort.INFORMAL_FAMILY: Whereabouts.INFORMAL_FAMILY,
}


def whereabouts(case: CaseFile) -> Whereabouts:
    """Where the child is as the record has it; a child whose whereabouts are unknown is nowhere else."""
    if is_missing(case):
        return Whereabouts.UNKNOWN
    if case.care.rehabilitation_at is not None and case.care.is_looked_after:
        return Whereabouts.RETURNING
    if case.care.placement in _PLACEMENTS:
        return _PLACEMENTS[case.care.placement]
    has_returned = bool(case.of(CareEnded)) and bool(case.of(RehabilitationStarted))
    is_home_in_care = case.care.placement is PlacementSort.WITH_PARENT
    return Whereabouts.RETURNED if has_returned or is_home_in_care else Whereabouts.PARENT


def is_missing(case: CaseFile) -> bool:
    """Whether nobody has found the child since their whereabouts became unknown."""
    lost, found = case.last(WhereaboutsUnknown), case.last(WhereaboutsKnown)
    if lost is None:
        return False
    return found is None or instant(found.entry.happened_at) < instant(lost.entry.happened_at)
