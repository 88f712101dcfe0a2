"""The census row of the child of today, taken from the history so that the two cannot disagree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    ReferralDecided,
    ReferralReceived,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort
from teamaround.service.demo.partnership.courses import school_start
from teamaround.service.demo.partnership.days import working_days_after
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.children import (
    Assessment,
    Enquiry,
    OpenChild,
    PlanKind,
    ProtectionPlan,
)
from teamaround.service.demo.partnership.model.story import StoryEvent
from teamaround.service.demo.partnership.story.table import family_table

_CONFERENCE_DAYS = 15  # working days


def child_of_today(world: World, events: Sequence[StoryEvent]) -> OpenChild:
    """The child of today in the shape of the census."""
    table = family_table()
    born = world.people[table.child].date_of_birth
    return OpenChild(
        child_id=table.child,
        local_id=table.local_id,
        council="CSB",
        upn=world.identifiers.pupil_number("981", school_start(born).year),
        upn_unknown="",
        ethnicity="WBRI",
        disabilities=(),
        school=table.school,
        plan=PlanKind.CHILD_PROTECTION,
        referral_on=_first(events, ReferralReceived),
        referral_source="6",
        primary_need="N1",
        assessments=(_assessment(events),),
        enquiries=(_enquiry(events),),
        protection_plans=(_plan(events),),
        in_need_plans=(),
        looked_after=None,
        social_worker=table.social_worker,
        team_manager=table.team_manager,
    )


def _assessment(events: Sequence[StoryEvent]) -> Assessment:
    return Assessment(
        started_on=_first(events, ReferralDecided),
        authorised_on=_first(events, AssessmentCompleted),
        factors=("3A", "3B", "1B"),
    )


def _enquiry(events: Sequence[StoryEvent]) -> Enquiry:
    started = _first(events, StrategyMeetingHeld)
    return Enquiry(
        started_on=started,
        conference_target=working_days_after(started, _CONFERENCE_DAYS),
        conference_on=_conferences(events, ConferenceSort.INITIAL)[0],
        conference_not_required=False,
    )


def _plan(events: Sequence[StoryEvent]) -> ProtectionPlan:
    return ProtectionPlan(
        started_on=_conferences(events, ConferenceSort.INITIAL)[0],
        ended_on=None,
        initial_category="EMO",
        latest_category="EMO",
        previous_plans=0,
        reviews=_conferences(events, ConferenceSort.REVIEW),
    )


def _conferences(events: Sequence[StoryEvent], sort: ConferenceSort) -> tuple[date, ...]:
    held = [(event.happened_at.date(), event.fact) for event in events]
    return tuple(day for day, fact in held if isinstance(fact, ConferenceHeld) and fact.sort is sort)


def _first(events: Sequence[StoryEvent], sort: type[Fact]) -> date:
    return next(event.happened_at.date() for event in events if isinstance(event.fact, sort))
