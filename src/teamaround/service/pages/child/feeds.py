"""What cannot be heard: feeds that have gone silent, and agencies that send nothing (decision 20)."""

from __future__ import annotations

from datetime import datetime

from teamaround.service.agencies.queries import FeedState, feed_states
from teamaround.service.pages.words import dates

NAMED = 3  # silent feeds named in a line; the others are counted [INV]


def silence(now: datetime, feeds: tuple[FeedState, ...] | None = None) -> str:
    """ "No feed from Larkrise Homes for 6 h." One sentence; says so when every feed is heard."""
    states = feed_states(now) if feeds is None else feeds
    if not states:
        return "No agency feeds us, so silence tells us nothing."
    quiet = sorted((state for state in states if state.silent_for), key=_longest_first)
    if not quiet:
        return "Every feed has been heard within its usual time."
    said = [
        f"{state.agency_name} ({dates.lag(state.silent_for)})" for state in quiet[:NAMED] if state.silent_for
    ]
    more = f" and {len(quiet) - NAMED} more" if len(quiet) > NAMED else ""
    return f"Silent feeds: {', '.join(said)}{more}."


def _longest_first(state: FeedState) -> tuple[float, str]:
    return (-state.silent_for.total_seconds() if state.silent_for else 0.0, state.agency_name)
