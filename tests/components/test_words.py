"""Evidence in words, and letters that differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.service.pages.words.differences import Letters, differing
from teamaround.service.pages.words.evidence import odds, signed_bits, strength


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (13.9, "Very strong for"),
        (10, "Very strong for"),
        (9.9, "Strong for"),
        (5, "Strong for"),
        (4.9, "Some for"),
        (2, "Some for"),
        (1.9, "Says little"),
        (-2, "Says little"),
        (-2.4, "Some against"),
        (-5, "Some against"),
        (-5.1, "Strong against"),
    ],
)
def test_strength_follows_the_packaged_table(bits: float, words: str) -> None:
    assert strength(bits) == words


@pytest.mark.parametrize(("bits", "words"), [(7.2, "+7.2"), (-2.4, "−2.4"), (0, "0"), (0.04, "0")])
def test_bits_are_written_with_a_true_minus(bits: float, words: str) -> None:
    assert signed_bits(bits) == words


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (1.9, "about 4 to 1 the same"),
        (-3, "about 8 to 1 not the same"),
        (0.2, "about even"),
        (10, "about 1,000 to 1 the same"),
        (33, "about a million or more to 1 the same"),
    ],
)
def test_odds_are_rounded_so_that_nobody_reads_more_into_them(bits: float, words: str) -> None:
    assert odds(bits) == words


def test_near_spellings_show_which_letters_differ() -> None:
    ours, theirs = differing("Prosser", "Prossor")
    assert ours == (Letters("Pross"), Letters("e", differs=True), Letters("r"))
    assert theirs == (Letters("Pross"), Letters("o", differs=True), Letters("r"))


@pytest.mark.parametrize(("ours", "theirs"), [("Fenbridge", "Calder Sands"), ("Dale", "DALE")])
def test_far_or_equal_spellings_are_left_unmarked(ours: str, theirs: str) -> None:
    assert not any(run.differs for runs in differing(ours, theirs) for run in runs)


@given(st.text(max_size=30), st.text(max_size=30))
def test_marked_letters_always_make_up_both_spellings(ours: str, theirs: str) -> None:
    left, right = differing(ours, theirs)
    assert "".join(run.text for run in left) == ours
    assert "".join(run.text for run in right) == theirs
