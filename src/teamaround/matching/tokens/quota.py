"""How many evaluations an agency answers: by the declared size of the list, for each recipe and epoch (assurance 5)."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from teamaround.matching.tokens.keys import sealing_terms


class Quota(msgspec.Struct, frozen=True, kw_only=True):
    """What one recipe may still be asked in one epoch.

    `plans` is the number of open plans that was declared; `a_person` is how many tokens the recipe makes of one who is
    listed.
    """

    plans: int
    a_person: int
    asked: int = 0

    @property
    def most(self) -> int:
        """The whole allowance of the epoch; never under one bulk, so that a small list can be padded."""
        terms = sealing_terms().quota
        wanted = self.plans * terms.people_a_plan * self.a_person * terms.slack
        return padded(math.ceil(wanted), is_bulk=True)

    @property
    def left(self) -> int:
        """How many are left."""
        return max(self.most - self.asked, 0)

    def after(self, asked: int) -> Quota | None:
        """The quota once so many more were answered; nothing where they are too many, and none is answered."""
        return msgspec.structs.replace(self, asked=self.asked + asked) if asked <= self.left else None


def padded(number: int, *, is_bulk: bool) -> int:
    """How many elements are sent for so many tokens, so that their number says little: at least one multiple."""
    terms = sealing_terms().quota
    multiple = terms.bulk_multiple if is_bulk else terms.change_multiple
    return max(math.ceil(number / multiple), 1) * multiple


def within(quotas: Mapping[str, Quota], wanted: Mapping[str, int]) -> bool:
    """Whether every recipe still has room for what is wanted of it."""
    return all(recipe in quotas and number <= quotas[recipe].left for recipe, number in wanted.items())
