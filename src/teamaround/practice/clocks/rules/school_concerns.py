"""Concerns as the clocks of the school count them: each piece of news once, and whose school days count."""

from __future__ import annotations

from datetime import timedelta

from teamaround.practice.clocks.table import shipped_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.concerns import Concern, concerns


def pieces(case: CaseFile) -> tuple[Concern, ...]:
    """Every concern of the case; how long the same sighting is no new one stands in the row of C37."""
    numbers = shipped_table().rows("C37")[-1].numbers
    same_within = timedelta(hours=numbers["same_sighting_hours"])
    return concerns(case, same_within, timedelta(days=numbers["history_days"]))


def council_of(case: CaseFile) -> str:
    """The council whose terms count for the child."""
    return case.about.council if case.about else ""
