"""Where a looked-after child is placed: with a foster carer or with a grandparent."""

from __future__ import annotations

import random
from datetime import date, timedelta

from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import Relation
from teamaround.service.demo.partnership.chance import weighted
from teamaround.service.demo.partnership.families.adults import Household
from teamaround.service.demo.partnership.families.links import accept_household, link, protect
from teamaround.service.demo.partnership.families.members import adult
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.children import LookedAfter
from teamaround.service.demo.partnership.model.people import Address, Person
from teamaround.service.demo.partnership.shares import shares

_CODES = {"foster": "U6", "grandparent": "U1"}  # placement codes of the national looked-after return


def place_child(
    world: World, chance: random.Random, family: Household, person: Person, since: date
) -> LookedAfter:
    """Places a child with a carer from `since`; a carer's address is withheld from the family."""
    kind = weighted(chance, shares().placements)
    carer, home = _grandparent_of(world, person) if kind == "grandparent" else (None, None)
    if carer is None or home is None:
        kind = "foster"
        carer, home = _foster_carer(world, chance, family.council, since)
        link(
            world,
            person.person_id,
            carer.person_id,
            Relation.FOSTER_CARER,
            since,
            source=_source(family.council),
        )
    world.settle(person.person_id, home, since)
    concealment = Concealment.RESTRICTED if kind == "foster" else Concealment.NONE
    protect(world, person, home.address_id, concealment, since, None)
    accept_household(world, person.person_id, home.address_id, [person.person_id, carer.person_id], since)
    return LookedAfter(
        started_on=since,
        legal_status=weighted(chance, shares().legal_statuses),
        placement=_CODES[kind],
        carer_id=carer.person_id,
        address_id=home.address_id,
    )


def _grandparent_of(world: World, person: Person) -> tuple[Person | None, Address | None]:
    for row in reversed(world.links):
        if row.child_id == person.person_id and row.relation is Relation.GRANDPARENT:
            return world.people[row.person_id], world.home_of(row.person_id, world.today)
    return None, None


def _foster_carer(world: World, chance: random.Random, council: str, since: date) -> tuple[Person, Address]:
    carer = adult(world, chance, sex=chance.choice("FFM"), age=chance.randint(34, 66), council=council)
    home = world.take_home(council)
    world.settle(carer.person_id, home, since - timedelta(days=chance.randint(700, 4000)))
    return carer, home


def _source(council: str) -> str:
    return f"{council.lower()}-childrens-services"
