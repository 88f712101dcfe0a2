"""The usual address is read at once, and to just what the whole reading gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching.identity.address_lines import parts_of, whole_reading

_WORDS = (
    "flat", "flats", "apt", "unit", "room", "no", "number", "ground", "first", "floor", "gff", "garden", "basement",
    "a", "b", "h", "x", "2", "07", "12a", "14-16", "3/2", "o'neill", "st", "street", "high", "mill", "lane", "hill",
    "court", "house", "cottage", "block", "tower", "upper", "north", "hse", "hexley", "wye", "uk", "nfa", "unknown",
)  # fmt: skip
_BETWEEN = (" ", "  ", ", ", ",", " , ", "-", " - ", "/", ". ", "; ", "\n", "'")


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_BETWEEN)), max_size=8))
def test_a_line_of_any_words_is_read_alike_both_ways(words: list[tuple[str, str]]) -> None:
    line = "".join(word + between for word, between in words)
    assert parts_of(line) == whole_reading(line)


@given(
    st.sampled_from(("", "flat 2, ", "flat b ", "apt 3a, ")),
    st.sampled_from(("7 ", "12a ", "012, ")),
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_BETWEEN)), min_size=1, max_size=5),
)
def test_a_door_and_any_words_after_it_are_read_alike_both_ways(
    flat: str, door: str, words: list[tuple[str, str]]
) -> None:
    line = flat + door + "".join(word + between for word, between in words)
    assert parts_of(line) == whole_reading(line)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("6 the gardens, kirkthorpe", ("", "6", "", "the gardens", "kirkthorpe")),
        ("21a coronation drive, hexley", ("a", "21", "", "coronation drive", "hexley")),
        ("flat b, 152 mill court, hexley", ("b", "152", "", "mill court", "hexley")),
        ("flat 2 31 garden court", ("2", "31", "", "garden court", "")),
        ("apt 02, 14a mill ln", ("2", "14a", "", "mill lane", "")),
        ("15, fir rd, hexley", ("", "15", "", "fir road", "hexley")),
        ("12 b high street", ("b", "12", "", "high street", "")),
        ("7 flat 12 birch road", ("12", "7", "", "birch road", "")),
        ("3 harbour house, quay street", ("3", "", "harbour house", "quay street", "")),
        ("14 high street ground floor flat", ("ground", "14", "", "high street", "")),
    ],
)
def test_usual_lines_and_those_that_only_look_usual(line: str, parts: tuple[str, ...]) -> None:
    assert parts_of(line) == parts
