"""The front door, conferences, core groups and the plan, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.wording import agency, day, quoted, row
from teamaround.practice.answers.in_words.names import adding, agencies, person, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import front_door
from teamaround.practice.record.facts import meetings as told

DECISIONS = {
    told.PlanDecision.CHILD_PROTECTION: "a child protection plan",
    told.PlanDecision.CONTINUES: "the plan continues",
    told.PlanDecision.CHILD_IN_NEED: "a child in need plan",
    told.PlanDecision.ENDS: "the plan ends",
    told.PlanDecision.NO_PLAN: "no plan",
}
SORTS = {
    told.ConferenceSort.INITIAL: "Initial conference",
    told.ConferenceSort.REVIEW: "Review conference",
    told.ConferenceSort.TRANSFER_IN: "Transfer-in conference",
}


def _plan(sort: told.PlanSort) -> str:
    return {told.PlanSort.CARE: "care plan", told.PlanSort.EARLY_HELP: "early help plan"}.get(
        sort, f"{words(sort)} plan"
    )


def _conference(fact: told.ConferenceHeld, case: CaseFile) -> str:
    categories = ", ".join(words(one) for one in fact.categories)
    return f"{SORTS[fact.sort]}: {DECISIONS[fact.decision]}{f' ({categories})' if categories else ''}" + (
        "" if fact.quorate else ". Not quorate"
    )


def _core_group(fact: told.CoreGroupHeld, case: CaseFile) -> str:
    absent = agencies(case, fact.invited_absent)
    there = agencies(case, fact.present) or "no agency recorded"
    return f"Present: {there}{f'. Invited and absent: {absent}' if absent else ''}"


def _asked_for_strategy(fact: front_door.StrategyRequested, case: CaseFile) -> str:
    refused = f"; refused{adding(case, fact.reason)}" if fact.refused else ""
    return f"{agencies(case, [fact.by_agency])} asked for a strategy discussion{refused}"


def _strategy(fact: front_door.StrategyMeetingHeld, case: CaseFile) -> str:
    sort = "discussion" if fact.discussion_only else "meeting"
    opens = ". A section 47 enquiry starts" if fact.opens_enquiry else ""
    return f"Strategy {sort} of {agencies(case, fact.agencies) or 'no agency recorded'}{opens}"


def _referral(fact: front_door.ReferralReceived, case: CaseFile) -> str:
    by = f" from {agency(case, fact.from_agency)}" if fact.from_agency else ""
    return f"Referral{by}{adding(case, fact.what)}"


def _decided(fact: front_door.ReferralDecided, case: CaseFile) -> str:
    return f"Decided: {words(fact.outcome)}{adding(case, fact.rationale, '. ')}"


def _assessed(fact: front_door.AssessmentCompleted, case: CaseFile) -> str:
    seen = {True: "The child was seen", False: "The child was not seen", None: ""}[fact.child_seen]
    return f"Assessment signed: {words(fact.outcome)}{f'. {seen}' if seen else ''}"


def _extended(fact: front_door.AssessmentExtended, case: CaseFile) -> str:
    return f"The assessment may take until {day(fact.until)}{adding(case, fact.reason)}"


def _requested(fact: told.ConferenceRequested, case: CaseFile) -> str:
    return f"A conference was asked for{f', for {day(fact.on)}' if fact.on else ''}"


def _report(fact: told.ConferenceReportShared, case: CaseFile) -> str:
    given = f" to {row(person(case, one) for one in fact.to)}" if fact.to else ""
    return f"A report for the conference was given{given or ' to the family'}" + (
        " and explained" if fact.explained else ""
    )


def _enquiry(fact: front_door.EnquiryConcluded, case: CaseFile) -> str:
    found = words(fact.outcome).replace("substantiated no", "substantiated, no")
    return f"The enquiry ended: {found.replace('substantiated continuing', 'substantiated, continuing')}"


def _emotional(fact: front_door.EmotionalHealthDecided, case: CaseFile) -> str:
    lead = f"{agency(case, fact.lead)} leads on emotional health" if fact.lead else "Nobody leads on it"
    return f"{lead}{adding(case, fact.interim_offer, '. Until then: ')}"


def _action(fact: told.PlanActionSet, case: CaseFile) -> str:
    due = f", by {day(fact.due)}" if fact.due else ""
    return f"{quoted(case, fact.what)}{due}"


def _done(fact: told.PlanActionDone, case: CaseFile) -> str:
    actions = {one.fact.action: one.fact.what for one in case.of(told.PlanActionSet)}
    return f"Done: {quoted(case, actions.get(fact.action) or words(fact.action))}" + adding(
        case, fact.evidence, ". Evidence: "
    )


def _departure(fact: told.DepartureAnswered, case: CaseFile) -> str:
    answer = "was accepted" if fact.accepted else "was not accepted"
    held = f". The gap is held by {person(case, fact.gap_holder)}" if fact.gap_holder else ""
    return f"The leaving of {agency(case, fact.agency)} {answer}{held}"


MEETINGS: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    front_door.ReferralReceived: _referral,
    front_door.ReferralConfirmed: lambda fact, case: "What was said by telephone came in writing",
    front_door.ReferralDecided: _decided,
    front_door.ReferrerTold: lambda fact, case: (
        "The referrer was told what was decided, and how to challenge it"
    ),
    front_door.AssessmentStarted: lambda fact, case: f"An assessment began{adding(case, fact.because)}",
    front_door.AssessmentExtended: _extended,
    front_door.AssessmentCompleted: _assessed,
    front_door.EmotionalHealthDecided: _emotional,
    front_door.StrategyRequested: _asked_for_strategy,
    front_door.StrategyMeetingHeld: _strategy,
    front_door.EnquiryConcluded: _enquiry,
    told.ConferenceRequested: _requested,
    told.ConferenceReportShared: _report,
    told.ConferenceHeld: _conference,
    told.CoreGroupHeld: _core_group,
    told.PlanStarted: lambda fact, case: f"A {_plan(fact.sort)} began".replace("A early", "An early"),
    told.PlanEnded: lambda fact, case: f"The {_plan(fact.sort)} ended: {words(fact.reason)}",
    told.PlanActionSet: _action,
    told.PlanActionDone: _done,
    told.AgencyJoined: lambda fact, case: f"{agency(case, fact.agency)} joined the team",
    told.DepartureAnswered: _departure,
}
