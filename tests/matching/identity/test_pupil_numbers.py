"""Unique pupil numbers, with their check letter."""

from __future__ import annotations

import pytest

from teamaround.matching.identity import normal_upn


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("P981400120001", "P981400120001"),
        (" p981 4001 20001 ", "P981400120001"),
        ("A981400120001", ""),  # another check letter
        ("P98140012000", ""),
        ("P9814001200011", ""),
        ("P98140012000I", ""),  # I, O and S are no letters of a number
        ("9814001200010", ""),
        ("", ""),
    ],
)
def test_number_is_read_whole_or_not_at_all(written: str, read: str) -> None:
    assert normal_upn(written) == read


def test_temporary_number_ends_in_a_letter() -> None:
    found = [normal_upn(f"{letter}98140012000A") for letter in "ABCDEFGHJKLMNPQRTUVWXYZ"]
    assert len(list(filter(None, found))) == 1
