"""Whether more sealed contacts come than any hour has ever brought: then a person looks first (decision 20)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import median, quantiles

from django.utils import timezone

from teamaround.service.agencies.queries import heard_since
from teamaround.service.agencies.silence import rules, stops_at
from teamaround.service.contacts.sealed_queries import hours_unscoped
from teamaround.service.contacts.sealed_values import sealed_terms

_PERCENT = 100


def is_flood(agency: str, *, format: str, now: datetime) -> bool:  # noqa: A002 - the field's own word
    """Whether this hour, with what has just come, is over the stop. Never before the feed's rhythm is known."""
    first = heard_since(agency, format=format)
    if first is None or now - first < timedelta(days=rules().gap_is_known_after_days):
        return False
    hours = hours_unscoped(agency, since=now - timedelta(days=sealed_terms().hours_for_p99_days))
    here = _hour(now)
    before = {hour: count for hour, count in hours.items() if _hour(hour) != here}
    return bool(before) and hours.get(here, 0) > _stop(before, here)


def _hour(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(minute=0, second=0, microsecond=0)


def _stop(before: Mapping[datetime, int], here: datetime) -> float:
    """The median is that of the same hour of other days; where none came in it, that of all hours."""
    every = list(before.values())
    same = [count for hour, count in before.items() if _hour(hour).hour == here.hour]
    p99 = quantiles(every, n=_PERCENT, method="inclusive")[-1] if len(every) > 1 else every[0]
    return stops_at(hour_median=median(same or every), p99_of_28_days=p99)
