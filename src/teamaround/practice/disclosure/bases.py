"""The ladder of lawful bases: which footings there are for a use, and which of them are in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.clocks.table import Provenance


class Use(StrEnum):
    """What information is used for."""

    CHILD_PROTECTION = "child_protection"
    CHARITY_OR_HOUSING = "charity_or_housing"
    CRIMINAL_OFFENCE = "criminal_offence"
    LAW_ENFORCEMENT = "law_enforcement"
    CONFIDENTIAL_HEALTH = "confidential_health"
    DISCLOSURE_SCHEME = "disclosure_scheme"
    VOLUNTARY_HELP = "voluntary_help"


class LawfulBasis(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One footing. Without a first day it is not in force, unless it is common law, which has none."""

    code: str
    uses: tuple[Use, ...]
    kind: str
    words: str
    law: str
    source: str
    provenance: Provenance
    in_force_from: date | None
    in_force_to: date | None = None
    common_law: bool = False
    decision_of_police: bool = False
    needs_detriment_test: bool = False

    def in_force(self, on: date) -> bool:
        """Whether anybody may rest on it on that day."""
        if self.common_law:
            return True
        begun = self.in_force_from is not None and self.in_force_from <= on
        return begun and (self.in_force_to is None or on <= self.in_force_to)


@cache
def ladder() -> Mapping[str, LawfulBasis]:
    """Every footing by its code."""
    text = files(__package__).joinpath("rows/lawful_bases.yaml").read_bytes()
    return {row.code: row for row in msgspec.yaml.decode(text, type=tuple[LawfulBasis, ...])}


def bases_for(use: Use, on: date) -> tuple[LawfulBasis, ...]:
    """The footings in force on a day for a use."""
    return tuple(row for row in ladder().values() if use in row.uses and row.in_force(on))
