"""What a relied-on safeguard lacks, and since when (A23; C47: 14 days, weekly for 28 days after a release)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import end_of_day, instant, local_date
from teamaround.practice.clocks.recheck_intervals import recheck_intervals
from teamaround.practice.controls.checking import expired_at, grid, lapsed_at, verified_at, week_missed_at
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.controls import (
    MovedArea,
    Released,
    TakenIntoCustody,
)
from teamaround.practice.record.facts.forums import MaracHeld
from teamaround.practice.record.facts.front_door import StrategyMeetingHeld
from teamaround.practice.record.facts.meetings import ConferenceHeld, CoreGroupHeld

Relying = ConferenceHeld | CoreGroupHeld | StrategyMeetingHeld | MaracHeld
MEETINGS: tuple[type[Relying], ...] = (ConferenceHeld, CoreGroupHeld, StrategyMeetingHeld, MaracHeld)


class Failing(NamedTuple):
    """One thing that a safeguard lacks, and since when."""

    words: str
    since: datetime


class Named(NamedTuple):
    """Something that a meeting relied on and that is no recorded control (AC-U9-1), and its place in the minute."""

    words: str
    entry: Entry
    place: int


def failings(case: CaseFile, control: Control, now: datetime) -> list[Failing]:
    """What a control lacks as at `now`; nothing if it is not relied on, or ended and not leant on since."""
    if not control.relied_on_at:
        return []
    expired = expired_at(control, now)
    if expired is not None:
        return [Failing("it has expired", expired)] if _still_relied_on(case, control, expired) else []
    found = []
    recorded = control.recorded_at
    if not control.owner:
        found.append(Failing("nobody owns it", recorded))
    if not control.check_method:
        found.append(Failing("nobody has said how it is checked", recorded))
    intervals = recheck_intervals(local_date(now))
    lapsed = lapsed_at(case, control, now, intervals) if intervals else None
    if lapsed is not None:
        found.append(Failing("it was not checked in time", lapsed))
    return found


def _still_relied_on(case: CaseFile, control: Control, expired: datetime) -> bool:
    """Whether it was leant on after it ended, or ran out unnoticed and no meeting has gone without it since."""
    if any(instant(at) > instant(expired) for at in control.relied_on_at):
        return True
    if control.ended_at is not None:
        return False
    held = (told.entry.happened_at for kind in MEETINGS for told in case.of(kind))
    return not any(instant(at) > instant(expired) for at in held)


def turning_points(case: CaseFile, now: datetime) -> tuple[datetime, ...]:
    """Later moments at which a safeguard may lapse or expire although nothing is recorded (decision 29)."""
    intervals = recheck_intervals(local_date(now))
    days: set[date] = set()
    for control in case.controls.values():
        if control.until is not None:
            days.add(control.until)
        if intervals is None:
            continue
        seen = [local_date(at) for at in (control.recorded_at, *verified_at(case, control))]
        days |= {day + timedelta(days=intervals.days) for day in seen}
        days |= {week.due for week in grid(case, control, intervals)}
    moments = (end_of_day(day) + timedelta(seconds=1) for day in sorted(days))
    return tuple(at for at in moments if instant(at) > instant(now))


class Red(NamedTuple):
    """Since when a safeguard that fails is red, and why."""

    since: datetime
    why: str


def red(case: CaseFile, control: Control, now: datetime) -> Red | None:
    """What makes a failing safeguard red: it was not seen to hold since the adult was released, recalled or moved, or
    one of the weekly checks after a release did not come.
    """
    turned = _news_since(case, control)
    if turned is not None:
        return Red(
            turned, "Red because the adult was released, recalled or moved since it was last seen to hold."
        )
    intervals = recheck_intervals(local_date(now))
    missed = week_missed_at(case, control, now, intervals) if intervals else None
    return (
        None
        if missed is None
        else Red(missed, "Red because a check of the first weeks after a release is missing.")
    )


def _news_since(case: CaseFile, control: Control) -> datetime | None:
    """The first release, recall or move that it was not checked since, and not long before it was made."""
    before = timedelta(days=catalogue().row("A23").numbers["meeting_days_before"])
    verified = max(verified_at(case, control), default=None)
    news = [
        *(told.entry for told in case.of(Released) if told.fact.person == control.person),
        *(told.entry for told in case.of(TakenIntoCustody) if told.fact.person == control.person),
        *(told.entry for told in case.of(MovedArea) if told.fact.person == control.person),
    ]
    counted = [
        entry.recorded_at
        for entry in news
        if entry.happened_at >= control.recorded_at - before
        and (verified is None or entry.happened_at > verified)
    ]
    return min(counted, default=None)


def unrecorded(case: CaseFile) -> Iterator[Named]:
    """What meetings relied on without its being a recorded control, each once."""
    found = [
        Named(words, told.entry, place)
        for kind in MEETINGS
        for told in case.of(kind)
        if told.fact.relied_on
        for place, words in enumerate(told.fact.relied_on)
        if words not in case.controls
    ]
    named: dict[str, Named] = {}
    for one in sorted(found, key=lambda one: one.entry.recorded_at):
        named.setdefault(one.words, one)
    yield from named.values()
