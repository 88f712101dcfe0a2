"""What the record leaves to be done and sets no day for: checks, safeguards, answers, gaps, the next meeting.

Invariants 3, 5 and 6 of the domain: a denial is tested, a safeguard has a witness, a gap is accepted by somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from teamaround.practice.answers.relied_on import contradicted_at
from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Question
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested
from teamaround.practice.record.facts.meetings import CoreGroupHeld, PlanSort
from teamaround.practice.record.words import Answer


class UndoneSort(StrEnum):
    """What has to be done."""

    CHECK_THE_QUESTION = "check_the_question"
    CHECK_THE_SAFEGUARD = "check_the_safeguard"
    GET_THE_ANSWER = "get_the_answer"
    ACCEPT_THE_GAP = "accept_the_gap"
    DATE_THE_CORE_GROUP = "date_the_core_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """One thing that is not done: about what, whose it is, since when. `checks` are those made of a question."""

    sort: UndoneSort
    what: str
    whose: str
    since: datetime
    checks: int = 0
    is_contradicted: bool = False


def undone(case: CaseFile, now: datetime, *, checks_needed: int) -> tuple[Undone, ...]:
    """Everything undone while the case is open, in the order of `UndoneSort`, then the oldest first."""
    if not case.is_open:
        return ()
    found = [
        *_questions(case, checks_needed),
        *_safeguards(case, now),
        *_requests(case),
        *_gaps(case),
        *_core_group(case, now),
    ]
    order = list(UndoneSort)
    return tuple(sorted(found, key=lambda one: (order.index(one.sort), one.since)))


def _questions(case: CaseFile, checks_needed: int) -> Iterator[Undone]:
    """Questions that were denied, or on which accounts differ, and that too few looked into."""
    for question in case.questions.values():
        if question.closed_at is None and _is_tested_by_nobody(question, checks_needed):
            yield Undone(
                sort=UndoneSort.CHECK_THE_QUESTION,
                what=question.wording,
                whose=question.owner,
                since=question.opened_at,
                checks=question.independent_checks,
                is_contradicted=question.contradicts,
            )


def _is_tested_by_nobody(question: Question, checks_needed: int) -> bool:
    is_denied = any(one.denies and not one.retracted for one in question.stances)
    return (is_denied or question.contradicts) and question.independent_checks < checks_needed


def _safeguards(case: CaseFile, now: datetime) -> Iterator[Undone]:
    """Safeguards in force that were never checked, or that something seen speaks against since."""
    for control in case.controls.values():
        if not control.relied_on_at or not control.in_force(local_date(now)):
            continue
        against = contradicted_at(case, control)
        is_stale = control.checked_at is None or (against is not None and against > control.checked_at)
        if is_stale:
            yield Undone(
                sort=UndoneSort.CHECK_THE_SAFEGUARD,
                what=control.words or control.sort.replace("_", " "),
                whose=control.owner,
                since=control.relied_on_at[0],
                is_contradicted=against is not None,
            )


def _requests(case: CaseFile) -> Iterator[Undone]:
    """Requests that brought nothing yet: silence is no answer."""
    answered = {
        one.fact.request for one in case.of(InformationAnswered) if one.fact.answer is not Answer.NO_REPLY
    }
    for noted in case.of(InformationRequested):
        if noted.fact.request not in answered:
            yield Undone(
                sort=UndoneSort.GET_THE_ANSWER,
                what=noted.fact.what,
                whose=noted.fact.agency,
                since=noted.entry.happened_at,
            )


def _gaps(case: CaseFile) -> Iterator[Undone]:
    """What an agency that left does not cover, and nobody has taken on."""
    for departure in case.departures:
        if departure.does_not_cover and departure.accepted is not True and departure.returned_at is None:
            yield Undone(
                sort=UndoneSort.ACCEPT_THE_GAP,
                what=departure.does_not_cover,
                whose=departure.agency,
                since=departure.left_at,
            )


def _core_group(case: CaseFile, now: datetime) -> Iterator[Undone]:
    """A child protection plan whose last core group named no day that is still to come."""
    last = case.last(CoreGroupHeld)
    if last is None or case.plan is None or case.plan.sort is not PlanSort.CHILD_PROTECTION:
        return
    if last.fact.next_on is None or last.fact.next_on < local_date(now):
        yield Undone(sort=UndoneSort.DATE_THE_CORE_GROUP, what="", whose="", since=last.entry.happened_at)
