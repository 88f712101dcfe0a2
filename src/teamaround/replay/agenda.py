"""What comes next in a replay: an event is recorded, or something falls due (decision 29)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from teamaround.practice.alerts import turning_points
from teamaround.practice.calendar import LONDON, instant
from teamaround.practice.clocks import Clock
from teamaround.practice.record.case_file import CaseFile
from teamaround.replay.recorded import recorded_at
from teamaround.replay.scenario.event import Event
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.until import latest

JUST_AFTER = timedelta(seconds=1)  # `due` itself is still in time


class Agenda:
    """Moments in order, each with the events recorded then; moments at which something falls due bring none."""

    def __init__(self, scenario: Scenario, events: tuple[Event, ...], as_at: datetime | None = None) -> None:
        self._events: dict[datetime, list[Event]] = {}
        for event in events:
            at = recorded_at(event, scenario)
            if at is not None:
                self._events.setdefault(instant(at), []).append(event)
        self._moments = list(self._events)
        heapq.heapify(self._moments)
        self._known = set(self._moments)
        looked_at = [
            instant(latest(event, expected, scenario.zone)) for event in events for expected in event.expect
        ]
        asked = (instant(as_at),) if as_at is not None else ()
        self.until = max((*self._moments, *looked_at, *asked), default=datetime.min.replace(tzinfo=UTC))
        self.falls_due(looked_at)

    def falls_due(self, moments: Iterable[datetime]) -> None:
        """Look again at these moments, if they are still to come and within the replay."""
        for moment in moments:
            at = instant(moment)
            if at not in self._known and at <= self.until:
                self._known.add(at)
                heapq.heappush(self._moments, at)

    def __iter__(self) -> Iterator[tuple[datetime, tuple[Event, ...]]]:
        """Each moment in turn; what falls due may be added on the way."""
        while self._moments:
            at = heapq.heappop(self._moments)
            events = sorted(self._events.get(at, ()), key=lambda event: (instant(event.at), event.id))
            yield at.astimezone(LONDON), tuple(events)


def due_after(case: CaseFile, clocks: Iterable[Clock], now: datetime) -> Iterator[datetime]:
    """Every later moment at which a rule may say something else although nothing was recorded.

    Open clocks give their marks, deadlines and breach steps, safeguards the moment at which they lapse; days named
    in the record give their first minute and that of the day after.
    """
    for clock in clocks:
        if clock.is_open:
            yield from (clock.due + JUST_AFTER, *(one.at for one in clock.moments))
            yield from (one for one in (clock.soon_from,) if one is not None)
            yield from (one.at + JUST_AFTER for one in clock.moments)
    yield from turning_points(case, now)
    today = now.astimezone(LONDON).date()
    for day in set(_days(case)):
        if day >= today:
            yield from (_first_minute(day), _first_minute(day + timedelta(days=1)))


def _days(case: CaseFile) -> Iterator[date]:
    links = ((one.since, one.until, one.lapsed_on) for one in case.links)
    lives = ((one.since, one.until) for one in case.lives)
    controls = ((one.since, one.until) for one in case.controls.values())
    custody = ((one.release_planned_on,) for one in case.custody.values())
    return (day for day in chain(*links, *lives, *controls, *custody) if day is not None)


def _first_minute(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)
