"""Open children as the national Children in Need census tells them, and the looked-after episode it does not tell."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class PlanKind(StrEnum):
    """What a child is open for. A looked-after child may have been on a protection plan before."""

    ASSESSMENT = "assessment"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    LOOKED_AFTER = "looked_after"


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """One single assessment; not authorised yet when `authorised_on` is none."""

    started_on: date
    authorised_on: date | None
    factors: tuple[str, ...]


class Enquiry(msgspec.Struct, frozen=True, kw_only=True):
    """One section 47 enquiry and the conference it led to."""

    started_on: date
    conference_target: date
    conference_on: date | None
    conference_not_required: bool


class ProtectionPlan(msgspec.Struct, frozen=True, kw_only=True):
    """One child protection plan with the dates of its review conferences."""

    started_on: date
    ended_on: date | None
    initial_category: str
    latest_category: str
    previous_plans: int
    reviews: tuple[date, ...]


class InNeedPlan(msgspec.Struct, frozen=True, kw_only=True):
    """One Child in Need plan."""

    started_on: date
    ended_on: date | None


class LookedAfter(msgspec.Struct, frozen=True, kw_only=True):
    """A looked-after episode. Codes are those of the national looked-after return."""

    started_on: date
    legal_status: str
    placement: str
    carer_id: str
    address_id: str


class OpenChild(msgspec.Struct, frozen=True, kw_only=True):
    """A child whom a council is working with: one referral and what followed.

    `child_id` is the child's `Person.person_id`; `local_id` is the council's own identifier that joins the census
    to the people file (decision 36).
    """

    child_id: str
    local_id: str
    council: str
    upn: str
    upn_unknown: str
    ethnicity: str
    disabilities: tuple[str, ...]
    school: str
    plan: PlanKind
    referral_on: date
    referral_source: str
    primary_need: str
    assessments: tuple[Assessment, ...]
    enquiries: tuple[Enquiry, ...]
    protection_plans: tuple[ProtectionPlan, ...]
    in_need_plans: tuple[InNeedPlan, ...]
    looked_after: LookedAfter | None
    social_worker: str
    team_manager: str
