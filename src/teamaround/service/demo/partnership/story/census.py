"""The census row of the child of today, taken from the history so that the two cannot disagree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    ReferralDecided,
    ReferralReceived,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort
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
SomeFact = TypeVar("SomeFact", bound=Fact)


def child_of_today(world: World, events: Sequence[StoryEvent]) -> OpenChild:
    """The child of today in the shape of the census."""
    table = family_table()
    born = world.people[table.child].date_of_birth
    referral, _ = _first(events, ReferralReceived)
    enquiry, _ = _first(events, StrategyMeetingHeld)
    conferences = _all(events, ConferenceHeld)
    initial = next(day for day, held in conferences if held.sort is ConferenceSort.INITIAL)
    return OpenChild(
        child_id=table.child,
        local_id=table.local_id,
        council="CSB",
        upn=world.identifiers.pupil_number("981", born.year + 5),
        upn_unknown="",
        ethnicity="WBRI",
        disabilities=(),
        school=table.school,
        plan=PlanKind.CHILD_PROTECTION,
        referral_on=referral,
        referral_source="6",
        primary_need="N1",
        assessments=(
            Assessment(
                started_on=_first(events, ReferralDecided)[0],
                authorised_on=_first(events, AssessmentCompleted)[0],
                factors=("3A", "3B", "1B"),
            ),
        ),
        enquiries=(
            Enquiry(
                started_on=enquiry,
                conference_target=working_days_after(enquiry, _CONFERENCE_DAYS),
                conference_on=initial,
                conference_not_required=False,
            ),
        ),
        protection_plans=(
            ProtectionPlan(
                started_on=initial,
                ended_on=None,
                initial_category="EMO",
                latest_category="EMO",
                previous_plans=0,
                reviews=tuple(day for day, held in conferences if held.sort is ConferenceSort.REVIEW),
            ),
        ),
        in_need_plans=(),
        looked_after=None,
        social_worker=table.social_worker,
        team_manager=table.team_manager,
    )


def _all(events: Sequence[StoryEvent], sort: type[SomeFact]) -> list[tuple[date, SomeFact]]:
    return [(event.happened_at.date(), event.fact) for event in events if isinstance(event.fact, sort)]


def _first(events: Sequence[StoryEvent], sort: type[SomeFact]) -> tuple[date, SomeFact]:
    return _all(events, sort)[0]
