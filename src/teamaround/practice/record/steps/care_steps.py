"""Police protection, care, placement and pre-proceedings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from teamaround.practice.calendar import local_date
from teamaround.practice.record.facts import care
from teamaround.practice.record.facts.care import GatewayOutcome
from teamaround.practice.record.facts.front_door import AssessmentCompleted, AssessmentOutcome
from teamaround.practice.record.facts.meetings import PlanEndReason, PlanSort
from teamaround.practice.record.facts.people import LivesAt, Residence
from teamaround.practice.record.steps.people_steps import PEOPLE_STEPS
from teamaround.practice.record.steps.plan_steps import end_plans

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile
    from teamaround.practice.record.entry import Entry


def _change(case: CaseFile, **changes: Any) -> CaseFile:
    return replace(case, care=replace(case.care, **changes))


def _protected(case: CaseFile, entry: Entry, fact: care.PoliceProtectionStarted) -> CaseFile:
    return _change(case, protected_at=entry.happened_at, protection_ended_at=None)


def _protection_ended(case: CaseFile, entry: Entry, fact: care.PoliceProtectionEnded) -> CaseFile:
    return _change(case, protection_ended_at=entry.happened_at)


def _care_started(case: CaseFile, entry: Entry, fact: care.CareStarted) -> CaseFile:
    if case.care.in_police_protection:
        case = _change(case, protection_ended_at=entry.happened_at)
    if case.care.is_looked_after:
        return _change(case, basis=fact.basis)
    return _change(
        case, basis=fact.basis, looked_after_at=entry.happened_at, looked_after_ended_at=None, reviews=()
    )


def _care_ended(case: CaseFile, entry: Entry, fact: care.CareEnded) -> CaseFile:
    case = end_plans(case, entry, {PlanSort.CARE}, PlanEndReason.GOALS_MET)
    return _change(case, basis=None, looked_after_ended_at=entry.happened_at, placement=None, placed_with="")


def _placed(case: CaseFile, entry: Entry, fact: care.PlacementMade) -> CaseFile:
    if fact.place:
        since = local_date(entry.happened_at)
        stay = LivesAt(person=case.child, place=fact.place, sort=Residence.PLACED, since=since)
        case = PEOPLE_STEPS[LivesAt](case, entry, stay)
    return _change(
        case,
        placement=fact.sort,
        placed_at=entry.happened_at,
        placed_with=fact.with_person,
        placement_until=None,
    )


def _extended(case: CaseFile, entry: Entry, fact: care.PlacementExtended) -> CaseFile:
    return _change(case, placement_until=fact.until)


def _placement_ended(case: CaseFile, entry: Entry, fact: care.PlacementEnded) -> CaseFile:
    return _change(case, placement=None, placed_with="", placement_until=None)


def _returning(case: CaseFile, entry: Entry, fact: care.RehabilitationStarted) -> CaseFile:
    return _change(case, rehabilitation_at=entry.happened_at, stop_conditions=fact.stop_conditions)


def _return_stopped(case: CaseFile, entry: Entry, fact: care.RehabilitationStopped) -> CaseFile:
    return _change(case, rehabilitation_at=None, stop_conditions=())


def _reviewed(case: CaseFile, entry: Entry, fact: care.LookedAfterReviewHeld) -> CaseFile:
    case = _change(case, reviews=(*case.care.reviews, entry.happened_at))
    if not fact.ends_protection_plan:
        return case
    return end_plans(case, entry, {PlanSort.CHILD_PROTECTION}, PlanEndReason.DUAL_PROTECTION, fact.unmapped)


def _gateway(case: CaseFile, entry: Entry, fact: care.LegalGatewayHeld) -> CaseFile:
    if fact.outcome is GatewayOutcome.PRE_PROCEEDINGS_START:
        return _change(case, pre_proceedings_at=entry.happened_at, pre_proceedings_ended_at=None)
    if fact.outcome is GatewayOutcome.PRE_PROCEEDINGS_END and case.care.in_pre_proceedings:
        return _change(case, pre_proceedings_ended_at=entry.happened_at)
    return case


def _assessed(case: CaseFile, entry: Entry, fact: AssessmentCompleted) -> CaseFile:
    if fact.outcome is AssessmentOutcome.NO_FURTHER_ACTION:
        return end_plans(case, entry, {PlanSort.EARLY_HELP}, PlanEndReason.GOALS_MET)
    return case


CARE_STEPS: Mapping[type[Any], Callable[[CaseFile, Entry, Any], CaseFile]] = {
    care.PoliceProtectionStarted: _protected,
    care.PoliceProtectionEnded: _protection_ended,
    care.CareStarted: _care_started,
    care.CareEnded: _care_ended,
    care.PlacementMade: _placed,
    care.PlacementExtended: _extended,
    care.PlacementEnded: _placement_ended,
    care.RehabilitationStarted: _returning,
    care.RehabilitationStopped: _return_stopped,
    care.LookedAfterReviewHeld: _reviewed,
    care.LegalGatewayHeld: _gateway,
    AssessmentCompleted: _assessed,
}
