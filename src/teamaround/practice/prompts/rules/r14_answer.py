"""R14_answer: a parent or child asked something; it is answered in five working days (AC-R14-4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import who
from teamaround.practice.calendar import Calendar, deadline
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import FamilyQuestionAnswered, FamilyQuestionAsked


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a question, until it is answered. What was asked is read in the entry itself."""
    span = prompt_row("R14_answer").spans["answer"]
    answered = [(told.fact.asked, told.entry.happened_at) for told in case.of(FamilyQuestionAnswered)]
    for told in case.of(FamilyQuestionAsked):
        if not any(name == told.fact.asked and at >= told.entry.happened_at for name, at in answered):
            yield prompted(
                "R14_answer",
                case,
                subject=(told.fact.asked, told.entry.entry_id),
                since=told.entry.recorded_at,
                entry_id=told.entry.entry_id,
                what=f"{who(case, told.fact.by)} asked a question that is not answered yet",
                due=deadline(told.entry.happened_at, span.length, span.unit, calendar),
                about=(told.fact.by,),
            )
