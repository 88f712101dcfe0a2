"""Names as agencies write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teamaround.matching.identity import NormalName, canonical_forms, fold, normal_name, same_name
from teamaround.matching.identity.nicknames import known_forename


@pytest.mark.parametrize(
    ("family", "given_names", "surname", "parts", "forename", "middle"),
    [
        ("Prosser", "Dale", "prosser", ("prosser",), "dale", ()),
        ("PROSSER", "DALE  Lee", "prosser", ("prosser",), "dale", ("lee",)),
        ("Campbell-Brown", "Miss J", "campbellbrown", ("campbell", "brown"), "j", ()),
        ("Campbell Brown", "Jo", "campbellbrown", ("campbell", "brown"), "jo", ()),
        ("O'Neill", "Ava", "oneill", ("oneill",), "ava", ()),
        ("O Neill", "Ava", "oneill", ("oneill",), "ava", ()),
        ("O’Neill", "Ava", "oneill", ("oneill",), "ava", ()),
        ("van der Berg", "Anna-Maria", "vanderberg", ("vanderberg",), "anna", ("maria",)),
        ("bin Ahmed", "Yusuf", "ahmed", ("ahmed",), "yusuf", ()),
        ("Carter", "Ben", "carter", ("carter",), "ben", ()),
        ("ben David", "Ben", "david", ("david",), "ben", ()),
        ("Do", "Minh", "do", ("do",), "minh", ()),
        ("Kowalski", "Łukasz", "kowalski", ("kowalski",), "lukasz", ()),
        ("Иванова", "Анна", "ivanova", ("ivanova",), "anna", ()),
        ("Müller", "Zoë", "muller", ("muller",), "zoe", ()),
        ("SMITH, Jane", "", "smith", ("smith",), "jane", ()),
        ("", "Jane Smith", "smith", ("smith",), "jane", ()),
        ("Jane Smith", "", "smith", ("smith",), "jane", ()),
        ("Smith", "Mr Dr John", "smith", ("smith",), "john", ()),
        ("Fairley", "Ben", "fairley", ("fairley",), "ben", ()),
        ("Fairley", "Mr Ben", "fairley", ("fairley",), "ben", ()),
        ("Fairley", "Ben James", "fairley", ("fairley",), "ben", ("james",)),
        ("Fairley, Ben", "", "fairley", ("fairley",), "ben", ()),
        ("Levi", "Dov ben", "levi", ("levi",), "dov", ()),
        ("Do", "Thi Mai", "do", ("do",), "thi", ("mai",)),
        ("So", "Ka Yan", "so", ("so",), "ka", ("yan",)),
    ],
)
def test_normal_name_as_written_gives_parts(
    family: str,
    given_names: str,
    surname: str,
    parts: tuple[str, ...],
    forename: str,
    middle: tuple[str, ...],
) -> None:
    name = normal_name(family, given_names)
    assert (name.surname, name.surname_parts, name.forename, name.middle) == (
        surname,
        parts,
        forename,
        middle,
    )


@pytest.mark.parametrize(
    ("family", "given_names"), [("", "Suharto"), ("Suharto", ""), ("Suharto", "Unknown")]
)
def test_normal_name_with_one_name_is_a_one_name(family: str, given_names: str) -> None:
    name = normal_name(family, given_names)
    assert (name.one_name, name.surname, name.forename) == (True, "suharto", "")


@pytest.mark.parametrize(
    ("family", "given_names"), [("", ""), ("Unknown", "UNKNOWN"), ("N/K", "-"), ("...", "None")]
)
def test_normal_name_without_a_name_is_false(family: str, given_names: str) -> None:
    assert not normal_name(family, given_names).surname.strip("nk")


@pytest.mark.parametrize(
    ("family", "generation"),
    [("Smith Jr", "younger"), ("Smith Snr", "elder"), ("Smith III", "third"), ("Smith", ""), ("Junior", "")],
)
def test_normal_name_with_a_suffix_tells_generation(family: str, generation: str) -> None:
    assert normal_name(family, "John").generation == generation


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("liz", "elizabeth", True),
        ("mandy", "amanda", True),
        ("mohammed", "muhammad", True),
        ("bob", "robert", True),
        ("harriet", "henry", False),
        ("emma", "emily", False),
        ("ian", "jack", False),
        ("xyzzy", "xyzzy", False),
    ],
)
def test_same_name_in_another_form(one: str, other: str, expected: bool) -> None:
    assert (same_name(one, other), same_name(other, one)) == (expected, expected)


def test_canonical_forms_of_an_unlisted_name_are_the_name() -> None:
    assert (canonical_forms("zebedee"), canonical_forms(""), known_forename("gary")) == (
        {"zebedee"},
        frozenset(),
        True,
    )


def test_fold_writes_other_alphabets_in_latin() -> None:
    assert fold("Łukasz O’Brién Жанна 王") == "lukasz o'brien zhanna  "


def _said(name: NormalName) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    return name.forename, name.middle, name.surname, name.surname_parts


@given(st.text(), st.text())
@example("", "0:MR")
def test_normal_name_of_any_text_is_idempotent(family: str, given_names: str) -> None:
    name = normal_name(family, given_names)
    again = normal_name("-".join(name.surname_parts), name.given_names)
    assert _said(again) == _said(name)


@given(
    st.lists(
        st.sampled_from(["O", "Mc", "van", "Mr", "Jr", "bin", "Smith", "Ann", "-", ",", "unknown", "II"])
    )
)
def test_normal_name_of_particles_alone_never_raises(words: list[str]) -> None:
    assert isinstance(normal_name(" ".join(words), " ".join(reversed(words))), NormalName)
