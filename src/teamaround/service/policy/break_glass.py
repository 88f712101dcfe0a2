"""Whether somebody may open a record in an emergency, as data and one small function (decision 24)."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.service.policy.facts import BreakGlassRight


class BreakGlassTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The terms of an emergency opening."""

    minutes: int
    most_a_day: int
    review_working_days: int
    shortest_reason: int
    told_within_seconds: int


@cache
def terms() -> BreakGlassTerms:
    """The terms in force."""
    return msgspec.yaml.decode(
        files(__package__).joinpath("break_glass.yaml").read_bytes(), type=BreakGlassTerms
    )


def is_available(right: BreakGlassRight, now: datetime) -> bool:
    """Not used up for the day, and no earlier opening left unreviewed past its time."""
    overdue = right.oldest_review_due is not None and right.oldest_review_due < now
    return right.used_today < terms().most_a_day and not overdue
