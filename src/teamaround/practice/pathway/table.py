"""The tables of the pathway: transitions, illegal moves, constraints between regions, and words for the headline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.clocks.table import Provenance


class Leaves(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a transition must leave on the record; `field` is where the entry holds it, if it does yet."""

    what: str
    field: str = ""


class Transition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of domain 2.2. `kind` and `when` say which entries carry it, `starts` which clocks count from it."""

    code: str
    name: str
    moves: str
    guard: str
    deciders: tuple[str, ...]
    starts: tuple[str, ...] = ()
    kind: str = ""
    when: Mapping[str, tuple[str, ...]] = {}
    leaves: tuple[Leaves, ...]
    source: str
    provenance: Provenance
    verified_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None


class IllegalMove(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of domain 2.3: the rule in words, and the way on. `numbers` and `lists` are its thresholds."""

    number: int
    rule: str
    way_on: str
    source: str
    provenance: Provenance
    numbers: Mapping[str, float] = {}
    lists: Mapping[str, tuple[str, ...]] = {}


class Weight(StrEnum):
    """How a strain between regions counts."""

    REJECT = "reject"
    RED = "red"
    AMBER = "amber"


class Strain(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two regions that do not go together, or only for a time; in words with the way on."""

    name: str
    weight: Weight
    what: str
    way_on: str
    source: str
    provenance: Provenance


class PathwayTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All rows. `states` names each state of each region; `other_orders` and `final_orders` are orders as written."""

    transitions: tuple[Transition, ...]
    illegal_moves: tuple[IllegalMove, ...]
    strains: tuple[Strain, ...]
    states: Mapping[str, str]
    other_orders: tuple[str, ...]
    final_orders: tuple[str, ...]

    def illegal(self, number: int) -> IllegalMove:
        """The row of an illegal move. Raises KeyError for a number that the table does not have."""
        for row in self.illegal_moves:
            if row.number == number:
                return row
        raise KeyError(f"the pathway has no illegal move {number}")


@cache
def pathway_table() -> PathwayTable:
    """The tables that ship with the package."""
    rows = files(__package__).joinpath("rows")
    pages = [msgspec.yaml.decode(one.read_bytes()) for one in rows.iterdir() if one.name.endswith(".yaml")]
    return msgspec.convert({name: part for page in pages for name, part in page.items()}, type=PathwayTable)
