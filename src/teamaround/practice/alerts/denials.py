"""Outcomes that rest on one person's denial, and whether anybody has tested it since (A05, invariant 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.live_concerns import has_live_concern
from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import VisitMade
from teamaround.practice.record.facts.happenings import (
    CheckRecorded,
    ConcernReported,
    QuestionClosed,
    QuestionOpened,
    Statement,
)
from teamaround.practice.record.question_terms import question_terms
from teamaround.practice.record.words import Answer

TESTS = (Answer.ANSWERED, Answer.NOTHING_HELD)  # silence and refusal test nothing (invariant 4)


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome that rests on what one person says. `question` is the slug under which checks are recorded."""

    entry: Entry
    question: str
    by: str
    about: tuple[str, ...]
    of: str


def from_visits(case: CaseFile) -> Iterator[Denial]:
    """Visits in a live concern whose outcome rests on a denial. Without a question the entry's id serves as one."""
    for told in case.of(VisitMade):
        if told.fact.rests_on_denial_by and told.fact.outcome in catalogue().row("A05").lists["outcomes"]:
            question = told.fact.question or f"denial:{told.entry.entry_id}"
            about = (told.fact.about,) if told.fact.about else _about(case, told.fact.question)
            if not has_live_concern(case, told.entry, told.fact, about):
                continue
            yield Denial(
                entry=told.entry,
                question=question,
                by=told.fact.rests_on_denial_by,
                about=about,
                of="a visit",
            )


def from_closings(case: CaseFile) -> Iterator[Denial]:
    """Questions that somebody tried to close with the answer of one person who denies it."""
    for noted in case.of(QuestionClosed):
        answered = [
            told.fact
            for told in case.of(Statement)
            if told.fact.question == noted.fact.question
            and told.fact.answer == noted.fact.answer
            and told.entry.recorded_at <= noted.entry.recorded_at
        ]
        speakers = {fact.by for fact in answered}
        if len(speakers) == 1 and any(fact.denies for fact in answered):
            yield Denial(
                entry=noted.entry,
                question=noted.fact.question,
                by=speakers.pop(),
                about=_about(case, noted.fact.question),
                of="the closing of a question",
            )


def is_tested(case: CaseFile, denial: Denial) -> bool:
    """Whether two independent kinds of check were recorded since the concern arose, or a manager decided."""
    needed = question_terms().independent_checks
    return len(independent_checks(case, denial)) >= needed or _manager_decided(case, denial)


def independent_checks(case: CaseFile, denial: Denial) -> frozenset[str]:
    """Kinds of check that brought an answer since the concern arose; one made before it says nothing about it."""
    begun = _concern_before(case, denial)
    return frozenset(
        told.fact.check
        for told in case.of(CheckRecorded)
        if told.fact.question == denial.question
        and told.fact.answer in TESTS
        and (begun is None or told.entry.happened_at >= instant(begun))
    )


def _concern_before(case: CaseFile, denial: Denial) -> datetime | None:
    raised: list[Noted[ConcernReported] | Noted[QuestionOpened]] = [
        *case.of(ConcernReported),
        *case.of(QuestionOpened),
    ]
    moments = (
        told.entry.happened_at
        for told in raised
        if told.fact.question == denial.question and told.entry.happened_at <= denial.entry.happened_at
    )
    return max(moments, key=instant, default=None)


def _manager_decided(case: CaseFile, denial: Denial) -> bool:
    return any(
        told.fact.question == denial.question
        and bool(told.fact.manager and told.fact.reason)
        and told.entry.recorded_at >= denial.entry.recorded_at
        for told in case.of(QuestionClosed)
    )


def _about(case: CaseFile, question: str) -> tuple[str, ...]:
    known = case.questions.get(question)
    return tuple(one for one in known.about if one in case.people) if known else ()
