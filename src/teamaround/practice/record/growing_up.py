"""When the child turns eighteen: a plan ends then, and nobody is watched for any longer on their account (T16 d)."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.calendar import LONDON, instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.remembering import remembered_one


class GrowingUp(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The age at which a child is one no longer, with where it comes from."""

    adult_from_years: int
    source: str
    provenance: str
    in_force_from: date | None
    in_force_to: date | None


@cache
def growing_up() -> GrowingUp:
    """The packaged age."""
    return msgspec.yaml.decode(files(__package__).joinpath("growing_up.yaml").read_bytes(), type=GrowingUp)


@remembered_one
def grown_up_at(case: CaseFile) -> datetime | None:
    """The first moment at which the child is grown up; nothing while no birth is known, or for one not yet born."""
    born = case.about.date_of_birth if case.about is not None else None
    return None if born is None else datetime.combine(_birthday(born), time(), LONDON)


def is_grown_up(case: CaseFile, now: datetime) -> bool:
    """Whether the child has turned eighteen by a moment."""
    at = grown_up_at(case)
    return at is not None and instant(at) <= instant(now)


def _birthday(born: date) -> date:
    """Whoever was born on 29 February is a day older on 1 March: the later day protects for longer."""
    year = born.year + growing_up().adult_from_years
    return date(year, 3, 1) if (born.month, born.day) == (2, 29) else born.replace(year=year)
