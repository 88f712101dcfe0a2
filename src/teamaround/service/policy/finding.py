"""On which terms a child is found by exact details, as data and one small function (decision 21)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

import msgspec


class FindingTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often one person may look, how long what is found stays open, and the closed lists by their slugs."""

    most_searches: int
    within_minutes: int
    open_minutes: int
    tasks: Mapping[str, str]
    callers: Mapping[str, str]
    source: str
    provenance: str
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None

    @property
    def within(self) -> timedelta:
        """The span in which searches are counted."""
        return timedelta(minutes=self.within_minutes)

    @property
    def open_for(self) -> timedelta:
        """How long the plan card of a child who was found may be read."""
        return timedelta(minutes=self.open_minutes)


@cache
def terms() -> FindingTerms:
    """The terms in force."""
    return msgspec.yaml.decode(files(__package__).joinpath("finding.yaml").read_bytes(), type=FindingTerms)


def free_again(searched_at: Sequence[datetime], now: datetime) -> datetime | None:
    """When somebody who has looked at these moments may look again; None where they may now."""
    counted = sorted(at for at in searched_at if now - terms().within < at <= now)
    if len(counted) < terms().most_searches:
        return None
    return counted[-terms().most_searches] + terms().within
