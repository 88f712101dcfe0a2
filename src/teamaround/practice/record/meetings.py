"""The meetings of the people around a child, in the order in which they were held."""

from __future__ import annotations

from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.meetings import CoreGroupHeld
from teamaround.practice.record.remembering import remembered


@remembered
def core_groups(case: CaseFile) -> list[Noted[CoreGroupHeld]]:
    """Every core group, oldest first; those of one moment by their ids, so that the order never changes."""
    return sorted(case.of(CoreGroupHeld), key=lambda told: (told.entry.happened_at, told.entry.entry_id))
