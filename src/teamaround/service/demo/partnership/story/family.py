"""Puts the family of today among the people and places of the record."""

from __future__ import annotations

from datetime import date, timedelta

from teamaround.practice.record.facts.people import Concealment
from teamaround.service.demo.partnership.courses import born_on
from teamaround.service.demo.partnership.families.links import next_review
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.people import (
    Control,
    HouseholdMember,
    Link,
    Person,
    ProtectedPlace,
    Residence,
)
from teamaround.service.demo.partnership.story.table import FamilyTable, PersonRow, family_table


def add_family_of_today(world: World) -> None:
    """Adds the family's people, places, links, household list and controls."""
    table = family_table()
    for row in table.people:
        world.people[row.id] = _person(row, world.today)
    for place in table.addresses:
        world.addresses[place.id] = place.address()
    _add_homes(world, table)
    _add_links(world, table)
    _add_controls(world, table)


def _person(row: PersonRow, today: date) -> Person:
    return Person(
        person_id=row.id,
        family_name=row.family,
        given_names=row.given,
        former_names=row.former,
        date_of_birth=born_on(today, row.born_years, row.born_days),
        sex=row.sex,
        nhs_number=row.nhs,
        phones=row.phones,
        name_group=row.group,
        tags=row.tags,
        gp=row.gp,
        protected_source=row.protected_source,
    )


def _add_homes(world: World, table: FamilyTable) -> None:
    for row in table.residences:
        world.residences.append(
            Residence(
                person_id=row.person,
                address_id=row.address,
                since=_ago(world, row.days_ago),
                until=None if row.until_days_ago is None else _ago(world, row.until_days_ago),
                source="council record",
            )
        )
    world.protected.append(
        ProtectedPlace(
            child_id=table.child,
            address_id=table.home,
            label="Protected address A",
            concealment=Concealment.NONE,
            since=_ago(world, table.plan_days_ago),
            until=None,
        )
    )
    accepted = _ago(world, table.household_days_ago)
    for person in table.household:
        world.household.append(
            HouseholdMember(
                child_id=table.child, person_id=person, address_id=table.home, accepted_on=accepted
            )
        )


def _add_links(world: World, table: FamilyTable) -> None:
    for place, row in enumerate(table.links, start=1):
        recorded = _ago(world, row.days_ago)
        world.links.append(
            Link(
                link_id=f"link-story-{place}",
                child_id=table.child,
                person_id=row.person,
                relation=row.relation,
                certainty=row.certainty,
                source="csb-childrens-services",
                stated_by=row.stated_by,
                since=recorded,
                until=None,
                recorded_on=recorded,
                expires_on=None,
                review_on=next_review(recorded, world.today),
                parental_responsibility=row.responsible,
            )
        )


def _add_controls(world: World, table: FamilyTable) -> None:
    for row in table.controls:
        world.controls.append(
            Control(
                control_id=row.id,
                sort=row.sort,
                person_id=table.ex_partner,
                protects=(table.mother, table.child),
                places=row.places,
                words=row.words,
                since=_ago(world, row.days_ago),
                until=world.today + timedelta(days=row.until_days_ahead),
                owner=row.owner,
                check_method=row.check_method,
                last_checked=None if row.checked_days_ago is None else _ago(world, row.checked_days_ago),
            )
        )


def _ago(world: World, days: int) -> date:
    return world.today - timedelta(days=days)
