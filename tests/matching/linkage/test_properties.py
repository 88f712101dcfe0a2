"""What holds for any two descriptions."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from teamaround.matching import (
    Band,
    Description,
    ListedPerson,
    PersonIndex,
    PlaceAsWritten,
    decide,
    explain,
    find,
    normal_person,
    packaged_model,
    score,
)

MODEL = packaged_model()
ANY_TEXT = st.text(max_size=12)
GIVEN = (
    st.sampled_from(["Dale", "Dael", "D", "Karen", "Karen Dale", "Mr Dale Lee", "Muhammad", "Mohammed", ""])
    | ANY_TEXT
)
FAMILY = (
    st.sampled_from(["Prosser", "Prossor", "Marsh", "Marsh-Prosser", "O'Neill", "O Neill", "Dale", ""])
    | ANY_TEXT
)
BORN = (
    st.sampled_from(["1988-11-23", "23/11/1988", "1988-11-32", "1988-01-01", "1989-11-23", "1961-02-04", ""])
    | ANY_TEXT
)
NUMBER = st.sampled_from(["", "9990000018", "999 000 0026", "9990000019"])
PHONES = st.lists(st.sampled_from(["07700 900187", "07700 900188", "01632 960001", "x"]), max_size=2).map(
    tuple
)
PLACES = st.lists(
    st.builds(
        PlaceAsWritten,
        address=st.sampled_from(["3 Mill Lane", "Flat 2, 3 Mill Ln", "9 Quay Rd", "Rose Cottage", ""])
        | ANY_TEXT,
        postcode=st.sampled_from(["ZQ11 4TF", "zq114tf", "ZQ11", "XJ1 1AA", ""]),
        uprn=st.sampled_from(["", "123", "00123", "124"]),
    ),
    max_size=2,
).map(tuple)
PEOPLE = st.builds(
    Description,
    family_name=FAMILY,
    given_names=GIVEN,
    former_names=st.lists(FAMILY, max_size=2).map(tuple),
    date_of_birth=BORN,
    sex=st.sampled_from(["M", "female", "", "?"]),
    nhs_number=NUMBER,
    nhs_number_verified=st.booleans(),
    phones=PHONES,
    places=PLACES,
    agency=st.sampled_from(["", "gp", "police"]),
)


def _at_rose_cottage(born: str) -> Description:
    """Of a house with a name and half a postcode, and nothing else in common but the name."""
    home = PlaceAsWritten(address="Rose Cottage", postcode="ZQ11")
    return Description(family_name="Vale", given_names="Dan", date_of_birth=born, places=(home,))


@given(PEOPLE, PEOPLE)
def test_score_is_the_same_both_ways(one: Description, other: Description) -> None:
    first, second = normal_person(one), normal_person(other)
    there, back = score(first, second, MODEL), score(second, first, MODEL)
    assert (there.bits, there.gate) == (back.bits, back.gate)
    assert decide(there, MODEL.policy) is decide(back, MODEL.policy)


@given(PEOPLE, PEOPLE)
def test_explanation_of_any_pair_can_be_given(one: Description, other: Description) -> None:
    told = explain(score(normal_person(one), normal_person(other), MODEL), MODEL)
    assert len(told.rows) == 8


@given(PEOPLE, PEOPLE)
@example(_at_rose_cottage("1988-11-23"), _at_rose_cottage("1989-11-23"))
def test_index_finds_whatever_is_not_no(one: Description, other: Description) -> None:
    """Blocking loses nothing that the policy would ask about."""
    band = decide(score(normal_person(one), normal_person(other), MODEL), MODEL.policy)
    found = find(other, PersonIndex([ListedPerson(person_id="q", descriptions=(one,))]), MODEL)
    assert [c.band for c in found] == ([] if band is Band.NO else [band])


@given(PEOPLE)
def test_index_after_removal_holds_nothing(one: Description) -> None:
    index = PersonIndex([ListedPerson(person_id="q", descriptions=(one,))])
    index.remove("q")
    assert find(one, index, MODEL) == ()


@given(PEOPLE, PEOPLE)
def test_verified_conflict_beats_any_similarity(one: Description, other: Description) -> None:
    ours = normal_person(
        one.__class__(**{**_fields(one), "nhs_number": "9990000018", "nhs_number_verified": True})
    )
    theirs = normal_person(
        one.__class__(**{**_fields(other), "nhs_number": "9990000026", "nhs_number_verified": True})
    )
    assert decide(score(ours, theirs, MODEL), MODEL.policy) is Band.NO


def _fields(person: Description) -> dict[str, object]:
    return {name: getattr(person, name) for name in person.__struct_fields__}
