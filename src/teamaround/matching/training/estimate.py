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


class TrainingError(ValueError):
    """Files from which no model can be learnt."""


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
    expectation maximisation. Only the present name and the first place of each are looked at. Raises `TrainingError`.
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
    if not share:
        raise TrainingError("No two records are surely one person, so nothing can be learnt of them")
    return Estimates(
        prior_bits=math.log2(share / (1 - share)),
        shares=_shares(made.misc.save_model_to_json(), share),
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
    learnt = [_learn_among(made, block) for block in recipe.blocks]
    if not any(learnt):
        raise TrainingError(
            "No two records agree on any of the recipe's blocks, so nothing can be learnt of them"
        )
    return float(made.misc.save_model_to_json()["probability_two_random_records_match"])


def _learn_among(made: Linker, block: str) -> bool:
    """Learn m from the pairs of this block; false where there are none, as of a number that nobody gives."""
    counts = made.blocking_analysis.count_comparisons_from_blocking_rules(
        [block], record_sample_proportion=1.0
    )
    if not counts[-1]["cumulative_comparison_count"]:
        return False
    made.training.estimate_parameters_using_expectation_maximisation(
        block, estimate_without_term_frequencies=True
    )
    return True


def _shares(saved: dict[str, Any], one_person: float) -> dict[Field, dict[Level, Shares]]:
    return {
        Field(comparison["output_column_name"]): {
            Level(level["label_for_charts"]): _of_strangers(
                level.get("m_probability"), level.get("u_probability"), one_person
            )
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in saved["comparisons"]
    }


def _of_strangers(m: float | None, u: float | None, one_person: float) -> Shares:
    """Shares with u freed of the random pairs that are one person after all (a share `one_person` of them).

    Where two small registers describe the same people, equal homes are met in random pairs for hardly another reason.
    """
    if m is None or u is None:
        return Shares(m, u)
    return Shares(m, max(u - one_person * m, 0.0) / (1 - one_person))
