"""The watch list: people and places of open cases, and which children they concern. Nobody else is on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Person, Place
from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """Somebody of an open case: how the record describes them, and the children they concern."""

    person: str
    description: Description
    children: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A protected address of an open case. Each window is when a child lived there: child, since, until."""

    place: str
    written: PlaceAsWritten
    windows: tuple[tuple[str, date | None, date | None], ...]


def listed(cases: Iterable[CaseFile], on: date) -> tuple[tuple[ListedPerson, ...], tuple[ListedPlace, ...]]:
    """The people and places to watch for, on a day. Closed cases add nobody; several cases may share somebody."""
    people: dict[str, ListedPerson] = {}
    places: dict[str, ListedPlace] = {}
    for case in cases:
        if not case.is_open:
            continue
        for one in _people_of(case, on):
            people[one.person] = _joined_person(people.get(one.person), one)
        for place in _places_of(case):
            places[place.place] = _joined_place(places.get(place.place), place)
    return tuple(people.values()), tuple(places.values())


def _people_of(case: CaseFile, on: date) -> Iterable[ListedPerson]:
    yield ListedPerson(person=case.child, description=_child(case), children=frozenset({case.child}))
    for name in concerned(case, on):
        person = case.people[name]
        yield ListedPerson(person=name, description=describe(case, person), children=frozenset({case.child}))


def concerned(case: CaseFile, on: date) -> tuple[str, ...]:
    """People of the record to watch for: those with a live link to the child, and whoever lived at the home.

    Professionals and protected sources are never watched for.
    """
    homes = set(case.homes())
    there = {stay.person for stay in case.lives if stay.place in homes}
    on_lists = {one for names in case.households.values() for one in names}
    wanted = [
        name
        for name, person in case.people.items()
        if (case.is_linked(name, on) or name in there | on_lists) and not person.protected_source
    ]
    return tuple(name for name in wanted if name != case.child and not is_professional(case, name))


def is_professional(case: CaseFile, person: str) -> bool:
    """Whether every link of a person is a professional one; they are typed and excluded (8.0)."""
    relations = {link.relation for link in case.links if link.person == person}
    return relations == {Relation.PROFESSIONAL}


def describe(case: CaseFile, person: Person) -> Description:
    """How the record describes a person, with every place they are said to belong to."""
    stays = [stay.place for stay in case.lives if stay.person == person.person]
    return Description(
        family_name=person.family_name,
        given_names=person.given_names,
        former_names=person.former_names,
        date_of_birth=person.date_of_birth,
        sex=person.sex,
        nhs_number=person.nhs_number,
        nhs_number_verified=person.nhs_number_verified,
        phones=person.phones,
        places=tuple(_written(case.places[place]) for place in dict.fromkeys(stays) if place in case.places),
    )


def _child(case: CaseFile) -> Description:
    about = case.about
    if about is None:
        return Description()
    given, _, family = about.name.rpartition(" ")
    born = about.date_of_birth.isoformat() if about.date_of_birth else ""
    homes = tuple(_written(case.places[home]) for home in case.homes() if home in case.places)
    return Description(
        given_names=given,
        family_name=family,
        date_of_birth=born,
        sex=about.sex,
        nhs_number=about.nhs_number,
        nhs_number_verified=bool(about.nhs_number),
        places=homes,
    )


def _places_of(case: CaseFile) -> Iterable[ListedPlace]:
    for name in {stay.place for stay in case.lives if stay.person == case.child}:
        place = case.places.get(name)
        if place is None or not watched(place):
            continue
        stays = [stay for stay in case.lives if stay.person == case.child and stay.place == name]
        windows = tuple((case.child, stay.since, stay.until) for stay in stays)
        yield ListedPlace(place=name, written=_written(place), windows=windows)


def watched(place: Place) -> bool:
    """Institutions and refuges never alert as places; a concealed home does (decision 23)."""
    return not place.institution and place.concealment is not Concealment.REFUGE


def _written(place: Place) -> PlaceAsWritten:
    return PlaceAsWritten(address=place.address, postcode=place.postcode, uprn=place.uprn)


def _joined_person(known: ListedPerson | None, more: ListedPerson) -> ListedPerson:
    if known is None:
        return more
    return ListedPerson(
        person=known.person,
        description=known.description,
        children=known.children | more.children,
    )


def _joined_place(known: ListedPlace | None, more: ListedPlace) -> ListedPlace:
    if known is None:
        return more
    return ListedPlace(place=known.place, written=known.written, windows=known.windows + more.windows)


Cases = Mapping[str, CaseFile]
