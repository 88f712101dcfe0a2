"""The stages of a professional challenge: who answers at each, and who stands for the agency that raised it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.clocks.table import Provenance
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.words import AgencyKind


class Stage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One stage, and the roles that answer at it."""

    stage: int
    name: str
    answered_by: tuple[str, ...]


class Ladder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every stage in order, with where it comes from."""

    source: str
    provenance: Provenance
    in_force_from: date | None
    in_force_to: date | None
    may_change: str
    stages: tuple[Stage, ...]
    raised_by: Mapping[AgencyKind, str]
    raised_by_others: str

    def stage(self, number: int) -> Stage | None:
        """The stage of a number; nothing past the last."""
        return next((one for one in self.stages if one.stage == number), None)

    def raiser(self, case: CaseFile, agency: str) -> str:
        """The role that stands for an agency that raised a challenge."""
        kind = case.kind_of_agency(agency)
        return self.raised_by.get(kind, self.raised_by_others) if kind else self.raised_by_others


@cache
def ladder() -> Ladder:
    """The ladder that ships with the package."""
    return msgspec.yaml.decode(files(__package__).joinpath("ladder.yaml").read_bytes(), type=Ladder)
