"""A pair goes to the manager of the matchers' desk: two could not tell, or nobody decided it in time.

Never to a manager of the child's case: nobody around the child hears of a pair before it is decided (decision 16).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from teamaround.practice.clocks import Level
from teamaround.practice.record.roles import Role
from teamaround.service.accounts.queries import people_in
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit.actions import By, SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.models import WhyEscalated
from teamaround.service.contacts.queries import late_reviews_unscoped
from teamaround.service.contacts.values import ReviewCase
from teamaround.service.work.ladder import triage_by

MATCH_REVIEW = "A22"
BY = SystemActor(purpose="time_passed")


def brought_to_manager(case: ReviewCase, *, because: WhyEscalated, by: By, now: datetime) -> bool:
    """Ask the manager of the desk, with a full term. False where the desk has none or was asked before."""
    desk = _desk_with_manager(case.council)
    due = triage_by(MATCH_REVIEW, Level.QUEUE, now, partnership_calendar())
    return bool(desk) and contacts.bring_to_manager(
        case.review_id, desk=desk, because=because, due=due, by=by, now=now
    )


@transaction.atomic
def late_reviews_escalated(*, now: datetime) -> int:
    """Bring every pair that nobody decided in time to the manager as well. Returns how many. For the worker."""
    late = late_reviews_unscoped(now=now)
    return sum(brought_to_manager(one, because=WhyEscalated.LATE, by=BY, now=now) for one in late)


def _desk_with_manager(council: str) -> str:
    desks = dict.fromkeys(one.agency_id for one in people_in(Role.SPOC, council=council))
    return next((desk for desk in desks if people_in(Role.TEAM_MANAGER, agency=desk)), "")
