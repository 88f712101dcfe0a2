"""A packed list finds just what a list held as it is finds, and changes as soon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching import Description, ListedPerson, PersonIndex, find, packaged_model
from teamaround.matching.linkage.packed_keys import GatheredKeys, PackedKeys
from tests.matching.linkage.test_properties import PEOPLE
from tests.matching.people import BARE, DALE, like

MODEL = packaged_model()
IDS = st.sampled_from(("p", "q", "r"))
LISTED = st.builds(
    ListedPerson, person_id=IDS, descriptions=st.lists(PEOPLE, min_size=1, max_size=2).map(tuple)
)
LISTS = st.lists(LISTED, max_size=3, unique_by=lambda person: person.person_id)
CHANGES = st.lists(LISTED | IDS | st.none(), max_size=5)


def _changed(index: PersonIndex, change: ListedPerson | str | None, *, may_pack: bool) -> None:
    if isinstance(change, ListedPerson):
        index.add(change)
    elif change is not None:
        index.remove(change)
    elif may_pack:
        index.pack()


@given(LISTS, CHANGES, PEOPLE)
def test_packed_or_not_the_same_people_are_held_and_found(
    people: list[ListedPerson], changes: list[ListedPerson | str | None], theirs: Description
) -> None:
    plain, packed = PersonIndex(people), PersonIndex.packed(people)
    for change in changes:
        _changed(plain, change, may_pack=False)
        _changed(packed, change, may_pack=True)
    assert len(packed) == len(plain)
    for person_id in ("p", "q", "r"):
        assert (person_id in packed) is (person_id in plain)
        assert packed.faces_of(person_id) == plain.faces_of(person_id)
    assert find(theirs, packed, MODEL) == find(theirs, plain, MODEL)


@given(PEOPLE, PEOPLE)
def test_whoever_a_plain_list_compares_and_does_not_refuse_a_packed_list_compares_too(
    one: Description, other: Description
) -> None:
    people = [ListedPerson(person_id="q", descriptions=(one,))]
    assert find(other, PersonIndex.packed(people), MODEL) == find(other, PersonIndex(people), MODEL)


def test_who_joins_or_leaves_a_packed_list_counts_at_once() -> None:
    index = PersonIndex.packed([ListedPerson(person_id="q", descriptions=(DALE,))])
    assert [c.person_id for c in find(BARE, index, MODEL)] == ["q"]
    index.add(ListedPerson(person_id="r", descriptions=(DALE,)))
    index.remove("q")
    assert ([c.person_id for c in find(BARE, index, MODEL)], len(index)) == (["r"], 1)
    index.add(ListedPerson(person_id="q", descriptions=(like(DALE, family_name="Marsh"),)))
    assert (len(index), "q" in index) == (2, True)


def test_text_with_half_a_character_is_held_all_the_same() -> None:
    odd = ListedPerson(person_id="q", descriptions=(like(DALE, given_names="Dale \ud800"),))
    index = PersonIndex.packed([odd])
    assert index.faces_of("q") == PersonIndex([odd]).faces_of("q")
    assert [c.person_id for c in find(DALE, index, MODEL)] == ["q"]


@given(st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), st.integers(0, 2**24 - 1)), max_size=60))
def test_packed_keys_give_back_the_serials_of_each_key(entries: list[tuple[int, int]]) -> None:
    gathered = GatheredKeys()
    for key, serial in entries:
        gathered.add((key,), serial)
    keys = PackedKeys(gathered)
    for wanted, _ in entries:
        alike = {serial for key, serial in entries if (key - wanted) % 2**40 == 0}
        assert keys.serials((wanted,)) == alike
    assert keys.serials(()) == set()


def test_an_index_says_when_it_is_full() -> None:
    with pytest.raises(ValueError, match="at most 16,777,216"):
        GatheredKeys().add((1,), 2**24)
