"""Whether a feed is silent, and how many records an hour stop it. Pure; the numbers are in feed_rules.yaml."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

import msgspec


class FeedRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers of decision 20."""

    silent_after_usual_gaps: int
    silent_after_hours_until_known: int
    gap_is_known_after_days: int
    stop_at_times_hour_median: int
    stop_at_times_p99_of_28_days: int


@cache
def rules() -> FeedRules:
    """The rules in force."""
    return msgspec.yaml.decode(files(__package__).joinpath("feed_rules.yaml").read_bytes(), type=FeedRules)


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a feed's rhythm."""

    first_heard: datetime | None = None
    last_heard: datetime | None = None
    usual_gap: timedelta | None = None


def silent_for(heard: Heard, now: datetime) -> timedelta | None:
    """How long a feed has been quiet, when that is longer than it should be; None when it is not.

    A feed that was never heard has no silence: it has not begun.
    """
    if heard.last_heard is None:
        return None
    quiet = now - heard.last_heard
    return quiet if quiet > longest_quiet(heard) else None


def longest_quiet(heard: Heard) -> timedelta:
    """Twice the usual gap; six hours until that is known (decision 20)."""
    if heard.usual_gap is None:
        return timedelta(hours=rules().silent_after_hours_until_known)
    return heard.usual_gap * rules().silent_after_usual_gaps


def usual_gap_after(heard: Heard, arrived: datetime) -> timedelta | None:
    """The usual gap once another record has arrived: unknown for a fortnight, then a slowly moving mean."""
    if heard.first_heard is None or heard.last_heard is None:
        return None
    if arrived - heard.first_heard < timedelta(days=rules().gap_is_known_after_days):
        return None
    gap = max(arrived - heard.last_heard, timedelta(0))
    return gap if heard.usual_gap is None else heard.usual_gap + (gap - heard.usual_gap) / 16


def stops_at(*, hour_median: float, p99_of_28_days: float) -> float:
    """How many records in an hour stop the feed: the lower of two limits (decision 20). Records an hour."""
    return min(
        hour_median * rules().stop_at_times_hour_median,
        p99_of_28_days * rules().stop_at_times_p99_of_28_days,
    )
