"""Whatever stands in a field, reading it ends, raises nothing, and reading the normal form again changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching import Description, PlaceAsWritten, normal_person
from teamaround.matching.identity import normal_name
from teamaround.matching.identity.phones import normal_phones
from teamaround.matching.linkage.blocking import blocking_keys

ANY = st.text(st.characters(exclude_categories=())) | st.sampled_from(
    ("\0", "\ud800", "²", "½", "ſ", "ﷺ", "٣")
)
_WORDS = st.sampled_from(
    (
        "Mr",
        "O",
        "de",
        "l",
        "bin",
        "Jr",
        "nee",
        "Baby",
        "of",
        "Twin",
        "1",
        "n",
        "k",
        "Not",
        "Known",
        "Smith",
        "Ann",
        "-",
    )
)
_LONG = 100_000  # characters: a reading whose time grows with the square would not end within the run's time limit


def _described(text: str) -> Description:
    place = PlaceAsWritten(address=text, postcode=text, uprn=text)
    return Description(
        family_name=text,
        given_names=text,
        former_names=(text,),
        date_of_birth=text,
        sex=text,
        nhs_number=text,
        phones=(text,),
        places=(place,),
    )


@given(ANY)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    person = normal_person(_described(text))
    assert len(blocking_keys(person)) >= len(person.phones)


@pytest.mark.parametrize(
    "piece",
    [" ", "a", "0", ",", ", ", "\n ", "flat ", "flat 1 ", "1/", "1 1 ", "(", "( ", "( 0", "mr ", "bin mr ", "o ", "'",
     "a'", "-", ". ", "no. ", "c/o ", "ext ", "x1", "zq1 1aa ", "ground floor ", "1-", "xx/", "jan ", "\0", "é"],
)  # fmt: skip
def test_a_hundred_thousand_characters_are_read(piece: str) -> None:
    person = normal_person(_described((piece * _LONG)[:_LONG]))
    assert person.nhs_number == ""


@given(st.lists(_WORDS, max_size=6))
def test_given_names_of_any_words_stay_as_they_are_read(given_names: list[str]) -> None:
    name = normal_name("Vale", " ".join(given_names))
    again = normal_name("Vale", name.given_names)
    assert (again.forename, again.middle) == (name.forename, name.middle)


@given(st.text(st.sampled_from("0123456789 +()/extor&"), max_size=40))
def test_telephone_numbers_stay_as_they_are_read(text: str) -> None:
    for phone in normal_phones(text):
        assert normal_phones(phone) == (phone,)
