"""From what was learnt to a model of ours: learnt weights within their bounds, the others as they stood."""

from __future__ import annotations

import math

import msgspec

from teamaround.matching.linkage import Field, Level, LinkageModel, read_model
from teamaround.matching.linkage.model import Comparison, Weight, model_file
from teamaround.matching.training.estimate import Estimates, Shares
from teamaround.matching.training.recipe import Recipe

_DIGITS = 4  # of a bit; more would only repeat the noise of the sample


class Making(msgspec.Struct, frozen=True, kw_only=True):
    """What the maker says of a new model: its version, the day, and of whom the data tell."""

    version: str
    made_on: str
    about: str


def exported(start: LinkageModel, learnt: Estimates, recipe: Recipe, making: Making) -> LinkageModel:
    """The model that takes the place of `start`: read back strictly from its own file. Raises `ModelError`."""
    source = f"learnt with Splink from {making.about}"
    comparisons = {
        field: _comparison(field, comparison, learnt, recipe, source)
        for field, comparison in start.comparisons.items()
    }
    how = "labelled" if learnt.labelled else "unlabelled"
    seen = f"{learnt.people:,} people, {learnt.contacts:,} contacts, {how}"
    model = msgspec.structs.replace(
        start,
        version=making.version,
        made_on=making.made_on,
        source=f"Trained with Splink on {making.about} ({seen}).",
        prior=msgspec.structs.replace(
            start.prior, bits=round(learnt.prior_bits, _DIGITS), source=source, provenance="M"
        ),
        comparisons=comparisons,
        rarity={
            field: msgspec.structs.replace(rule, kept=_kept(comparisons[field], rule.kept))
            for field, rule in start.rarity.items()
        },
    )
    return read_model(model_file(model))


def _comparison(
    field: Field, start: Comparison, learnt: Estimates, recipe: Recipe, source: str
) -> Comparison:
    wanted = recipe.learnt.get(field, ())
    levels = {
        level: _weight(field, level, weight, learnt.shares[field][level], recipe, source)
        if level in wanted
        else weight
        for level, weight in start.levels.items()
    }
    return msgspec.structs.replace(start, levels=levels)


def _weight(field: Field, level: Level, start: Weight, shares: Shares, recipe: Recipe, source: str) -> Weight:
    """The learnt weight, or the one that stood where the level was not met often enough."""
    m, u = shares.m, shares.u
    if m is None or u is None or u < recipe.least_share or m <= 0:
        return start
    least = recipe.bounds.least.get(field, {}).get(level, -math.inf)
    most = recipe.bounds.most.get(field, {}).get(level, math.inf)
    bits = min(max(math.log2(m / u), least), most)
    return msgspec.structs.replace(
        start, bits=round(bits, _DIGITS), source=source, provenance="M", m=_short(m), u=_short(u)
    )


def _kept(comparison: Comparison, before: float) -> float:
    """How often an equal name is kept as it is: the learnt m of an exact name, by which its rarity counts."""
    learnt = comparison.levels[Level.EXACT].m
    return before if learnt is None else learnt


def _short(share: float) -> float:
    return float(f"{share:.6g}")
