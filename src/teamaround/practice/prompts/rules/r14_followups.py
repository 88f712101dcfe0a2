"""R14_followup, _1 and _2: after hard news somebody comes back twice, on days that are set when it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from teamaround.practice.alerts.wording import day, who
from teamaround.practice.calendar import Calendar, end_of_day, local_date
from teamaround.practice.prompts.explained import Explained, came_back, first_tellings
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile

FIRST, SECOND = "first", "second"


def both(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """The two dates as one task, until both visits are made; due is the next of them."""
    for news in _waiting(case, now):
        open_ones = [which for which in (FIRST, SECOND) if not _is_done(case, news, which)]
        if open_ones:
            name = who(case, news.to)
            yield _prompt(
                case,
                "R14_followup",
                news,
                open_ones[0],
                f"Come back to {name} twice, on days agreed with them",
            )


def _one(code: str, which: str, case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    for news in _waiting(case, now):
        if not _is_done(case, news, which):
            told = day(local_date(news.entry.happened_at))
            yield _prompt(
                case, code, news, which, f"Come back to {who(case, news.to)} about what was told on {told}"
            )


first: Callable[[CaseFile, datetime, Calendar], Iterator[Prompt]] = partial(_one, "R14_followup_1", FIRST)
second: Callable[[CaseFile, datetime, Calendar], Iterator[Prompt]] = partial(_one, "R14_followup_2", SECOND)


def _waiting(case: CaseFile, now: datetime) -> Iterator[Explained]:
    """Tellings that are not so long ago that coming back has no meaning."""
    for news in first_tellings(case):
        if local_date(now) <= _days_after(news, "given_up_after").date():
            yield news


def _days_after(news: Explained, name: str) -> datetime:
    days = prompt_row("R14_followup").numbers[name]
    return end_of_day(local_date(news.entry.happened_at) + timedelta(days=days))


def _is_done(case: CaseFile, news: Explained, which: str) -> bool:
    """Whether somebody came back early enough in the window or later, and wrote down the person's own words."""
    begins = _days_after(news, f"{which}_from").date()
    return any(
        one.their_words and local_date(one.entry.happened_at) >= begins for one in came_back(case, news)
    )


def _prompt(case: CaseFile, code: str, news: Explained, which: str, what: str) -> Prompt:
    return prompted(
        code,
        case,
        subject=(news.entry.entry_id,),
        since=news.entry.recorded_at,
        entry_id=news.entry.entry_id,
        what=what,
        due=_days_after(news, f"{which}_until"),
        about=(news.to,),
    )
