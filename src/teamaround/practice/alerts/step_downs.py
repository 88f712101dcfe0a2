"""Decisions that take protection away: a plan ends or steps down, pre-proceedings end, care ends (A27, decision 39)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import (
    CareEnded,
    CareStarted,
    GatewayOutcome,
    LegalGatewayHeld,
    PoliceProtectionStarted,
)
from teamaround.practice.record.facts.meetings import (
    ConferenceHeld,
    PlanDecision,
    PlanEnded,
    PlanEndReason,
    PlanSort,
)

GUARDED = (PlanSort.CHILD_PROTECTION, PlanSort.CHILD_IN_NEED)
BY_DECISION = (PlanEndReason.CONFERENCE, PlanEndReason.GOALS_MET, PlanEndReason.WITHDRAWN)
TAKEN_AWAY = (PlanDecision.CHILD_IN_NEED, PlanDecision.ENDS, PlanDecision.NO_PLAN)


class StepDown(NamedTuple):
    """The entry that steps down, and what it takes away in words."""

    entry: Entry
    words: str


def step_downs(case: CaseFile) -> Iterator[StepDown]:
    """Every step-down since which nothing was stepped up again; what one decision says twice is one."""
    ups = [instant(entry.happened_at) for entry in _stepped_up(case)]
    seen: set[datetime] = set()
    for one in _all(case):
        at = instant(one.entry.happened_at)
        if at not in seen and not any(up > at for up in ups):
            seen.add(at)
            yield one


def _all(case: CaseFile) -> Iterator[StepDown]:
    for told in case.of(ConferenceHeld):
        if told.fact.decision in TAKEN_AWAY and _ended_then(case, told.entry):
            yield StepDown(told.entry, "The conference ended or stepped down the child protection plan")
    for gateway in case.of(LegalGatewayHeld):
        if gateway.fact.outcome is GatewayOutcome.PRE_PROCEEDINGS_END and _was_active(case, gateway.entry):
            yield StepDown(gateway.entry, "Pre-proceedings were ended")
    for ended in case.of(CareEnded):
        yield StepDown(ended.entry, "The child is to be looked after no longer")
    for closed in case.of(PlanEnded):
        if closed.fact.sort in GUARDED and closed.fact.reason in BY_DECISION:
            yield StepDown(closed.entry, f"The {closed.fact.sort.replace('_', ' ')} plan was ended")


def _ended_then(case: CaseFile, entry: Entry) -> bool:
    return any(
        plan.sort is PlanSort.CHILD_PROTECTION and plan.ended_at == entry.happened_at for plan in case.plans
    )


def _was_active(case: CaseFile, entry: Entry) -> bool:
    """Whether pre-proceedings had begun before and had not ended since."""
    earlier = [
        told
        for told in case.of(LegalGatewayHeld)
        if instant(told.entry.happened_at) < instant(entry.happened_at)
        and told.fact.outcome in (GatewayOutcome.PRE_PROCEEDINGS_START, GatewayOutcome.PRE_PROCEEDINGS_END)
    ]
    last = max(earlier, key=lambda told: instant(told.entry.happened_at), default=None)
    return last is not None and last.fact.outcome is GatewayOutcome.PRE_PROCEEDINGS_START


def _stepped_up(case: CaseFile) -> Iterator[Entry]:
    yield from (told.entry for told in case.of(CareStarted))
    yield from (told.entry for told in case.of(PoliceProtectionStarted))
    yield from (
        told.entry for told in case.of(ConferenceHeld) if told.fact.decision is PlanDecision.CHILD_PROTECTION
    )
    yield from (
        told.entry
        for told in case.of(LegalGatewayHeld)
        if told.fact.outcome in (GatewayOutcome.PRE_PROCEEDINGS_START, GatewayOutcome.ISSUE_PROCEEDINGS)
    )
