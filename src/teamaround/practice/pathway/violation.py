"""An illegal move that the record shows, or that a form was about to make: the rule named, and the way on."""

from __future__ import annotations

from datetime import datetime

import msgspec

from teamaround.practice.pathway.table import pathway_table


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """One illegal move. `what` says in words what is wrong here; `rule` and `way_on` come from the table."""

    number: int
    entry_id: str
    at: datetime
    what: str
    rule: str
    way_on: str


def violation(number: int, entry_id: str, at: datetime, what: str) -> Violation:
    """An illegal move of this number at this entry."""
    row = pathway_table().illegal(number)
    return Violation(number=number, entry_id=entry_id, at=at, what=what, rule=row.rule, way_on=row.way_on)
