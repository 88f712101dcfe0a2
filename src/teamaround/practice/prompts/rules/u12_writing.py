"""U12: something written came through several hands; the writing itself is to be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import quoted
from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.questions.chains import reliability
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.happenings import Statement


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each such statement. It names neither the speaker nor anybody through whom it came."""
    if not case.is_open:
        return
    statements = case.of(Statement)
    for told in statements:
        came = reliability(told.fact.chain)
        if came is None or not came.asks_for_writing or _is_answered(case, told, statements):
            continue
        question = case.questions.get(told.fact.question)
        wording = question.wording if question else told.fact.wording
        yield prompted(
            "U12_writing",
            case,
            subject=(told.entry.entry_id,),
            since=told.entry.recorded_at,
            entry_id=told.entry.entry_id,
            what=f"An account of “{quoted(case, wording)}” reached us {came.words}",
        )


def _is_answered(case: CaseFile, told: Noted[Statement], statements: tuple[Noted[Statement], ...]) -> bool:
    """Whether it was asked for since, or the same person's account of the question has come by a shorter way."""
    since = told.entry.recorded_at
    asked = any(
        one.fact.question == told.fact.question and one.entry.recorded_at >= since
        for one in case.of(InformationRequested)
    )
    return asked or any(
        (one.fact.question, one.fact.by) == (told.fact.question, told.fact.by)
        and len(one.fact.chain) < len(told.fact.chain)
        and one.entry.recorded_at > since
        for one in statements
    )
