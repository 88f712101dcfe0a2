"""Alert storms: what one person or desk is told singly, and what comes together in a digest (domain 8.1, M4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.level import Level
from teamaround.practice.clocks.table import Provenance


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """One alert as it came to a person or desk: its key, how loud it is, and when it came (aware)."""

    key: str
    level: Level
    at: datetime


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person or desk is told. A digest gathers until `closes`; a single one closes as it opens."""

    opens: datetime
    closes: datetime
    alerts: tuple[str, ...]
    is_digest: bool = False


class _Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    provenance: Provenance
    told_singly: int
    within: int
    first_digest: int
    longest_digest: int
    over_when_quiet: int


@cache
def _terms() -> _Terms:
    return msgspec.yaml.decode(files(__package__).joinpath("storms.yaml").read_bytes(), type=_Terms)


def told(raised: Iterable[Raised]) -> tuple[Notice, ...]:
    """What one recipient is told, in the order of time: every alert once, each red one by itself."""
    gathering = _Gathering()
    for one in sorted(raised, key=lambda one: (instant(one.at), one.key)):
        gathering.take(one)
    return tuple(sorted(gathering.notices(), key=lambda notice: (instant(notice.opens), notice.alerts)))


class _Gathering:
    """The notices of one recipient so far; alerts are taken in the order of time."""

    def __init__(self) -> None:
        self.singles: list[Notice] = []  # red ones as well
        self.digests: list[Notice] = []
        self.quiet_ones: list[datetime] = []  # when each that is not red was told singly
        self.gathered: list[str] = []  # of the last digest

    def take(self, one: Raised) -> None:
        """Tell this alert: on its own, in the digest that is open, or in a new one."""
        at = instant(one.at)
        if one.level is Level.RED:
            self._tell(one.key, at)
        elif self.digests and at < self.digests[-1].closes:
            self.gathered.append(one.key)
        elif self._is_storm(at):
            self._open(one.key, at)
        else:
            self._tell(one.key, at)
            self.quiet_ones.append(at)

    def _tell(self, key: str, at: datetime) -> None:
        self.singles.append(Notice(opens=at, closes=at, alerts=(key,)))

    def _is_storm(self, at: datetime) -> bool:
        """A storm goes on until it has been quiet; else it begins with one more than are told singly."""
        lately = [told_at for told_at in self.quiet_ones if told_at > at - _minutes(_terms().within)]
        return self._goes_on(at) or len(lately) >= _terms().told_singly

    def _goes_on(self, at: datetime) -> bool:
        return bool(self.digests) and at < self.digests[-1].closes + _minutes(_terms().over_when_quiet)

    def _open(self, key: str, at: datetime) -> None:
        length = _minutes(_terms().first_digest)
        if self._goes_on(at):
            last = self.digests[-1]
            length = min(2 * (last.closes - last.opens), _minutes(_terms().longest_digest))
        self._close()
        self.digests.append(Notice(opens=at, closes=at + length, alerts=(), is_digest=True))
        self.gathered = [key]

    def _close(self) -> None:
        if self.digests:
            self.digests[-1] = msgspec.structs.replace(self.digests[-1], alerts=tuple(self.gathered))

    def notices(self) -> list[Notice]:
        """Everything told."""
        self._close()
        return [*self.singles, *self.digests]


def _minutes(number: int) -> timedelta:
    return timedelta(minutes=number)
