"""How long a link holds before somebody must look again (domain 8.1 M6, decision 22)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import msgspec


class LinkTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The terms in force, in days, with where they come from."""

    unconfirmed_lapses_after: int
    confirmed_review_after: int
    source: str
    provenance: str
    in_force_from: date | None
    in_force_to: date | None

    @property
    def lapse(self) -> timedelta:
        """After so long an unconfirmed link lapses."""
        return timedelta(days=self.unconfirmed_lapses_after)

    @property
    def review(self) -> timedelta:
        """After so long a confirmed link is to be confirmed again."""
        return timedelta(days=self.confirmed_review_after)


@cache
def link_terms() -> LinkTerms:
    """The packaged terms."""
    return msgspec.yaml.decode(files(__package__).joinpath("link_terms.yaml").read_bytes(), type=LinkTerms)
