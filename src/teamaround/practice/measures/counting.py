"""What each measure counts, and of how many: one small function a measure, over the children watched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from teamaround.practice.alerts.active_agencies import activity_since
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.denials import from_closings, from_visits, independent_checks, is_tested
from teamaround.practice.calendar import instant
from teamaround.practice.clocks import ClockState
from teamaround.practice.clocks.level import Level
from teamaround.practice.measures.table import MeasureRow
from teamaround.practice.measures.watched import AlertHistory, Watched
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import (
    InformationAnswered,
    MappaHeld,
    MaracHeld,
    ReturnNoteWritten,
)
from teamaround.practice.record.facts.front_door import EmotionalHealthDecided
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.facts.meetings import PlanSort
from teamaround.practice.record.question_terms import question_terms
from teamaround.practice.record.words import Answer

IN_TIME, TOO_LATE = (ClockState.MET,), (ClockState.MET_LATE, ClockState.BREACHED)
ACCEPTED_THIN = "accepted_with_ask_list"


class Count(NamedTuple):
    """So many of so many."""

    counted: int
    of: int


Counting = Callable[[MeasureRow, Iterable[Watched], datetime], Count]


def _count(found: Iterable[bool]) -> Count:
    each = list(found)
    return Count(sum(each), len(each))


def on_protection_plan(children: Iterable[Watched]) -> Iterator[Watched]:
    """Those with an open child protection plan."""
    for child in children:
        if child.case.plan is not None and child.case.plan.sort is PlanSort.CHILD_PROTECTION:
            yield child


def active_agencies(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Plans that enough agencies carry, or whose chair accepted that they do not, with an ask-list."""
    return _count(_has_enough(child, now) for child in on_protection_plan(children))


def _has_enough(child: Watched, now: datetime) -> bool:
    plan = child.case.plan
    last = next(activity_since(child.case, plan.started_at), None) if plan else None
    active = last.how_many if last is not None else 0
    thin = [one for one in child.alerts if one.code == "A01"]
    accepted = any(one.closing_reason == ACCEPTED_THIN for one in thin)
    return accepted or active >= catalogue().row("A01").numbers["enough"]


def clocks_in_time(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Clocks of the row's codes that were met in time, of all that were met or ran out."""
    states = [clock.state for child in children for clock in child.clocks if clock.code in row.clocks]
    return _count(state in IN_TIME for state in states if state in (*IN_TIME, *TOO_LATE))


def red_acknowledged(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Red alerts that somebody accepted before they had to."""
    return _count(_in_time(one) for one in _reds(children) if _is_decided(one, now))


def _reds(children: Iterable[Watched]) -> Iterator[AlertHistory]:
    return (one for child in children for one in child.alerts if one.level is Level.RED)


def _is_decided(alert: AlertHistory, now: datetime) -> bool:
    is_over = alert.due is not None and instant(now) > instant(alert.due)
    return alert.accepted_at is not None or is_over


def _in_time(alert: AlertHistory) -> bool:
    accepted, due = alert.accepted_at, alert.due
    return accepted is not None and (due is None or instant(accepted) <= instant(due))


def denials_tested(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Denials that two independent kinds of check tested, of those that no longer stand untested."""
    needed = question_terms().independent_checks
    return _count(
        len(independent_checks(child.case, denial)) >= needed
        for child in children
        for denial in (*from_visits(child.case), *from_closings(child.case))
        if is_tested(child.case, denial)
    )


def refusals_reasoned(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Refusals to a request that say why and name who decided."""
    return _count(
        bool(told.fact.what and told.fact.decided_by)
        for child in children
        for told in child.case.of(InformationAnswered)
        if told.fact.answer is Answer.REFUSED
    )


def return_notes(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Meetings of MARAC and MAPPA after which a note came back to the core group."""
    return _count(
        _came_back(child.case, forum, at) for child in children for forum, at in _forums(child.case)
    )


def _forums(case: CaseFile) -> Iterator[tuple[str, datetime]]:
    yield from (("marac", told.entry.happened_at) for told in case.of(MaracHeld))
    yield from (("mappa", told.entry.happened_at) for told in case.of(MappaHeld))


def _came_back(case: CaseFile, forum: str, at: datetime) -> bool:
    return any(
        forum in told.fact.forum.casefold() and told.entry.happened_at >= instant(at)
        for told in case.of(ReturnNoteWritten)
    )


def false_red(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Red alerts closed as somebody else's or as an error, of open child protection plans."""
    watched = tuple(children)
    wrong = sum(one.closing_reason in row.lists["reasons"] for one in _reds(watched))
    return Count(wrong, sum(1 for _ in on_protection_plan(watched)))


def emotional_health(row: MeasureRow, children: Iterable[Watched], now: datetime) -> Count:
    """Children harmed or frightened on record, with a decision on emotional health since the first time."""
    return _count(decided for child in children if (decided := _has_decision(child.case)) is not None)


def _has_decision(case: CaseFile) -> bool | None:
    harmed = [told.entry.happened_at for told in case.of(Incident) if told.fact.harms]
    if not harmed:
        return None
    first = min(harmed, key=instant)
    return any(told.entry.happened_at >= instant(first) for told in case.of(EmotionalHealthDecided))


COUNTED: Mapping[str, Counting] = {
    "active_agencies": active_agencies,
    "school_told": clocks_in_time,
    "red_acknowledged": red_acknowledged,
    "denials_tested": denials_tested,
    "safeguards_checked": clocks_in_time,
    "requests_answered": clocks_in_time,
    "refusals_reasoned": refusals_reasoned,
    "return_notes": return_notes,
    "false_red": false_red,
    "emotional_health": emotional_health,
}
