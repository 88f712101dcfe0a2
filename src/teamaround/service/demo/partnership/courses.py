"""The course of one child's case in dates: referral, assessment, enquiry, conference, plan, reviews.

Dates keep the rules that the census is checked against: conferences within 15 working days of the strategy
discussion, protection plans from the day of the conference, first review within three months and later ones within
six, no Child in Need plan beside a protection plan, nothing on a weekend.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec

from teamaround.service.demo.partnership.chance import day_between, happens, some_of, weighted
from teamaround.service.demo.partnership.days import on_or_after, on_or_before, working_days_after
from teamaround.service.demo.partnership.model.children import (
    Assessment,
    Enquiry,
    InNeedPlan,
    PlanKind,
    ProtectionPlan,
)
from teamaround.service.demo.partnership.shares import shares

LEAST_DAYS = 100  # a child on a plan has been known for at least so long
_CONFERENCE_DAYS = 15  # working days from strategy discussion to conference
_ASSESSMENT_DAYS = 45  # working days
_FIRST_REVIEW = 91  # days
_LATER_REVIEWS = 182  # days


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in one child's case, up to today."""

    referral_on: date
    assessments: tuple[Assessment, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    protection_plans: tuple[ProtectionPlan, ...] = ()
    in_need_plans: tuple[InNeedPlan, ...] = ()
    looked_after_from: date | None = None


def course(chance: random.Random, plan: PlanKind, today: date, longest: int) -> Course:
    """A course that leads to that plan by `today`; `longest` is how many days ago the referral may have been."""
    if plan is PlanKind.ASSESSMENT:
        return _being_assessed(chance, today, min(longest, 55))
    referral = on_or_before(today - timedelta(days=chance.randint(LEAST_DAYS - 20, min(longest, 620))))
    if plan is PlanKind.CHILD_IN_NEED:
        return _in_need(chance, referral, today)
    protected = _protected(chance, referral, today)
    if plan is PlanKind.CHILD_PROTECTION:
        return protected
    return _looked_after(chance, protected, today)


def _being_assessed(chance: random.Random, today: date, longest: int) -> Course:
    referral = on_or_before(today - timedelta(days=chance.randint(7, longest)))
    started = on_or_before(min(today, working_days_after(referral, 1)))
    enquiries: tuple[Enquiry, ...] = ()
    enquiry_on = on_or_before(today - timedelta(days=chance.randint(1, 14)))
    if enquiry_on >= referral and happens(chance, 0.4):
        target = working_days_after(enquiry_on, _CONFERENCE_DAYS)
        enquiries = (
            Enquiry(
                started_on=enquiry_on,
                conference_target=target,
                conference_on=None,
                conference_not_required=False,
            ),
        )
    return Course(
        referral_on=referral, assessments=(_assessment(chance, started, None),), enquiries=enquiries
    )


def _in_need(chance: random.Random, referral: date, today: date) -> Course:
    started = working_days_after(referral, 1)
    authorised = working_days_after(started, chance.randint(15, 40))
    begins = min(on_or_before(today), working_days_after(authorised, chance.randint(1, 6)))
    return Course(
        referral_on=referral,
        assessments=(_assessment(chance, started, authorised),),
        in_need_plans=(InNeedPlan(started_on=begins, ended_on=None),),
    )


def _protected(chance: random.Random, referral: date, today: date) -> Course:
    started = working_days_after(referral, 1)
    enquiry_on = working_days_after(referral, chance.randint(1, 15))
    target = working_days_after(enquiry_on, _CONFERENCE_DAYS)
    conference = working_days_after(enquiry_on, chance.randint(9, _CONFERENCE_DAYS))
    authorised = min(conference, working_days_after(started, chance.randint(12, _ASSESSMENT_DAYS)))
    category = weighted(chance, shares().categories)
    plan = ProtectionPlan(
        started_on=conference,
        ended_on=None,
        initial_category=category,
        latest_category=weighted(chance, shares().categories) if happens(chance, 0.1) else category,
        previous_plans=int(happens(chance, 0.2)),
        reviews=_reviews(chance, conference, today),
    )
    enquiry = Enquiry(
        started_on=enquiry_on,
        conference_target=target,
        conference_on=conference,
        conference_not_required=False,
    )
    return Course(
        referral_on=referral,
        assessments=(_assessment(chance, started, authorised),),
        enquiries=(enquiry,),
        protection_plans=(plan,),
    )


def _looked_after(chance: random.Random, protected: Course, today: date) -> Course:
    plan = protected.protection_plans[0]
    began = on_or_before(day_between(chance, plan.started_on + timedelta(days=7), today - timedelta(days=10)))
    ended = on_or_before(began + timedelta(days=chance.randint(20, 60)))
    over = msgspec.structs.replace(
        plan,
        ended_on=ended if ended < today else None,
        reviews=tuple(review for review in plan.reviews if review <= ended),
    )
    return msgspec.structs.replace(protected, protection_plans=(over,), looked_after_from=began)


def _assessment(chance: random.Random, started: date, authorised: date | None) -> Assessment:
    factors = some_of(chance, shares().factors, 1, 4) if authorised else ()
    return Assessment(started_on=started, authorised_on=authorised, factors=factors)


def _reviews(chance: random.Random, conference: date, today: date) -> tuple[date, ...]:
    reviews = []
    review = on_or_before(conference + timedelta(days=chance.randint(_FIRST_REVIEW - 14, _FIRST_REVIEW)))
    while review < today:
        reviews.append(review)
        review = on_or_before(review + timedelta(days=chance.randint(_LATER_REVIEWS - 25, _LATER_REVIEWS)))
    return tuple(reviews)


def born_on(today: date, years: int, days: int) -> date:
    """The birthday of somebody of that many whole years, `days` after their last birthday."""
    return on_the_year(today - timedelta(days=days), -years)


def on_the_year(day: date, years: int) -> date:
    """The same day `years` later (or earlier, if negative); 29 February becomes 28."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def school_start(day_of_birth: date) -> date:
    """The September in which a child starts school."""
    return on_or_after(date(day_of_birth.year + (5 if day_of_birth.month >= 9 else 4), 9, 1))
