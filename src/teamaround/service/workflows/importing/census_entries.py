"""From the national Children in Need census to entries. It has no names, adults or addresses (decision 36).

What the census cannot say is left unsaid: who decided, who came to a conference, who is in the core group.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamaround.formats.census import Child, Episode, ProtectionPlan
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.care import GatewayOutcome, LegalGatewayHeld
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    AssessmentOutcome,
    AssessmentStarted,
    EnquiryConcluded,
    EnquiryOutcome,
    ReferralDecided,
    ReferralOutcome,
    ReferralReceived,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.meetings import (
    Category,
    ConferenceHeld,
    ConferenceSort,
    PlanDecision,
    PlanEnded,
    PlanEndReason,
    PlanSort,
    PlanStarted,
)
from teamaround.practice.record.facts.people import ChildDescribed
from teamaround.service.workflows.importing.telling import Source

CATEGORIES = {
    "NEG": Category.NEGLECT,
    "PHY": Category.PHYSICAL,
    "EMO": Category.EMOTIONAL,
    "SAB": Category.SEXUAL,
    "MUL": Category.MULTIPLE,
}

Told = tuple[date | None, AnyFact]


def census_entries(child: Child, source: Source) -> tuple[Entry, ...]:
    """Everything the census says of one child, as entries in the order of their days."""
    here = source.child_id(child.la_child_id)
    told: list[Told] = [(None, _described(child, source, here))]
    for episode in child.episodes:
        told.extend(_episode(episode))
    # One fact twice (an episode repeats the conference that its enquiry names) is one entry.
    entries = {entry.entry_id: entry for entry in (source.said(here, fact, on) for on, fact in told)}
    return tuple(sorted(entries.values(), key=lambda entry: entry.happened_at))


def _described(child: Child, source: Source, here: str) -> ChildDescribed:
    return ChildDescribed(
        child=here,
        date_of_birth=child.born_on,
        sex=child.sex,
        council=source.council,
        local_id=child.la_child_id,
    )


def _episode(episode: Episode) -> Iterator[Told]:
    if episode.referred_on:
        yield episode.referred_on, ReferralReceived(what=f"referral source {episode.referral_source}")
    yield from _decided(episode)
    yield from _assessed(episode)
    yield from _enquired(episode)
    yield from _planned(episode)
    for plan in episode.protection_plans:
        yield from _protected(plan)
    for one in episode.pre_proceedings:
        yield one.started_on, LegalGatewayHeld(outcome=GatewayOutcome.PRE_PROCEEDINGS_START)
    if episode.closed_on:
        yield episode.closed_on, AssessmentCompleted(outcome=AssessmentOutcome.NO_FURTHER_ACTION)


def _decided(episode: Episode) -> Iterator[Told]:
    """The census does not say when a referral was decided; by the day the next step began it had been."""
    if episode.no_further_action:
        yield (
            episode.closed_on or episode.referred_on,
            ReferralDecided(outcome=ReferralOutcome.NO_FURTHER_ACTION),
        )
        return
    begun = [one.started_on for one in episode.assessments] + [one.started_on for one in episode.section47]
    steps = [day for day in begun if day]
    if steps:
        strategy = bool(episode.section47)
        outcome = ReferralOutcome.STRATEGY if strategy else ReferralOutcome.ASSESS
        yield min(steps), ReferralDecided(outcome=outcome)


def _assessed(episode: Episode) -> Iterator[Told]:
    for one in episode.assessments:
        if one.started_on:
            yield one.started_on, AssessmentStarted()
        if one.authorised_on:
            yield one.authorised_on, AssessmentCompleted(outcome=_led_to(episode))


def _led_to(episode: Episode) -> AssessmentOutcome:
    if episode.protection_plans:
        return AssessmentOutcome.CHILD_PROTECTION
    if episode.in_need_plans or episode.closed_on is None:
        return AssessmentOutcome.CHILD_IN_NEED
    return AssessmentOutcome.NO_FURTHER_ACTION


def _enquired(episode: Episode) -> Iterator[Told]:
    starts = {plan.started_on for plan in episode.protection_plans}
    for one in episode.section47:
        if one.started_on:
            yield one.started_on, StrategyMeetingHeld(agencies=(), opens_enquiry=True)
        if one.conference_on and one.conference_on not in starts:
            yield one.conference_on, _conference(PlanDecision.CHILD_IN_NEED)
        if one.conference_not_required and one.started_on:
            yield one.started_on, EnquiryConcluded(outcome=EnquiryOutcome.NOT_SUBSTANTIATED)


def _conference(decision: PlanDecision, category: str = "") -> ConferenceHeld:
    known = (CATEGORIES[category],) if category in CATEGORIES else ()
    return ConferenceHeld(
        sort=ConferenceSort.INITIAL, decision=decision, categories=known, core_group_unknown=True
    )


def _planned(episode: Episode) -> Iterator[Told]:
    for plan in episode.in_need_plans:
        yield plan.started_on, PlanStarted(sort=PlanSort.CHILD_IN_NEED)
        if plan.ended_on:
            yield plan.ended_on, PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.GOALS_MET)


def _protected(plan: ProtectionPlan) -> Iterator[Told]:
    yield plan.started_on, _conference(PlanDecision.CHILD_PROTECTION, plan.initial_category)
    for day in plan.reviewed_on:
        if day != plan.ended_on:
            review = ConferenceHeld(
                sort=ConferenceSort.REVIEW, decision=PlanDecision.CONTINUES, core_group_unknown=True
            )
            yield day, review
    if plan.ended_on:
        yield plan.ended_on, PlanEnded(sort=PlanSort.CHILD_PROTECTION, reason=PlanEndReason.CONFERENCE)
