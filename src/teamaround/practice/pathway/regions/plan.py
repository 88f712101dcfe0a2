"""Region P: the plan that protects or helps the child, and how its duties stand."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from teamaround.practice.clocks import Clock, ClockState
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.meetings import ConferenceRequested, PlanSort

CORE_GROUP_CLOCKS, REVIEW_CLOCKS = ("C10", "C11"), ("C13", "C14")


class PlanState(StrEnum):
    """The heaviest open plan."""

    NONE = "P0"
    FAMILY_HELP = "P1"
    CHILD_IN_NEED = "P2"
    CHILD_PROTECTION = "P3"
    CARE_PLAN = "P4"


class PlanDuty(StrEnum):
    """How a child protection plan stands beneath its state; several may hold at once."""

    CONFERENCE_PENDING = "conference_pending"
    ACTIVE = "active"
    CORE_GROUP_OVERDUE = "core_group_overdue"
    REVIEW_DUE = "review_due"


_STATES = {
    PlanSort.EARLY_HELP: PlanState.FAMILY_HELP,
    PlanSort.CHILD_IN_NEED: PlanState.CHILD_IN_NEED,
    PlanSort.CHILD_PROTECTION: PlanState.CHILD_PROTECTION,
    PlanSort.CARE: PlanState.CARE_PLAN,
}


def plan(case: CaseFile) -> PlanState:
    """The state of the plan. A looked-after child without any other open plan has the care plan as theirs."""
    if case.plan is not None:
        return _STATES[case.plan.sort]
    return PlanState.CARE_PLAN if case.care.is_looked_after else PlanState.NONE


def duties(case: CaseFile, clocks: Iterable[Clock]) -> frozenset[PlanDuty]:
    """What holds beneath the state: active, a core group overdue, a review due, a conference asked for."""
    found = set()
    if case.plan is not None and case.plan.sort is PlanSort.CHILD_PROTECTION:
        found.add(PlanDuty.ACTIVE)
    elif case.of(ConferenceRequested) and not case.plans:
        found.add(PlanDuty.CONFERENCE_PENDING)
    for clock in clocks:
        if clock.code in CORE_GROUP_CLOCKS and clock.state is ClockState.BREACHED:
            found.add(PlanDuty.CORE_GROUP_OVERDUE)
        if clock.code in REVIEW_CLOCKS and clock.state in (ClockState.DUE_SOON, ClockState.BREACHED):
            found.add(PlanDuty.REVIEW_DUE)
    return frozenset(found)
