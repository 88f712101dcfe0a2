"""What must never be seen: the rows P1-P9 and Q1-Q5, and the rule of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from teamaround.practice.clocks.table import Provenance
from teamaround.practice.disclosure.concealment import even
from teamaround.practice.disclosure.passages import Passage
from teamaround.practice.disclosure.reading import Reading
from teamaround.practice.record.words import AgencyKind

Rule = Callable[["NeverRow", Passage, Reading], bool]


class NeverRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that must never be seen by a parent, or by an alleged perpetrator."""

    code: str
    to: Literal["parent", "alleged_perpetrator"]
    name: str
    reason: str
    subjects: frozenset[str] = frozenset()
    agency_kinds: frozenset[AgencyKind] = frozenset()
    words: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    clearing: bool = False
    says_so: bool = False
    source: str
    provenance: Provenance
    verified_on: date | None = None

    def names(self, passage: Passage) -> bool:
        """Whether one of the row's words stands in the passage, or a pattern fits."""
        spaced = f" {even(passage.text)} "
        by_word = any(f" {even(word)} " in spaced for word in self.words)
        return by_word or any(re.search(one, passage.text, re.IGNORECASE) for one in self.patterns)

    def is_cleared(self, passage: Passage, reading: Reading) -> bool:
        """Whether the entry was cleared for this person and the row lets that count."""
        return self.clearing and passage.entry.entry_id in reading.cleared


@cache
def never_table() -> Mapping[str, NeverRow]:
    """Every row by its code."""
    text = files(__package__).joinpath("rows/never.yaml").read_bytes()
    return {row.code: row for row in msgspec.yaml.decode(text, type=tuple[NeverRow, ...])}


def first_broken(rules: Mapping[str, Rule], passage: Passage, reading: Reading) -> NeverRow | None:
    """The first row that keeps a passage from this reader; None where none does."""
    table = never_table()
    return next((table[code] for code, rule in rules.items() if rule(table[code], passage, reading)), None)
