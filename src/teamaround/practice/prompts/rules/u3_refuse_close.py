"""U3: an outcome that rests on a denial is refused until it has been tested, and so is closing a question unchecked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.rules.a05_untested_denial import untested
from teamaround.practice.alerts.wording import quoted, row, slug
from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.questions.closings import outcome_words, refused_closings, still_needed
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.question_terms import question_terms


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each question: of a denial that nobody has tested, or of a closing that did not close it."""
    denied = untested(case, now, calendar)
    for question, denials in denied.items():
        entry = denials[0].entry
        yield prompted(
            "U3_refuse_close",
            case,
            subject=(question, entry.entry_id),
            since=entry.recorded_at,
            entry_id=entry.entry_id,
            what=f"The outcome of {row(one.of for one in denials)} cannot rest on one person's denial. "
            + _checks(case, question),
            about=denials[0].about,
        )
    for entry, asked in refused_closings(case):
        if asked.question not in denied:
            yield prompted(
                "U3_refuse_close",
                case,
                subject=(asked.question, entry.entry_id),
                since=entry.recorded_at,
                entry_id=entry.entry_id,
                what=f"“{quoted(case, slug(asked.wording))}” is not closed. {_checks(case, asked.question)}",
                about=tuple(one for one in asked.about if one in case.people),
            )


def _checks(case: CaseFile, question: str) -> str:
    known = case.questions.get(question)
    needed = still_needed(known) if known else question_terms().independent_checks
    stands = outcome_words(known) if known else "not checked"
    return f"Independent kinds of check still needed: {needed}. As it stands: {stands}."
