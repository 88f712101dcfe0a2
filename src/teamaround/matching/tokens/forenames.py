"""Forenames for recipes: which are usual, and of which usual ones another may be a slip."""

from __future__ import annotations

from functools import cache, lru_cache

from jellyfish import damerau_levenshtein_distance

from teamaround.matching.identity.nicknames import canonical_forms
from teamaround.matching.identity.tables import nicknames
from teamaround.matching.linkage.rarity import packaged_shares

SHORTEST = 3  # letters: a shorter one is an initial, or one slip away from too many


@cache
def usual_forenames() -> frozenset[str]:
    """All that stand in the table of frequencies or in that of short forms."""
    return frozenset(packaged_shares().forename) | {form for forms in nicknames().names for form in forms}


@cache
def usual_forms() -> frozenset[str]:
    """The forms for which those stand: what a contact with a usual forename says."""
    return frozenset(form for name in usual_forenames() for form in canonical_forms(name))


@lru_cache(maxsize=65536)
def one_slip_away(forename: str) -> tuple[str, ...]:
    """The usual forenames that are one keystroke away; none where it is usual itself, for that is hardly a slip."""
    if forename in usual_forenames() or len(forename) < SHORTEST:
        return ()
    near = (name for name in usual_forenames() if abs(len(name) - len(forename)) < 2)
    return tuple(sorted(name for name in near if damerau_levenshtein_distance(name, forename) == 1))
