"""When signing in is refused for a time, as data and one pure function."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

import msgspec


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many failures within so many minutes."""

    failures: int
    within_minutes: int

    @property
    def within(self) -> timedelta:
        """The span in which the failures are counted."""
        return timedelta(minutes=self.within_minutes)


class SignInLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The limit of one account and of one network address, and for how long either refuses."""

    refused_minutes: int
    account: Limit
    network: Limit
    known_browser_days: int
    source: str
    provenance: str
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None

    def __post_init__(self) -> None:
        """A failure that led to a refusal must be too old to count when the refusal is over."""
        longest = max(self.account.within_minutes, self.network.within_minutes)
        if self.refused_minutes < longest:
            raise ValueError("refused_minutes must not be shorter than the minutes in which failures count")

    @property
    def refused(self) -> timedelta:
        """How long tries are refused."""
        return timedelta(minutes=self.refused_minutes)

    @property
    def kept(self) -> timedelta:
        """How long a failure can matter: until the refusal is over to which it has led."""
        return self.refused + max(self.account.within, self.network.within)


@cache
def sign_in_limits() -> SignInLimits:
    """The limits in force."""
    return msgspec.yaml.decode(
        files(__package__).joinpath("sign_in_limits.yaml").read_bytes(), type=SignInLimits
    )


def refused_until(failures: Iterable[datetime], limit: Limit, refused: timedelta) -> datetime | None:
    """When the last refusal that these failures led to is over; None where they led to none.

    A refused try is no failure, so that nobody prolongs a refusal by trying on. After it the count begins anew.
    """
    until: datetime | None = None
    counted: list[datetime] = []
    for at in sorted(failures):
        counted = [*(one for one in counted if at - one < limit.within), at]
        if len(counted) >= limit.failures:
            until, counted = at + refused, []
    return until
