"""Where a family lives and lived, and who lived there before them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

from teamaround.practice.record.facts.people import Concealment
from teamaround.service.demo.partnership.chance import day_between, happens
from teamaround.service.demo.partnership.families.members import adult
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.people import Address, Institution
from teamaround.service.demo.partnership.shares import shares

_LONGEST_STAY = 3000  # days
_STAY_IN_REFUGE = 120


class FamilyHome(NamedTuple):
    """Where a family lives, since when, how it is concealed, and the home before it, if that is on record."""

    address: Address
    since: date
    concealment: Concealment
    before: Address | None
    before_since: date


def family_home(world: World, chance: random.Random, council: str) -> FamilyHome:
    """A home for a family of that council, with its history."""
    share = shares()
    drawn = chance.random()
    if drawn < share.refuge:
        return _shelter(world, chance, council, Institution.REFUGE, Concealment.REFUGE)
    if drawn < share.refuge + share.hostel:
        return _shelter(world, chance, council, Institution.HOSTEL, Concealment.NONE)
    address = world.take_home(council, flat=happens(chance, share.flat))
    moved = happens(chance, share.moved_within_two_years)
    days = chance.randint(30, 700) if moved else chance.randint(700, _LONGEST_STAY)
    since = world.today - timedelta(days=days)
    if happens(chance, share.former_tenant_known):
        _former_tenant(world, chance, council, address, since)
    before = world.take_home(council) if moved else None
    return FamilyHome(address, since, _concealment(chance), before, _earlier(chance, since))


def _shelter(
    world: World, chance: random.Random, council: str, sort: Institution, concealment: Concealment
) -> FamilyHome:
    places = [
        place
        for place in world.gazetteer.institutions
        if place.institution is sort and place.council == council
    ]
    since = day_between(
        chance, world.today - timedelta(days=_STAY_IN_REFUGE), world.today - timedelta(days=5)
    )
    return FamilyHome(
        chance.choice(places), since, concealment, world.take_home(council), _earlier(chance, since)
    )


def _earlier(chance: random.Random, since: date) -> date:
    return since - timedelta(days=chance.randint(200, 1500))


def _concealment(chance: random.Random) -> Concealment:
    drawn = chance.random()
    if drawn < shares().restricted:
        return Concealment.RESTRICTED
    if drawn < shares().restricted + shares().court_order:
        return Concealment.COURT_ORDER
    return Concealment.NONE


def _former_tenant(world: World, chance: random.Random, council: str, address: Address, until: date) -> None:
    tenant = adult(world, chance, sex=chance.choice("FM"), age=chance.randint(22, 68), council=council)
    world.settle(tenant.person_id, address, _earlier(chance, until), until)
