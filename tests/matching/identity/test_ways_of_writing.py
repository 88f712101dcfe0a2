"""The ways in which agencies really write: one row each, gathered from what files hold."""

from __future__ import annotations

import pytest

from teamaround.matching import Description, PlaceAsWritten, normal_person, normal_place
from teamaround.matching.identity import normal_date, normal_name, normal_phone, normal_postcode


@pytest.mark.parametrize(
    ("written", "unit", "number", "building", "street", "locality"),
    [
        ("Flat 2, 14 High St", "2", "14", "", "high street", ""),
        ("2 14 High St", "2", "14", "", "high street", ""),
        ("2, 14 High St, Ashcombe", "2", "14", "", "high street", "ashcombe"),
        ("14/2 High Street", "14", "2", "", "high street", ""),
        ("First Floor Flat, 14 High St", "first", "14", "", "high street", ""),
        ("Top floor flat 14 High Street", "top", "14", "", "high street", ""),
        ("First floor flat 3, 14 High Street", "3", "14", "", "high street", ""),
        ("14 High St, Ground Floor", "ground", "14", "", "high street", ""),
        ("Lower Ground Floor Flat, 14 High St", "basement", "14", "", "high street", ""),
        ("Apt B, 14 High St", "b", "14", "", "high street", ""),
        ("Flat Two, 14 High St", "2", "14", "", "high street", ""),
        ("Flat No. 2 14 High St", "2", "14", "", "high street", ""),
        ("Flat 02, 014 High St", "2", "14", "", "high street", ""),
        ("Flat 2\n14 High St\nAshcombe", "2", "14", "", "high street", "ashcombe"),
        ("Rose Cottage\nMill Lane\nAshcombe", "", "", "rose cottage", "mill lane", "ashcombe"),
        ("Rose Cottage, Mill Lane", "", "", "rose cottage", "mill lane", ""),
        ("The Old Rectory, Church Lane, Ashcombe", "", "", "the old rectory", "church lane", "ashcombe"),
        ("12A High Street", "a", "12", "", "high street", ""),
        ("12-14 High Street", "", "12-14", "", "high street", ""),
        ("12 - 14 High Street", "", "12-14", "", "high street", ""),
        ("Unit 3 The Maltings", "3", "", "the maltings", "", ""),
        ("Unit 3, The Maltings, Mill Lane", "3", "", "the maltings", "mill lane", ""),
        ("Caravan 3, Mill Lane", "", "3", "caravan", "mill lane", ""),
        ("c/o Mrs Vale, 14 High St", "", "14", "", "high street", ""),
        ("C/O 14 High St", "", "14", "", "high street", ""),
        ("14 St John's St, Ashcombe", "", "14", "", "st johns street", "ashcombe"),
        ("14 Saint Johns Street, Ashcombe", "", "14", "", "st johns street", "ashcombe"),
        ("14 High St, Ashcombe, Westshire, England, UK", "", "14", "", "high street", "ashcombe"),
        ("14 High St, Ashcombe, Co Durham", "", "14", "", "high street", "ashcombe"),
        ("14 High St, Nr Ashcombe", "", "14", "", "high street", "ashcombe"),
        ("14 High St - Ashcombe", "", "14", "", "high street", "ashcombe"),
        ("14 High St,, Ashcombe,", "", "14", "", "high street", "ashcombe"),
        ("Kent", "", "", "", "", "kent"),  # alone it is all that is known
        ("of no fixed abode", "", "", "", "", ""),
        ("N/A", "", "", "", "", ""),
        ("Address not known", "", "", "", "", ""),
    ],
)
def test_an_address_is_read_to_the_unit(
    written: str, unit: str, number: str, building: str, street: str, locality: str
) -> None:
    place = normal_place(PlaceAsWritten(address=written))
    read = (place.unit, place.number, place.building, place.street, place.locality)
    assert read == (unit, number, building, street, locality)


