"""One and the same question, asked of our scorer and of Splink's `predict` on the exported model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from teamaround.matching import NormalPerson, packaged_model, score
from teamaround.matching.linkage import LinkageModel
from teamaround.matching.training.best_views import scored_pairs
from teamaround.matching.training.settings import settings_of
from teamaround.matching.training.splink_engine import linker, on_duckdb
from teamaround.matching.training.views import table_of, views
from tests.matching.training.seeded_pairs import Pair

Scorer = Callable[[Sequence[Pair], LinkageModel], list[float]]
EVERYTHING = -1000.0


def by_ours(pairs: Sequence[Pair], model: LinkageModel) -> list[float]:
    """The bits of each pair, as the online scorer reckons them."""
    return [score(ours, theirs, model).bits for ours, theirs in pairs]


def by_splink(pairs: Sequence[Pair], model: LinkageModel) -> list[float]:
    """The bits of each pair, as Splink's `predict` reckons them; each pair is blocked by its own number."""
    sides = [_table([pair[side] for pair in pairs], model) for side in (0, 1)]
    rule = {"blocking_rule": "l.person = r.person"}
    made = linker(on_duckdb(), sides, settings_of(model, blocking=(rule,)), model)
    bits = {int(person): told for person, _, told in scored_pairs(made, model, EVERYTHING)}
    return [bits[at] for at in range(len(pairs))]


def _table(people: list[NormalPerson], model: LinkageModel) -> pa.Table:
    part = model.likeness.part_from_length
    return table_of(row for at, person in enumerate(people) for row in views(str(at), person, part))


MODEL = packaged_model()
