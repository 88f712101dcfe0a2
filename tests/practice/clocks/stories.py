"""Short stories for tests of clocks: what was told when, and the clocks of one code as at a moment."""

from __future__ import annotations

from typing import Any

from teamaround.practice.clocks import Clock, ClockTable, running
from tests.practice.telling import CALENDAR, Story, at

Told = tuple[Any, str]


def clocks(story: Story, now: str, code: str, table: ClockTable | None = None) -> list[Clock]:
    """The clocks of one code, soonest due first."""
    return [clock for clock in running(story.case(now), at(now), CALENDAR, table) if clock.code == code]


def told(*entries: Told) -> Story:
    """A story of entries alone, each at its time."""
    story = Story()
    for fact, when in entries:
        story.tell(fact, when)
    return story


def standing(story: Story, now: str, code: str) -> list[tuple[str, str]]:
    """Due moment (to the minute; end of day as the day) and state of each clock of a code."""
    found = clocks(story, now, code)
    return [
        (f"{one.due:%Y-%m-%d}" if one.due.second else f"{one.due:%Y-%m-%dT%H:%M}", str(one.state))
        for one in found
    ]