@pytest.mark.parametrize(
    ("family", "given_names", "forename", "middle", "parts"),
    [
        ("bin Salman", "Omar", "omar", (), ("salman",)),
        ("ibn Khalid", "Omar", "omar", (), ("khalid",)),
        ("Al-Rashid", "Omar", "omar", (), ("alrashid",)),
        ("al Rashid", "Omar", "omar", (), ("alrashid",)),
        ("O’Connor", "Seán", "sean", (), ("oconnor",)),
        ("O Connor", "Sean", "sean", (), ("oconnor",)),
        ("Mac Donald", "Ian", "ian", (), ("macdonald",)),
        ("MacDonald", "Ian", "ian", (), ("macdonald",)),
        ("Van Der Berg", "Jan", "jan", (), ("vanderberg",)),
        ("de la Cruz", "Ana", "ana", (), ("delacruz",)),
        ("St. John", "Ana", "ana", (), ("stjohn",)),
        ("ap Rhys", "Dafydd", "dafydd", (), ("rhys",)),
        ("Wałęsa", "Żaneta", "zaneta", (), ("walesa",)),
        ("Yılmaz", "İbrahim", "ibrahim", (), ("yilmaz",)),
        ("Çelik", "Ayşe Gül", "ayse", ("gul",), ("celik",)),
        ("Nguyễn", "Văn An", "van", ("an",), ("nguyen",)),
        ("محمد", "أحمد", "ahmd", (), ("mhmd",)),
        ("Smith", "Mr. John", "john", (), ("smith",)),
        ("SMITH ", "MASTER  JOHN", "john", (), ("smith",)),
        ("Smith", "John (Jack)", "john", ("jack",), ("smith",)),
        ("Jones (nee Smith)", "Ann", "ann", (), ("jones", "smith")),
        ("Jones née Smith", "Ann", "ann", (), ("jones", "smith")),
        ("Nee", "Ann", "ann", (), ("nee",)),
        ("Smith", "Baby of Jane", "", (), ("smith",)),
        ("Smith", "Baby Boy", "", (), ("smith",)),
        ("Smith", "Twin 1", "", (), ("smith",)),
        ("Smith", "Infant", "", (), ("smith",)),
        ("Smith", "bin Mr John", "john", (), ("smith",)),
        ("Unknown Male", "", "", (), ()),
        ("Not Known", "N/K", "", (), ()),
        ("Test", "Test", "", (), ()),
        ("-", ".", "", (), ()),
        ("王", "小明", "", (), ()),  # no table reads it, and nothing is guessed
    ],
)
def test_a_name_is_read_to_its_parts(
    family: str, given_names: str, forename: str, middle: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    name = normal_name(family, given_names)
    assert (name.forename, name.middle, name.surname_parts) == (forename, middle, parts)


@pytest.mark.parametrize(
    "families",
    [("محمد", "Mohammed"), ("Mohammed", "Muhammad"), ("Mohammed", "Mohamed"), ("McDonald", "MacDonald")],
)
def test_spellings_of_one_name_sound_alike(families: tuple[str, str]) -> None:
    one, other = (normal_name(family, "Ali") for family in families)
    assert one.surname_sound == other.surname_sound


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1/2/85", "1985-02-01"),
        ("01.02.1985", "1985-02-01"),
        ("1985-13-02", "1985-02-13"),
        ("02/13/1985", "1985-02-13"),
        ("00/00/1985", "1985"),
        ("??/02/1985", "1985-02"),
        ("xx/xx/1985", ""),
        ("Feb 1985", "1985-02"),
        ("February 1, 1985", "1985-02-01"),
        ("Feb 1 1985", "1985-02-01"),
        ("01-Feb-85", "1985-02-01"),
        ("1 Feb 85", "1985-02-01"),
        ("01021985", "1985-02-01"),
        ("19850201", "1985-02-01"),
        ("010285", ""),  # which two digits are the year?
        ("1985-02-01T00:00:00Z", "1985-02-01"),
        ("31/04/1985", "1985-04"),
        ("01/01/1901", ""),
        ("aged 30", ""),
    ],
)
def test_a_date_says_what_is_known_of_it(written: str, iso: str) -> None:
    assert normal_date(written).iso == iso


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("+44 (0)7700 900123", "+447700900123"),
        ("0044 (0) 7700 900123", "+447700900123"),
        ("(020) 7946 0958", "+442079460958"),
        ("020 7946 0958 ext. 12", "+442079460958"),
        ("07700 900123 x4", "+447700900123"),
        ("07700 900123 (mum)", "+447700900123"),
        ("mob: 07700 900123", "+447700900123"),
        ("07700 9OO123", "+447700900123"),
        ("O7700 900123", "+447700900123"),
        ("00000000000", ""),
        ("n/a", ""),
    ],
)
def test_a_telephone_number_is_read_past_what_stands_around_it(written: str, number: str) -> None:
    assert normal_phone(written) == number


@pytest.mark.parametrize("between", ["/", " or ", "; ", ", ", "\n", " & "])
def test_two_numbers_in_one_field_are_both_kept(between: str) -> None:
    person = normal_person(Description(phones=(f"07700 900123{between}01632 960001",)))
    assert person.phones == ("+447700900123", "+441632960001")


@pytest.mark.parametrize(
    ("written", "postcode"),
    [("ZQ11-4TF", "ZQ11 4TF"), ("ZQ11 OTF", "ZQ11 0TF"), ("zq114tf.", "ZQ11 4TF"), ("ZQ11 4T", "")],
)
def test_a_postcode_is_read_by_its_shape(written: str, postcode: str) -> None:
    assert normal_postcode(written) == postcode


@pytest.mark.parametrize("written", ["ZZ99 3VZ", "zz993wz", "ZZ99"])
def test_the_postcode_of_nowhere_joins_nobody(written: str) -> None:
    assert normal_postcode(written) == ""
