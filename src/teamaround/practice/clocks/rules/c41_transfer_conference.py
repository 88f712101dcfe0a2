"""C41: the conference of the council that a child on a plan moves to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.conferences import on_plan_at, plan_ended_after
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.family import TransferAnswered, TransferRequested
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a request about a child on a plan; a refusal that stands ends it, and the plan stays where it is."""
    held = [
        told.entry.happened_at
        for told in case.of(ConferenceHeld)
        if told.fact.sort is ConferenceSort.TRANSFER_IN
    ]
    for told in case.of(TransferRequested):
        at = told.entry.happened_at
        if on_plan_at(case, at):
            refused = _refused(case, told)
            ended = plan_ended_after(case, at)
            met_here = any(ended is not None and instant(one) == instant(ended) for one in held)
            ends = [*refused, *([ended] if ended is not None and not met_here else [])]
            yield until(told.entry, held, ends)


def _refused(case: CaseFile, asked: Noted[TransferRequested]) -> list[datetime]:
    """When the other council said no to a request, if that is its last word: a no that became a yes ended nothing."""
    since = asked.entry.happened_at
    answers = [
        answer
        for answer in case.of(TransferAnswered)
        if answer.fact.by_council == asked.fact.to_council and answer.entry.happened_at >= since
    ]
    last = max(answers, key=lambda one: one.entry.happened_at, default=None)
    return [] if last is None or last.fact.accepted else [last.entry.happened_at]
