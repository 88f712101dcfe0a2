"""What is refused unread: never anybody whom comparing would not refuse."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from teamaround.matching import ListedPerson, PersonIndex, find, packaged_model
from teamaround.matching.identity.dates import NormalDate, normal_date
from teamaround.matching.identity.names import NormalName, named
from teamaround.matching.identity.tables import nicknames
from teamaround.matching.linkage.compare_born import born_level, other_birth, packed_birth
from teamaround.matching.linkage.compare_names import forename_level, may_be_one_name
from teamaround.matching.linkage.levels import NAME_ALIKE, Level
from teamaround.matching.linkage.name_letters import ALIKE, UNLIKE, PlainNames, SoughtForename, SoughtName
from tests.matching.people import DALE, like

MODEL = packaged_model()
LIKENESS = MODEL.likeness
FORMS = sorted({form for row in nicknames().names for form in row})
WORDS = st.text("abcdeinorst", min_size=1, max_size=14) | st.sampled_from(FORMS)
DAYS = st.dates(date(1950, 1, 1), date(1962, 12, 31)).map(lambda day: normal_date(day.isoformat()))
TENTHS = st.builds(  # of any month of any year, so that nothing but these two is apart
    lambda year, month: normal_date(f"{year}-{month:02d}-10"), st.integers(1900, 2029), st.integers(1, 12)
)
BIRTHS = (
    DAYS
    | TENTHS
    | st.sampled_from([normal_date(text) for text in ("", "1955", "1955-03", "1955-01-01", "1956-01-01")])
)


@st.composite
def misspelt(draw: st.DrawFn, words: st.SearchStrategy[str]) -> tuple[str, str]:
    """A word, and the same with up to two letters changed, left out or put in."""
    word = draw(words)
    other = list(word)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(other)))
        other[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from(("", "e", "s", "z")))
    return word, "".join(other) or word


PAIRS = misspelt(WORDS) | st.tuples(WORDS, WORDS)


def held(listed: NormalName) -> tuple[PlainNames, PlainNames]:
    givens, families = PlainNames(), PlainNames()
    givens.number(forename=listed.forename)
    families.number(surname=listed.surname)
    return givens, families


def letters_leave_open(listed: NormalName, sought: NormalName) -> bool:
    givens, families = held(listed)
    forename, name = SoughtForename(sought.forename, LIKENESS, givens), SoughtName(sought, LIKENESS)
    return forename.may_be(0) or name.may_be(givens, 0, families, 0)


def compared(listed: NormalName, sought: NormalName) -> bool:
    givens, families = held(listed)
    return may_be_one_name(givens.held[0], families.held[0], sought, LIKENESS)


@given(PAIRS, PAIRS, st.booleans())
def test_letters_never_tell_apart_what_comparing_takes_for_one_name(
    first: tuple[str, str], family: tuple[str, str], crossed: bool
) -> None:
    sought = named((family[1],), (first[1],))
    listed = named((first[0],), (family[0],)) if crossed else named((family[0],), (first[0],))
    assume(compared(listed, sought))
    assert letters_leave_open(listed, sought)


@given(PAIRS)
def test_first_names_are_alike_whatever_else_the_names_hold(pair: tuple[str, str]) -> None:
    listed, sought = named(("vale",), (pair[0], "middle")), named(("osgood",), (pair[1], "other"))
    forename = SoughtForename(pair[1], LIKENESS, held(listed)[0])
    alike = ALIKE if forename_level(listed, sought, LIKENESS) in NAME_ALIKE else UNLIKE
    assert [forename.said[0], forename.say(0), forename.said[0]] == [0, alike, alike]


@pytest.mark.parametrize(
    ("listed", "sought"),
    [
        pytest.param(("elizabeth", "vale"), ("liz", "osgood"), id="short form"),
        pytest.param(("raymonnd", "vale"), ("ray", "osgood"), id="short form of a slip"),
        pytest.param(("ray", "vale"), ("raymonnd", "osgood"), id="slip of a short form"),
        pytest.param(("vale", "daniel"), ("daniel", "osgood"), id="one in the other's place"),
        pytest.param(("anna", "hargreave"), ("peter", "hargreaves"), id="one letter more"),
        pytest.param(("anna", "w" * 40), ("peter", "w" * 39 + "v"), id="too long to be told"),
    ],
)
def test_one_name_in_two_forms_is_left_open(listed: tuple[str, str], sought: tuple[str, str]) -> None:
    ours, theirs = named((listed[1],), (listed[0],)), named((sought[1],), (sought[0],))
    assert compared(ours, theirs)
    assert letters_leave_open(ours, theirs)


def test_most_pairs_of_names_are_told_by_their_letters() -> None:
    """That they are is what makes a list of millions quick."""
    names = [named((family,), (first,)) for family, first in zip(FORMS[::40], FORMS[7::40], strict=False)]
    left = sum(letters_leave_open(one, other) for one in names for other in names)
    assert left < len(names) ** 2 / 5


@given(BIRTHS, BIRTHS)
def test_packed_births_are_two_where_the_dates_are(one: NormalDate, other: NormalDate) -> None:
    apart = born_level(one, other, LIKENESS.near_years) is Level.DIFFERENT
    assert other_birth(packed_birth(one), packed_birth(other), LIKENESS.near_years) is apart


def test_somebody_among_many_of_one_birthday_is_found_in_a_packed_list() -> None:
    """More than a few share a key, so that letters decide who is read."""
    others = [
        ListedPerson(person_id=f"o{n}", descriptions=(like(DALE, given_names=f"D{name}", nhs_number=""),))
        for n, name in enumerate(("orothea", "mitri", "uncan", "esmond", "ieter", "onna"))
    ]
    people = [*others, ListedPerson(person_id="q", descriptions=(DALE,))]
    theirs = like(DALE, nhs_number="", given_names="Dael")
    found = find(theirs, PersonIndex.packed(people), MODEL)
    assert found == find(theirs, PersonIndex(people), MODEL)
    assert "q" in {candidate.person_id for candidate in found}
