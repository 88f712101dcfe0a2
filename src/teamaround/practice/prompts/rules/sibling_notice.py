"""sibling_notice: a new concern was recorded for one child, and a brother or sister of theirs is not named in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from teamaround.practice.alerts.wording import who
from teamaround.practice.calendar import Calendar, add_months, deadline, instant, local_date
from teamaround.practice.clocks.rules.school_concerns import pieces
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.concerns import Concern

MONTHS_A_YEAR = 12


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One a brother or sister: the newest news that is not in their record."""
    siblings = _siblings(case)
    if not siblings or not case.is_open:
        return
    row = prompt_row("sibling_notice")
    newest = {
        sibling: concern
        for concern in pieces(case)
        for sibling in siblings
        if _is_for(case, sibling, concern, now) and not _is_shared(case, sibling, concern)
    }
    span = row.spans["notice"]
    for sibling, concern in newest.items():
        entry = concern.first
        yield prompted(
            "sibling_notice",
            case,
            subject=(sibling, entry.entry_id),
            since=entry.recorded_at,
            entry_id=entry.entry_id,
            what=f"A new concern is on this record alone; {who(case, sibling)} is a brother or sister",
            due=deadline(entry.recorded_at, span.length, span.unit, calendar),
            about=(sibling,),
        )


def _siblings(case: CaseFile) -> tuple[str, ...]:
    """Brothers and sisters by a link to this child, whichever way it was told, or by one parent of both."""
    lists = prompt_row("sibling_notice").lists
    told = [link for link in case.links if not link.mistaken]
    linked = (link for link in told if link.relation in lists["relations"])
    ends = [(link.person, link.to) for link in linked if case.child in (link.person, link.to)]
    parents = [link for link in told if link.relation in lists["parents"]]
    own = {link.person for link in parents if link.to == case.child}
    ends += [(case.child, link.to) for link in parents if link.person in own]
    return tuple(dict.fromkeys(other for pair in ends for other in pair if other != case.child))


def _is_for(case: CaseFile, sibling: str, concern: Concern, now: datetime) -> bool:
    """Whether it is recent and the brother or sister is not known to be grown up."""
    numbers = prompt_row("sibling_notice").numbers
    ends = concern.first.recorded_at + timedelta(days=numbers["asked_for_days"])
    born = _born(case, sibling)
    if instant(now) > ends or born is None:
        return instant(now) <= ends
    grown_up = add_months(born, int(numbers["adult_at"]) * MONTHS_A_YEAR)
    return local_date(concern.first.recorded_at) < grown_up


def _born(case: CaseFile, person: str) -> date | None:
    """A date of birth that is known to the day; parts of one say too little."""
    known = case.people.get(person)
    try:
        return date.fromisoformat(known.date_of_birth) if known else None
    except ValueError:
        return None


def _is_shared(case: CaseFile, sibling: str, concern: Concern) -> bool:
    """Whether the brother's or sister's record has it: the same entry, or one that came of it since."""
    return any(sibling in entry.children for entry in concern.entries) or any(
        sibling in entry.children and entry.recorded_at > concern.first.recorded_at for entry in case.entries
    )
