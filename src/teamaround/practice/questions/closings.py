"""Attempts to close a question, and why one did not close it (invariant 3, AC-U3-1, AC-U3-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Question
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.happenings import QuestionClosed
from teamaround.practice.record.question_terms import question_terms
from teamaround.practice.record.words import Answer


class RefusedClosing(NamedTuple):
    """An attempt that left the question open."""

    entry: Entry
    question: Question


def refused_closings(case: CaseFile) -> Iterator[RefusedClosing]:
    """Attempts without enough checks and without a manager's reason, while the question is still open."""
    for told in case.of(QuestionClosed):
        question = case.questions.get(told.fact.question)
        if question is None or question.closed_at is not None or question.is_tested:
            continue
        concern = question.concern_at
        is_of_now = concern is None or told.entry.happened_at >= instant(concern)
        if is_of_now and not (told.fact.manager and told.fact.reason):
            yield RefusedClosing(told.entry, question)


def still_needed(question: Question) -> int:
    """How many more independent kinds of check it takes before the question may be closed."""
    return max(0, question_terms().independent_checks - question.independent_checks)


def outcome_words(question: Question) -> str:
    """What the checks came to. "Nothing held" confirms nothing and refutes nothing: it is never "untrue"."""
    concern = question.concern_at
    counted = [one for one in question.checks if concern is None or instant(one.at) >= instant(concern)]
    found = sorted({one.found for one in counted if one.found})
    if len(found) > 1:
        return "checks differ"
    if found:
        return f"checks support “{found[0].replace('_', ' ')}”"
    if any(one.answer in (Answer.ANSWERED, Answer.NOTHING_HELD) for one in counted):
        return "not confirmed"
    return "no reply yet" if counted else "not checked"
