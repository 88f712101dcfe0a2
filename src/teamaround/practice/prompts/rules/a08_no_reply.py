"""A08_no_reply: MARAC is near or over and nothing came from the child's school (AC-R7-2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from teamaround.practice.alerts.wording import agency
from teamaround.practice.calendar import LONDON, Calendar, instant, local_date
from teamaround.practice.clocks.rules.marac import (
    asked_at,
    heard_after,
    school_contributed_at,
    schools_asked,
)
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import MaracListed


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a listing and school."""
    row = prompt_row("A08_no_reply")
    for listed in case.of(MaracListed):
        meeting = _meeting(case, listed)
        if meeting is None:
            continue
        first = calendar.working_days_before(meeting, int(row.numbers["working_days_before"]))
        since = max(listed.entry.recorded_at, datetime.combine(first, time(), LONDON), key=instant)
        ends = meeting + timedelta(days=row.numbers["days_after"])
        if instant(since) <= instant(now) and local_date(now) <= ends:
            yield from _of_schools(case, listed, since)


def _meeting(case: CaseFile, listed: Noted[MaracListed]) -> date | None:
    heard = heard_after(case, listed.fact.victim, listed.entry.happened_at)
    return local_date(heard) if heard else listed.fact.meeting_on


def _of_schools(case: CaseFile, listed: Noted[MaracListed], since: datetime) -> Iterator[Prompt]:
    for school in schools_asked(case, listed):
        if school_contributed_at(case, listed, school) is None:
            name = agency(case, school)
            was_asked = asked_at(case, listed, school) is not None
            yield prompted(
                "A08_no_reply",
                case,
                subject=(school, listed.entry.entry_id),
                since=since,
                entry_id=listed.entry.entry_id,
                what=f"{name} was asked for its part and has not replied"
                if was_asked
                else f"Nothing came from {name}, and no request to it is on the record",
                about=(school,),
            )
