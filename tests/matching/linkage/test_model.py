"""The model file: read strictly, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import pytest

from teamaround.matching import packaged_model
from teamaround.matching.linkage import Field, Level, ModelError, load_model, read_model
from teamaround.matching.linkage.model import content_hash

CONTENT = resources.files("teamaround.matching.linkage").joinpath("packaged", "model.json").read_bytes()


def _changed(change: Callable[[dict[str, Any]], object], *, hashed: bool = True) -> bytes:
    tree = msgspec.json.decode(CONTENT)
    change(tree)
    if hashed:
        tree["content_sha256"] = content_hash(msgspec.json.encode(tree))
    return msgspec.json.encode(tree)


def test_packaged_model_weights_each_have_source_and_provenance() -> None:
    weights = [weight for c in packaged_model().comparisons.values() for weight in c.levels.values()]
    assert all(w.source and w.provenance in {"SEED", "V", "V2", "M", "INV"} for w in weights)


def test_packaged_model_strong_threshold_is_decision_15() -> None:
    policy = packaged_model().policy
    assert (policy.strong_from_probability, round(policy.strong_from_bits, 2)) == (0.99, 6.63)


def test_bits_are_never_under_the_floor() -> None:
    model = packaged_model()
    assert model.bits(Field.BORN, Level.DIFFERENT) >= model.least_bits


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"{", "no JSON"),
        (_changed(lambda t: t.pop("prior")), "prior"),
        (_changed(lambda t: t.update(surprise=1)), "surprise"),
        (_changed(lambda t: t["prior"].update(bits="-22")), r"\$.prior.bits"),
        (_changed(lambda t: t["prior"].update(bits=-21), hashed=False), "content_sha256"),
        (_changed(lambda t: t["comparisons"].pop("sex")), "comparisons.sex"),
        (_changed(lambda t: t["comparisons"]["sex"]["levels"].pop("exact")), "comparisons.sex.levels.*exact"),
        (_changed(lambda t: t["comparisons"]["sex"]["levels"]["missing"].update(bits=1)), "missing.bits"),
        (_changed(lambda t: t["rarity"].pop("surname")), "rarity"),
        (_changed(lambda t: t["policy"].update(strong_from_probability=1.0)), "strong_from_probability"),
        (_changed(lambda t: t["policy"].update(review_from_bits=9)), "review_from_bits"),
        (_changed(lambda t: t["policy"].update(alike_from_bits=4.5)), "alike_from_bits"),
        (_changed(lambda t: t["strength"].reverse()), "strength"),
    ],
)
def test_read_model_that_is_wrong_is_refused_by_field(content: bytes, named: str) -> None:
    with pytest.raises(ModelError, match=named):
        read_model(content)


def test_load_model_from_a_file_equals_the_packaged_one(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_bytes(CONTENT)
    assert load_model(path) == packaged_model()
