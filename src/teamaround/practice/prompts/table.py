"""The rows of prompts: who is asked, within what time, in which words, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.clocks.table import Provenance, Span


class PromptRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One code. `spans` are its lengths of time by name, `numbers` and `lists` its thresholds.

    `goes_on_at_eighteen` where it is asked whatever the age of the child.
    """

    code: str
    name: str
    to: tuple[str, ...]
    spans: Mapping[str, Span] = {}
    numbers: Mapping[str, float] = {}
    lists: Mapping[str, tuple[str, ...]] = {}
    is_refusal: bool = False
    ends_when: str
    why: str
    way_on: str
    goes_on_at_eighteen: bool = False
    source: str
    provenance: Provenance
    verified_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None


@cache
def prompt_table() -> Mapping[str, PromptRow]:
    """Every row by its code, from the packaged files of `rows`, one file a code."""
    found = (one for one in files(__package__).joinpath("rows").iterdir() if one.name.endswith(".yaml"))
    rows = [msgspec.yaml.decode(one.read_bytes(), type=PromptRow) for one in found]
    return {row.code: row for row in sorted(rows, key=lambda row: row.code)}


def prompt_row(code: str) -> PromptRow:
    """The row of a code. Raises KeyError for a code that has none."""
    return prompt_table()[code]
