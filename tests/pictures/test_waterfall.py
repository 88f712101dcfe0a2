"""How the evidence adds up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching.linkage import packaged_model
from teamaround.service.pages.pictures.evidence_picture import EvidencePicture, EvidenceStep
from teamaround.service.pages.pictures.waterfall import waterfall
from teamaround.service.pages.pictures.waterfall_on_a_phone import WIDTH, waterfall_on_a_phone
from tests.pictures import measured

PICTURE = EvidencePicture(
    prior=-22.3,
    prior_words="1 pair in about 5 million",
    steps=(
        EvidenceStep("Date of birth equal", "Very strong for", 13.9),
        EvidenceStep("Forename equal", "Strong for", 7.2),
        EvidenceStep("Different area", "Some against", -2.4),
        EvidenceStep("Phone", "Not given: says nothing", 0),
    ),
    review_from=-3,
    strong_from=6.6,
    odds_words="about 12 to 1 not the same",
)


def test_waterfall_says_every_step_and_where_it_comes_to() -> None:
    words = [words for words, _ in measured.texts(waterfall(PICTURE))]
    assert set(words) >= {
        "+13.9",
        "+7.2",
        "−2.4",
        "0",
        "Together: −3.6",
        "a person decides",
        "about 12 to 1 not the same",
    }


def test_waterfall_draws_what_speaks_against_with_a_hatch() -> None:
    assert "url(#evidence-against)" in waterfall(PICTURE)
    assert "url(#evidence-against)" not in waterfall(replace(PICTURE, steps=PICTURE.steps[:2]))


def test_waterfall_with_thresholds_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="strong threshold"):
        replace(PICTURE, review_from=9.0)


def test_waterfall_escapes_hostile_words() -> None:
    svg = waterfall(
        replace(PICTURE, odds_words="<b>", prior_words="</svg>", steps=(EvidenceStep("<i>", "&", 1.0),))
    )
    assert "<b>" not in svg
    assert measured.tree(svg).tag.endswith("svg")


BITS = st.floats(-60, 60)
STEPS = st.lists(st.builds(EvidenceStep, st.text(max_size=60), st.text(max_size=40), BITS), max_size=9).map(
    tuple
)


@given(BITS, st.text(max_size=40), STEPS, BITS, st.floats(0, 40), st.text(max_size=40))
def test_waterfall_of_anything_is_whole_and_no_words_overlap(
    prior: float, prior_words: str, steps: tuple[EvidenceStep, ...], review: float, further: float, odds: str
) -> None:
    svg = waterfall(EvidencePicture(prior, prior_words, steps, review, review + further, odds))
    assert measured.not_numbers(svg) == []
    assert measured.outside(svg) == []
    assert measured.overlapping(svg) == []


@given(BITS, st.text(max_size=40), STEPS, BITS, st.floats(0, 40), st.text(max_size=40))
def test_waterfall_on_a_phone_of_anything_is_whole_and_nothing_leaves_the_phone(
    prior: float, prior_words: str, steps: tuple[EvidenceStep, ...], review: float, further: float, odds: str
) -> None:
    svg = waterfall_on_a_phone(EvidencePicture(prior, prior_words, steps, review, review + further, odds))
    assert measured.not_numbers(svg) == []
    assert measured.outside(svg) == []
    assert measured.overlapping(svg) == []


def test_waterfall_on_a_phone_says_every_step_and_cuts_no_words() -> None:
    drawn = measured.texts(waterfall_on_a_phone(PICTURE))
    words = [words for words, _ in drawn]
    assert set(words) >= {
        "1 pair in about 5 million",
        "Date of birth equal",
        "+13.9. Very strong for",
        "−2.4. Some against",
        "Not given: says nothing",
        "Together: −3.6",
        "about 12 to 1 not the same",
        "a person decides",
    }
    assert max(box.right for _, box in drawn) <= WIDTH


def test_longest_words_of_the_model_are_not_cut_in_either_picture() -> None:
    model = packaged_model()
    for comparison in model.comparisons.values():
        for weight in comparison.levels.values():
            words = f"{comparison.words}: {weight.words}"
            steps = (EvidenceStep(words, "Very strong for", 5.0),)
            picture = EvidencePicture(
                -22.0, "1 pair in about 5 million", steps, 2.0, 6.6, "about 4 to 1 the same"
            )
            for svg in (waterfall(picture), waterfall_on_a_phone(picture)):
                assert "…" not in svg, words


def test_both_lines_are_marked_with_their_bits_and_differ_without_colour() -> None:
    steps = (EvidenceStep("Surname: equal", "Strong for", 20.0),)
    picture = EvidencePicture(-22.0, "1 pair in about 5 million", steps, 2.0, 6.6, "about 4 to 1 the same")
    for svg in (waterfall(picture), waterfall_on_a_phone(picture)):
        assert "review from +2.0 bits" in svg
        assert "strong from +6.6 bits" in svg
        assert svg.count('stroke-dasharray="6 3"') == 1
