"""Concerns as the clocks of the school count them: each piece of news once, and whose school days count."""

from __future__ import annotations

from datetime import timedelta

from teamaround.practice.clocks.table import shipped_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.concerns import Concern, concerns


def pieces(case: CaseFile) -> tuple[Concern, ...]:
    """Every concern of the case; how long the same sighting is no new one stands in the row of C37."""
    spans = shipped_table().rows("C37")[-1].spans
    same_within = timedelta(hours=spans["same_sighting"].length)
    return concerns(case, same_within, timedelta(days=spans["history"].length))


def council_of(case: CaseFile) -> str:
    """The council whose terms count for the child."""
    return case.about.council if case.about else ""
