"""The table of clocks: lengths, owners, breach levels and sources are rows of data, never numbers in code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from teamaround.practice.calendar import Unit
from teamaround.practice.clocks.level import Level

Provenance = Literal["SEED", "V", "V2", "M", "INV"]


class BreachLevel(StrEnum):
    """How a breach is told (domain 3.2)."""

    B1 = "B1"
    B2 = "B2"
    B3 = "B3"


class Span(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A length and what it is counted in."""

    length: float
    unit: Unit


class Breach(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step after the deadline; `after` 0 means as soon as it has passed."""

    level: BreachLevel
    after: float = 0
    unit: Unit = Unit.WORKING_DAYS


class Mark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A moment counted from the start at which somebody is told although nothing is breached yet."""

    length: float
    unit: Unit
    level: Level
    told: tuple[str, ...]
    name: str


class Telling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is told at a breach level and how loudly. `owner` and `chair` stand for the row's own."""

    level: Level
    told: tuple[str, ...]


class ClockRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One clock. `by_level` replaces length and unit where they depend on the level of an alert, `spans` where they
    depend on the stage, which the rule names. `numbers` are further thresholds of the rule.
    """

    code: str
    name: str
    trigger: str
    length: float = 0
    unit: Unit = Unit.WORKING_DAYS
    by_level: Mapping[Level, Span] = {}
    spans: Mapping[str, Span] = {}
    numbers: Mapping[str, float] = {}
    for_codes: tuple[str, ...] = ()
    met_by: tuple[str, ...]
    met_by_roles: tuple[str, ...] = ()
    owner: str
    breaches: tuple[Breach, ...] = ()
    marks: tuple[Mark, ...] = ()
    counts_as_met: str
    source: str
    paragraph: str
    provenance: Provenance
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    may_change: str = ""

    def in_force(self, on: date) -> bool:
        """Whether the row counts for a clock that starts on this day."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.in_force_to is None or on <= self.in_force_to)


class ClockTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All rows. A partnership may pass a table of its own."""

    breach_levels: Mapping[BreachLevel, Telling]
    clocks: tuple[ClockRow, ...]

    def row(self, code: str, on: date) -> ClockRow | None:
        """The row of a code that is in force on a day."""
        return next((row for row in self.clocks if row.code == code and row.in_force(on)), None)


class _Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the table."""

    breach_levels: Mapping[BreachLevel, Telling] = {}
    clocks: tuple[ClockRow, ...] = ()


@cache
def shipped_table() -> ClockTable:
    """The table that ships with the package: every file of `rows`, in the order of the codes."""
    pages = [msgspec.yaml.decode(one.read_bytes(), type=_Page) for one in _files()]
    levels = {level: telling for page in pages for level, telling in page.breach_levels.items()}
    rows = sorted((row for page in pages for row in page.clocks), key=lambda row: row.code)
    return ClockTable(breach_levels=levels, clocks=tuple(rows))


def _files() -> list[Traversable]:
    found = files(__package__).joinpath("rows").iterdir()
    return sorted((one for one in found if one.name.endswith(".yaml")), key=lambda one: one.name)
