"""Police protection, care, placements and courts, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.wording import day, quoted
from teamaround.practice.answers.in_words.names import adding, person, place, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import care as told

BASES = {
    told.CareBasis.SECTION_20: "by agreement (section 20)",
    told.CareBasis.EMERGENCY_PROTECTION_ORDER: "under an emergency protection order",
    told.CareBasis.INTERIM_CARE_ORDER: "under an interim care order",
    told.CareBasis.CARE_ORDER: "under a care order",
}
PLACEMENTS = {
    told.PlacementSort.FOSTER: "with foster carers",
    told.PlacementSort.REGULATION_24: "with family or friends for a time (regulation 24)",
    told.PlacementSort.CONNECTED_APPROVED: "with family or friends who are approved",
    told.PlacementSort.RESIDENTIAL: "in a children’s home",
    told.PlacementSort.WITH_PARENT: "with a parent",
    told.PlacementSort.INFORMAL_FAMILY: "with family, informally",
}


def _child(case: CaseFile) -> str:
    return person(case, case.child)


def _placed(fact: told.PlacementMade, case: CaseFile) -> str:
    where = f", at {place(case, fact.place)}" if fact.place else ""
    return f"{_child(case)} was placed {PLACEMENTS[fact.sort]}{where}"


def _gateway(fact: told.LegalGatewayHeld, case: CaseFile) -> str:
    missing = "; ".join(quoted(case, words(one)) for one in fact.missing)
    return f"Decided: {words(fact.outcome)}{f'. Known to be missing: {missing}' if missing else ''}"


def _order(fact: told.CourtOrderMade, case: CaseFile) -> str:
    until = f", until {day(fact.until)}" if fact.until else ""
    return f"The court made an order: {quoted(case, words(fact.order))}{until}"


def _officer(fact: told.ReviewingOfficerAllocated, case: CaseFile) -> str:
    return f"{quoted(case, fact.name) or 'An officer'} is the independent reviewing officer"


CARE: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    told.PoliceProtectionStarted: lambda fact, case: f"{_child(case)} was taken into police protection",
    told.PoliceProtectionEnded: lambda fact, case: f"{_child(case)} left police protection",
    told.InformedOfProtection: lambda fact, case: f"{person(case, fact.who)} was told of police protection",
    told.CareStarted: lambda fact, case: f"{_child(case)} is looked after {BASES[fact.basis]}",
    told.ConsentWithdrawn: lambda fact, case: f"{person(case, fact.by)} no longer agrees to accommodation",
    told.CareEnded: lambda fact, case: f"{_child(case)} is no longer looked after",
    told.PlacementMade: _placed,
    told.PlacementExtended: lambda fact, case: f"The placement may go on until {day(fact.until)}",
    told.PlacementEnded: lambda fact, case: f"The placement ended{adding(case, fact.why)}",
    told.RehabilitationStarted: lambda fact, case: "A return home in stages began",
    told.RehabilitationStopped: lambda fact, case: f"The return home was stopped{adding(case, fact.why)}",
    told.LookedAfterReviewHeld: lambda fact, case: "The review of the child’s care was held",
    told.CarePlanMade: lambda fact, case: "The care plan is on file",
    told.EducationPlanMade: lambda fact, case: "The personal education plan is on file",
    told.NationalFlagConfirmed: lambda fact, case: "The national record confirmed the child’s flag",
    told.PlacementPlanMade: lambda fact, case: "The placement plan is on file",
    told.ReviewingOfficerNotified: lambda fact, case: (
        f"The reviewing officers were told that {_child(case)} is looked after"
    ),
    told.ReviewingOfficerAllocated: _officer,
    told.LegalGatewayBooked: lambda fact, case: (
        f"A legal gateway meeting is booked{f' for {day(fact.on)}' if fact.on else ''}"
    ),
    told.LegalGatewayHeld: _gateway,
    told.PreProceedingsLetterSent: lambda fact, case: "The letter before proceedings was sent",
    told.ProceedingsIssued: lambda fact, case: "An application was made to the court",
    told.CourtOrderMade: _order,
}
