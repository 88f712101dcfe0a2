"""R14_record: hard news was told, and the record does not say who was there and what it means to the person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import row, who
from teamaround.practice.calendar import Calendar, deadline
from teamaround.practice.prompts.explained import Explained, came_back, hard_news
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a telling, until a later entry says what is missing."""
    span = prompt_row("R14_record").spans["record"]
    for news in hard_news(case):
        missing = _missing(case, news)
        if missing:
            entry = news.entry
            yield prompted(
                "R14_record",
                case,
                subject=(entry.entry_id,),
                since=entry.recorded_at,
                entry_id=entry.entry_id,
                what=f"What {who(case, news.to)} was told is on the record, but not {row(missing)}",
                due=deadline(entry.happened_at, span.length, span.unit, calendar),
                about=(news.to,),
            )


def _missing(case: CaseFile, news: Explained) -> list[str]:
    known = [news, *came_back(case, news)]
    found = [] if any(one.support_present is not None for one in known) else ["who was there to support them"]
    return (
        found
        if any(one.their_words for one in known)
        else [*found, "what it means to them in their own words"]
    )
