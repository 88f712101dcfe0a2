"""Recipes: which slips still meet, who does not meet, and that both sides make the same tokens."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching import Description, PlaceAsWritten, normal_person, normal_place
from teamaround.matching.tokens import recipe_table, tokens_of, tokens_of_place
from teamaround.matching.tokens.keys import sealing_terms
from teamaround.matching.tokens.part_table import PARTS

HOME = PlaceAsWritten(address="14 Larch Street, Marsby", postcode="ZZ9 4QX")
AWAY = PlaceAsWritten(address="3 Quay Road, Marsby", postcode="ZZ8 1AA")


def person(
    given: str = "Daniel",
    family: str = "Vale",
    born: str = "1988-11-23",
    phone: str = "",
    place: PlaceAsWritten = HOME,
    nhs: str = "",
    former: tuple[str, ...] = (),
) -> Description:
    return Description(
        given_names=given,
        family_name=family,
        date_of_birth=born,
        phones=(phone,) if phone else (),
        places=(place,),
        nhs_number=nhs,
        former_names=former,
    )


def meet(listed: Description, contact: Description) -> set[str]:
    """By which recipes a contact opens to a listed person."""
    ours = set(tokens_of(normal_person(listed), listed=True))
    return {one.recipe for one in tokens_of(normal_person(contact)) if one in ours}


@pytest.mark.parametrize(
    ("listed", "contact"),
    [
        pytest.param(person(), person(place=AWAY), id="moved"),
        pytest.param(person(), person(born=""), id="no date of birth"),
        pytest.param(person(), person(given="Dan", place=AWAY), id="short forename"),
        pytest.param(person(born="1988-11-03"), person(born="1988-03-11"), id="day and month swapped"),
        pytest.param(person(), person(given="Vale", family="Daniel"), id="names the wrong way round"),
        pytest.param(person(), person(family="Vail", place=AWAY), id="family name as it sounds"),
        pytest.param(person(), person(family="Hargreave"), id="another family name at home"),
        pytest.param(person(former=("Hargreave",)), person(family="Hargreave", place=AWAY), id="former name"),
        pytest.param(
            person(phone="07700900187"), person(phone="+44 7700 900187", born="", place=AWAY), id="phone"
        ),
        pytest.param(
            person(nhs="9990000026"), person("X", "Y", "", nhs="999 000 0026", place=AWAY), id="number"
        ),
        pytest.param(person(), person(given="D", born=""), id="first letter at home without a date"),
        pytest.param(person(), person(given="D", place=AWAY), id="first letter with a date, moved"),
        pytest.param(
            person(), person(given="Danny", born=""), id="another short form at home without a date"
        ),
        pytest.param(
            person("Alexander"), person("Alexandr", born=""), id="forename misspelt at home without a date"
        ),
        pytest.param(
            person(), person("Vale", "Daniel", born=""), id="names the wrong way round, without a date"
        ),
        pytest.param(
            person("Daniel", "Smith"),
            person("Daniel", "Smith", born="", place=PlaceAsWritten(address="14 Larch Street")),
            id="usual names at home, written without district and date",
        ),
        pytest.param(
            person(born=""), person(family="Veil"), id="listed without a date, family name as it sounds"
        ),
        pytest.param(
            person(born=""),
            person(place=PlaceAsWritten(address="14 Lrach Street", postcode="ZZ9 4QX")),
            id="listed without a date, street misspelt",
        ),
        pytest.param(
            person(), person(given="Danjil", place=AWAY), id="forename misspelt after its beginning"
        ),
        pytest.param(
            person(), person(family="Vala", born="1988-11-23", place=AWAY), id="family name misspelt"
        ),
        pytest.param(
            person(phone="07700900187"),
            person("Vale", "Daniel", born="", phone="07700900187", place=AWAY),
            id="phone, and names the wrong way round",
        ),
        pytest.param(
            person(family="Vale-Osgood"), person(family="Osgood", place=AWAY), id="half of a double name"
        ),
    ],
)
def test_the_same_person_opens(listed: Description, contact: Description) -> None:
    assert meet(listed, contact)


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param(person(born="1990-02-14", place=AWAY), id="same name, other date, elsewhere"),
        pytest.param(person(born="", place=AWAY), id="same name alone"),
        pytest.param(person("Peter", "Osgood", "1970-01-02"), id="somebody else at the address"),
        pytest.param(person("David", "Vale", "1990-02-14"), id="a brother of one first letter"),
        pytest.param(person("Peter", "Osgood", "1988-11-23", place=AWAY), id="born the same day"),
        pytest.param(person("E", "Vale", place=AWAY), id="another first letter, of the same family name"),
    ],
)
def test_another_person_does_not(contact: Description) -> None:
    assert meet(person(), contact) == set()


def test_a_name_with_the_first_of_january_needs_one_more_attribute() -> None:
    listed = person(born="1988-01-01")
    assert meet(listed, person(born="1988-01-01", place=AWAY)) == set()
    assert "born_and_door" in meet(listed, person(born="1988-01-01"))


def test_a_place_is_met_down_to_the_flat() -> None:
    flat = PlaceAsWritten(address="Flat 2, 14 Larch Court, Marsby", postcode="ZZ9 4QX")
    same = PlaceAsWritten(address="FLAT 2 14 LARCH CT", postcode="zz94qx")
    other = PlaceAsWritten(address="Flat 3, 14 Larch Court, Marsby", postcode="ZZ9 4QX")
    ours = set(tokens_of_place(normal_place(flat)))
    assert ours
    assert not ours & set(tokens_of_place(normal_place(other)))
    assert ours & set(tokens_of(normal_person(person(place=same))))


def test_a_listed_person_asks_for_no_places_since_places_are_listed_for_themselves() -> None:
    of_place = {one.recipe for one in recipe_table().recipes if one.of == "place"}
    assert not of_place & {one.recipe for one in tokens_of(normal_person(person()), listed=True)}


def test_every_part_of_every_recipe_is_known_and_every_slug_stands_once() -> None:
    rows = recipe_table().recipes
    assert len({one.recipe for one in rows}) == len(rows)
    assert {part for one in rows for part in (*one.parts, *one.listed.values())} <= set(PARTS)


class Vector(msgspec.Struct, frozen=True):
    described: Description
    tokens: tuple[str, ...]


@pytest.mark.parametrize(
    "vector",
    msgspec.json.decode(
        files("teamaround.matching.tokens").joinpath("packaged", "vectors.json").read_bytes(),
        type=list[Vector],
    ),
)
def test_both_sides_still_make_the_tokens_of_this_version(vector: Vector) -> None:
    """A changed table of names or addresses closes contacts silently: it shows here, and asks for a new version."""
    assert tuple(one.value.decode() for one in tokens_of(normal_person(vector.described))) == vector.tokens
    assert all(text.startswith(f"{recipe_table().version}|") for text in vector.tokens)


@given(
    given=st.text(max_size=30),
    family=st.text(max_size=30),
    born=st.text(max_size=12),
    address=st.text(max_size=40),
)
def test_whatever_is_written_makes_tokens_without_an_error(
    given: str, family: str, born: str, address: str
) -> None:
    found = tokens_of(normal_person(person(given, family, born, place=PlaceAsWritten(address=address))))
    assert len(set(found)) == len(found)
    assert all(one.recipe in recipe_table().names for one in found)


@pytest.mark.parametrize(
    ("right", "slipped", "at_the_agency", "on_the_list"),
    [
        pytest.param(
            ("Alexander", "Vale"),
            ("Blexander", "Vale"),
            {"unusual_forename_end_and_born"},
            {"form_and_born"},
            id="beginning of the forename",
        ),
        pytest.param(
            ("Daniel", "Bradenmore"),
            ("Daniel", "Rbadenmore"),
            {"form_and_surname_end"},
            {"form_and_surname_end"},
            id="beginning of the family name",
        ),
        pytest.param(
            ("Daniel", "Smith"),
            ("Daniel", "Mith"),
            {"form_and_surname_end"},
            {"form_and_surname_end"},
            id="beginning of a usual family name",
        ),
        pytest.param(
            ("Daniel", "Vale"),
            ("Daniel", "Vage"),
            {"form_and_surname_beginning"},
            {"form_and_surname_beginning"},
            id="end of the family name",
        ),
        pytest.param(
            ("Daniel", "Clark"),
            ("Daniel", "Clarke"),
            {"form_and_born", "form_and_surname_beginning"},
            {"form_and_born", "form_and_surname_beginning"},
            id="two usual family names one keystroke apart",
        ),
    ],
)
def test_a_slip_in_a_name_still_meets_whoever_moved(
    right: tuple[str, str], slipped: tuple[str, str], at_the_agency: set[str], on_the_list: set[str]
) -> None:
    assert meet(person(*right), person(*slipped, place=AWAY)) == at_the_agency
    assert meet(person(*slipped), person(*right, place=AWAY)) == on_the_list


def test_names_the_wrong_way_round_still_meet_whoever_moved() -> None:
    assert meet(person(), person("Vale", "Daniel", place=AWAY)) == {"surname_and_born"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("James", "Jones", id="which sound alike by soundex"),
        pytest.param("White", "Wood", id="which sound alike, of one beginning"),
        pytest.param("Cox", "Fox", id="of three letters"),
    ],
)
def test_two_usual_family_names_that_differ_do_not_meet_by_a_date_of_birth(one: str, other: str) -> None:
    assert meet(person(family=one), person(family=other, place=AWAY)) == set()
    assert meet(person(family=other), person(family=one, place=AWAY)) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            person("Lisa", "Smith"), person("Louise", "Smith", place=AWAY), id="forenames that sound alike"
        ),
        pytest.param(
            person("Daniel", "Smith", "1988-11-03"),
            person("Daniel", "Smith", "1988-03-11", place=AWAY),
            id="one usual name, and dates that are each other's with day and month swapped",
        ),
        pytest.param(
            person("Daniel", "Smith", place=PlaceAsWritten(address="14 High Street", postcode="ZZ9 4QX")),
            person("Daniel", "Smith", "", place=PlaceAsWritten(address="14 High Street", postcode="ZZ5 1AA")),
            id="one usual name at one number of a usual street, in another district",
        ),
    ],
)
def test_two_people_of_usual_names_do_not_meet(one: Description, other: Description) -> None:
    assert meet(one, other) == set()
    assert meet(other, one) == set()


def test_a_name_of_many_forms_leaves_the_place_its_slot() -> None:
    many = person("Bill", "O'Connor-Smythe", phone="07700900187", nhs="9990000026")
    kept = tokens_of(normal_person(many))[: sealing_terms().slots]
    assert "address" in {one.recipe for one in kept}


def test_an_ordinary_contact_has_fewer_tokens_than_slots() -> None:
    whole = person(phone="07700900187", nhs="9990000026")
    assert len(tokens_of(normal_person(whole))) <= sealing_terms().slots


def test_whoever_moved_is_met_with_a_slip_in_a_name_and_day_and_month_swapped() -> None:
    contact = person("Shane", "Corigan", "1993-07-05", place=AWAY)
    assert meet(person("Shane", "Corrigan", "1993-05-07"), contact) == {"form_and_born"}
