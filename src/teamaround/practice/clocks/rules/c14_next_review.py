"""C14: each later review conference, at most six months after the last."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.c13_first_review import until_reviewed
from teamaround.practice.clocks.rules.conferences import PROTECTS
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort


def started(case: CaseFile) -> Iterator[Started]:
    """One clock for each review that kept the plan."""
    kept = (
        told
        for told in case.of(ConferenceHeld)
        if told.fact.sort is ConferenceSort.REVIEW and told.fact.decision in PROTECTS
    )
    return until_reviewed(case, kept)
