"""How the model is trained, read strictly from YAML."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

from teamaround.matching.linkage import Field, Level
from teamaround.matching.linkage.levels import LEVELS_OF


class RecipeError(ValueError):
    """A recipe that cannot be used; the message names the field."""


class SurelyOnePerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rules (SQL over the columns of `views`) that hold of one person alone, and the share of pairs they find."""

    rules: tuple[str, ...]
    found: float


class Bounds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least and the most that a learnt level may say, in bits."""

    least: dict[Field, dict[Level, float]]
    most: dict[Field, dict[Level, float]]


class CardRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From how many pairs a group is compared, and how far its F1 may lie under the best (a share, .05 = 5 points)."""

    least_pairs: int
    widest_gap: float


class Recipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is learnt, from which pairs, and within which bounds.

    `judged_from_under_review`: from how many bits under the review threshold bulk linking leaves a pair to the policy.
    """

    version: str
    source: str
    provenance: str
    seed: int
    random_pairs: int
    least_share: float
    blocks: tuple[str, ...]
    surely_one_person: SurelyOnePerson
    learnt: dict[Field, tuple[Level, ...]]
    bounds: Bounds
    judged_from_under_review: float
    card: CardRule


def read_recipe(content: bytes) -> Recipe:
    """Read a recipe strictly. Raises `RecipeError` naming the field."""
    try:
        recipe = msgspec.yaml.decode(content, type=Recipe)
    except msgspec.DecodeError as error:
        raise RecipeError(f"The training recipe cannot be read: {error}") from error
    for field, levels in recipe.learnt.items():
        if odd := set(levels) - (LEVELS_OF[field] - {Level.MISSING}):
            raise RecipeError(f"learnt.{field}: no level of this field: {', '.join(sorted(odd))}")
    if not 0 < recipe.surely_one_person.found <= 1:
        raise RecipeError("surely_one_person.found: a share over 0 and at most 1")
    return recipe


def load_recipe(path: Path) -> Recipe:
    """Read a recipe from a file. Raises `RecipeError` or `OSError`."""
    return read_recipe(path.read_bytes())


@cache
def packaged_recipe() -> Recipe:
    """The recipe that ships with the package."""
    return read_recipe(resources.files(__package__).joinpath("packaged", "recipe.yaml").read_bytes())
