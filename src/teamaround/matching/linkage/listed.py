"""The people of the watch list as the index takes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from teamaround.matching.identity.addresses import NormalPlace, normal_place
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson, normal_person
from teamaround.matching.identity.written import Description, PlaceAsWritten


class Residence(msgspec.Struct, frozen=True, kw_only=True):
    """A place that holds for somebody between two days, both included; no day means open on that side."""

    place: PlaceAsWritten
    valid_from: date | None = None
    valid_to: date | None = None


class ListedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One person of the watch list: an opaque id, what several agencies say about them, and their places.

    `residences` are homes of their own; `linked_places` are protected addresses of children to whom they are linked
    (decision 15: such an address counts as the third thing for strong).
    """

    person_id: str
    descriptions: tuple[Description, ...]
    residences: tuple[Residence, ...] = ()
    linked_places: tuple[Residence, ...] = ()


def normal_residence(residence: Residence, *, linked: bool = False) -> NormalPlace:
    """The place in normal form, with its days."""
    return msgspec.structs.replace(
        normal_place(residence.place),
        valid_from=residence.valid_from,
        valid_to=residence.valid_to,
        linked=linked,
    )


def faces(person: ListedPerson) -> tuple[NormalPerson, ...]:
    """The descriptions to compare with: one for each different birth date and NHS number held.

    Names, phones and places are common to all of them, since each agency knows only some.
    """
    people = [normal_person(description) for description in person.descriptions]
    if len(people) == 1 and not person.residences and not person.linked_places:
        return (_said_once(people[0]),)
    names = tuple(dict.fromkeys(name for one in people for name in one.names))
    phones = tuple(dict.fromkeys(phone for one in people for phone in one.phones))
    places = tuple(_places(person, people))
    found: dict[tuple[str, str], NormalPerson] = {}
    for one in people:
        born = one.born or next((p.born for p in people if p.born), one.born)
        whole = msgspec.structs.replace(
            one,
            names=tuple(dict.fromkeys((*one.names, *names))),
            born=born,
            sex=one.sex or next((p.sex for p in people if p.sex), ""),
            nhs_number=one.nhs_number or next((p.nhs_number for p in people if p.nhs_number), ""),
            phones=phones,
            places=places,
            verified_ids=tuple(i for p in people for i in p.verified_ids),
        )
        checked = msgspec.structs.replace(whole, nhs_number_verified=_verified(whole, people))
        found.setdefault((born.iso, whole.nhs_number), checked)
    return tuple(found.values())


def _said_once(one: NormalPerson) -> NormalPerson:
    """The face of somebody whom one agency describes, once: most people of a long list."""
    if len(one.places) < 2:
        return one
    return msgspec.structs.replace(one, places=tuple(dict.fromkeys(one.places)))


def _places(person: ListedPerson, people: list[NormalPerson]) -> Iterator[NormalPlace]:
    yield from dict.fromkeys(place for one in people for place in one.places)
    yield from (place for r in person.residences if (place := normal_residence(r)))
    yield from (place for r in person.linked_places if (place := normal_residence(r, linked=True)))


def _verified(whole: NormalPerson, people: list[NormalPerson]) -> bool:
    """Verified by a sender, or held by two agencies for the same full name and date of birth (decision 15)."""
    holders = [p for p in people if p.nhs_number and p.nhs_number == whole.nhs_number]
    if any(p.nhs_number_verified for p in holders):
        return True
    said: dict[tuple[str, str, str], set[str]] = {}
    for p in holders:
        if p.agency and p.names and p.born.full:
            said.setdefault((*_full(p.names[0]), p.born.iso), set()).add(p.agency)
    return any(len(agencies) > 1 for agencies in said.values())


def _full(name: NormalName) -> tuple[str, str]:
    return name.forename, name.surname
