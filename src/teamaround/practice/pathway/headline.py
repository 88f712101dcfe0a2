"""The headline of a child's pathway in words: derived from the regions each time, never stored."""

from __future__ import annotations

from teamaround.practice.pathway.regions import (
    Assessment,
    Enquiry,
    FrontDoor,
    Legal,
    PlanState,
    PreProceedings,
    Whereabouts,
)
from teamaround.practice.pathway.standing import Standing

PLANS = {
    PlanState.FAMILY_HELP: "Family help plan",
    PlanState.CHILD_IN_NEED: "Child in Need plan",
    PlanState.CHILD_PROTECTION: "Child protection plan",
    PlanState.CARE_PLAN: "Care plan",
}
PERIODS = ("", "", ", second period", ", third period")
LEGAL = {
    Legal.POLICE_PROTECTION: "in police protection",
    Legal.EMERGENCY_ORDER: "under an emergency protection order",
    Legal.SECTION_20: "looked after by agreement",
    Legal.INTERIM_CARE_ORDER: "looked after under an interim care order",
    Legal.CARE_ORDER: "looked after under a care order",
    Legal.OTHER_ORDER: "under a court order at home",
}
ENQUIRIES = {
    Enquiry.STRATEGY_PLANNED: "strategy discussion asked for",
    Enquiry.OPEN: "section 47 enquiry open",
}
PROCEEDINGS = {
    PreProceedings.GATEWAY_BOOKED: "legal gateway booked",
    PreProceedings.ACTIVE: "pre-proceedings",
    PreProceedings.ISSUED: "care proceedings",
}
PLACES = {
    Whereabouts.REGULATION_24: "with family or friends for a time",
    Whereabouts.RETURNING: "returning home in stages",
    Whereabouts.INFORMAL_FAMILY: "with family, informally",
    Whereabouts.UNKNOWN: "whereabouts unknown",
}


def headline(now: Standing) -> str:
    """What a page says first: the plan, then care, enquiry, court, and where the child is. Nothing open is said so."""
    parts = [
        LEGAL.get(now.legal, ""),
        ENQUIRIES.get(now.enquiry, ""),
        PROCEEDINGS.get(now.pre_proceedings, ""),
        PLACES.get(now.whereabouts, ""),
        "assessment in progress" if now.assessment is Assessment.IN_PROGRESS else "",
        "referral waits for a decision" if now.front_door is FrontDoor.AWAITING_DECISION else "",
    ]
    said = "; ".join(part for part in (_plan(now), *parts) if part)
    return f"{said[:1].upper()}{said[1:]}" if said else "Nothing open"


def _plan(now: Standing) -> str:
    if now.plan is not PlanState.CHILD_PROTECTION:
        return PLANS.get(now.plan, "")
    period = PERIODS[now.period] if now.period < len(PERIODS) else f", period {now.period}"
    return f"{PLANS[now.plan]}{period}"
