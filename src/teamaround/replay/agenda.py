"""What comes next in a replay: an event is recorded, or something falls due (decision 29)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from teamaround.practice.calendar import LONDON, instant
from teamaround.replay.recorded import recorded_at
from teamaround.replay.scenario.event import Event
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.until import latest


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
