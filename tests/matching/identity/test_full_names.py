"""Full names: one and the same however they are written, and never by likeness."""

from __future__ import annotations

import pytest

from teamaround.matching.identity import full_name, is_same_full_name


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sean O'Brien", ("sean", "obrien")),
        ("  sean   O’BRIEN ", ("sean", "obrien")),
        ("Sean O Brien", ("sean", "obrien")),
        ("BRIEN, Sean", ("sean", "brien")),
        ("Anna Smith-Jones", ("anna", "smithjones")),
        ("Anna Smith \u2013 Jones", ("anna", "smithjones")),
        ("Jan van der Berg", ("jan", "vanderberg")),
        ("Zoë Łuczak", ("zoe", "luczak")),
        ("Master Ben Carter", ("ben", "carter")),
        ("Nia", ()),
        ("Baby", ()),
        ("Not known", ()),
        ("", ()),
    ],
)
def test_full_name_is_read_however_it_is_written(written: str, read: tuple[str, ...]) -> None:
    assert full_name(written) == read


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sean O'Brien", "Sean OBrien", True),
        ("Mary-Jane Smith", "Mary Jane Smith", True),
        ("Nia Tarrant", "Nia Rose Tarrant", True),  # a middle name that one of them leaves out
        ("Nia May Tarrant", "Nia Rose Tarrant", False),
        ("Nia Rose Tarrant", "Nia R Tarrant", False),
        ("Rose Tarrant", "Nia Rose Tarrant", False),
        ("Anna Jones", "Anna Smith-Jones", False),
        ("Tomas Bell", "Thomas Bell", False),
        ("Bill Bell", "William Bell", False),
        ("Bell Thomas", "Thomas Bell", False),
        ("Nia", "Nia", False),
        ("", "", False),
    ],
)
def test_names_are_one_only_where_they_agree_letter_for_letter(one: str, other: str, same: bool) -> None:
    assert is_same_full_name(full_name(one), full_name(other)) is same
    assert is_same_full_name(full_name(other), full_name(one)) is same
