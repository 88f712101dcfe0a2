"""Making an alert from what a rule found: recipients, checks and closing words come from the catalogue."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.alerts.alert import Alert, Explanation, ThreeChecks
from teamaround.practice.alerts.catalogue import CatalogueRow, catalogue
from teamaround.practice.alerts.wording import child
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.clocks.level import Level
from teamaround.practice.disclosure.viewing import sender_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.family import AlertAccepted
from teamaround.practice.record.facts.forums import Urgency
from teamaround.practice.record.remembering import remembered_one


def raised(
    code: str,
    case: CaseFile,
    calendar: Calendar,
    *,
    subject: tuple[str, ...],
    since: datetime,
    entry_id: str,
    what: str,
    how_known: str,
    how_sure: str,
    undermines: str,
    level: Level | None = None,
    level_since: datetime | None = None,
    why_level: str = "",
    about: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    to_agencies: tuple[str, ...] = (),
    to: tuple[str, ...] = (),
    requests: tuple[str, ...] | None = None,
    urgency: Urgency = Urgency.URGENT,
    question: str = "",
    who: str = "this person",
    place: str = "the place",
) -> Alert:
    """One alert. `subject` makes the key: the people or place and the thing it is about."""
    row = catalogue().row(code)
    key = ":".join((code, *subject))
    level = level or row.level
    level_since = max(since, level_since, key=instant) if level_since is not None else since
    has_first_accepted = _accepted(case, key, row)
    checks, does_not_mean = _named(case, code, who, place)
    return Alert(
        code=code,
        level=level,
        child=case.child,
        key=key,
        about=tuple(dict.fromkeys(filter(None, about))),
        to=to or recipients(row, level, level_since, calendar, has_first_accepted=has_first_accepted),
        since=since,
        level_since=level_since,
        entry_id=entry_id,
        explanation=Explanation(
            what=what[:1].upper() + what[1:],
            how_known=how_known,
            how_sure=how_sure,
            undermines=undermines,
            checks=checks,
            does_not_mean=does_not_mean,
            why_level=why_level,
        ),
        to_agencies=to_agencies,
        notices=_notices(row, level, has_first_accepted),
        requests=row.requests if requests is None else requests,
        urgency=urgency,
        also=also,
        question=question,
        sender=sender_of(case.entry(entry_id)),
    )


@remembered_one
def _named(case: CaseFile, code: str, who: str, place: str) -> tuple[ThreeChecks, str]:
    """What a code asks to be checked and what it does not mean, of these people and this place."""
    row, words = catalogue().row(code), {"who": who, "place": place, "child": child(case)}
    first, second, third = (check.format_map(words) for check in row.checks)
    return (first, second, third), row.does_not_mean.format_map(words)


def recipients(
    row: CatalogueRow, level: Level, at: datetime, calendar: Calendar, *, has_first_accepted: bool = False
) -> tuple[str, ...]:
    """Roles that get an alert of this level raised at this moment (decisions 16 and 28)."""
    if level is not Level.RED:
        return (*row.to, *row.then_to) if has_first_accepted else row.to
    return with_duty_team(row.to_when_red or row.to, at, calendar)


def with_duty_team(to: tuple[str, ...], at: datetime, calendar: Calendar) -> tuple[str, ...]:
    """Whom a red alert goes to at a moment: outside office hours the duty team stands in for the social worker."""
    missing = "sw" in to and "edt" not in to
    return (*to, "edt") if missing and not calendar.in_working_hours(at) else to


def _notices(row: CatalogueRow, level: Level, has_first_accepted: bool) -> tuple[str, ...]:
    """Who is told only whom to speak to: at once when red, else once the desk has triaged it (domain 4.3, route 1)."""
    if level is Level.RED:
        return (*row.notices_at_once, *row.notices_when_red)
    return (*row.notices_at_once, *(row.notices_then if has_first_accepted else ()))


def _accepted(case: CaseFile, key: str, row: CatalogueRow) -> bool:
    return (key, row.to[0]) in _acceptances(case)


@remembered_one
def _acceptances(case: CaseFile) -> frozenset[tuple[str, str]]:
    """Which alerts were accepted, and in which role."""
    return frozenset((told.fact.alert, told.fact.role) for told in case.of(AlertAccepted))
