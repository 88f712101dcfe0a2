"""The days that somebody may tell about: from the child's birth until today. Pure."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.service.pages.child.strip import age_on

AHEAD = "The day must be today or in the past"
BEFORE_BIRTH = "The day must not be before the child was born"


class TellingDays(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For how many years a childhood reaches back where the day of birth is not known."""

    years_of_childhood: int
    source: str
    provenance: str
    in_force_from: date | None


@cache
def telling_days() -> TellingDays:
    """The packaged table."""
    return msgspec.yaml.decode(files(__package__).joinpath("telling.yaml").read_bytes(), type=TellingDays)


def day_fault(day: date, *, today: date, born: date | None) -> str:
    """Why nobody can have seen this child on that day, in plain words; empty where they can.

    A birth that is only expected sets no bound: what is known of the time before it is told as well.
    """
    if day > today:
        return AHEAD
    if born is not None and born <= today:
        return BEFORE_BIRTH if day < born else ""
    years = telling_days().years_of_childhood
    return f"The day must be less than {years} years ago" if age_on(day, today) >= years else ""
