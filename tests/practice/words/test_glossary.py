"""The glossary: complete, unambiguous, and the same on the page as in the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamaround.practice.words import FamilyUse, find_term, glossary, plain
from teamaround.practice.words.document import glossary_page

DOCS = Path(__file__).parents[3] / "docs"


def test_glossary_numbers_are_1_to_113_without_a_gap() -> None:
    assert [term.number for term in glossary()] == list(range(1, 114))


def test_glossary_names_belong_to_one_term_each() -> None:
    owners: dict[str, set[int]] = {}
    for term in glossary():
        for name in term.spellings:
            owners.setdefault(name.casefold(), set()).add(term.number)
    assert {name: numbers for name, numbers in owners.items() if len(numbers) > 1} == {}


def test_glossary_every_term_for_families_has_plain_words() -> None:
    assert [t.term for t in glossary() if (t.plain == "") != (t.use is FamilyUse.LEAVE_OUT)] == []


def test_glossary_everyday_names_are_names_of_their_term() -> None:
    strangers = {
        name
        for term in glossary()
        for name in term.everyday
        if name.casefold() not in {spelling.casefold() for spelling in term.spellings}
    }
    assert strangers == set()


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("MARAC", 63),
        ("Clare's Law", 60),
        ("Claire's Law", 60),
        ("cp plan", 18),
        (" UPRN ", 100),
        ("SAFE Lives", 76),
    ],
)
def test_find_term_by_any_spelling_gives_the_term(name: str, number: int) -> None:
    term = find_term(name)
    assert term is not None
    assert term.number == number


def test_find_term_unknown_gives_none() -> None:
    assert find_term("quantity surveyor") is None


def test_plain_known_term_gives_words_for_a_parent() -> None:
    assert plain("NFA").endswith("It does not mean it did not happen.")


def test_plain_unknown_term_raises_with_the_name() -> None:
    with pytest.raises(KeyError, match="quantity surveyor"):
        plain("quantity surveyor")


def test_glossary_page_in_docs_is_the_table() -> None:
    assert (DOCS / "glossary.md").read_text(encoding="utf-8") == glossary_page()
