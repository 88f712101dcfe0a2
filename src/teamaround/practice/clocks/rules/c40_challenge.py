"""C40: each stage of a professional challenge is answered against the outcome expected (recommendation 13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline, instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import ChallengeAnswered, ChallengeRaised
from teamaround.practice.record.words import YesNoUnknown


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a stage; it ceases when the challenge goes to the next stage without a reply."""
    for told in case.of(ChallengeRaised):
        at, following = told.entry.happened_at, _next_stage(case, told.fact, told.entry.happened_at)
        met_at = first_after(_replies(case, told.fact.challenge), at)
        if met_at is not None and following is not None and instant(following) < instant(met_at):
            met_at = None  # that was a reply to the next stage
        yield Started(
            at,
            told.entry.entry_id,
            met_at=met_at,
            ceased_at=None if met_at else following,
            about=(told.fact.to_agency,),
            due_by=partial(stage_due, Noted(told.entry, told.fact)),
        )


def stage_due(told: Noted[ChallengeRaised], row: ClockRow, calendar: Calendar) -> datetime:
    """By when a stage must be answered: what the raiser asked for, else the stage's own length."""
    if told.fact.respond_by is not None:
        return told.fact.respond_by
    span = row.spans.get(f"stage_{told.fact.stage}")
    length, unit = (span.length, span.unit) if span else (row.length, row.unit)
    return deadline(told.entry.happened_at, length, unit, calendar)


def _replies(case: CaseFile, challenge: str) -> Iterator[datetime]:
    """Replies that say whether the outcome expected is met; anything else is no reply to it."""
    for told in case.of(ChallengeAnswered):
        if told.fact.challenge == challenge and (
            told.fact.in_part or told.fact.met is not YesNoUnknown.UNKNOWN
        ):
            yield told.entry.happened_at


def _next_stage(case: CaseFile, raised: ChallengeRaised, at: datetime) -> datetime | None:
    later = (
        told.entry.happened_at
        for told in case.of(ChallengeRaised)
        if told.fact.challenge == raised.challenge and told.fact.stage > raised.stage
    )
    return first_after(later, at)
