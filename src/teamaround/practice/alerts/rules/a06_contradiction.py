"""A06: two accounts of one question differ. Observations and checks count as accounts, and so does a retraction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import UNNAMED, day, quoted, slug, who
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.questions.chains import reliability
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Question
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.happenings import CheckRecorded, QuestionBasis, Statement
from teamaround.practice.record.remembering import remembered


class Account(NamedTuple):
    """One answer, by whom, and the entry that holds it."""

    entry: Entry
    answer: str
    by: str


@remembered
def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each open question with differing accounts."""
    for question, accounts, turned in contradictions(case):
        yield _alert(case, calendar, question, accounts, turned)


@remembered
def contradictions(case: CaseFile) -> Iterator[tuple[Question, list[Account], Account]]:
    """Questions with differing accounts, with all accounts and the one that first differed."""
    for question in case.questions.values():
        accounts = _accounts(case, question)
        turned = _turned(question, accounts)
        if turned is not None:
            yield question, accounts, turned
        elif question.basis is QuestionBasis.CONTRADICTION and question.closed_at is None:
            entry = case.entry(question.entry_id)
            if entry is not None:
                yield question, accounts, Account(entry, "", "")


def _accounts(case: CaseFile, question: Question) -> list[Account]:
    """Every account in recorded order; of a closed question only those that came after its closing."""
    neutral = catalogue().row("A06").lists["neutral"]
    found = [
        Account(told.entry, told.fact.answer, told.fact.by)
        for told in case.of(Statement)
        if told.fact.question == question.question and told.fact.answer not in neutral
    ]
    found += [
        Account(told.entry, told.fact.found, told.fact.agency or told.entry.by_agency)
        for told in case.of(CheckRecorded)
        if told.fact.question == question.question and told.fact.found not in neutral
    ]
    closed_at = question.closed_at
    if closed_at is not None:
        found = [one for one in found if one.entry.recorded_at > instant(closed_at)]
    return sorted(found, key=lambda one: (one.entry.recorded_at, one.entry.entry_id))


def _turned(question: Question, accounts: list[Account]) -> Account | None:
    """The first account that differs from the first one, or from the answer with which the question was closed."""
    first = accounts[0].answer if accounts else ""
    settled = first if question.closed_at is None else question.closed_answer
    return next((one for one in accounts if one.answer != settled), None)


def _alert(
    case: CaseFile, calendar: Calendar, question: Question, accounts: list[Account], turned: Account
) -> Alert:
    answers = "; ".join(dict.fromkeys(_in_words(case, one) for one in accounts))
    return raised(
        "A06",
        case,
        calendar,
        subject=(question.question, turned.entry.entry_id),
        since=turned.entry.recorded_at,
        entry_id=turned.entry.entry_id,
        also=tuple(one.entry.entry_id for one in accounts if one.entry is not turned.entry),
        about=question.about,
        question=question.question,
        what=f"Accounts differ: {quoted(case, question.wording)}",
        how_known=f"{answers}." if answers else "The question was opened because accounts differ.",
        how_sure="That they differ is certain. Which is true is not known.",
        undermines="Whatever was decided on either account alone.",
        why_level="Amber: two accounts of one question.",
    )


def _in_words(case: CaseFile, account: Account) -> str:
    on = day(local_date(account.entry.happened_at))
    fact = account.entry.fact
    came = reliability(fact.chain) if isinstance(fact, Statement) else None
    how = f" ({came.words})" if came is not None else ""
    return f"{_speaker(case, account)}, {on}{how}: “{quoted(case, slug(account.answer))}”"


def _speaker(case: CaseFile, account: Account) -> str:
    fact = account.entry.fact
    hops = {hop.who for hop in fact.chain} if isinstance(fact, Statement) else set()
    named = hops | {account.by}
    protected = {person for person in named if person in case.people and case.people[person].protected_source}
    if protected or any(part.protected_source for part in account.entry.paragraphs):
        return UNNAMED
    return who(case, account.by) if account.by in case.people else slug(account.by or account.entry.by_agency)
