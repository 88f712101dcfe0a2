"""Splink with comparisons of its own on the columns of FEBRL4 as they are, learnt without a label."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on

from teamaround.matching.training.splink_engine import on_duckdb

_BLOCKS = (
    block_on("forename", "surname"),
    block_on("born"),
    block_on("postcode", "number"),
    block_on("street", "number"),
    block_on("property", "surname"),
    block_on("suburb", "surname"),
    block_on("suburb", "forename"),
)
_LEARNT_AMONG = (block_on("born"), block_on("postcode", "number"), block_on("forename", "surname"))
_RANDOM_PAIRS = 5_000_000
_FOUND = 0.7  # what share of true pairs has an equal birth date and one equal name; said beforehand, as Splink asks


def scored_by_splink(
    left: Iterable[dict[str, str]], right: Iterable[dict[str, str]]
) -> list[tuple[str, str, float]]:
    """Every pair that is compared, with its bits."""
    database = on_duckdb()
    made = Linker([database.register(_table(side)) for side in (left, right)], _settings(), log_level=None)
    made.training.estimate_probability_two_random_records_match(
        [block_on("born", "forename"), block_on("born", "surname")], recall=_FOUND
    )
    made.training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=5)
    for block in _LEARNT_AMONG:
        made.training.estimate_parameters_using_expectation_maximisation(block)
    found = made.inference.predict().as_dict()
    return list(zip(found["id_l"], found["id_r"], found["match_weight"], strict=True))


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=list(_BLOCKS),
        comparisons=[
            cl.NameComparison("forename").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("born", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
            cl.ExactMatch("number"),
            cl.JaroWinklerAtThresholds("street", [0.9, 0.8]),
            cl.JaroWinklerAtThresholds("property", [0.9, 0.8]),
            cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8]),
            cl.ExactMatch("state"),
        ],
        retain_intermediate_calculation_columns=False,
    )


def _table(rows: Iterable[dict[str, str]]) -> pa.Table:
    return pa.Table.from_pylist([{name: cell or None for name, cell in row.items()} for row in rows])
