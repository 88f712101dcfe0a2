"""The table of clocks: lengths, owners, breach levels and sources are rows of data, never numbers in code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from teamaround.practice.calendar import Calendar, Unit
from teamaround.practice.clocks.level import Level

Provenance = Literal["SEED", "V", "V2", "M", "INV"]
ChangedBy = Literal["parliament", "government", "partnership", "council"]


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
    """A moment at which somebody is told although nothing is breached yet: counted from the start, or back from the
    deadline.
    """

    length: float
    unit: Unit
    level: Level
    told: tuple[str, ...]
    name: str
    before_due: bool = False


class UnlessKept(StrEnum):
    """What becomes of a breach where this child's record holds no such entries at all: they may be kept elsewhere."""

    AS_EVER = "as_ever"
    AMBER = "amber"
    SILENT = "silent"


class Chase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A moment at a share of the whole span at which somebody is reminded."""

    share: float
    level: Level
    told: tuple[str, ...]
    name: str


class Telling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is told at a breach level and how loudly. `owner` and `chair` stand for the row's own."""

    level: Level
    told: tuple[str, ...]


class ClockRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One clock. `by_level` replaces length and unit where they depend on the level of an alert, `spans` where they
    depend on what started it, `numbers` and `lists` are further thresholds of the rule; `chase` reminds on the way.
    `parts` names the duties of a clock that has several, `after_due` says what a breach
    means in law. `council` is set on a council's own row, which replaces the shipped one for its children.
    `editions` are those of Working Together that carry the rule; none means that it rests on no edition.
    `goes_on_at_eighteen` where the duty is not one to the child as a child.
    `changed_by` says who may change the row, `may_change` what about it may turn out to be otherwise.
    """

    code: str
    name: str
    trigger: str
    length: float = 0
    unit: Unit = Unit.WORKING_DAYS
    by_level: Mapping[Level, Span] = {}
    spans: Mapping[str, Span] = {}
    parts: Mapping[str, str] = {}
    counts_back: bool = False
    numbers: Mapping[str, float] = {}
    lists: Mapping[str, tuple[str, ...]] = {}
    chase: Chase | None = None
    for_codes: tuple[str, ...] = ()
    met_by: tuple[str, ...]
    met_by_roles: tuple[str, ...] = ()
    owner: str
    chaired_by: str = "chair"
    breaches: tuple[Breach, ...] = ()
    marks: tuple[Mark, ...] = ()
    unless_kept: UnlessKept = UnlessKept.AS_EVER
    after_due: str = ""
    counts_as_met: str
    source: str
    paragraph: str
    provenance: Provenance
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    may_change: str = ""
    changed_by: ChangedBy = "partnership"
    council: str = ""
    editions: tuple[str, ...] = ()
    goes_on_at_eighteen: bool = False

    def in_force(self, on: date) -> bool:
        """Whether the row counts for a clock that starts on this day."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.in_force_to is None or on <= self.in_force_to)


class Edition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An edition of the statutory guidance Working Together to Safeguard Children, and from when it counts."""

    edition: str
    name: str
    in_force_from: date
    source: str
    provenance: Provenance
    verified_on: date | None = None


class ClockTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """All rows. A partnership may pass a table of its own, or the shipped one with rows of its councils."""

    breach_levels: Mapping[BreachLevel, Telling]
    clocks: tuple[ClockRow, ...]
    editions: tuple[Edition, ...] = ()

    def rows(self, code: str) -> tuple[ClockRow, ...]:
        """Every row of a code, whenever in force, in the order of the table."""
        return self._by_code.get(code, ())

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[ClockRow, ...]]:
        found: dict[str, tuple[ClockRow, ...]] = {}
        for row in self.clocks:
            found[row.code] = (*found.get(row.code, ()), row)
        return found

    def row(self, code: str, on: date, council: str = "") -> ClockRow | None:
        """The row of a code that is in force on a day for a council's children: its own, else the general one."""
        rows = self.rows(code)
        if len(rows) == 1 and not rows[0].editions and not rows[0].council:  # the usual case
            return rows[0] if rows[0].in_force(on) else None
        found = [row for row in rows if row.council in ("", council) and row.in_force(on)]
        if any(row.editions for row in found) and (edition := self.edition_on(on)):
            found = [row for row in found if not row.editions or edition in row.editions]
        return max(found, key=lambda row: bool(row.council), default=None)

    def edition_on(self, on: date) -> str:
        """The edition of Working Together in force on a day; before the first one on record, that one."""
        begun = [one for one in self.editions if one.in_force_from <= on]
        latest = max(begun, key=lambda one: one.in_force_from, default=None)
        return (latest or self.editions[0]).edition if self.editions else ""

    def ruleset(self, edition: str) -> tuple[ClockRow, ...]:
        """The rows that hold under an edition: those that it carries, and those that rest on none."""
        return tuple(row for row in self.clocks if not row.editions or edition in row.editions)

    def with_local(self, rows: bytes) -> ClockTable:
        """The table with a council's own rows (YAML, as in `rows`). Raises ValueError for a row without its council."""
        page = msgspec.yaml.decode(rows, type=_Page)
        if strangers := [row.code for row in page.clocks if not row.council]:
            raise ValueError(f"a local row names its council: {', '.join(strangers)}")
        if unknown := [row.code for row in page.clocks if not self.rows(row.code)]:
            raise ValueError(f"no clock has this code: {', '.join(unknown)}")
        return msgspec.structs.replace(self, clocks=(*self.clocks, *page.clocks))


class _Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the table."""

    breach_levels: Mapping[BreachLevel, Telling] = {}
    clocks: tuple[ClockRow, ...] = ()
    editions: tuple[Edition, ...] = ()


@cache
def shipped_table() -> ClockTable:
    """The table that ships with the package: every file of `rows`, in the order of the codes."""
    pages = [msgspec.yaml.decode(one.read_bytes(), type=_Page) for one in _files()]
    levels = {level: telling for page in pages for level, telling in page.breach_levels.items()}
    rows = sorted((row for page in pages for row in page.clocks), key=lambda row: row.code)
    editions = sorted((one for page in pages for one in page.editions), key=lambda one: one.in_force_from)
    return ClockTable(breach_levels=levels, clocks=tuple(rows), editions=tuple(editions))


@cache
def with_own_clocks(rows: bytes) -> ClockTable:
    """The shipped table, with a partnership's own rows where there are any. Raises what `with_local` raises."""
    return shipped_table().with_local(rows) if rows else shipped_table()


def table_of(calendar: Calendar) -> ClockTable:
    """The table that counts for whoever counts by this calendar."""
    return with_own_clocks(calendar.own_clocks)


@cache
def first_row(code: str) -> ClockRow:
    """The earliest shipped row of a code, for what its rule reads in the record: lists and ages are not dated."""
    return next(row for row in shipped_table().clocks if row.code == code)


def _files() -> list[Traversable]:
    found = files(__package__).joinpath("rows").iterdir()
    return sorted((one for one in found if one.name.endswith(".yaml")), key=lambda one: one.name)
