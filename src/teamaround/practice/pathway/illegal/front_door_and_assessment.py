"""Illegal moves 1, 2, 3 and 6: closing a referral, signing an assessment, strategy discussions, the conference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.pathway.table import pathway_table
from teamaround.practice.pathway.violation import Violation, violation
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    ReferralDecided,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort


def closed_without_decision(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """1: a referral closed without a decision maker or a reason."""
    closing = pathway_table().illegal(1).lists["closing"]
    for told in case.of(ReferralDecided):
        missing = [
            words
            for words, given in (
                ("nobody is named as having decided", told.fact.manager),
                ("no reason", told.fact.rationale),
            )
            if not given
        ]
        if told.fact.outcome in closing and missing:
            what = f"A referral was closed with {' and '.join(missing)}"
            yield violation(
                1, told.entry.entry_id, told.entry.happened_at, what.replace("with nobody", "while nobody")
            )


def complete_without_the_child(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """2: an assessment signed, the child not seen, and no reason."""
    for told in case.of(AssessmentCompleted):
        if told.fact.child_seen is False and not told.fact.reason_not_seen:
            what = "An assessment was signed; the child was not seen, and no reason is given"
            yield violation(2, told.entry.entry_id, told.entry.happened_at, what)


def discussed_alone(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """3: a strategy discussion of one agency. Where a source cannot say who took part, nothing is said of it."""
    enough = pathway_table().illegal(3).numbers["agencies"]
    for told in case.of(StrategyMeetingHeld):
        if 0 < len(set(told.fact.agencies)) < enough:
            what = "A strategy discussion was held by one agency alone"
            yield violation(3, told.entry.entry_id, told.entry.happened_at, what)


def conference_without_enquiry(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """6: an initial conference that no section 47 enquiry came before."""
    opened = [told.entry.happened_at for told in case.of(StrategyMeetingHeld) if told.fact.opens_enquiry]
    used: list[datetime] = []
    for told in sorted(case.of(ConferenceHeld), key=lambda told: instant(told.entry.happened_at)):
        if told.fact.sort is not ConferenceSort.INITIAL:
            continue
        before = [at for at in opened if instant(at) <= instant(told.entry.happened_at) and at not in used]
        if not before:
            what = "An initial conference was held, and the record has no section 47 enquiry before it"
            yield violation(6, told.entry.entry_id, told.entry.happened_at, what)
        used += before
