"""Which transitions the record shows, in order, and what each was to leave and did not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache

import msgspec

from teamaround.practice.calendar import instant
from teamaround.practice.pathway.table import Transition, pathway_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, kind_of
from teamaround.practice.record.facts.meetings import PlanSort

FURTHER_PERIOD = "T30"


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One transition that an entry made. `not_left` are parts that it must leave on the record and did not."""

    code: str
    name: str
    at: datetime
    entry_id: str
    not_left: tuple[str, ...] = ()


def moves(case: CaseFile) -> tuple[Move, ...]:
    """Every transition of the record, in the order in which they happened."""
    found = [_move(row, entry) for entry in case.entries for row in _rows(entry.kind) if _carries(row, entry)]
    found += _further_periods(case)
    return tuple(sorted(found, key=lambda move: (instant(move.at), move.code, move.entry_id)))


@cache
def _rows(kind: str) -> tuple[Transition, ...]:
    return tuple(row for row in pathway_table().transitions if row.kind == kind)


def _carries(row: Transition, entry: Entry) -> bool:
    return all(_as_written(getattr(entry.fact, field)) in values for field, values in row.when.items())


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _move(row: Transition, entry: Entry) -> Move:
    return Move(
        code=row.code,
        name=row.name,
        at=entry.happened_at,
        entry_id=entry.entry_id,
        not_left=tuple(_not_left(row, entry)),
    )


def _not_left(row: Transition, entry: Entry) -> Iterator[str]:
    for part in row.leaves:
        if part.field and getattr(entry.fact, part.field) in (None, "", ()):
            yield part.what


def _further_periods(case: CaseFile) -> list[Move]:
    """A second or later child protection plan is a transition of its own, beside the conference that made it."""
    row = next(row for row in pathway_table().transitions if row.code == FURTHER_PERIOD)
    return [
        Move(code=row.code, name=row.name, at=period.started_at, entry_id=period.entry_id)
        for period in case.plans
        if period.sort is PlanSort.CHILD_PROTECTION and period.number > 1
    ]


def carried_by(kind: type[msgspec.Struct]) -> tuple[Transition, ...]:
    """The transitions that entries of a kind may carry."""
    return _rows(kind_of(kind))
