"""Closing an alert: a typed reason and evidence from the record. A denial alone closes nothing (invariant 3)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.denials import TESTS
from teamaround.practice.calendar import instant
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.base import slug
from teamaround.practice.record.facts.family import AlertClosed, VisitMade
from teamaround.practice.record.facts.happenings import CheckRecorded, Statement
from teamaround.practice.record.remembering import remembered_one


class Verdict(NamedTuple):
    """Whether a closing is allowed, the rule that says so, and the way on if it is not."""

    allowed: bool
    rule: str
    way_on: str


def may_close(case: CaseFile, alert: Alert, reason: str, evidence: tuple[str, ...]) -> Verdict:
    """Whether an alert may be closed for a reason, with entries of the record as evidence (by entry id)."""
    row = catalogue().row(alert.code)
    entries = _evidence(case, alert, evidence)
    if _is_denial(reason) or (entries and all(map(says_denial, entries))):
        return Verdict(
            False,
            "A denial closes nothing: it is what somebody says.",
            "Record two independent checks, or ask a manager to close the question with a reason.",
        )
    if not row.closing_reasons:
        return Verdict(False, f"Only facts close this: {row.closes_when}.", "Record what has been done.")
    if reason not in row.closing_reasons:
        return Verdict(
            False,
            "Closing needs one of the typed reasons.",
            f"Choose one: {', '.join(row.closing_reasons).replace('_', ' ')}.",
        )
    if not any(is_evidence(case, entry, since=alert.since) for entry in entries):
        return Verdict(
            False,
            "Closing needs evidence that is on the record, other than what raised it.",
            "Record what was found and name that entry.",
        )
    return Verdict(True, f"Closed for a typed reason with evidence ({reason.replace('_', ' ')}).", "")


def is_closed(case: CaseFile, alert: Alert) -> bool:
    """Whether somebody closed the alert and was allowed to; one that has become red since is open again."""
    closings = _closings(case).get(alert.key)
    if closings is None:
        return False
    begun = alert.level_since if alert.level is Level.RED else alert.since
    return any(
        told.entry.recorded_at >= begun
        and may_close(case, alert, told.fact.reason, told.fact.evidence).allowed
        for told in closings
    )


@remembered_one
def _closings(case: CaseFile) -> dict[str, list[Noted[AlertClosed]]]:
    """What was said to close alerts, by the alert."""
    found: dict[str, list[Noted[AlertClosed]]] = {}
    for told in case.of(AlertClosed):
        found.setdefault(told.fact.alert, []).append(told)
    return found


def is_evidence(case: CaseFile, entry: Entry, *, since: datetime) -> bool:
    """Whether an entry may show why an alert raised at `since` is closed; what it shows, people judge (promise 3)."""
    kinds, kind = catalogue().closing_evidence, slug(type(entry.fact).__name__)
    if kind in kinds.whenever:
        return True
    is_new = instant(entry.recorded_at) >= instant(since)
    return kind in kinds.since and is_new and _is_tested(case, entry)


def rests_on_denial(case: CaseFile, closed: AlertClosed) -> bool:
    """Whether a closing leans on nothing but a denial, whatever reason it gives."""
    entries = [entry for one in closed.evidence if (entry := case.entry(one)) is not None]
    return _is_denial(closed.reason) or bool(entries and all(map(says_denial, entries)))


def _evidence(case: CaseFile, alert: Alert, evidence: tuple[str, ...]) -> list[Entry]:
    raised_by = {alert.entry_id, *alert.also}
    found = (case.entry(one) for one in evidence if one not in raised_by)
    return [entry for entry in found if entry is not None]


def _is_denial(reason: str) -> bool:
    return reason.strip().casefold().replace(" ", "_") in catalogue().denial_reasons


def says_denial(entry: Entry) -> bool:
    """Whether an entry is a denial, or a visit whose outcome rests on one."""
    if isinstance(entry.fact, Statement):
        return entry.fact.denies
    return isinstance(entry.fact, VisitMade) and bool(entry.fact.rests_on_denial_by)


def _is_tested(case: CaseFile, entry: Entry) -> bool:
    """Whether it is more than the word of somebody in the family, or than silence."""
    match entry.fact:
        case CheckRecorded(answer=answer):
            return answer in TESTS
        case Statement(by=by):
            return by not in case.people and by != case.child
        case VisitMade(rests_on_denial_by=by):
            return not by
    return True
