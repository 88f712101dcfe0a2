"""Whether the same two descriptions are before us again, and whether anything is given that was not given before."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """Two descriptions as text to be hashed: who is said to be who, and every detail that could tell them apart.

    `who` is the present name, the birth and the sex of what arrived. `details` are its numbers, places and other
    names, and everything that our list gives of the person it was compared with.
    """

    who: str
    details: frozenset[str]


def details_of(arrived: NormalPerson, listed: NormalPerson) -> Details:
    """The details of a pair. Pure: normal forms that are equal give equal text, however they were written."""
    return Details(
        who="|".join(("who", *_names(arrived.names[:1]), _born(arrived), arrived.sex)),
        details=frozenset(_given("arrived", arrived, other_names_only=True))
        | frozenset(_given("listed", listed, other_names_only=False)),
    )


def _given(side: str, person: NormalPerson, *, other_names_only: bool) -> Iterator[str]:
    names = person.names[1:] if other_names_only else person.names
    yield from (f"{side}|name|{name}" for name in _names(names))
    if not other_names_only:
        yield f"{side}|born|{_born(person)}"
        yield f"{side}|sex|{person.sex}"
    if person.nhs_number:
        yield f"{side}|nhs|{person.nhs_number}"
    yield from (f"{side}|phone|{phone}" for phone in person.phones)
    yield from (f"{side}|id|{number}" for number in person.verified_ids)
    yield from (f"{side}|place|{_place(place)}" for place in person.places)


def _names(names: tuple[NormalName, ...]) -> tuple[str, ...]:
    return tuple("/".join((name.given_names, name.family_name, name.generation)) for name in names)


def _born(person: NormalPerson) -> str:
    return f"{person.born.year}-{person.born.month}-{person.born.day}"


def _place(place: NormalPlace) -> str:
    """By its number of the property register where it has one, since one place is written in many ways."""
    if place.uprn:
        return place.uprn
    return "/".join((place.unit, place.number, place.building, place.street, place.locality, place.postcode))
