"""Widths of words, cutting and wrapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.service.pages.pictures.lettering import shortened, text_width, wrapped


@pytest.mark.parametrize(
    ("words", "bold", "width"),
    [
        ("", False, 0.0),
        ("Robin", False, 39.2),
        ("Robin", True, 42.5),
        ("漢", False, 15.0),
        ("e\u0301", False, 8.34),
    ],
)
def test_text_width_of_known_words_is_arials(words: str, bold: bool, width: float) -> None:
    assert text_width(words, 15, bold=bold) == pytest.approx(width, abs=0.6)


@given(st.text(max_size=60), st.floats(20, 400))
def test_shortened_words_always_fit(words: str, room: float) -> None:
    assert text_width(shortened(words, room, 14), 14) <= max(room, text_width("…", 14))


@given(st.text(max_size=120), st.floats(40, 300), st.integers(1, 3))
def test_wrapped_words_fit_in_the_lines_allowed(words: str, room: float, lines: int) -> None:
    found = wrapped(words, room, 15, lines=lines)
    assert len(found) <= lines
    assert all(text_width(line, 15) <= room for line in found)


def test_wrapped_words_that_fit_lose_nothing() -> None:
    assert wrapped("Man stabbed in the home, Robin upstairs", 220, 15) == (
        "Man stabbed in the home, Robin",
        "upstairs",
    )
