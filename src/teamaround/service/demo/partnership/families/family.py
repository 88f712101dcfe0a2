"""One family after another until there are as many open children as asked for."""

from __future__ import annotations

import random
from datetime import date

from teamaround.practice.record.facts.people import Concealment
from teamaround.service.demo.partnership.chance import stream, weighted
from teamaround.service.demo.partnership.courses import Course, course
from teamaround.service.demo.partnership.families.adults import Household, add_adults
from teamaround.service.demo.partnership.families.homes import family_home
from teamaround.service.demo.partnership.families.links import accept_household, protect
from teamaround.service.demo.partnership.families.members import ages, child
from teamaround.service.demo.partnership.families.open_children import open_child
from teamaround.service.demo.partnership.families.placements import place_child
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.children import PlanKind
from teamaround.service.demo.partnership.model.people import Person
from teamaround.service.demo.partnership.names import draw_name, draw_pool
from teamaround.service.demo.partnership.shares import shares

_YOUNGER_THAN = 7  # days between a child's birth and the first referral


def add_families(world: World, count: int) -> None:
    """Adds families until `count` open children are on the record."""
    chance = stream(world.seed, "families")
    while len(world.children) < count:
        size = min(weighted(chance, shares().children_a_family), count - len(world.children))
        _family(world, chance, size)


def _family(world: World, chance: random.Random, size: int) -> None:
    council = weighted(chance, shares().councils)
    plan = weighted(chance, shares().plans)
    pool = draw_pool(chance)
    family_name = draw_name(chance, "F", pool).family
    born = ages(chance, world.today, size)
    children = [
        child(world, chance, born=day, family_name=family_name, pool=pool, council=council) for day in born
    ]
    courses = [_course(chance, plan, world.today, each) for each in children]
    family = Household(
        council=council,
        pool=pool,
        family_name=family_name,
        home=family_home(world, chance, council),
        children=children,
        eldest=(world.today - born[0]).days // 365,
        known_since=min(each.referral_on for each in courses),
    )
    add_adults(world, chance, family)
    for each, its_course in zip(children, courses, strict=True):
        _settle_child(world, chance, family, each, plan, its_course)


def _course(chance: random.Random, plan: PlanKind, today: date, person: Person) -> Course:
    return course(chance, plan, today, (today - person.date_of_birth).days - _YOUNGER_THAN)


def _settle_child(
    world: World, chance: random.Random, family: Household, person: Person, plan: PlanKind, its_course: Course
) -> None:
    placed = its_course.looked_after_from
    home = family.home
    if home.before is not None and person.date_of_birth < home.since:
        earlier = max(home.before_since, person.date_of_birth)
        world.settle(person.person_id, home.before, earlier, home.since)
        protect(
            world,
            person,
            home.before.address_id,
            Concealment.NONE,
            max(earlier, its_course.referral_on),
            home.since,
        )
    moved_in = max(home.since, person.date_of_birth)
    if placed is None or moved_in < placed:
        world.settle(person.person_id, home.address, moved_in, placed)
        known = max(moved_in, its_course.referral_on)
        protect(world, person, home.address.address_id, home.concealment, known, placed)
    episode = None
    if placed is None:
        on = max(moved_in, its_course.referral_on)
        accept_household(
            world, person.person_id, home.address.address_id, [person.person_id, *family.at_home], on
        )
    else:
        episode = place_child(world, chance, family, person, placed)
    world.children.append(open_child(world, chance, family.council, person, plan, its_course, episode))
