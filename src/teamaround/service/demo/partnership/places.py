"""Invented streets, houses, flats and institutions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import msgspec

from teamaround.service.demo.partnership.chance import happens
from teamaround.service.demo.partnership.model.people import Address, Institution
from teamaround.service.demo.partnership.numbers import Identifiers
from teamaround.service.demo.partnership.tables import read_table

_INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # letters that stand in the second half of a postcode
_HOUSES_A_POSTCODE = 14


class _Locality(msgspec.Struct, frozen=True):
    name: str
    council: str
    districts: tuple[str, ...]
    streets: int


class _Institution(msgspec.Struct, frozen=True):
    id: str
    kind: Institution
    locality: str
    name: str


class PlaceTable(msgspec.Struct, frozen=True):
    """The packaged localities, street and building names, and institutions."""

    localities: tuple[_Locality, ...]
    kept_postcodes: tuple[str, ...]
    houses_a_street: int
    buildings_a_street: float
    flats_a_building: tuple[int, int]
    street_names: tuple[str, ...]
    street_kinds: tuple[str, ...]
    building_names: tuple[str, ...]
    building_kinds: tuple[str, ...]
    short_street_kinds: dict[str, str]
    institutions: tuple[_Institution, ...]


@cache
def place_table() -> PlaceTable:
    """The packaged places, read once."""
    return read_table("places.yaml", PlaceTable)


class Gazetteer:
    """Every address of the invented partnership: houses, flats by building, institutions."""

    def __init__(self, chance: random.Random, identifiers: Identifiers) -> None:
        self._chance = chance
        self._identifiers = identifiers
        self._postcodes = set(place_table().kept_postcodes)
        self.buildings: list[tuple[Address, ...]] = []
        self.homes: dict[str, list[Address]] = {}
        self.institutions: list[Address] = []
        for locality in place_table().localities:
            self.homes[locality.name] = [home for street in self._streets(locality) for home in street]
        for institution in place_table().institutions:
            self.institutions.append(self._institution(institution))

    def homes_of(self, council: str) -> list[Address]:
        """Every house and flat of a council's area; an empty code names the places outside both."""
        return [home for homes in self.homes.values() for home in homes if home.council == council]

    def _streets(self, locality: _Locality) -> Iterator[list[Address]]:
        table = place_table()
        for name in self._chance.sample(table.street_names, locality.streets):
            street = f"{name} {self._chance.choice(table.street_kinds)}"
            homes = list(self._houses(locality, street))
            if happens(self._chance, table.buildings_a_street):
                building = tuple(self._flats(locality, street, table.houses_a_street + 2))
                self.buildings.append(building)
                homes.extend(building)
            yield homes

    def _houses(self, locality: _Locality, street: str) -> Iterator[Address]:
        postcode = ""
        for number in range(1, place_table().houses_a_street + 1):
            if number % _HOUSES_A_POSTCODE == 1:
                postcode = self._postcode(locality)
            yield self._address(locality, street, str(number), postcode)

    def _flats(self, locality: _Locality, street: str, number: int) -> Iterator[Address]:
        table = place_table()
        postcode = self._postcode(locality)
        name = f"{self._chance.choice(table.building_names)} {self._chance.choice(table.building_kinds)}"
        for flat in range(1, self._chance.randint(*table.flats_a_building) + 1):
            yield self._address(locality, street, str(number), postcode, building=name, flat=str(flat))

    def _address(
        self, locality: _Locality, street: str, number: str, postcode: str, building: str = "", flat: str = ""
    ) -> Address:
        uprn = self._identifiers.uprn()
        return Address(
            address_id=f"place-{uprn[4:]}",
            number=number,
            street=street,
            locality=locality.name,
            postcode=postcode,
            uprn=uprn,
            council=locality.council,
            building=building,
            flat=flat,
        )

    def _institution(self, institution: _Institution) -> Address:
        locality = next(each for each in place_table().localities if each.name == institution.locality)
        street = self._chance.choice(self.homes[locality.name]).street
        address = self._address(locality, street, str(self._chance.randint(60, 99)), self._postcode(locality))
        return msgspec.structs.replace(
            address, address_id=institution.id, institution=institution.kind, name=institution.name
        )

    def _postcode(self, locality: _Locality) -> str:
        while True:
            inward = f"{self._chance.randint(1, 9)}{''.join(self._chance.choices(_INWARD_LETTERS, k=2))}"
            postcode = f"{self._chance.choice(locality.districts)} {inward}"
            if postcode not in self._postcodes:
                self._postcodes.add(postcode)
                return postcode
