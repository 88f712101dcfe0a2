"""Conferences, plans, and who is in the team around the child."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from teamaround.practice.record.case_plan import Departure, Membership, PlanPeriod
from teamaround.practice.record.facts import meetings
from teamaround.practice.record.facts.family import TransferAnswered, TransferRequested
from teamaround.practice.record.facts.meetings import PlanDecision, PlanEndReason, PlanSort

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile
    from teamaround.practice.record.entry import Entry


def _conference(case: CaseFile, entry: Entry, fact: meetings.ConferenceHeld) -> CaseFile:
    case = _taken_over(_decided(case, entry, fact), entry, fact)
    case = _join(case, entry, fact.core_group)
    return rely(case, entry, fact.relied_on)


def _decided(case: CaseFile, entry: Entry, fact: meetings.ConferenceHeld) -> CaseFile:
    if fact.decision is PlanDecision.CHILD_PROTECTION:
        case = end_plans(case, entry, {PlanSort.CHILD_IN_NEED}, PlanEndReason.STEPPED_UP)
        return _begin_protection(case, entry, fact)
    if fact.decision is PlanDecision.CONTINUES:
        return _recategorise(case, fact)
    case = end_plans(case, entry, {PlanSort.CHILD_PROTECTION}, PlanEndReason.CONFERENCE)
    if fact.decision is PlanDecision.CHILD_IN_NEED:
        return _begin(case, entry, PlanSort.CHILD_IN_NEED)
    return case


def _begin_protection(case: CaseFile, entry: Entry, fact: meetings.ConferenceHeld) -> CaseFile:
    if case.plan is not None and case.plan.sort is PlanSort.CHILD_PROTECTION:
        return _recategorise(case, fact)
    # A new period starts a new group: those not named by this conference are no longer expected.
    case = replace(case, members={})
    number = 1 + sum(period.sort is PlanSort.CHILD_PROTECTION for period in case.plans)
    period = PlanPeriod(
        sort=PlanSort.CHILD_PROTECTION,
        started_at=entry.happened_at,
        categories=fact.categories,
        number=number,
        harms=fact.harms,
        entry_id=entry.entry_id,
    )
    return replace(case, plans=(*case.plans, period))


def _recategorise(case: CaseFile, fact: meetings.ConferenceHeld) -> CaseFile:
    plans = tuple(
        replace(one, categories=fact.categories or one.categories, harms=(*one.harms, *fact.harms))
        if one.sort is PlanSort.CHILD_PROTECTION and one.ended_at is None
        else one
        for one in case.plans
    )
    return replace(case, plans=plans)


def _begin(case: CaseFile, entry: Entry, sort: PlanSort) -> CaseFile:
    if any(one.sort is sort and one.ended_at is None for one in case.plans):
        return case
    period = PlanPeriod(sort=sort, started_at=entry.happened_at, entry_id=entry.entry_id)
    return replace(case, plans=(*case.plans, period))


def end_plans(
    case: CaseFile, entry: Entry, sorts: set[PlanSort], reason: PlanEndReason, unmapped: tuple[str, ...] = ()
) -> CaseFile:
    """Open plans of these sorts end with this entry, for this reason."""
    plans = tuple(
        replace(one, ended_at=entry.happened_at, end_reason=reason, unmapped=unmapped)
        if one.sort in sorts and one.ended_at is None
        else one
        for one in case.plans
    )
    return replace(case, plans=plans)


def _plan_started(case: CaseFile, entry: Entry, fact: meetings.PlanStarted) -> CaseFile:
    return _begin(case, entry, fact.sort)


def _plan_ended(case: CaseFile, entry: Entry, fact: meetings.PlanEnded) -> CaseFile:
    return end_plans(case, entry, {fact.sort}, fact.reason, fact.unmapped)


def _sits(member: Membership | None) -> bool:
    return member is not None and member.left_at is None


def _join(case: CaseFile, entry: Entry, agencies: Iterable[str]) -> CaseFile:
    new = {
        agency: Membership(agency=agency, joined_at=entry.happened_at)
        for agency in agencies
        if not _sits(case.members.get(agency))
    }
    departures = tuple(
        replace(one, returned_at=entry.happened_at) if one.agency in new and one.returned_at is None else one
        for one in case.departures
    )
    return replace(case, members={**case.members, **new}, departures=departures) if new else case


def _joined(case: CaseFile, entry: Entry, fact: meetings.AgencyJoined) -> CaseFile:
    return _join(case, entry, (fact.agency,))


def _core_group(case: CaseFile, entry: Entry, fact: meetings.CoreGroupHeld) -> CaseFile:
    new = [one for one in (*fact.present, *fact.contributed) if not _sits(case.members.get(one))]
    case = _join(case, entry, sorted(new)) if new else case
    return rely(case, entry, fact.relied_on) if fact.relied_on else case


def _agency_left(case: CaseFile, entry: Entry, fact: meetings.AgencyLeft) -> CaseFile:
    departure = Departure(
        agency=fact.agency,
        left_at=entry.happened_at,
        recorded_at=entry.recorded_at,
        reason=fact.reason,
        covers=fact.covers,
        does_not_cover=fact.does_not_cover,
        gap_holder=fact.gap_holder,
        brings_back=fact.brings_back,
        emotional_lead=fact.emotional_lead,
        emotional_review_on=fact.emotional_review_on,
        accepted=True if fact.accepted else None,
        entry_id=entry.entry_id,
    )
    member = case.members.get(fact.agency)
    members = case.members
    if member is not None:
        members = {**members, fact.agency: replace(member, left_at=entry.happened_at)}
    return replace(case, departures=(*case.departures, departure), members=members)


def _answered(case: CaseFile, entry: Entry, fact: meetings.DepartureAnswered) -> CaseFile:
    departures = tuple(
        replace(one, accepted=fact.accepted, gap_holder=fact.gap_holder or one.gap_holder)
        if one.agency == fact.agency and one.returned_at is None
        else one
        for one in case.departures
    )
    return replace(case, departures=departures)


def _transferred(case: CaseFile, entry: Entry, fact: TransferAnswered) -> CaseFile:
    """A yes passes the case, unless a protection plan is open: that passes with the conference alone (T31)."""
    on_plan = case.plan is not None and case.plan.sort is PlanSort.CHILD_PROTECTION
    return case if on_plan or not fact.accepted else _passed_to(case, entry, fact.by_council)


def _taken_over(case: CaseFile, entry: Entry, fact: meetings.ConferenceHeld) -> CaseFile:
    """The conference of the council that the child moved to makes it responsible (T31, C41)."""
    if fact.sort is not meetings.ConferenceSort.TRANSFER_IN:
        return case
    asked = case.last(TransferRequested)
    council = fact.council or (asked.fact.to_council if asked is not None else "")
    return _passed_to(case, entry, council) if council else case


def _passed_to(case: CaseFile, entry: Entry, council: str) -> CaseFile:
    if case.councils and case.councils[-1][0] == council:
        return case
    return replace(case, councils=(*case.councils, (council, entry.happened_at)))


def rely(case: CaseFile, entry: Entry, controls: tuple[str, ...]) -> CaseFile:
    """A meeting leant on these safeguards: each keeps when (U9)."""
    if not controls:
        return case
    changed = {
        name: replace(known, relied_on_at=(*known.relied_on_at, entry.happened_at))
        for name in controls
        if (known := case.controls.get(name)) is not None
    }
    return replace(case, controls={**case.controls, **changed}) if changed else case


PLAN_STEPS: Mapping[type[Any], Callable[[CaseFile, Entry, Any], CaseFile]] = {
    meetings.ConferenceHeld: _conference,
    meetings.PlanStarted: _plan_started,
    meetings.PlanEnded: _plan_ended,
    meetings.AgencyJoined: _joined,
    meetings.CoreGroupHeld: _core_group,
    meetings.AgencyLeft: _agency_left,
    meetings.DepartureAnswered: _answered,
    TransferAnswered: _transferred,
}
