"""A linkage model as settings of Splink, so that `predict` runs on the very same model."""

from __future__ import annotations

from typing import Any

from teamaround.matching.linkage import Field, Level, LinkageModel
from teamaround.matching.training.conditions import Engine, conditions

Settings = dict[str, Any]
RARE_NAMES = (Field.FORENAME, Field.SURNAME)
_LIKELY = 0.9  # only the ratio of m and u counts in a score; the likelier of the two is written as this


def settings_of(
    model: LinkageModel, engine: Engine = Engine.DUCKDB, *, blocking: tuple[Settings, ...] = ()
) -> Settings:
    """Splink's settings with the weights of this model; an exact name counts by its frequency, as in ours."""
    odds = 2.0**model.prior.bits
    return {
        "link_type": "link_only",
        "probability_two_random_records_match": odds / (1 + odds),
        "comparisons": [_comparison(model, field, engine) for field in model.comparisons],
        "blocking_rules_to_generate_predictions": list(blocking),
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": True,
        "additional_columns_to_retain": ["person"],
    }


def gamma_levels(model: LinkageModel, field: Field, engine: Engine = Engine.DUCKDB) -> dict[int, Level]:
    """Which of our levels each of Splink's numbers means: -1 is missing, the first of the list has the highest."""
    told = [level for level in conditions(field, model.likeness, engine) if level is not Level.MISSING]
    return {len(told) - 1 - at: level for at, level in enumerate(told)} | {-1: Level.MISSING}


def _comparison(model: LinkageModel, field: Field, engine: Engine) -> Settings:
    levels = conditions(field, model.likeness, engine)
    return {
        "output_column_name": field.value,
        "comparison_levels": [_level(model, field, level, sql) for level, sql in levels.items()],
    }


def _level(model: LinkageModel, field: Field, level: Level, sql: str) -> Settings:
    told: Settings = {"sql_condition": sql, "label_for_charts": level.value}
    if level is Level.MISSING:
        return told | {"is_null_level": True}
    if level is Level.EXACT and field in RARE_NAMES:
        return told | _counted_by_frequency(model, field)
    ratio = 2.0 ** model.bits(field, level)
    m, u = (_LIKELY, _LIKELY / ratio) if ratio >= 1 else (_LIKELY * ratio, _LIKELY)
    return told | {"m_probability": m, "u_probability": u}


def _counted_by_frequency(model: LinkageModel, field: Field) -> Settings:
    """log2(kept / share of the name), which Splink reckons as log2(m / u) + log2(u / share)."""
    kept = model.rarity[field].kept
    return {
        "m_probability": kept,
        "u_probability": kept / 2.0 ** model.bits(field, Level.EXACT),
        "tf_adjustment_column": field.value,
        "tf_adjustment_weight": 1.0,
        "disable_tf_exact_match_detection": True,
    }
