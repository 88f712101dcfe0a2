"""From scored rows to scored pairs of people: the best pair of names with the best pair of places."""

from __future__ import annotations

from typing import Any

from splink import Linker

from teamaround.matching.linkage import LinkageModel

_BEST = """
select person_l, person_r,
    cast({prior!r} as double)
    + max(mw_forename + mw_tf_adj_forename + mw_surname + mw_tf_adj_surname)
    + max_by(mw_place, gamma_place)
    + max(mw_born + mw_phone + mw_nhs_number + mw_sex) as bits
from {table}
group by person_l, person_r
having bits >= {least!r}
order by person_l, person_r
"""
ScoredPair = tuple[str, str, float]


def scored_pairs(made: Linker, model: LinkageModel, least_bits: float) -> list[ScoredPair]:
    """Every pair of people that Splink's blocking brings together, with its bits, from `least_bits` up."""
    predicted = made.inference.predict()
    sql = _BEST.format(prior=model.prior.bits, table="{this}", least=float(least_bits))
    return _rows(predicted.query_sql(sql))


def _rows(answer: Any) -> list[ScoredPair]:
    columns = answer.as_dict()
    return list(zip(columns["person_l"], columns["person_r"], columns["bits"], strict=True))
