"""C05: the initial conference, counted from the strategy discussion that opened the section 47 enquiry.

A second strategy discussion restarts nothing unless it opens an enquiry of its own (domain 3.1, restart rule).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.conferences import held_after, on_plan_at
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import EnquiryConcluded, EnquiryOutcome, StrategyMeetingHeld


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an enquiry; it ceases where that finds no continuing risk, or a plan is open already."""
    for told in case.of(StrategyMeetingHeld):
        if told.fact.opens_enquiry:
            at = told.entry.happened_at
            met_at, closed_at = held_after(case, at), _closed_after(case, at)
            if met_at is not None and closed_at is not None and instant(closed_at) < instant(met_at):
                met_at = None  # that conference was about something later
            yield Started(at, told.entry.entry_id, met_at=met_at, ceased_at=None if met_at else closed_at)


def _closed_after(case: CaseFile, moment: datetime) -> datetime | None:
    closed = (
        told.entry.happened_at
        for told in case.of(EnquiryConcluded)
        if told.fact.outcome is not EnquiryOutcome.CONTINUING_RISK or on_plan_at(case, told.entry.happened_at)
    )
    return min((at for at in closed if instant(at) > instant(moment)), key=instant, default=None)
