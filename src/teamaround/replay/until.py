"""By when an expectation must hold."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from teamaround.replay.scenario.event import Event
from teamaround.replay.scenario.expectation import Expectation
from teamaround.replay.scenario.times import end_of, moment

AN_HOUR = timedelta(hours=1)  # decision 30: how long an expectation without `by` may take


def latest(event: Event, expected: Expectation, zone: ZoneInfo) -> datetime:
    """The moment at which an expectation must hold: `by`, a day to its end, or an hour after the event."""
    if not expected.by:
        return event.at + AN_HOUR
    by = moment(expected.by, zone)
    return by if isinstance(by, datetime) else end_of(by, zone)
