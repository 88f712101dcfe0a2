"""The adults of a family: who they are, where they live, and what they are to each child."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from teamaround.practice.record.words import Certainty, Relation, RiskTag, YesNoUnknown
from teamaround.service.demo.partnership.chance import happens
from teamaround.service.demo.partnership.families.homes import FamilyHome
from teamaround.service.demo.partnership.families.links import LAPSES_AFTER, bind, link
from teamaround.service.demo.partnership.families.members import adult, risks
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.people import Person
from teamaround.service.demo.partnership.names import NamePool
from teamaround.service.demo.partnership.shares import shares

_NEWEST_LINK = 6  # days: older than the longest silence of a feed, so that contacts can follow


@dataclass(slots=True)
class Household:
    """A family while it is being put together. `at_home` are the adults on the accepted household list."""

    council: str
    pool: NamePool
    family_name: str
    home: FamilyHome
    children: list[Person]
    eldest: int  # years
    known_since: date
    mother_id: str = ""
    at_home: list[str] = field(default_factory=list)


def add_adults(world: World, chance: random.Random, family: Household) -> None:
    """Mother, father, partner, grandparent and friend, as the shares have it."""
    share = shares()
    if happens(chance, share.mother):
        _mother(world, chance, family)
    father_at_home = happens(chance, share.father_at_home)
    if happens(chance, share.father_known):
        _father(world, chance, family, father_at_home)
    if family.mother_id and not father_at_home and happens(chance, share.partner_of_mother):
        _partner(world, chance, family)
    if happens(chance, share.grandparent):
        grandparent(world, chance, family)
    if happens(chance, share.friend):
        _friend(world, chance, family)


def _mother(world: World, chance: random.Random, family: Household) -> None:
    age = family.eldest + chance.randint(17, 36)
    mother = adult(
        world,
        chance,
        sex="F",
        age=age,
        council=family.council,
        pool=family.pool,
        family_name=family.family_name,
    )
    family.mother_id = mother.person_id
    _moves_in(world, family, mother)
    _link_all(world, family, mother, Relation.MOTHER, responsible=YesNoUnknown.YES)


def _father(world: World, chance: random.Random, family: Household, at_home: bool) -> None:
    share = shares()
    pool = family.pool if at_home or happens(chance, 0.6) else None
    father = adult(
        world,
        chance,
        sex="M",
        age=family.eldest + chance.randint(18, 42),
        council=family.council,
        pool=pool,
        family_name=family.family_name if at_home else None,
    )
    responsible = YesNoUnknown.YES if at_home else chance.choice((YesNoUnknown.YES, YesNoUnknown.UNKNOWN))
    _link_all(world, family, father, Relation.FATHER, responsible=responsible)
    if at_home:
        _moves_in(world, family, father)
        return
    _lives_elsewhere(world, chance, father, family.council)
    if happens(chance, share.man_with_history):
        _with_history(world, chance, family, father)


def _partner(world: World, chance: random.Random, family: Household) -> None:
    share = shares()
    partner = adult(
        world, chance, sex="M", age=family.eldest + chance.randint(19, 38), council=family.council
    )
    accepted = happens(chance, share.partner_accepted)
    recent = world.today - timedelta(days=chance.randint(_NEWEST_LINK, LAPSES_AFTER - 3))
    if not accepted and happens(chance, share.partner_unconfirmed):
        doubt = chance.choice((Certainty.STATED, Certainty.SUSPECTED))
        _link_all(
            world, family, partner, Relation.PARTNER_OF, on=max(recent, family.known_since), certainty=doubt
        )
    else:
        _link_all(world, family, partner, Relation.PARTNER_OF)
    if accepted:
        _moves_in(world, family, partner)
        return
    _lives_elsewhere(world, chance, partner, chance.choice((family.council, family.council, "")))
    if happens(chance, share.man_with_history):
        _with_history(world, chance, family, partner)


def grandparent(world: World, chance: random.Random, family: Household) -> Person:
    """The mother's mother or father, in a home of their own."""
    sex = chance.choice("FFM")
    older = adult(
        world,
        chance,
        sex=sex,
        age=min(84, family.eldest + chance.randint(40, 62)),
        council=family.council,
        pool=family.pool,
        family_name=family.family_name if happens(chance, 0.7) else None,
    )
    _lives_elsewhere(world, chance, older, family.council)
    _link_all(world, family, older, Relation.GRANDPARENT)
    return older


def _friend(world: World, chance: random.Random, family: Household) -> None:
    friend = adult(world, chance, sex=chance.choice("FM"), age=chance.randint(20, 60), council=family.council)
    _lives_elsewhere(world, chance, friend, family.council)
    recent = max(
        family.known_since, world.today - timedelta(days=chance.randint(_NEWEST_LINK, LAPSES_AFTER - 3))
    )
    _link_all(world, family, friend, Relation.FRIEND, on=recent, certainty=Certainty.STATED)


def _with_history(world: World, chance: random.Random, family: Household, man: Person) -> None:
    tagged: tuple[RiskTag, ...] = risks(chance)
    world.people[man.person_id] = msgspec.structs.replace(man, tags=tagged)
    if family.mother_id and happens(chance, shares().no_contact_control):
        protects = [family.mother_id, *(each.person_id for each in family.children)]
        since = min(
            world.today - timedelta(days=2), family.known_since + timedelta(days=chance.randint(0, 60))
        )
        bind(world, chance, man.person_id, protects, [family.home.address.address_id], since)


def _moves_in(world: World, family: Household, person: Person) -> None:
    home = family.home
    if home.before is not None:
        world.settle(person.person_id, home.before, home.before_since, home.since)
    world.settle(person.person_id, home.address, home.since)
    family.at_home.append(person.person_id)


def _lives_elsewhere(world: World, chance: random.Random, person: Person, council: str) -> None:
    since = world.today - timedelta(days=chance.randint(200, 4000))
    world.settle(person.person_id, world.take_home(council, flat=happens(chance, shares().flat / 3)), since)


def _link_all(
    world: World,
    family: Household,
    person: Person,
    relation: Relation,
    *,
    on: date | None = None,
    certainty: Certainty = Certainty.CONFIRMED,
    responsible: YesNoUnknown = YesNoUnknown.NO,
) -> None:
    for child in family.children:
        link(
            world,
            child.person_id,
            person.person_id,
            relation,
            on or family.known_since,
            certainty=certainty,
            responsible=responsible,
            source="csb-childrens-services" if family.council == "CSB" else "mby-childrens-services",
        )
