"""C06: a decision to go to conference reaches its administrator within one working day."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.conferences import on_plan_at
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import EnquiryConcluded, EnquiryOutcome
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceRequested


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an enquiry that found a continuing risk; a child on a plan has their review and needs no first one."""
    asked = [told.entry.happened_at for told in case.of(ConferenceRequested)]
    held = [told.entry.happened_at for told in case.of(ConferenceHeld)]
    for told in case.of(EnquiryConcluded):
        if told.fact.outcome is EnquiryOutcome.CONTINUING_RISK and not on_plan_at(
            case, told.entry.happened_at
        ):
            yield until(told.entry, [*asked, *held])
