"""What agencies write otherwise stays within what the label says."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.contact_record import WrittenPerson
from teamaround.service.demo.partnership.chance import day_between, some_of, stream
from teamaround.service.demo.partnership.contacts.handwriting import as_written, on_record, written_place
from teamaround.service.demo.partnership.contacts.noise import disturb, slip
from teamaround.service.demo.partnership.model.contacts import Noise
from teamaround.service.demo.partnership.model.people import Address, NameGroup, Person
from teamaround.service.demo.partnership.names import draw_name, plain_slug

PERSON = Person(
    person_id="adult-1",
    family_name="Hopwood",
    given_names="Michael Sean",
    former_names=("Carver",),
    date_of_birth=date(1988, 3, 12),
    sex="M",
    nhs_number="9992016116",
    phones=("07700 900950",),
    name_group=NameGroup.PLAIN,
)
FLAT = Address(
    address_id="a",
    number="44",
    street="Shingle Avenue",
    locality="Ternsea",
    postcode="ZQ33 2LP",
    uprn="999000000009",
    council="MBY",
    building="Petrel House",
    flat="3",
)
FIELDS = {
    Noise.TYPING_ERROR: {"family_name", "given_names"},
    Noise.SHORT_FORM: {"given_names"},
    Noise.OTHER_SPELLING: {"given_names"},
    Noise.FORMER_NAME: {"family_name"},
    Noise.NAMES_SWAPPED: {"family_name", "given_names"},
    Noise.DAY_MONTH_SWAP: {"date_of_birth"},
    Noise.DIGITS_SWAPPED: {"date_of_birth"},
    Noise.NO_BIRTH_DATE: {"date_of_birth"},
    Noise.NO_NHS_NUMBER: {"nhs_number", "nhs_number_verified"},
    Noise.NO_POSTCODE: set(),
}


def _changed(before: WrittenPerson, after: WrittenPerson) -> set[str]:
    return {name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)}


@given(st.integers(0, 100_000))
def test_disturb_changes_only_what_it_tells(seed: int) -> None:
    before = msgspec.structs.replace(on_record(PERSON), nhs_number_verified=True)
    after, told = disturb(stream(seed, "noise"), before, PERSON)
    allowed = set().union(*(FIELDS[noise] for noise in told))
    assert _changed(before, after) <= allowed
    assert bool(_changed(before, after)) == bool(set(told) - {Noise.NO_POSTCODE})
    assert len(told) <= 2


@given(st.integers(0, 100_000), st.text("abcdefgh", min_size=4, max_size=12))
def test_slip_is_one_slip(seed: int, name: str) -> None:
    slipped = slip(stream(seed, "slip"), name)
    assert abs(len(slipped) - len(name)) <= 1
    assert (slipped[0], slipped[-1]) == (name[0], name[-1]) or len(slipped) >= len(name) - 1


@given(st.integers(0, 100_000))
def test_as_written_is_still_the_same_person(seed: int) -> None:
    written = as_written(stream(seed, "hand"), on_record(PERSON))
    assert written.family_name.casefold() == "hopwood"
    assert written.given_names.casefold() in ("michael", "michael sean")
    assert written.nhs_number.replace(" ", "") == PERSON.nhs_number
    assert {phone.replace(" ", "").replace("+44", "0") for phone in written.phones} <= {"07700900950"}


@given(st.integers(0, 100_000))
def test_written_place_keeps_flat_house_and_street(seed: int) -> None:
    written = written_place(stream(seed, "hand"), FLAT)
    text = written.address.upper()
    assert "3" in text
    assert "44 SHINGLE" in text
    assert written.postcode.replace(" ", "").upper() in ("", "ZQ332LP")
    assert written.uprn in ("", FLAT.uprn)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Łukasz O'Neill", "lukasz-oneill"), ("Ji-woo Park", "ji-woo-park"), ("Ágnes Tóth", "agnes-toth")],
)
def test_plain_slug_folds_to_plain_letters(name: str, slug: str) -> None:
    assert plain_slug(name) == slug


@given(st.integers(0, 100_000), st.sampled_from("FM"))
def test_draw_name_always_has_a_family_name(seed: int, sex: str) -> None:
    name = draw_name(stream(seed, "name"), sex)
    assert name.family
    assert bool(name.given) == (name.group is not NameGroup.ONE_NAME)


def test_stream_of_one_part_does_not_depend_on_another() -> None:
    assert stream(1, "a").random() == stream(1, "a").random()
    assert stream(1, "a").random() != stream(1, "b").random()


def test_day_between_of_an_empty_span_is_its_first_day() -> None:
    assert day_between(stream(1, "d"), date(2026, 2, 1), date(2026, 1, 1)) == date(2026, 2, 1)


def test_some_of_keeps_the_order_of_its_choices() -> None:
    drawn = some_of(stream(1, "s"), ("a", "b", "c", "d"), 2, 3)
    assert list(drawn) == sorted(drawn)
    assert 2 <= len(drawn) <= 3
