"""The rows of measures: what each counts, of what, and which target it has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.clocks.table import Provenance


class Sort(StrEnum):
    """A part of a whole, met at or above its target; or a number for a hundred plans a month, met at or below."""

    SHARE = "share"
    RATE = "rate"


class MeasureRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One measure. `clocks` are the codes whose clocks it counts, where it counts clocks."""

    code: str
    name: str
    sort: Sort
    target: float
    counts: str
    of: str
    clocks: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = {}


class CounterRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure that is published beside the measures."""

    code: str
    name: str
    unit: str


class MeasureTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All rows, with what they share."""

    measures: tuple[MeasureRow, ...]
    counter_measures: tuple[CounterRow, ...]
    source: str
    provenance: Provenance
    smallest_count: int
    days_in_month: float


@cache
def measure_table() -> MeasureTable:
    """The table that ships with the package."""
    return msgspec.yaml.decode(
        files(__package__).joinpath("rows/measures.yaml").read_bytes(), type=MeasureTable
    )
