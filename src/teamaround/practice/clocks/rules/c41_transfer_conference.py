"""C41: the conference of the council that a child on a plan moves to."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.conferences import on_plan_at, plan_ended_after
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import TransferAnswered, TransferRequested
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a request about a child on a plan; a refusal ends it, and the plan stays where it is."""
    held = [
        told.entry.happened_at
        for told in case.of(ConferenceHeld)
        if told.fact.sort is ConferenceSort.TRANSFER_IN
    ]
    for told in case.of(TransferRequested):
        at = told.entry.happened_at
        if on_plan_at(case, at):
            refused = [
                answer.entry.happened_at
                for answer in case.of(TransferAnswered)
                if answer.fact.by_council == told.fact.to_council and not answer.fact.accepted
            ]
            ended = plan_ended_after(case, at)
            met_here = any(ended is not None and instant(one) == instant(ended) for one in held)
            ends = [*refused, *([ended] if ended is not None and not met_here else [])]
            yield until(told.entry, held, ends)
