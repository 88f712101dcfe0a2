"""Reading conferences off a case file, for the clocks that they start and meet."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.case_plan import PlanPeriod
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, PlanDecision, PlanSort
from teamaround.practice.record.remembering import remembered

FIRST = (ConferenceSort.INITIAL, ConferenceSort.TRANSFER_IN)
PROTECTS = (PlanDecision.CHILD_PROTECTION, PlanDecision.CONTINUES)


def plan_made(case: CaseFile) -> list[Noted[ConferenceHeld]]:
    """Initial and transfer-in conferences that put the child on a plan: each begins a count of its own."""
    return [
        told for told in case.of(ConferenceHeld) if told.fact.sort in FIRST and told.fact.decision in PROTECTS
    ]


def held_after(
    case: CaseFile, moment: datetime, sorts: Container[ConferenceSort] = tuple(ConferenceSort)
) -> datetime | None:
    """When the first conference of these sorts after a moment was held."""
    held = (told.entry.happened_at for told in case.of(ConferenceHeld) if told.fact.sort in sorts)
    return min((at for at in held if at > moment), default=None)


@remembered
def protection_plans(case: CaseFile) -> list[PlanPeriod]:
    """Every period of child protection planning, in order of time."""
    found = (period for period in case.plans if period.sort is PlanSort.CHILD_PROTECTION)
    return sorted(found, key=lambda period: period.started_at)


def on_plan_at(case: CaseFile, moment: datetime) -> bool:
    """Whether the child was on a child protection plan at a moment."""
    return any(
        period.started_at <= moment and (period.ended_at is None or period.ended_at > moment)
        for period in protection_plans(case)
    )


def plan_ended_after(case: CaseFile, moment: datetime) -> datetime | None:
    """When the child protection plan that was open just after a moment ended, if it has."""
    ends = [
        period.ended_at
        for period in case.plans
        if period.sort is PlanSort.CHILD_PROTECTION
        and period.started_at <= moment
        and period.ended_at is not None
        and period.ended_at > moment
    ]
    return min(ends, key=instant, default=None)


def count_ended_after(case: CaseFile, moment: datetime) -> datetime | None:
    """When what was counted from a conference ended: with the plan, or with another council's conference (T31)."""
    ends = (plan_ended_after(case, moment), held_after(case, moment, (ConferenceSort.TRANSFER_IN,)))
    return min((at for at in ends if at is not None), key=instant, default=None)
