"""Pairs of invented people, seeded, among which every level of every field occurs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bench.matching_people import Home, Somebody, Town
from bench.matching_writing import HABITS, Writer
from teamaround.matching import Description, NormalPerson, PlaceAsWritten, normal_person

Pair = tuple[NormalPerson, NormalPerson]
SLIPS = 3.0  # enough of them that rare levels occur, and few enough that none is certain


def seeded_pairs(seed: int, wanted: int) -> Iterator[Pair]:
    """So many pairs: half of them one person written twice, the others of one household or of one street."""
    town, draw, writer = Town(seed), random.Random(seed + 1), Writer(seed + 2, SLIPS)
    for _ in range(wanted):
        household = town.household()
        one = draw.choice(household)
        other = one if draw.random() < 0.5 else _another(one, household, town, draw)
        yield (
            _written(one, writer, draw, listed=True),
            _written(other, writer, draw, listed=draw.random() < 0.3),
        )


def _another(one: Somebody, household: list[Somebody], town: Town, draw: random.Random) -> Somebody:
    if draw.random() < 0.4:
        return draw.choice(household)
    near = replace(
        one.home, unit=draw.choice(("", "1", "2", "B")), number=one.home.number + draw.choice((0, 0, 2))
    )
    stranger = town.somebody(near if draw.random() < 0.7 else town.home(), town.surname())
    return replace(stranger, born=_near_birth(one, draw))


def _near_birth(one: Somebody, draw: random.Random) -> date:
    """The birthday of the other one, in another year or month, or not."""
    return one.born.replace(
        year=one.born.year + draw.choice((0, 0, 3, 25)), month=draw.choice((one.born.month, 10, 11)), day=10
    )


def _written(person: Somebody, writer: Writer, draw: random.Random, *, listed: bool) -> NormalPerson:
    row = writer.row(person, draw.choice(HABITS))
    places = [_place(row["address"], row["postcode"], person.home, draw)]
    if listed:
        places.append(
            PlaceAsWritten(address=writer.address(person.former_home), postcode=person.former_home.postcode)
        )
    family = row["family_name"] if draw.random() < 0.95 else f"{row['family_name']}-{person.other_surname}"
    return normal_person(
        Description(
            family_name=family if draw.random() < 0.97 else "",
            given_names=row["given_names"] if draw.random() < 0.97 else "",
            former_names=(person.other_surname,) if listed and draw.random() < 0.5 else (),
            date_of_birth=row["date_of_birth"] if draw.random() < 0.9 else str(person.born.year),
            sex=row["sex"],
            nhs_number=row["nhs_number"],
            phones=(row["phone"],) if row["phone"] else (),
            places=tuple(places),
        )
    )


def _place(address: str, postcode: str, home: Home, draw: random.Random) -> PlaceAsWritten:
    """Sometimes with a number of the property register, sometimes as one range of numbers."""
    uprn = str(1000 + home.number + len(home.street)) if draw.random() < 0.2 else ""
    if draw.random() < 0.1:
        address = f"{home.number}-{home.number + 2} {home.street}"
    return PlaceAsWritten(address=address, postcode=postcode, uprn=uprn)
