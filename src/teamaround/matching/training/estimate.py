"""Learning from two tables how often each level is met with one person (m) and with two strangers (u)."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pyarrow as pa
from splink import Linker

from teamaround.matching.linkage import Field, Level, LinkageModel
from teamaround.matching.training.recipe import Recipe
from teamaround.matching.training.settings import Settings, settings_of
from teamaround.matching.training.splink_engine import linker, on_duckdb


class Shares(msgspec.Struct, frozen=True):
    """How often a level is met with one person, and with two; nothing where it was not met."""

    m: float | None
    u: float | None


class Estimates(msgspec.Struct, frozen=True, kw_only=True):
    """What was learnt: the share of one-person pairs among all pairs, in bits, and the shares of every level."""

    prior_bits: float
    shares: dict[Field, dict[Level, Shares]]
    labelled: bool
    people: int
    contacts: int


def estimate(people: pa.Table, contacts: pa.Table, model: LinkageModel, recipe: Recipe) -> Estimates:
    """Learn from people of a list and contacts, both as tables of views.

    Labelled contacts (their `truth` names a person of the list) give m and the prior by counting; else m is learnt by
    expectation maximisation. Only the present name and the first place of each are looked at.
    """
    sides = [table.filter(table.column("present")) for table in (people, contacts)]
    made = linker(on_duckdb(), sides, _blank(settings_of(model)), model)
    made.training.estimate_u_using_random_sampling(
        max_pairs=recipe.random_pairs, seed=recipe.seed, min_count_per_level=None
    )
    true_pairs = len(sides[1]) - sides[1].column("truth").null_count
    if true_pairs:
        made.training.estimate_m_from_label_column("truth")
        share = true_pairs / (len(sides[0]) * len(sides[1]))
    else:
        share = _learn_unlabelled(made, recipe)
    return Estimates(
        prior_bits=math.log2(share / (1 - share)),
        shares=_shares(made.misc.save_model_to_json()),
        labelled=bool(true_pairs),
        people=len(sides[0]),
        contacts=len(sides[1]),
    )


def _blank(settings: Settings) -> Settings:
    """Without the weights that are to be learnt anew, so that what was not met stays empty."""
    for comparison in settings["comparisons"]:
        for level in comparison["comparison_levels"]:
            level.pop("m_probability", None)
            level.pop("u_probability", None)
    return settings


def _learn_unlabelled(made: Linker, recipe: Recipe) -> float:
    sure = recipe.surely_one_person
    made.training.estimate_probability_two_random_records_match(list(sure.rules), recall=sure.found)
    for block in recipe.blocks:
        made.training.estimate_parameters_using_expectation_maximisation(
            block, estimate_without_term_frequencies=True
        )
    return float(made.misc.save_model_to_json()["probability_two_random_records_match"])


def _shares(saved: dict[str, Any]) -> dict[Field, dict[Level, Shares]]:
    return {
        Field(comparison["output_column_name"]): {
            Level(level["label_for_charts"]): Shares(level.get("m_probability"), level.get("u_probability"))
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in saved["comparisons"]
    }
