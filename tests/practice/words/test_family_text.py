"""Text for a family: what may be sent and what may not (AC-R14-1, AC-R14-3, alert A26)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.words import (
    Term,
    acronyms_in,
    check_family_text,
    glossary,
    plain,
    with_required_sentences,
)
from teamaround.practice.words.family_text import reading_age

NFA_SENTENCE = "It does not mean it did not happen."
EASY = "We met today. We talked about school and home. " * 4
HARD = (
    "Notwithstanding multidisciplinary considerations, accommodation arrangements necessitate authorisation. "
    * 5
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MARAC met; two ICPCs follow.", ("MARAC", "ICPC")),
        ("CP-IS, CiN, S47, A&E and ViSOR", ("CP-IS", "CiN", "S47", "A&E", "ViSOR")),
        ("DVPN/DVPO, MARAC, MARAC", ("DVPN", "DVPO", "MARAC")),
        ("Ms McDonald rang at 8:05pm from Flat B.", ()),
        ("", ()),
    ],
)
def test_acronyms_in_text_are_found_once_in_order(text: str, found: tuple[str, ...]) -> None:
    assert acronyms_in(text) == found


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("The MARAC is on Monday.", ["MARAC"]),
        ("The core group is on Monday.", ["Core group"]),
        ("The core group minutes are here.", ["Core group minutes, chronology, genogram, ecomap"]),
        ("A strategy\nmeeting was held.", ["Strategy discussion / meeting"]),
        ("Your contact is Ann. Ring the advocate.", []),
        ("She is safer now.", []),
        ("He did not come to the door.", []),
    ],
)
def test_check_text_with_a_bare_term_names_it(text: str, unexplained: list[str]) -> None:
    assert [term.term for term in check_family_text(text).unexplained] == unexplained


def test_check_text_with_term_and_its_plain_words_may_be_sent() -> None:
    text = f"The core group is on Monday. {plain('Core group')}"
    assert check_family_text(text).may_be_sent


def test_check_plain_words_broken_over_lines_with_curly_quotes_count_as_said() -> None:
    text = (
        "Your CAMHS letter.\n" + plain("CAMHS").replace(" ", "\n") + " Clare’s Law: " + plain("DVDS").upper()
    )
    assert check_family_text(text).unexplained == ()


@pytest.mark.parametrize("word", ["disguised compliance", "ViSOR", "SafeLives"])
def test_check_word_never_for_families_is_refused(word: str) -> None:
    found = check_family_text(f"We saw {word}. {plain(word)}")
    assert [len(found.forbidden), found.may_be_sent] == [1, False]


def test_check_short_form_that_nobody_explained_is_refused() -> None:
    found = check_family_text("The QXZ panel said yes.")
    assert (found.unknown_acronyms, found.may_be_sent) == (("QXZ",), False)


def test_check_short_form_known_to_all_passes() -> None:
    assert check_family_text("Ring the NHS or your GP.").may_be_sent


def test_check_no_further_action_without_its_sentence_is_refused() -> None:
    found = check_family_text("The police take no further action.")
    assert (found.missing_sentences, found.may_be_sent) == ((NFA_SENTENCE,), False)


@pytest.mark.parametrize("edit", range(20))
def test_required_sentence_edited_away_comes_back(edit: int) -> None:
    whole = with_required_sentences(f"NFA. {plain('NFA')}")
    edited = whole.replace(NFA_SENTENCE, NFA_SENTENCE[:edit] + NFA_SENTENCE[edit + 1 :])
    assert NFA_SENTENCE in with_required_sentences(edited)


def test_required_sentence_already_said_is_not_added_twice() -> None:
    once = with_required_sentences("NFA.")
    assert with_required_sentences(once) == once


@pytest.mark.parametrize("term", [t for t in glossary() if t.plain], ids=lambda term: str(term.number))
def test_check_plain_words_of_the_glossary_may_be_sent(term: Term) -> None:
    assert check_family_text(term.plain).may_be_sent


def test_reading_age_of_short_text_is_not_guessed() -> None:
    assert reading_age("We met today.") is None


def test_check_easy_text_is_within_the_target() -> None:
    found = check_family_text(EASY)
    assert (found.over_target, found.too_hard) == (False, False)


def test_check_hard_text_is_refused() -> None:
    found = check_family_text(HARD)
    assert (found.too_hard, found.may_be_sent) == (True, False)


@given(st.text())
def test_check_any_text_answers_and_is_the_same_again(text: str) -> None:
    assert check_family_text(text) == check_family_text(text)


@given(st.text(), st.text())
def test_required_sentence_after_any_text_stands_whenever_nfa_does(before: str, after: str) -> None:
    text = with_required_sentences(f"{before} NFA {after}")
    assert check_family_text(text).missing_sentences == ()
