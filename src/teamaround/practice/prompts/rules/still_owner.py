"""still_owner: another council was asked to take the case over and has not; who asked stays responsible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import TransferAnswered, TransferRequested
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, PlanSort


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """At most one: the request made last, while it has not come to a taking over. No council is named."""
    requested = case.last(TransferRequested)
    if requested is None or not case.is_open:
        return
    entry, asked = requested.entry, requested.fact
    if not _is_taken_over(case, entry.happened_at, asked.to_council):
        yield prompted(
            "still_owner",
            case,
            subject=(entry.entry_id,),
            since=entry.recorded_at,
            entry_id=entry.entry_id,
            what="Another council was asked to take the case over and has not taken it over yet",
        )


def _is_taken_over(case: CaseFile, since: datetime, council: str) -> bool:
    """A transfer conference passes responsibility; a word of acceptance does so only where no conference is due."""
    conferred = any(
        told.fact.sort is ConferenceSort.TRANSFER_IN and told.entry.happened_at >= instant(since)
        for told in case.of(ConferenceHeld)
    )
    accepted = any(
        told.fact.accepted and told.fact.by_council == council and told.entry.happened_at >= instant(since)
        for told in case.of(TransferAnswered)
    )
    needs_conference = case.plan is not None and case.plan.sort is PlanSort.CHILD_PROTECTION
    return conferred or (accepted and not needs_conference)
