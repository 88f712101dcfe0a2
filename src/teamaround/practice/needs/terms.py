"""After which experiences an emotional need is assumed until somebody has reviewed it."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.record.words import Harm


class NeedsTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The terms in force, with where they come from."""

    traumatic: frozenset[Harm]
    only_if_present: frozenset[Harm]
    own: frozenset[Harm]
    source: str
    provenance: str
    in_force_from: date | None
    in_force_to: date | None


@cache
def needs_terms() -> NeedsTerms:
    """The packaged terms."""
    return msgspec.yaml.decode(files(__package__).joinpath("terms.yaml").read_bytes(), type=NeedsTerms)
