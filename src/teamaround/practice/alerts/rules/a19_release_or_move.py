"""A19: an adult linked to the child is released, recalled or moves, or is to be released within four weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TypeAlias

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.history import linked_since
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.relied_on import undermined
from teamaround.practice.alerts.wording import day, said_by, who
from teamaround.practice.calendar import LONDON, Calendar, instant
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.controls import MovedArea, Released, ReleasePlanned, TakenIntoCustody

News: TypeAlias = Released | TakenIntoCustody | MovedArea | ReleasePlanned
Told: TypeAlias = tuple[Entry, News]


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One an adult: the newest news of them, while anything is open about the child."""
    if not case.is_open:
        return
    for person, told in _newest(case).items():
        since = _since(*told)
        if instant(since) <= instant(now) and _concerns_child(case, person, told[0], now):
            yield _alert(case, calendar, person, told, since)


def _newest(case: CaseFile) -> dict[str, Told]:
    """The news that happened last of each adult. A plan for a release counts until the release, or a new one."""
    found: list[Noted[Released] | Noted[TakenIntoCustody] | Noted[MovedArea] | Noted[ReleasePlanned]]
    found = [*case.of(Released), *case.of(TakenIntoCustody), *case.of(MovedArea), *case.of(ReleasePlanned)]
    found.sort(key=lambda told: (instant(told.entry.happened_at), told.entry.entry_id))
    return {told.fact.person: (told.entry, told.fact) for told in found}


def _since(entry: Entry, news: News) -> datetime:
    """When it was learned; a release far ahead is news from so many days before it."""
    if not isinstance(news, ReleasePlanned):
        return entry.recorded_at
    ahead = timedelta(days=catalogue().row("A19").numbers["planned_within_days"])
    return max(entry.recorded_at, datetime.combine(news.on - ahead, time(), LONDON), key=instant)


def _concerns_child(case: CaseFile, person: str, entry: Entry, now: datetime) -> bool:
    """Whether the adult is linked to the child then or now, or a safeguard of this record binds them."""
    is_bound = any(one.person == person and one.ended_at is None for one in case.controls.values())
    return is_bound or linked_since(case, person, entry.happened_at, now) is not None


def _words(case: CaseFile, person: str, news: News) -> str:
    name = who(case, person)
    match news:
        case Released():
            return f"{name} was released from custody"
        case TakenIntoCustody(recall=recall):
            return f"{name} was {'recalled' if recall else 'taken'} to custody"
        case ReleasePlanned(on=on):
            return f"{name} is to be released on {day(on)}"
        case MovedArea():
            return f"{name} moved to another area"


def _alert(case: CaseFile, calendar: Calendar, person: str, told: Told, since: datetime) -> Alert:
    entry, news = told
    return raised(
        "A19",
        case,
        calendar,
        subject=(person, entry.entry_id),
        since=since,
        entry_id=entry.entry_id,
        about=(person,),
        what=_words(case, person, news),
        how_known=said_by(case, entry),
        how_sure="As certain as the notice. Where this person is today is not known from it.",
        undermines=undermined(case, (person,), entry.happened_at),
        why_level="Amber: what is relied on must be looked at again.",
        who=who(case, person),
    )
