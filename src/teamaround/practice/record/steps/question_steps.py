"""Questions of the case: what is said on each side, and what has been checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from teamaround.practice.record.case_plan import Check, Question, Stance
from teamaround.practice.record.facts import happenings
from teamaround.practice.record.facts.happenings import QuestionBasis

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile
    from teamaround.practice.record.entry import Entry


def _question(case: CaseFile, entry: Entry, name: str, basis: QuestionBasis, wording: str) -> Question:
    return case.questions.get(name) or Question(
        question=name,
        wording=wording or name,
        opened_at=entry.recorded_at,
        basis=basis,
        entry_id=entry.entry_id,
    )


def _with(case: CaseFile, question: Question) -> CaseFile:
    return replace(case, questions={**case.questions, question.question: question})


def _opened(case: CaseFile, entry: Entry, fact: happenings.QuestionOpened) -> CaseFile:
    known = _question(case, entry, fact.question, fact.basis, fact.wording)
    question = replace(
        known,
        wording=fact.wording,
        basis=fact.basis,
        about=tuple(dict.fromkeys((*known.about, *fact.about))),
        who_might=fact.who_might or known.who_might,
        owner=fact.owner or known.owner,
        due=fact.by or known.due,
        closed_at=None,
        concern_at=_newest(known, entry),
    )
    return _with(case, question)


def _concern(case: CaseFile, entry: Entry, fact: happenings.ConcernReported) -> CaseFile:
    if not fact.question:
        return case
    known = _question(case, entry, fact.question, QuestionBasis.SUSPICION, fact.what)
    about = tuple(one for one in (*known.about, fact.person, fact.place) if one)
    # A new suspicion opens a closed question again: it was answered for its own day only.
    opened = replace(
        known, about=tuple(dict.fromkeys(about)), closed_at=None, concern_at=_newest(known, entry)
    )
    return _with(case, opened)


def _newest(known: Question, entry: Entry) -> datetime:
    return entry.happened_at if known.concern_at is None else max(known.concern_at, entry.happened_at)


def _stated(case: CaseFile, entry: Entry, fact: happenings.Statement) -> CaseFile:
    known = _question(case, entry, fact.question, QuestionBasis.UNKNOWN, fact.wording)
    stance = Stance(
        answer=fact.answer,
        by=fact.by,
        at=entry.happened_at,
        denies=fact.denies,
        hops=max(0, len(fact.chain) - 1),
        protected_source=any(part.protected_source for part in entry.paragraphs),
        words=fact.words,
        entry_id=entry.entry_id,
    )
    before = known.stances
    if fact.retracts:
        before = tuple(replace(one, retracted=True) if one.by == fact.by else one for one in before)
    question = replace(
        known,
        wording=known.wording if known.wording != known.question else fact.wording or known.wording,
        stances=(*before, stance),
        about=tuple(dict.fromkeys((*known.about, *fact.about))),
    )
    return _with(case, question)


def _checked(case: CaseFile, entry: Entry, fact: happenings.CheckRecorded) -> CaseFile:
    known = _question(case, entry, fact.question, QuestionBasis.UNKNOWN, "")
    check = Check(
        check=fact.check,
        agency=fact.agency or entry.by_agency,
        answer=fact.answer,
        at=entry.happened_at,
        found=fact.found,
    )
    return _with(case, replace(known, checks=(*known.checks, check)))


def _closed(case: CaseFile, entry: Entry, fact: happenings.QuestionClosed) -> CaseFile:
    known = case.questions.get(fact.question)
    if known is None:
        return case
    # Enough independent kinds of check or a manager's reasoned decision; anything less leaves it open (invariant 3).
    reasoned = bool(fact.manager and fact.reason)
    if not known.is_tested and not reasoned:
        return case
    return _with(case, replace(known, closed_at=entry.recorded_at, closed_answer=fact.answer))


QUESTION_STEPS: Mapping[type[Any], Callable[[CaseFile, Entry, Any], CaseFile]] = {
    happenings.QuestionOpened: _opened,
    happenings.ConcernReported: _concern,
    happenings.Statement: _stated,
    happenings.CheckRecorded: _checked,
    happenings.QuestionClosed: _closed,
}
