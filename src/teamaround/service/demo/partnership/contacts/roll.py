"""Who is on the list and where, looked up once: the people and places that contacts can concern."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from teamaround.practice.record.words import Relation
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.people import Address, Person, ProtectedPlace, Residence

Living = tuple[Person, Address]
_PARENTS = (Relation.MOTHER, Relation.FATHER)


@dataclass(frozen=True, slots=True)
class Roll:
    """The list as it stands today.

    `unaccepted` pairs a linked adult with a protected home that is not theirs, `collectors` a linked adult outside the
    household with a child and the child's school, `kept_apart` an adult with somebody whom a condition protects.
    """

    parents_at_home: tuple[Living, ...]
    children_at_home: tuple[Living, ...]
    adults_elsewhere: tuple[Living, ...]
    unaccepted: tuple[Living, ...]
    collectors: tuple[tuple[Person, Person, str], ...]
    moved: tuple[Living, ...]
    former_tenants: tuple[Living, ...]
    protected_homes: tuple[Address, ...]
    protected_flats: tuple[Address, ...]
    institutions: tuple[Address, ...]
    former_homes: tuple[tuple[Address, date], ...]
    linked: tuple[Person, ...]
    since: dict[str, date]
    linked_since: dict[str, date]
    left: dict[tuple[str, str], date]
    kept_apart: frozenset[tuple[str, str]]

    def protected_since(self, place: Address) -> date:
        """From when a place is protected."""
        return self.since[place.address_id]

    def known_since(self, person: Person, place: Address) -> date | None:
        """From when somebody is linked and the place, if it is one of the list, is protected."""
        known = [self.linked_since.get(person.person_id), self.since.get(place.address_id)]
        return max((day for day in known if day is not None), default=None)


def roll_of(world: World) -> Roll:
    """The list of that world."""
    current = [place for place in world.protected if place.until is None]
    protected = {place.address_id: world.addresses[place.address_id] for place in current}
    ordinary = [place for place in protected.values() if place.institution is None]
    lives = {row.person_id: world.addresses[row.address_id] for row in world.residences if row.until is None}
    children = {each.child_id for each in world.children}
    linked = list(dict.fromkeys(row.person_id for row in world.links))
    accepted = {row.person_id for row in world.household} - children
    parents = {row.person_id for row in world.links if row.relation in _PARENTS} & accepted
    return Roll(
        parents_at_home=_living(world, [one for one in linked if one in parents], lives),
        children_at_home=_living(world, [each.child_id for each in world.children], lives),
        adults_elsewhere=_living(world, [one for one in linked if one not in accepted], lives),
        unaccepted=_unaccepted(world, accepted, current),
        collectors=_collectors(world, accepted),
        moved=_moved(world, linked),
        former_tenants=_former_tenants(world, set(linked) | children, set(protected)),
        protected_homes=tuple(ordinary),
        protected_flats=tuple(place for place in ordinary if place.flat),
        institutions=tuple(place for place in protected.values() if place.institution),
        former_homes=_former_homes(world, set(protected)),
        linked=tuple(world.people[one] for one in linked),
        since=_since(current),
        linked_since=_linked_since(world),
        kept_apart=frozenset((row.person_id, one) for row in world.controls for one in row.protects),
        left={
            (row.person_id, row.address_id): row.until for row in world.residences if row.until is not None
        },
    )


def _living(world: World, people: list[str], lives: dict[str, Address]) -> tuple[Living, ...]:
    return tuple(
        (world.people[one], lives[one]) for one in people if one in lives and lives[one].institution is None
    )


def _unaccepted(world: World, accepted: set[str], current: list[ProtectedPlace]) -> tuple[Living, ...]:
    places: dict[str, list[Address]] = defaultdict(list)
    for place in current:
        places[place.child_id].append(world.addresses[place.address_id])
    own = {(row.person_id, row.address_id) for row in world.residences}
    found = {
        (row.person_id, place.address_id): (world.people[row.person_id], place)
        for row in world.links
        if row.person_id not in accepted
        for place in places[row.child_id]
        if place.institution is None and (row.person_id, place.address_id) not in own
    }
    return tuple(found.values())


def _collectors(world: World, accepted: set[str]) -> tuple[tuple[Person, Person, str], ...]:
    schools = {child.child_id: child.school for child in world.children}
    return tuple(
        (world.people[row.person_id], world.people[row.child_id], schools[row.child_id])
        for row in world.links
        if row.person_id not in accepted and schools[row.child_id]
    )


def _moved(world: World, linked: list[str]) -> tuple[Living, ...]:
    known = set(linked)
    return tuple(
        (world.people[row.person_id], world.addresses[row.address_id])
        for row in world.residences
        if row.until is not None and row.person_id in known
    )


def _former_tenants(world: World, listed: set[str], protected: set[str]) -> tuple[Living, ...]:
    return tuple(
        (world.people[row.person_id], world.addresses[row.address_id])
        for row in world.residences
        if row.until is not None and row.person_id not in listed and row.address_id in protected
    )


def _former_homes(world: World, protected: set[str]) -> tuple[tuple[Address, date], ...]:
    left: dict[str, Residence] = {
        row.address_id: row
        for row in world.residences
        if row.until is not None and row.address_id not in protected
    }
    return tuple((world.addresses[place], row.until) for place, row in left.items() if row.until is not None)


def _since(current: list[ProtectedPlace]) -> dict[str, date]:
    since: dict[str, date] = {}
    for place in current:
        since[place.address_id] = min(place.since, since.get(place.address_id, place.since))
    return since


def _linked_since(world: World) -> dict[str, date]:
    since: dict[str, date] = {}
    for link in world.links:
        since[link.person_id] = max(link.since, since.get(link.person_id, link.since))
    return since
