"""Region A: the single assessment."""

from __future__ import annotations

from enum import StrEnum

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import AssessmentCompleted, AssessmentStarted


class Assessment(StrEnum):
    """Where the newest assessment stands."""

    NONE = "A0"
    IN_PROGRESS = "A1"
    COMPLETE = "A2"


def assessment(case: CaseFile) -> Assessment:
    """The newest assessment: in progress until one is signed after it began."""
    begun, signed = case.last(AssessmentStarted), case.last(AssessmentCompleted)
    if begun is None and signed is None:
        return Assessment.NONE
    if signed is None or (
        begun is not None and instant(begun.entry.happened_at) > instant(signed.entry.happened_at)
    ):
        return Assessment.IN_PROGRESS
    return Assessment.COMPLETE
