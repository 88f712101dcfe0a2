"""Requests between agencies and what answers them: silence is no answer, nor is a refusal that nobody stands for."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested
from teamaround.practice.record.words import Answer


def answers_to(case: CaseFile, asked: InformationRequested) -> Iterator[Noted[InformationAnswered]]:
    """What answers a request, in the order in which it was recorded.

    What the system asked is answered as well when the agency answers what a person asked it about the same people.
    """
    names = {asked.request, *(_asked_by_people(case, asked) if asked.because else ())}
    for told in case.of(InformationAnswered):
        if told.fact.request in names and _is_answer(told.fact):
            yield told


def _asked_by_people(case: CaseFile, asked: InformationRequested) -> Iterator[str]:
    for other in case.of(InformationRequested):
        if other.fact.agency == asked.agency and set(other.fact.about) & set(asked.about):
            yield other.fact.request


def _is_answer(fact: InformationAnswered) -> bool:
    if fact.answer is Answer.REFUSED:
        return bool(fact.what and fact.decided_by)
    return fact.answer is not Answer.NO_REPLY
