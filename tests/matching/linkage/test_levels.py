"""How single fields compare."""

from __future__ import annotations

import pytest

from teamaround.matching import (
    Description,
    PlaceAsWritten,
    normal_person,
    normal_place,
    packaged_model,
    score,
)
from teamaround.matching.linkage import Field, Level
from teamaround.matching.linkage.compare_places import place_level


def _levels(one: Description, other: Description) -> dict[Field, Level]:
    result = score(normal_person(one), normal_person(other), packaged_model())
    return {evidence.field: evidence.level for evidence in result.evidence}


@pytest.mark.parametrize(
    ("one", "other", "forename", "surname"),
    [
        (("Dale", "Prosser"), ("DALE", "prosser"), Level.EXACT, Level.EXACT),
        (("Bob", "Hart"), ("Robert", "Hart"), Level.NICKNAME, Level.EXACT),
        (("Robert", "Hart"), ("Robart", "Hartt"), Level.SIMILAR, Level.SIMILAR),
        (("Muhammad", "Hussain"), ("Mohammed", "Hussein"), Level.NICKNAME, Level.SIMILAR),
        (("Gary", "Clarke"), ("Mary", "Clark"), Level.DIFFERENT, Level.SIMILAR),
        (("Emma", "Stone"), ("Emily", "Stone"), Level.DIFFERENT, Level.EXACT),
        (("D", "Prosser"), ("Dale", "Prosser"), Level.INITIAL, Level.EXACT),
        (("K", "Prosser"), ("Dale", "Prosser"), Level.DIFFERENT, Level.EXACT),
        (("Dale", "Prosser"), ("Prosser", "Dale"), Level.REVERSED, Level.REVERSED),
        (("Olivia", "Wallinger"), ("Wallinger", "Livvy"), Level.REVERSED, Level.REVERSED),
        (("Henry", "Mason"), ("Mason", "Henry Sebastian"), Level.REVERSED, Level.REVERSED),
        (("Dale", "Prosser"), ("Prosser", "D"), Level.REVERSED, Level.REVERSED),
        (("D", "P"), ("Prosser", "D"), Level.DIFFERENT, Level.DIFFERENT),
        (("Jo", "Campbell-Brown"), ("Jo", "Campbell Brown"), Level.EXACT, Level.EXACT),
        (("Jo", "Campbell-Brown"), ("Jo", "Brown"), Level.EXACT, Level.PART),
        (("Ava", "O'Neill"), ("Ava", "O Neill"), Level.EXACT, Level.EXACT),
        (("Yusuf", "bin Ahmed"), ("Yusuf", "Ahmed"), Level.EXACT, Level.EXACT),
        (("Suharto", ""), ("Suharto", "Wijaya"), Level.EXACT, Level.MISSING),
        (("Suharto", ""), ("", "Suharto"), Level.MISSING, Level.EXACT),
        (("Ann Lucy", "Holt"), ("Lucy", "Holt"), Level.MIDDLE, Level.EXACT),
        (("Jun", "Chen"), ("Mei", "Chen"), Level.DIFFERENT, Level.EXACT),
        (("", ""), ("Mei", "Chen"), Level.MISSING, Level.MISSING),
    ],
)
def test_name_levels_are_the_same_both_ways(
    one: tuple[str, str], other: tuple[str, str], forename: Level, surname: Level
) -> None:
    first = Description(given_names=one[0], family_name=one[1])
    second = Description(given_names=other[0], family_name=other[1])
    for levels in (_levels(first, second), _levels(second, first)):
        assert (levels[Field.FORENAME], levels[Field.SURNAME]) == (forename, surname)


