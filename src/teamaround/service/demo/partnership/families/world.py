"""What is being built: the people and places on the children's records, and where numbers and addresses come from."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from teamaround.service.demo.partnership.chance import stream
from teamaround.service.demo.partnership.model.agencies import Professional
from teamaround.service.demo.partnership.model.children import OpenChild
from teamaround.service.demo.partnership.model.people import (
    Address,
    Control,
    HouseholdMember,
    Link,
    Person,
    ProtectedPlace,
    Residence,
)
from teamaround.service.demo.partnership.numbers import Identifiers
from teamaround.service.demo.partnership.places import Gazetteer


@dataclass(slots=True)
class World:
    """The partnership while it is being built. Homes are taken from `vacant`, so no two families share one."""

    seed: int
    today: date
    identifiers: Identifiers
    gazetteer: Gazetteer
    staff: tuple[Professional, ...]
    people: dict[str, Person] = field(default_factory=dict)
    addresses: dict[str, Address] = field(default_factory=dict)
    residences: list[Residence] = field(default_factory=list)
    children: list[OpenChild] = field(default_factory=list)
    protected: list[ProtectedPlace] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    household: list[HouseholdMember] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    vacant: dict[str, list[Address]] = field(default_factory=dict)

    def settle(self, person_id: str, address: Address, since: date, until: date | None = None) -> None:
        """Somebody of the record lives, or lived, at an address; the council's own record says so."""
        self.addresses[address.address_id] = address
        self.residences.append(
            Residence(
                person_id=person_id,
                address_id=address.address_id,
                since=since,
                until=until,
                source="council record",
            )
        )

    def take_home(self, council: str, flat: bool = False) -> Address:
        """A home of that council's area that nobody of a record lives in yet."""
        return self.vacant[f"{council}/{'flat' if flat else 'house'}"].pop()

    def home_of(self, person_id: str, day: date) -> Address | None:
        """Where somebody of the record lives on that day, if that is known."""
        for residence in reversed(self.residences):
            if residence.person_id == person_id and residence.since <= day < (residence.until or date.max):
                return self.addresses[residence.address_id]
        return None


def new_world(seed: int, today: date, staff: tuple[Professional, ...], identifiers: Identifiers) -> World:
    """An empty world with streets, houses and flats."""
    chance = stream(seed, "places")
    gazetteer = Gazetteer(chance, identifiers)
    world = World(seed=seed, today=today, identifiers=identifiers, gazetteer=gazetteer, staff=staff)
    for council in ("CSB", "MBY", ""):
        homes = gazetteer.homes_of(council)
        chance.shuffle(homes)
        world.vacant[f"{council}/flat"] = _one_a_stair([home for home in homes if home.flat])
        world.vacant[f"{council}/house"] = [home for home in homes if not home.flat]
    for place in gazetteer.institutions:
        world.addresses[place.address_id] = place
    return world


def _one_a_stair(flats: list[Address]) -> list[Address]:
    """Every second flat, so that each family in a building has neighbours who are nobody of a record."""
    return [flat for flat in flats if int(flat.flat) % 2 == 1]


def colleague(world: World, chance: random.Random, agency: str, role: str) -> str:
    """Somebody of that role at that agency."""
    return chance.choice(
        [one.professional_id for one in world.staff if (one.agency_id, one.role) == (agency, role)]
    )
