"""Puts the census' live rules to a child and says what was found, in words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from importlib import resources

import msgspec

from teamaround.formats.census.model import Child
from teamaround.formats.census.rules import RULES, Asked, WorkingDay


class Level(StrEnum):
    """An error must be put right; a query may have a reason."""

    ERROR = "error"
    QUERY = "query"


class RuleRow(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"in_force_from": "from"}
):
    """One row of the table of rules: the national code, its level, the fields it looks at, our words for it."""

    code: str
    level: Level
    fields: tuple[str, ...]
    words: str
    in_force_from: date
    limit: int = 0


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a child's record breaks. `episode` counts from 1, in the order of the record."""

    code: str
    level: Level
    episode: int
    fields: tuple[str, ...]
    words: str


def _packaged() -> tuple[RuleRow, ...]:
    text = resources.files(__package__).joinpath("rules.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=tuple[RuleRow, ...])


RULE_ROWS = _packaged()


def validate(child: Child, as_at: date, is_working_day: WorkingDay) -> tuple[Finding, ...]:
    """What the rules in force say about a child as at a day (for a return: the last day of its year, else today).

    `is_working_day` tells England's working days; the calendar belongs to whoever asks.
    """
    return tuple(
        Finding(code=row.code, level=row.level, episode=number + 1, fields=row.fields, words=row.words)
        for row in RULE_ROWS
        if row.in_force_from <= as_at
        for number in RULES[row.code](child, Asked(as_at, is_working_day, row.limit))
    )
