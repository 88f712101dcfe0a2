"""Whether anything was feared when a visit was made. Without a live concern its outcome leaves nothing untested (A05).

A concern is live from when it arose: one with a question until the question is closed, any other until an assessment,
an enquiry or a conference has dealt with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.history import dangerous_since
from teamaround.practice.calendar import instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.facts.family import VisitMade
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    EnquiryConcluded,
    ReferralReceived,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.happenings import (
    CheckRecorded,
    ConcernReported,
    Incident,
    MatchBand,
    QuestionBasis,
    QuestionOpened,
    Sighting,
    Statement,
)
from teamaround.practice.record.facts.meetings import ConferenceHeld, PlanEnded

ARISES = (ConcernReported, Incident, Sighting, ReferralReceived, StrategyMeetingHeld)
IS_DEALT_WITH_BY = (AssessmentCompleted, EnquiryConcluded, ConferenceHeld, PlanEnded)


def has_live_concern(case: CaseFile, entry: Entry, visit: VisitMade, about: Collection[str]) -> bool:
    """Whether something was feared when the visit was made: what it asked about, whom, or anything not dealt with."""
    if _is_about_somebody_feared(case, entry, about) or _is_undealt_with(case, entry.happened_at):
        return True
    asked = {visit.question} if visit.question else {told.fact.question for told in case.of(ConcernReported)}
    return any(_is_in_doubt(case, question, entry, visit) for question in asked if question)


def _is_about_somebody_feared(case: CaseFile, entry: Entry, about: Collection[str]) -> bool:
    bound = (one for one in case.controls.values() if one.in_force(local_date(entry.happened_at)))
    named = {*_named(case, entry), *(one.person for one in bound)}
    return any(person in named or dangerous_since(case, person) is not None for person in about)


def _named(case: CaseFile, entry: Entry) -> Iterator[str]:
    """Whom concerns that are not settled, incidents and sightings name, if they had happened by then."""
    at = entry.happened_at
    for told in case.of(ConcernReported):
        if _by(told.entry, at) and not _is_settled(case, told.fact.question, entry):
            yield told.fact.person
    for incident in case.of(Incident):
        if _by(incident.entry, at):
            yield from incident.fact.by
    for seen in case.of(Sighting):
        if _by(seen.entry, at) and seen.fact.band is not MatchBand.REVIEW:
            yield seen.fact.person


def _is_settled(case: CaseFile, question: str, entry: Entry) -> bool:
    """Whether a question had been closed when the visit was recorded. Nothing closes it on a denial alone."""
    known = case.questions.get(question)
    closed_at = known.closed_at if known is not None else None
    return closed_at is not None and instant(closed_at) <= entry.recorded_at


def _is_undealt_with(case: CaseFile, at: datetime) -> bool:
    """Whether something arose after all was last dealt with. A concern with a question waits for that question."""
    arose = _last(case, ARISES, at)
    dealt_with = _last(case, IS_DEALT_WITH_BY, at)
    return arose is not None and (dealt_with is None or arose > dealt_with)


def _last(case: CaseFile, kinds: Collection[type[Fact]], at: datetime) -> datetime | None:
    happened = (
        told.entry.happened_at
        for kind in kinds
        for told in case.of(kind)
        if _by(told.entry, at) and not _waits_elsewhere(told.entry)
    )
    return max(happened, default=None)


def _waits_elsewhere(entry: Entry) -> bool:
    """A concern with a question waits for its answer, a pair under review for its matcher."""
    fact = entry.fact
    return (isinstance(fact, ConcernReported) and bool(fact.question)) or (
        isinstance(fact, Sighting) and fact.band is MatchBand.REVIEW
    )


def _is_in_doubt(case: CaseFile, question: str, entry: Entry, visit: VisitMade) -> bool:
    """Whether a question was raised, or answered otherwise by somebody else, and not closed before the visit."""
    if _is_settled(case, question, entry):
        return False
    raised = (
        _by(told.entry, entry.happened_at)
        for told in case.of(ConcernReported)
        if told.fact.question == question
    )
    opened = (
        _by(told.entry, entry.happened_at)
        for told in case.of(QuestionOpened)
        if told.fact.question == question and (visit.question or told.fact.basis is not QuestionBasis.UNKNOWN)
    )
    return any(raised) or any(opened) or _is_answered_otherwise(case, question, entry, visit)


def _is_answered_otherwise(case: CaseFile, question: str, entry: Entry, visit: VisitMade) -> bool:
    neutral = catalogue().row("A06").lists["neutral"]
    said = [told for told in case.of(Statement) if told.fact.question == question]
    denied = {told.fact.answer for told in said if told.fact.by == visit.rests_on_denial_by}
    others = [(told.entry, told.fact.answer) for told in said if told.fact.by != visit.rests_on_denial_by]
    checked = [
        (told.entry, told.fact.found) for told in case.of(CheckRecorded) if told.fact.question == question
    ]
    return any(
        answer not in neutral and answer not in denied and _by(told, entry.happened_at)
        for told, answer in (*others, *checked)
    )


def _by(entry: Entry, at: datetime) -> bool:
    return entry.happened_at <= at
