"""A letter for a family: what must be said is there whatever is done to its body (AC-R14-1 to AC-R14-3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.words import plain
from teamaround.practice.words.family_text import sentences_for
from teamaround.practice.words.letter import FamilyLetter

NFA = "It does not mean it did not happen."
WHOLE = FamilyLetter(body=f"The police ended it. {plain('NFA')}", terms=("NFA",))
EDITS = [
    "",
    "The police ended it.",
    "NFA",
    "N F A",
    "No further action.",
    "no\nfurther action",
    NFA.replace("not ", ""),
    NFA.upper(),
    NFA[:-1],
    NFA.replace("does not", "doesn't"),
    "It does mean it did not happen.",
    "It does not mean it happened.",
    f"This is wrong: {NFA[:20]}",
    "Nothing happened.",
    "See below.",
    NFA.replace(" ", "\n"),
    NFA.replace(" ", ""),
    "\u200b",
    "We made it up.",
    "<!-- It does not mean it did not happen -->",
]


@pytest.mark.parametrize("body", EDITS, ids=range(len(EDITS)))
def test_sentence_about_no_further_action_survives_every_edit(body: str) -> None:
    assert NFA.casefold() in " ".join(WHOLE.edited(body).text.split()).casefold()
    assert WHOLE.edited(body).check.missing_sentences == ()


@given(st.text())
def test_sentence_survives_any_body(body: str) -> None:
    assert NFA.casefold() in " ".join(WHOLE.edited(body).text.split()).casefold()


@pytest.mark.parametrize(
    ("terms", "sentences"),
    [(("NFA",), (NFA,)), (("no further action",), (NFA,)), (("MARAC",), ()), ((), ()), (("xyz",), ())],
)
def test_terms_of_the_record_bring_their_sentence(terms: tuple[str, ...], sentences: tuple[str, ...]) -> None:
    assert sentences_for(terms) == sentences


@pytest.mark.parametrize("term", ["NFA", "charges pending", "MARAC", "DVDS", "bailed"])
def test_terms_of_the_record_are_said_in_plain_words(term: str) -> None:
    letter = FamilyLetter(body="We talked.", terms=(term,))
    assert plain(term) in letter.text
    assert letter.check.may_be_sent


def test_term_of_the_body_is_explained_beside_its_name_and_once() -> None:
    letter = FamilyLetter(body="You were heard at MARAC.")
    assert letter.text == f"You were heard at MARAC.\nMARAC: {plain('MARAC')}"
    assert FamilyLetter(body=letter.text, terms=("MARAC",)).text == letter.text


def test_term_that_is_no_word_for_families_is_still_refused() -> None:
    assert not FamilyLetter(body="We saw disguised compliance.").check.may_be_sent
