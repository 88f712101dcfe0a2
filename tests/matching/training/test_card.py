"""The model card: intervals, gaps in red, and no figures of another model."""

from __future__ import annotations

import msgspec
import pytest

from teamaround.matching import packaged_model
from teamaround.matching.training.card import CardError, Counted, Figures, HeldOut, card, interval
from teamaround.matching.training.recipe import packaged_recipe

MODEL, RULE = packaged_model(), packaged_recipe().card


def _figures(*groups: Counted, model: str = MODEL.content_sha256) -> Figures:
    everybody = Counted(label="all", right=90, wrong=2, missed=10)
    tested = HeldOut(
        name="an invented set",
        people=100,
        contacts=1000,
        overall=everybody,
        bands={"certain": (40, 40), "review": (52, 50)},
        by_agency=(),
        by_name_group=groups,
    )
    return Figures(model_sha256=model, tested_on=(tested,))


def _line(page: str, start: str) -> str:
    return next(line for line in page.splitlines() if line.startswith(start))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (950, 1000, 0.9347, 0.9619)],
)
def test_interval_is_wilsons(part: int, whole: int, low: float, high: float) -> None:
    assert interval(part, whole) == pytest.approx((low, high), abs=5e-5)


def test_card_shows_precision_and_recall_with_intervals() -> None:
    row = _line(card(MODEL, _figures(), RULE), "| **all** |")
    assert row == "| **all** | 90 | 2 | 10 | 0.9783 [0.924, 0.994] | 0.9000 [0.826, 0.945] | 0.9375 |"


def test_card_shows_a_wide_gap_in_red_and_leaves_small_groups_out() -> None:
    page = card(
        MODEL,
        _figures(
            Counted(label="other", right=100, wrong=0, missed=0),
            Counted(label="hyphenated", right=90, wrong=10, missed=10),
            Counted(label="one_name", right=1, wrong=0, missed=3),
        ),
        RULE,
    )
    assert "🔴 **10.0 points behind the best**" in _line(page, "| hyphenated |")
    assert _line(page, "| one name |").endswith("0.4000 (too few to compare) |")
    assert page.count("🔴") == 1


def test_card_of_decoys_alone_shows_where_they_landed_and_nothing_else() -> None:
    nobody = Counted(label="all", right=0, wrong=2, missed=0)
    landed = {"twin_of_like_name": {"certain": 0, "strong": 1, "review": 1, "no": 98}}
    whole = _figures()
    decoys = msgspec.structs.replace(whole.tested_on[0], overall=nobody, by_decoy=landed)
    page = card(MODEL, msgspec.structs.replace(whole, tested_on=(decoys,)), RULE)
    assert _line(page, "| twin of") == "| twin of like name | 0 | 1 | 1 | 98 | 0.0100 [0.002, 0.054] |"
    assert "| **all** |" not in page


def test_card_names_every_level_and_where_its_weight_is_from() -> None:
    page = card(MODEL, _figures(), RULE)
    assert all(
        f"| {comparison.words} | {weight.words} |" in page
        for comparison in MODEL.comparisons.values()
        for weight in comparison.levels.values()
    )
    assert MODEL.content_sha256 in page


def test_card_with_the_figures_of_another_model_is_refused() -> None:
    with pytest.raises(CardError, match="make model"):
        card(MODEL, _figures(model="0" * 64), RULE)
