"""What don't we know, and who might? Open questions, unanswered requests, what leavers left open, unknown parents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from teamaround.practice.answers.headline import name_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Question
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested
from teamaround.practice.record.words import YesNoUnknown


class Asked(StrEnum):
    """Where asking stands. Silence, "nothing held" and an answer are never the same (promise 3)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    ANSWERED = "answered"
    NOTHING_HELD = "nothing_held"
    REFUSED = "refused"
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One thing that is not known: since when, who might know (agency slugs), and where asking stands."""

    what: str
    since: datetime
    who_might: tuple[str, ...]
    asked: Asked
    asked_at: datetime | None = None
    owner: str = ""
    question: str = ""


def unknowns(case: CaseFile, now: datetime) -> tuple[Unknown, ...]:
    """Everything that is known not to be known, contradictions and newest first."""
    found = [*_questions(case), *_requests(case), *_left_open(case), *_parents(case)]
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def _questions(case: CaseFile) -> Iterator[Unknown]:
    for question in case.questions.values():
        if question.closed_at is None and not _settled(question):
            asked, at = _asking(case, question.question)
            yield Unknown(
                what=question.wording,
                since=question.opened_at,
                who_might=question.who_might,
                asked=asked,
                asked_at=at,
                owner=question.owner,
                question=question.question,
            )


def _settled(question: Question) -> bool:
    """One undisputed answer that is no denial leaves nothing open."""
    live = [one for one in question.stances if not one.retracted]
    return bool(live) and not question.contradicts and not any(one.denies for one in live)


def _asking(case: CaseFile, question: str) -> tuple[Asked, datetime | None]:
    asked = [one for one in case.of(InformationRequested) if one.fact.question == question]
    if not asked:
        return Asked.NOT_ASKED, None
    answer = _answer(case, asked[-1].fact.request)
    return answer or Asked.ASKED, asked[-1].entry.happened_at


def _answer(case: CaseFile, request: str) -> Asked | None:
    answers = [one.fact.answer for one in case.of(InformationAnswered) if one.fact.request == request]
    return Asked(answers[-1].value) if answers else None


def _requests(case: CaseFile) -> Iterator[Unknown]:
    for noted in case.of(InformationRequested):
        answer = _answer(case, noted.fact.request)
        if noted.fact.question or answer in (Asked.ANSWERED, Asked.NOTHING_HELD):
            continue
        yield Unknown(
            what=noted.fact.what,
            since=noted.entry.happened_at,
            who_might=(noted.fact.agency,),
            asked=answer or Asked.ASKED,
            asked_at=noted.entry.happened_at,
        )


def _left_open(case: CaseFile) -> Iterator[Unknown]:
    for departure in case.departures:
        if departure.does_not_cover and departure.returned_at is None:
            yield Unknown(
                what=departure.does_not_cover,
                since=departure.left_at,
                who_might=(departure.agency,),
                asked=Asked.NOT_ASKED,
                owner=departure.gap_holder,
            )


def _parents(case: CaseFile) -> Iterator[Unknown]:
    for person in case.people.values():
        if person.parental_responsibility is YesNoUnknown.UNKNOWN:
            links = [link for link in case.links if link.person == person.person]
            since = links[0].recorded_at if links else case.as_at
            what = f"Whether {name_of(case, person.person)} has parental responsibility"
            yield Unknown(what=what, since=since, who_might=(), asked=Asked.NOT_ASKED)