def test_former_name_counts_as_a_name() -> None:
    ours = Description(given_names="Ann", family_name="Holt", former_names=("Marsh", "Annie Bell"))
    assert _levels(ours, Description(given_names="Ann", family_name="Marsh"))[Field.SURNAME] is Level.FORMER
    assert _levels(ours, Description(given_names="Annie", family_name="Bell"))[Field.FORENAME] is Level.EXACT


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("1988-11-23", "23/11/1988", Level.EXACT),
        ("1988-03-11", "1988-11-03", Level.TRANSPOSED),
        ("1988-11-12", "1988-11-21", Level.TRANSPOSED),
        ("1988-11-23", "1988-11-24", Level.ONE_DIGIT),
        ("1988-11-23", "1988-11-05", Level.TWO_PARTS),
        ("1988-11-23", "1991-11-23", Level.NEAR_YEAR),
        ("1988-11-23", "1998-11-23", Level.NEAR_YEAR),
        ("1988-11-23", "1999-11-23", Level.OTHER_YEAR),
        ("1988-01-01", "01/01/1988", Level.DEFAULT),
        ("1988-11-23", "1988-01-01", Level.PARTIAL),
        ("1988-11-23", "1988", Level.PARTIAL),
        ("1988-11-23", "1988-11", Level.PARTIAL),
        ("1988-11-23", "1988-10", Level.DIFFERENT),
        ("1988-11-23", "1987", Level.DIFFERENT),
        ("1988-11-23", "1961-02-04", Level.DIFFERENT),
        ("1988-11-23", "01/01/1900", Level.MISSING),
        ("1988-11-23", "", Level.MISSING),
    ],
)
def test_birth_date_levels(one: str, other: str, level: Level) -> None:
    first, second = Description(date_of_birth=one), Description(date_of_birth=other)
    assert (_levels(first, second)[Field.BORN], _levels(second, first)[Field.BORN]) == (level, level)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (("07700 900123",), ("+447700900123",), Level.EXACT),
        (("07700 900123", "01632 960001"), ("01632 960001",), Level.EXACT),
        (("07700 900123",), ("07700 900124",), Level.ONE_DIGIT),
        (("07700 900123",), ("07700 900132",), Level.ONE_DIGIT),
        (("07700 900123",), ("07700 900555",), Level.DIFFERENT),
        (("07700 900123",), (), Level.MISSING),
    ],
)
def test_phone_levels(one: tuple[str, ...], other: tuple[str, ...], level: Level) -> None:
    assert _levels(Description(phones=one), Description(phones=other))[Field.PHONE] is level


FLAT = ("Flat 2, 14 Mill Lane, Ashcombe", "ZQ11 4TF", "")


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (FLAT, ("2/14 Mill Ln", "zq114tf", ""), Level.UNIT),
        (FLAT, ("Flat 2, 14 Mil Lane", "ZQ11 4TF", ""), Level.UNIT),
        (FLAT, ("Flat 2, 14 Mill Lane, Ashcombe", "", ""), Level.UNIT),
        (FLAT, ("Flat 2, 14 Mill Lane", "", ""), Level.NUMBER_STREET),
        (FLAT, ("Flat 2, 14 Mill Lane", "XJ9 1AA", ""), Level.DIFFERENT),
        (FLAT, ("Flat 2, 14 Mill Lane, Ashcombe, County Durham", "", ""), Level.UNIT),
        (FLAT, ("Flat 2, 14 Mill Lane, Netherby", "", ""), Level.DIFFERENT),
        (FLAT, ("14 Mill Lane", "ZQ11 4TF", ""), Level.BUILDING),
        (FLAT, ("Flat 3, 14 Mill Lane", "ZQ11 4TF", ""), Level.OTHER_UNIT),
        (FLAT, ("Flat 2, 14-18 Mill Lane", "ZQ11 4TF", ""), Level.BUILDING),
        (FLAT, ("Flat 2, 16 Mill Lane", "ZQ11 4TF", ""), Level.POSTCODE),
        (FLAT, ("9 Quay Road", "ZQ11 9AA", ""), Level.AREA),
        (FLAT, ("", "", ""), Level.MISSING),
        (("14 Mill Lane", "", "123"), ("Rose Cottage", "", "000123"), Level.UNIT),
        (
            ("Flat 2, 14 Mill Lane", "ZQ11 4TF", "123"),
            ("Flat 3, 14 Mill Lane", "ZQ11 4TF", "123"),
            Level.OTHER_UNIT,
        ),
        (("14 Mill Lane", "ZQ11 4TF", "123"), ("14 Mill Lane", "ZQ11 4TF", "124"), Level.OTHER_UNIT),
        (("Rose Cottage, Mill Lane", "ZQ11 4TF", ""), ("Rose Cott, Mill Ln", "ZQ11 4TF", ""), Level.UNIT),
        (
            ("Rose Cottage, Mill Lane", "ZQ11 4TF", ""),
            ("Ivy Cottage, Mill Lane", "ZQ11 4TF", ""),
            Level.POSTCODE,
        ),
    ],
)
def test_place_levels_are_the_same_both_ways(
    one: tuple[str, str, str], other: tuple[str, str, str], level: Level
) -> None:
    first, second = (
        normal_place(PlaceAsWritten(address=address, postcode=postcode, uprn=uprn))
        for address, postcode, uprn in (one, other)
    )
    assert (place_level(first, second), place_level(second, first)) == (level, level)
