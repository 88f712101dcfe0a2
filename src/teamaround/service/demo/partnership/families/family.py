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
from teamaround.service.demo.partnership.model.people import Address, Person
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
    home, placed = family.home, its_course.looked_after_from
    if home.before is not None:
        _lived(world, person, its_course, home.before, Concealment.NONE, home.before_since, home.since)
    _lived(world, person, its_course, home.address, home.concealment, home.since, None)
    episode = None
    if placed is not None:
        episode = place_child(world, chance, family, person, placed)
    else:
        known = max(home.since, its_course.referral_on)
        people = [person.person_id, *family.at_home]
        accept_household(world, person.person_id, home.address.address_id, people, known)
    world.children.append(open_child(world, chance, family.council, person, plan, its_course, episode))


def _lived(
    world: World,
    person: Person,
    its_course: Course,
    address: Address,
    concealment: Concealment,
    since: date,
    until: date | None,
) -> None:
    """The child lived there from birth at the earliest until the move or the placement; protected once it was known."""
    first = max(since, person.date_of_birth)
    ends = [day for day in (until, its_course.looked_after_from) if day is not None]
    last = min(ends) if ends else None
    if last is not None and last <= first:
        return
    world.settle(person.person_id, address, first, last)
    protect(world, person, address.address_id, concealment, max(first, its_course.referral_on), last)
