"""A25: the minute of the last core group has no other-agency section, or one that says nothing and asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import day, row
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.meetings import CoreGroupHeld, OtherAgencies
from teamaround.practice.record.meetings import core_groups


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """At most one: the last meetings in a row, within the open plan, whose minutes leave it empty."""
    plan = case.plan
    if plan is None:
        return
    held = [told for told in core_groups(case) if told.entry.happened_at >= plan.started_at]
    empty = list(takewhile(lambda told: _is_empty(told.fact), reversed(held)))[::-1]
    if empty and not _asked_since(case, empty[-1]):
        yield _alert(case, calendar, empty)


def _is_empty(fact: CoreGroupHeld) -> bool:
    section = fact.other_agencies
    return section is None or not (section.asks or any(map(_says_something, _parts(section))))


def _parts(section: OtherAgencies) -> tuple[str, ...]:
    return (*section.known, *section.not_known, *section.who_might)


def _says_something(words: str) -> bool:
    return words.strip(" .").casefold() not in catalogue().row("A25").lists["none"]


def _asked_since(case: CaseFile, last: Noted[CoreGroupHeld]) -> bool:
    """Whether a person has asked somebody since; what the system asks of itself is no thought of the meeting's."""
    return any(
        not told.fact.because and instant(told.entry.happened_at) >= instant(last.entry.happened_at)
        for told in case.of(InformationRequested)
    )


def _alert(case: CaseFile, calendar: Calendar, empty: list[Noted[CoreGroupHeld]]) -> Alert:
    first, last = empty[0], empty[-1]
    days = row(day(local_date(told.entry.happened_at)) for told in empty)
    missing = all(told.fact.other_agencies is None for told in empty)
    return raised(
        "A25",
        case,
        calendar,
        subject=(first.entry.entry_id,),
        since=first.entry.recorded_at,
        entry_id=last.entry.entry_id,
        also=tuple(told.entry.entry_id for told in empty[:-1]),
        what=f"The minute of the core group of {days} has no section on other agencies"
        if missing
        else f"The minute of the core group of {days} says nothing of other agencies, and nobody is to ask them",
        how_known=f"From the minute as {'it' if len(empty) == 1 else 'each'} was recorded.",
        how_sure="Certain of what the minute says. What was spoken of in the room is not known.",
        undermines="The plan: what others know reaches it only if somebody asks.",
        why_level="Amber until a minute says what others know, or somebody is asked.",
    )
