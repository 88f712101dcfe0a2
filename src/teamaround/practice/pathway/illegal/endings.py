"""Illegal moves 11 and 12: an ending over a red alert that nobody accepted, and an outcome on a denial alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts import Alert, evaluate
from teamaround.practice.alerts.denials import from_closings, from_visits, is_tested
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.clocks import Level
from teamaround.practice.clocks.alert_clocks import accepted_at
from teamaround.practice.pathway.violation import Violation, violation
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import GatewayOutcome, LegalGatewayHeld
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, PlanDecision
from teamaround.practice.record.fold import fold

ENDS = (PlanDecision.CHILD_IN_NEED, PlanDecision.ENDS)


def ended_over_red(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """11: a plan or pre-proceedings ended while a red alert waited for somebody to accept it."""
    for entry in _endings(case):
        waiting = _red_and_not_accepted(case, entry, calendar)
        if waiting:
            what = f"It ended while {len(waiting)} red alert(s) waited: {', '.join(_codes(waiting))}"
            yield violation(11, entry.entry_id, entry.happened_at, what)


def _endings(case: CaseFile) -> Iterator[Entry]:
    for conference in case.of(ConferenceHeld):
        if conference.fact.sort is ConferenceSort.REVIEW and conference.fact.decision in ENDS:
            yield conference.entry
    for gateway in case.of(LegalGatewayHeld):
        if gateway.fact.outcome is GatewayOutcome.PRE_PROCEEDINGS_END:
            yield gateway.entry


def _red_and_not_accepted(case: CaseFile, ending: Entry, calendar: Calendar) -> list[Alert]:
    """As the record stood just before the ending was written down."""
    known = [
        entry
        for entry in case.entries
        if entry.entry_id != ending.entry_id and instant(entry.recorded_at) <= instant(ending.recorded_at)
    ]
    before = fold(known, child=case.child, as_at=ending.recorded_at, agencies=case.agencies)
    return [
        alert
        for alert in evaluate(before, ending.recorded_at, calendar)
        if alert.level is Level.RED and accepted_at(alert, before) is None
    ]


def _codes(waiting: list[Alert]) -> list[str]:
    return sorted({alert.code for alert in waiting})


def rests_on_denial(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """12: an outcome whose only evidence is that one person denies it, tested by nobody since."""
    for denial in (*from_visits(case), *from_closings(case)):
        if not is_tested(case, denial):
            what = f"The outcome of {denial.of} rests on one person's denial alone"
            yield violation(12, denial.entry.entry_id, denial.entry.happened_at, what)
