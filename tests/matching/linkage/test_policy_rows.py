"""Every row of the matching policy (domain 8.0, decisions 15 and 37) in its named band."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.matching import (
    Band,
    Description,
    ListedPerson,
    PersonIndex,
    PlaceAsWritten,
    Reason,
    Residence,
    find,
    packaged_model,
)
from tests.matching.people import BARE, DALE, ELSEWHERE, FLAT_TWO, MILL_LANE, band_of, like

NUMBER = {"nhs_number": "9990000018"}
OTHER_NUMBER = {"nhs_number": "9990000026"}
VERIFIED = {"nhs_number_verified": True}
AT_HOME = {"places": (MILL_LANE,)}
BY_PHONE = {"phones": ("+44 7700 900187",)}
FLAT_THREE = PlaceAsWritten(address="Flat 3, 14 Ferry Street", postcode="ZQ11 4PP")
WHOLE_BUILDING = PlaceAsWritten(address="14 Ferry Street", postcode="ZQ11 4PP")
COMMON = {"given_names": "John", "family_name": "Smith", "date_of_birth": "1988-01-01"}
RARE = {"given_names": "Zebedee", "family_name": "Zzyzx", "date_of_birth": "1988-01-01"}
DALE_JUNIOR = like(DALE, family_name="Prosser Jr")
DALE_SENIOR = like(BARE, family_name="Prosser Snr", date_of_birth="")
D_PROSSOR = like(BARE, given_names="D", family_name="Prossor", date_of_birth="")
KERRY = Description(given_names="Kerry", family_name="Marsh", date_of_birth="1990-05-06")
SWAPPED = like(DALE, date_of_birth="1988-03-11"), like(BARE, date_of_birth="1988-11-03")
WILLIAM = like(DALE, given_names="William")
LIAM_AT_HOME = like(BARE, given_names="Liam", **AT_HOME)
SAME_YEAR_AT_HOME = {"date_of_birth": "1988-11-05", "places": (MILL_LANE,)}
SWAPPED_SMITHS = (
    like(DALE, given_names="John", family_name="Smith", date_of_birth="1988-03-11"),
    like(BARE, given_names="John", family_name="Smith", date_of_birth="1988-11-03", places=(ELSEWHERE,)),
)
SWAPPED_SMITHS_ALONE = (
    Description(given_names="John", family_name="Smith", date_of_birth="1988-03-11"),
    Description(given_names="John", family_name="Smith", date_of_birth="1988-11-03"),
)
UNVERIFIED_DALE = like(DALE, nhs_number_verified=False)

CERTAIN = [
    ("verified number and birth date", DALE, like(BARE, **NUMBER, **VERIFIED)),
    ("verified on our side only", DALE, like(BARE, **NUMBER)),
    ("two agencies, one number, full name and birth date", UNVERIFIED_DALE, like(BARE, **NUMBER)),
    (
        "verified number and birth date, another surname",
        DALE,
        like(BARE, **NUMBER, **VERIFIED, family_name="Marsh"),
    ),
    (
        "the agency's own verified link",
        like(DALE, verified_ids=("gp:77",)),
        like(BARE, verified_ids=("gp:77",)),
    ),
]
STRONG = [
    ("full name, birth date, home", DALE, like(BARE, **AT_HOME)),
    ("full name, first of January, home", *(like(one, **COMMON, **AT_HOME) for one in (DALE, BARE))),
    ("full name, birth date, phone", DALE, like(BARE, **BY_PHONE)),
    (
        "full name, birth date, known alias",
        like(DALE, former_names=("Dale Marsh",)),
        like(BARE, former_names=("Marsh, Dale",)),
    ),
    (
        "short forename, birth date, home",
        like(DALE, given_names="Robert"),
        like(BARE, given_names="Bob", **AT_HOME),
    ),
    ("misspelt surname, birth date, home", DALE, like(BARE, family_name="Prossor", **AT_HOME)),
    ("number not verified, one agency", like(UNVERIFIED_DALE, agency=""), like(BARE, **NUMBER)),
    (
        "reversed names, birth date, home",
        DALE,
        like(BARE, family_name="Dale", given_names="Prosser", **AT_HOME),
    ),
]
REVIEW = [
    ("full name and birth date alone", DALE, BARE),
    ("rare name, both born on a first of January", *(like(one, **RARE) for one in (DALE, BARE))),
    ("full name and birth date, living elsewhere", DALE, like(BARE, places=(ELSEWHERE,))),
    ("surname sounds alike, birth date", DALE, like(BARE, family_name="Prossor")),
    ("forename misspelt, birth date", DALE, like(BARE, given_names="Dael")),
    (
        "full name, day and month swapped",
        like(DALE, date_of_birth="1988-03-11"),
        like(BARE, date_of_birth="1988-11-03"),
    ),
    ("full name, two adjacent digits swapped", DALE, like(BARE, date_of_birth="1988-11-32", **BY_PHONE)),
    (
        "names alike, one transposition",
        DALE,
        like(BARE, family_name="Prossor", date_of_birth="1978-11-23", **BY_PHONE),
    ),
    (
        "swapped birth date at home",
        like(DALE, date_of_birth="1988-03-11"),
        like(BARE, date_of_birth="1988-11-03", **AT_HOME),
    ),
    ("full name at home, no birth date", DALE, like(BARE, date_of_birth="", **AT_HOME)),
    ("full name and phone, no birth date", DALE, like(BARE, date_of_birth="", **BY_PHONE)),
    ("another year, but the number agrees", DALE, like(BARE, date_of_birth="1989-11-23", **NUMBER)),
    ("another year, but the phone agrees", DALE, like(BARE, date_of_birth="1989-11-23", **BY_PHONE)),
    ("a few years off, same door and names", DALE, like(BARE, date_of_birth="1991-11-23", **AT_HOME)),
    (
        "another day of that year, name misspelt, at home",
        DALE,
        like(BARE, given_names="Dalle", **SAME_YEAR_AT_HOME),
    ),
    ("another day of that year, an initial, at home", DALE, like(BARE, given_names="D", **SAME_YEAR_AT_HOME)),
    ("Liam and William at home: perhaps twins", WILLIAM, LIAM_AT_HOME),
    (
        "Mary and Maria of a usual family name, and nothing else",
        like(DALE, given_names="Mary", family_name="Jones", places=()),
        like(BARE, given_names="Maria", family_name="Jones"),
    ),
    ("Liam and William, one phone: perhaps twins", WILLIAM, like(LIAM_AT_HOME, **BY_PHONE)),
    (
        "Liam and William, names the other way round",
        WILLIAM,
        like(LIAM_AT_HOME, given_names="Prosser", family_name="Liam"),
    ),
    (
        "two short forms of one name at home: perhaps twins",
        like(DALE, given_names="Molly"),
        like(BARE, given_names="Mamie", **AT_HOME),
    ),
    (
        "two short forms of one name, names the other way round: perhaps twins",
        like(DALE, given_names="Charlie"),
        like(BARE, given_names="Prosser", family_name="Lottie", **AT_HOME),
    ),
    (
        "two spellings of one name before a second, names the other way round: perhaps twins",
        like(DALE, given_names="Katherine"),
        like(BARE, given_names="Prosser", family_name="Kathryn Heather", **AT_HOME),
    ),
    (
        "an initial at home, names the other way round",
        DALE,
        like(BARE, family_name="D", given_names="Prosser", **AT_HOME),
    ),
    ("full name, birth date, home, another sex", DALE, like(BARE, sex="female", **AT_HOME)),
    (
        "a short form and another sex",
        like(DALE, given_names="Robert"),
        like(BARE, given_names="Bob", sex="female", **AT_HOME),
    ),
    (
        "full name at home, no birth date, another phone",
        DALE,
        like(BARE, date_of_birth="", phones=("07700 900555",), **AT_HOME),
    ),
    ("a common name with day and month swapped, and nothing else", *SWAPPED_SMITHS_ALONE),
    ("another number that nobody verified", DALE, like(BARE, **OTHER_NUMBER, **AT_HOME)),
    ("forename misspelt at home: perhaps a twin", DALE, like(BARE, given_names="Dalle", **AT_HOME)),
    ("Liam and William at home, no birth date", WILLIAM, like(LIAM_AT_HOME, date_of_birth="")),
    (
        "full name, birth date, another flat",
        like(DALE, places=(FLAT_TWO,)),
        like(BARE, places=(FLAT_THREE,)),
    ),
    (
        "full name, birth date, the whole building",
        like(DALE, places=(FLAT_TWO,)),
        like(BARE, places=(WHOLE_BUILDING,)),
    ),
]
NO = [
    ("verified numbers differ, all else equal", DALE, like(DALE, **OTHER_NUMBER)),
    (
        "verified persons differ",
        like(DALE, verified_ids=("gp:77",)),
        like(DALE, nhs_number="", verified_ids=("gp:78",)),
    ),
    ("another birth date, all else equal", DALE, like(DALE, date_of_birth="1961-02-04")),
    (
        "another birth date beats an equal number",
        DALE,
        like(BARE, date_of_birth="1961-02-04", **NUMBER, **VERIFIED),
    ),
    ("same day and month, another year", DALE, like(BARE, date_of_birth="1989-11-23")),
    ("same day and month, another year, at home", DALE, like(BARE, date_of_birth="1962-11-23", **AT_HOME)),
    ("same year, another day", DALE, like(BARE, date_of_birth="1988-11-05")),
    ("father and son of one name", DALE, like(BARE, date_of_birth="1961-04-02", **AT_HOME)),
    (
        "father and son, no birth date, told apart",
        like(DALE, family_name="Prosser Jr"),
        like(BARE, family_name="Prosser Snr", date_of_birth="", **AT_HOME),
    ),
    ("twins", DALE, like(BARE, given_names="Karen", **AT_HOME)),
    ("twins with one phone", DALE, like(BARE, given_names="Karen", **AT_HOME, **BY_PHONE)),
    ("twins with another number", DALE, like(BARE, given_names="Karen", **OTHER_NUMBER)),
    ("brother at home", DALE, like(BARE, given_names="Craig", date_of_birth="1991-01-07", **AT_HOME)),
    (
        "name misspelt at home, no birth date, another phone",
        DALE,
        like(BARE, given_names="Dalle", date_of_birth="", phones=("07700 900555",), **AT_HOME),
    ),
    (
        "full name at home, no birth date, another sex",
        DALE,
        like(BARE, date_of_birth="", sex="female", **AT_HOME),
    ),
    (
        "Liam and William at home, no birth date, another phone",
        WILLIAM,
        like(LIAM_AT_HOME, date_of_birth="", phones=("07700 900555",)),
    ),
    ("Liam and William at home with another number", WILLIAM, like(LIAM_AT_HOME, **OTHER_NUMBER)),
    (
        "Mary and Maria of a usual family name, in two homes",
        like(DALE, given_names="Mary", family_name="Jones"),
        like(BARE, given_names="Maria", family_name="Jones", places=(ELSEWHERE,)),
    ),
    (
        "Michael and Michelle in two homes: twins, one of whom moved",
        like(DALE, given_names="Michael"),
        like(BARE, given_names="Michelle", places=(ELSEWHERE,)),
    ),
    (
        "another number and another sex",
        like(DALE, nhs_number_verified=False),
        like(BARE, **OTHER_NUMBER, sex="female", **AT_HOME),
    ),
    ("a common name with day and month swapped, living elsewhere", *SWAPPED_SMITHS),
    ("name alone", DALE, like(BARE, date_of_birth="")),
    ("rare name alone", like(DALE, family_name="Zzyzx"), like(BARE, family_name="Zzyzx", date_of_birth="")),
    (
        "name and district alone",
        DALE,
        like(BARE, date_of_birth="", places=(PlaceAsWritten(postcode="ZQ11 9ZZ"),)),
    ),
    ("name and year alone", DALE, like(BARE, date_of_birth="1988")),
    ("name and a phone that nearly agrees", DALE, like(BARE, date_of_birth="", phones=("07700 900188",))),
    ("home alone", DALE, Description(places=(MILL_LANE,))),
    ("phone alone", DALE, Description(phones=("07700 900187",))),
    (
        "phone and home of the other half",
        DALE,
        Description(
            given_names="Kerry", family_name="Marsh", date_of_birth="1990-05-06", **AT_HOME, **BY_PHONE
        ),
    ),
    ("nothing at all", DALE, Description()),
    (
        "stranger",
        DALE,
        like(KERRY, places=(ELSEWHERE,)),
    ),
]


@pytest.mark.parametrize(
    ("ours", "theirs", "band"),
    [
        pytest.param(ours, theirs, band, id=f"{band}: {why}")
        for band, rows in (
            (Band.CERTAIN, CERTAIN),
            (Band.STRONG, STRONG),
            (Band.REVIEW, REVIEW),
            (Band.NO, NO),
        )
        for why, ours, theirs in rows
    ],
)
def test_policy_row_is_in_its_band(ours: Description, theirs: Description, band: Band) -> None:
    assert (band_of(ours, theirs), band_of(theirs, ours)) == (band, band)


PROTECTED = Residence(place=MILL_LANE, valid_from=date(2023, 1, 1), valid_to=date(2024, 6, 30))
LINKED = PersonIndex(
    [
        ListedPerson(
            person_id="q", descriptions=(like(DALE, places=(), phones=()),), linked_places=(PROTECTED,)
        )
    ]
)
LINKED_BY_PHONE = PersonIndex(
    [ListedPerson(person_id="q", descriptions=(like(DALE, places=()),), linked_places=(PROTECTED,))]
)
RESIDENT = PersonIndex(
    [ListedPerson(person_id="q", descriptions=(like(DALE, places=(), phones=()),), residences=(PROTECTED,))]
)
IN_TIME, TOO_LATE = date(2024, 5, 11), date(2024, 7, 1)


@pytest.mark.parametrize(
    ("index", "theirs", "day", "band", "reason"),
    [
        (LINKED, like(BARE, **AT_HOME), IN_TIME, Band.STRONG, Reason.THIRD_THING_AGREES),
        (LINKED, like(BARE, **AT_HOME), TOO_LATE, Band.REVIEW, Reason.OUTSIDE_ITS_TIME),
        (RESIDENT, like(BARE, **AT_HOME), TOO_LATE, Band.REVIEW, Reason.OUTSIDE_ITS_TIME),
        (RESIDENT, like(BARE, **AT_HOME), IN_TIME, Band.STRONG, Reason.THIRD_THING_AGREES),
        (LINKED, like(BARE, given_names="D", date_of_birth="", **AT_HOME), IN_TIME, Band.REVIEW, None),
        (
            LINKED,
            like(D_PROSSOR, **AT_HOME),
            IN_TIME,
            Band.REVIEW,
            None,
        ),
        (
            LINKED_BY_PHONE,
            like(BARE, given_names="D", date_of_birth="", phones=("07700 900555",), **AT_HOME),
            IN_TIME,
            Band.REVIEW,
            Reason.NAME_AT_PROTECTED_PLACE,
        ),
        (LINKED, like(BARE, given_names="D", date_of_birth=""), IN_TIME, None, None),
        (LINKED, like(BARE, given_names="K", date_of_birth="", **AT_HOME), IN_TIME, None, None),
        (LINKED, like(BARE, given_names="D", date_of_birth="1961-02-04", **AT_HOME), IN_TIME, None, None),
    ],
)
def test_protected_place_in_and_out_of_its_time(
    index: PersonIndex, theirs: Description, day: date, band: Band | None, reason: Reason | None
) -> None:
    found = find(theirs, index, packaged_model(), day)
    assert [candidate.band for candidate in found] == ([band] if band else [])
    assert reason is None or found[0].reason is reason
