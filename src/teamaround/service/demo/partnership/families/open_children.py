"""The census shape of one open child, with their school and their workers."""

from __future__ import annotations

import random

from teamaround.service.demo.partnership.chance import happens, weighted
from teamaround.service.demo.partnership.courses import Course, on_the_year, school_start
from teamaround.service.demo.partnership.families.world import World, colleague
from teamaround.service.demo.partnership.model.children import LookedAfter, OpenChild, PlanKind
from teamaround.service.demo.partnership.model.people import Person
from teamaround.service.demo.partnership.shares import shares

_LEAS = {"CSB": "981", "MBY": "982"}
_SECONDARY_AFTER = 7  # years of primary school
_COLLEGE_AFTER = 12


def open_child(
    world: World,
    chance: random.Random,
    council: str,
    person: Person,
    plan: PlanKind,
    course: Course,
    episode: LookedAfter | None,
) -> OpenChild:
    """One child as the council's system holds them."""
    school = _school(world, chance, council, person)
    services = f"{council.lower()}-childrens-services"
    serial = len(world.children) + 1
    entry = school_start(person.date_of_birth).year
    return OpenChild(
        child_id=person.person_id,
        local_id=f"{council}{100000 + 37 * serial:06d}",
        council=council,
        upn=world.identifiers.pupil_number(_LEAS[council], entry) if school else "",
        upn_unknown="" if school else "UN1",
        ethnicity=weighted(chance, shares().ethnicities[person.name_group]),
        disabilities=(chance.choice(shares().disabilities),) if happens(chance, shares().disabled) else (),
        school=school,
        plan=plan,
        referral_on=course.referral_on,
        referral_source=weighted(chance, shares().referral_sources),
        primary_need=weighted(chance, shares().primary_needs),
        assessments=course.assessments,
        enquiries=course.enquiries,
        protection_plans=course.protection_plans,
        in_need_plans=course.in_need_plans,
        looked_after=episode,
        social_worker=colleague(world, chance, services, "sw"),
        team_manager=colleague(world, chance, services, "team_manager"),
    )


def _school(world: World, chance: random.Random, council: str, person: Person) -> str:
    begins = school_start(person.date_of_birth)
    schools = shares().schools[council]
    if world.today < begins:
        return ""
    if world.today < on_the_year(begins, _SECONDARY_AFTER):
        return chance.choice(schools.primary)
    if world.today < on_the_year(begins, _COLLEGE_AFTER):
        return chance.choice(schools.secondary)
    return chance.choice(schools.college)
