"""Bank holidays of England, offline, with the table of corrections that ships beside this file."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from importlib.resources import files

import holidays
import msgspec


class _Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    day: date
    name: str
    source: str
    provenance: str


class _Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opens: str
    closes: str
    source: str
    provenance: str


class _Overrides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    add: tuple[_Day, ...]
    remove: tuple[_Day, ...]
    working_hours: _Hours
    school_hours: _Hours


@cache
def _overrides() -> _Overrides:
    return msgspec.yaml.decode(files(__package__).joinpath("overrides.yaml").read_bytes(), type=_Overrides)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year, substitute days included."""
    published = frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
    added = {row.day for row in _overrides().add if row.day.year == year}
    removed = {row.day for row in _overrides().remove}
    return published | added - removed


@cache
def office_hours() -> tuple[time, time]:
    """When offices open and close, London time."""
    hours = _overrides().working_hours
    return time.fromisoformat(hours.opens), time.fromisoformat(hours.closes)


@cache
def school_hours() -> tuple[time, time]:
    """When the school day begins and ends, London time."""
    hours = _overrides().school_hours
    return time.fromisoformat(hours.opens), time.fromisoformat(hours.closes)
