"""Questions, checks, alerts, visits and what the family asks, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.wording import agency, quoted, row
from teamaround.practice.answers.in_words.names import adding, is_hidden, person, place, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import family, forums
from teamaround.practice.record.facts import happenings as told
from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import Answer

ANSWERS = {
    Answer.ANSWERED: "answered",
    Answer.NOTHING_HELD: "nothing held there",
    Answer.REFUSED: "refused",
    Answer.NO_REPLY: "no reply",
}
VISITS = {
    family.VisitOutcome.SEEN_AND_WELL: "the child was seen and well",
    family.VisitOutcome.NO_EVIDENCE: "no evidence was found",
    family.VisitOutcome.NOT_CONFIRMED: "the concern was not confirmed",
    family.VisitOutcome.CONCERN_CONFIRMED: "the concern was confirmed",
    family.VisitOutcome.NO_ANSWER: "nobody answered",
    family.VisitOutcome.ACTION_TAKEN: "action was taken",
}


def _wording(case: CaseFile, question: str) -> str:
    """A question as it was put; its slug as words where it was never opened."""
    known = case.questions.get(question)
    return quoted(case, known.wording if known and known.wording else words(question))


def _check(fact: told.CheckRecorded, case: CaseFile) -> str:
    asked = agency(case, fact.agency) if fact.agency else words(fact.check)
    found = f", which supports “{quoted(case, words(fact.found))}”" if fact.found else ""
    return f"“{_wording(case, fact.question)}” was checked with {asked}: {ANSWERS[fact.answer]}{found}"


def _closed(fact: told.QuestionClosed, case: CaseFile) -> str:
    return f"“{_wording(case, fact.question)}” was closed: {quoted(case, words(fact.answer))}" + adding(
        case, fact.reason, ". "
    )


def alert_words(case: CaseFile, key: str) -> str:
    """Which alert: "“address link” (Dale Prosser, Protected address A)". Parts that may not be told are left out."""
    code, *parts = key.split(":")
    names = {one.code: f"“{one.name[:1].lower()}{one.name[1:]}”" for one in catalogue().alerts}
    known = [_part(case, one) for one in parts]
    about = ", ".join(dict.fromkeys(filter(None, known)))
    return f"{names.get(code, 'of the rules')}{f' ({about})' if about else ''}"


def _part(case: CaseFile, part: str) -> str:
    if part in case.places:
        return place(case, part)
    shown = part in case.people and not is_hidden(case, part)
    return person(case, part) if shown else ""


def _alert_closed(fact: family.AlertClosed, case: CaseFile) -> str:
    return f"The alert {alert_words(case, fact.alert)} was closed: {quoted(case, words(fact.reason))}"


def _visit(fact: family.VisitMade, case: CaseFile) -> str:
    where = f" to {place(case, fact.place)}" if fact.place else ""
    seen = {True: ". The child was seen", False: ". The child was not seen", None: ""}[fact.child_seen]
    alone = {True: ", alone", False: ", not alone", None: ""}[fact.child_alone] if fact.child_seen else ""
    return f"Visit{where}: {VISITS[fact.outcome]}{seen}{alone}"


def _explained(fact: family.ExplanationGiven, case: CaseFile) -> str:
    terms = row(words(one) for one in fact.terms)
    return f"{terms or 'Something'} was explained to {person(case, fact.to)}"


def _school_told(fact: family.SchoolTold, case: CaseFile) -> str:
    return f"{agency(case, fact.school)} was told{' and has acknowledged it' if fact.acknowledged else ''}"


def _school_changed(fact: family.SchoolChanged, case: CaseFile) -> str:
    """Where a home is concealed, the school would give it away."""
    is_concealed = any(one.concealment is not Concealment.NONE for one in case.places.values())
    return (
        "The child’s school changed" if is_concealed else f"The child’s school is now {agency(case, fact.to)}"
    )


def _request_answered(fact: forums.InformationAnswered, case: CaseFile) -> str:
    asked = {one.fact.request: one.fact for one in case.of(forums.InformationRequested)}.get(fact.request)
    who = f"{agency(case, asked.agency)}: " if asked else ""
    return f"{who}{ANSWERS[fact.answer]}{adding(case, fact.what)}"


QUESTIONS: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    told.QuestionOpened: lambda fact, case: quoted(case, fact.wording),
    told.CheckRecorded: _check,
    told.QuestionClosed: _closed,
    family.SeriousIncidentNotified: lambda fact, case: "The national panel was notified",
    family.RapidReviewHeld: lambda fact, case: "The rapid review was held",
    family.AlertAccepted: lambda fact, case: f"The alert {alert_words(case, fact.alert)} was accepted",
    family.AlertClosed: _alert_closed,
    family.VisitMade: _visit,
    family.ExplanationGiven: _explained,
    family.FamilyQuestionAsked: lambda fact, case: (
        f"{person(case, fact.by)} asked{adding(case, fact.what) or ' a question'}"
    ),
    family.FamilyQuestionAnswered: lambda fact, case: "The family’s question was answered",
    family.AccessRequested: lambda fact, case: f"{person(case, fact.by)} asked to see what is held",
    family.AccessAnswered: lambda fact, case: f"{person(case, fact.by)} was answered about what is held",
    family.RecordOpened: lambda fact, case: f"{agency(case, fact.agency)} opened the record",
    family.FactShared: lambda fact, case: f"{agency(case, fact.agency)} was told of an earlier entry",
    family.SchoolTold: _school_told,
    family.SchoolChanged: _school_changed,
    forums.InformationRequested: lambda fact, case: (
        f"{agency(case, fact.agency)} was asked{adding(case, fact.what)}"
    ),
    forums.InformationAnswered: _request_answered,
}
