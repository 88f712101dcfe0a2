"""Drawing the people of a family: children, parents, partners, grandparents, friends."""

from __future__ import annotations

import random
from datetime import date

from teamaround.practice.record.words import RiskTag
from teamaround.service.demo.partnership.chance import happens, some_of
from teamaround.service.demo.partnership.courses import born_on
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.people import Person
from teamaround.service.demo.partnership.names import NamePool, draw_name, draw_pool
from teamaround.service.demo.partnership.shares import shares

_RISKS = (RiskTag.VIOLENT, RiskTag.ASSAULT_ON_PARTNER, RiskTag.SUBSTANCE_MISUSE)


def adult(
    world: World,
    chance: random.Random,
    *,
    sex: str,
    age: int,
    council: str,
    pool: NamePool | None = None,
    family_name: str | None = None,
) -> Person:
    """An adult of the record with a telephone of their own; enters the world."""
    names = pool or draw_pool(chance)
    name = draw_name(chance, sex, names, family_name)
    known = not happens(chance, shares().nhs_number_unknown)
    former = (
        (draw_name(chance, sex, names).family,)
        if sex == "F" and happens(chance, shares().former_name)
        else ()
    )
    number, phone = world.identifiers.nhs_number(), world.identifiers.own_mobile()
    person = Person(
        person_id=f"adult-{len(world.people) + 1:04d}",
        family_name=name.family,
        given_names=name.given,
        former_names=tuple(before for before in former if name.given and before != name.family),
        date_of_birth=born_on(world.today, age, chance.randint(0, 364)),
        sex=sex,
        nhs_number=number if known else "",
        phones=(phone,) if phone else (),
        name_group=names.group,
        gp=chance.choice(shares().surgeries[council]),
    )
    world.people[person.person_id] = person
    return person


def child(
    world: World, chance: random.Random, *, born: date, family_name: str, pool: NamePool, council: str
) -> Person:
    """A child of the record; enters the world."""
    sex = chance.choice("FM")
    name = draw_name(chance, sex, pool, family_name)
    person = Person(
        person_id=f"child-{len(world.people) + 1:04d}",
        family_name=name.family,
        given_names=name.given,
        date_of_birth=born,
        sex=sex,
        nhs_number=world.identifiers.nhs_number(),
        name_group=pool.group,
        gp=chance.choice(shares().surgeries[council]),
    )
    world.people[person.person_id] = person
    return person


def risks(chance: random.Random) -> tuple[RiskTag, ...]:
    """What is on record of a man with a history: domestic abuse, and one or two things more."""
    return (RiskTag.DA_HISTORY, *some_of(chance, _RISKS, 1, 2))


def ages(chance: random.Random, today: date, count: int) -> list[date]:
    """Birthdays of that many brothers and sisters, eldest first; the youngest is at least four months old."""
    youngest = chance.choice((*range(13), 0, 1, 2, 3))
    years = [youngest]
    for _ in range(count - 1):
        years.append(min(17, years[-1] + chance.randint(1, 4)))
    return sorted(born_on(today, age, chance.randint(130, 364)) for age in years)
