"""C37: the school is told of every new concern about a child with an open plan (recommendation 11, AC-R11-1 to 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from teamaround.practice.calendar import (
    Calendar,
    deadline,
    instant,
    is_closed_until,
    next_school_morning,
    school_ends_today,
)
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.school_concerns import council_of, pieces
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.concerns import Concern, was_guarded
from teamaround.practice.record.facts.happenings import ConcernReported, Incident
from teamaround.practice.record.facts.rights import ContactLeft, ContactVerified
from teamaround.practice.record.facts.school import SchoolNotTold
from teamaround.practice.record.remembering import remembered_one
from teamaround.practice.record.school_knows import school_knew_at, schools_at
from teamaround.practice.record.words import AgencyKind

RECORDED_AT_NIGHT = (AgencyKind.EDT, AgencyKind.HUB)


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a concern, from when it was recorded; what the school itself said needs no telling."""
    for concern in pieces(case):
        first = concern.first
        schools = schools_at(case, first.recorded_at)
        if not schools or first.by_agency in schools or not was_guarded(case, first.recorded_at):
            continue
        yield Started(
            first.recorded_at,
            first.entry_id,
            met_at=school_knew_at(case, concern, schools),
            about=tuple(sorted(schools)),
            due_by=partial(_due_by, _news(case, concern, schools)),
        )


class News(NamedTuple):
    """What the record says of a concern and of the ways by which its school could hear of it."""

    at: datetime
    council: str
    put_off_from: datetime | None
    is_recorded_at_night: bool
    waits_at_home: bool
    has_holiday_contact: bool


def _news(case: CaseFile, concern: Concern, schools: frozenset[str]) -> News:
    return News(
        at=concern.first.recorded_at,
        council=council_of(case),
        put_off_from=_exception(case, concern, schools),
        is_recorded_at_night=case.kind_of_agency(concern.first.by_agency) in RECORDED_AT_NIGHT,
        waits_at_home=_waits_at_home(concern),
        has_holiday_contact=has_holiday_contact(case, schools),
    )


def _due_by(news: News, row: ClockRow, calendar: Calendar) -> datetime:
    """By when: a manager's exception puts it off, today's way home brings it forward, holidays wait for a contact."""
    at, council = news.at, news.council
    if news.put_off_from is not None:
        span = row.spans["exception"]
        return deadline(news.put_off_from, span.length, span.unit, calendar)
    usual = deadline(at, row.length, row.unit, calendar)
    morning = next_school_morning(at, calendar, council)
    if is_closed_until(at, usual, calendar, council) and not news.has_holiday_contact:
        return morning or usual  # nobody of the school can be reached before (AC-R11-3)
    if news.is_recorded_at_night and morning is not None:
        usual = usual if calendar.in_working_hours(at) else min(usual, morning, key=instant)
    home_time = school_ends_today(at, calendar, council)
    return home_time if home_time is not None and news.waits_at_home else usual


@remembered_one
def has_holiday_contact(case: CaseFile, schools: frozenset[str]) -> bool:
    """Whether somebody of the school can be reached while it is closed."""
    known: dict[tuple[str, str], bool] = {}
    moves: list[Noted[ContactVerified] | Noted[ContactLeft]]
    moves = [*case.of(ContactVerified), *case.of(ContactLeft)]
    for fact in (move.fact for move in sorted(moves, key=lambda move: instant(move.entry.recorded_at))):
        if fact.agency in schools:
            known[fact.agency, fact.role] = isinstance(fact, ContactVerified) and fact.in_holidays
    return any(known.values())


def _exception(case: CaseFile, concern: Concern, schools: frozenset[str]) -> datetime | None:
    """When a manager approved that the school is not told for now."""
    approved = [
        told.entry.happened_at
        for told in case.of(SchoolNotTold)
        if told.fact.manager and told.fact.school in schools and told.fact.about_entry in concern.ids
    ]
    return max(approved, key=instant, default=None)


def _waits_at_home(concern: Concern) -> bool:
    """Whether somebody wrote down that the child may go home to it today, or that there is danger now."""
    facts = [entry.fact for entry in concern.entries]
    return any(
        (isinstance(fact, Incident) and fact.immediate_danger)
        or (isinstance(fact, ConcernReported) and fact.goes_home_to_it)
        for fact in facts
    )
