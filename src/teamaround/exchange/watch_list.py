"""The watch list: people and places of open cases, and which children they concern. Nobody else is on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.matching.linkage import ListedPerson, ListedPlace, Residence
from teamaround.practice.calendar import end_of_day
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Person, Place
from teamaround.practice.record.facts.people import Concealment, PersonDescribed
from teamaround.practice.record.growing_up import is_grown_up

CONTACTS_KEPT = timedelta(days=14)  # decision 18 [INV]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one child's case puts on the watch list. Phones are those of the protected household."""

    people: tuple[ListedPerson, ...] = ()
    places: tuple[ListedPlace, ...] = ()
    phones: tuple[tuple[str, str], ...] = ()  # person, phone


def listing(case: CaseFile, on: date) -> Listing:
    """The people and places to watch for, for one child, on a day. A closed case, or one grown up, lists nobody."""
    if not case.is_open or is_grown_up(case, end_of_day(on)):
        return Listing()
    homes = tuple(_residence(case, home) for home in case.homes() if home in case.places)
    child = ListedPerson(person_id=case.child, descriptions=(describe_child(case),), residences=homes)
    people = tuple(
        ListedPerson(
            person_id=name,
            descriptions=(describe(case.people[name], said_by(case, name)),),
            residences=_residences(case, name),
            linked_places=homes,
        )
        for name in concerned(case, on)
    )
    return Listing(people=(child, *people), places=tuple(_places_of(case, on)), phones=_phones(case))


def concerned(case: CaseFile, on: date) -> tuple[str, ...]:
    """People of the record to watch for: those linked to the child, and whoever lived at the home.

    Linked means what the rules mean by it, on the day or on any day of the fortnight before, for which contacts are
    kept (decision 18). Protected sources are never watched for. Professionals are, to be recognised and left alone
    (8.0).
    """
    homes = set(case.homes())
    there = {stay.person for stay in case.lives if stay.place in homes}
    on_lists = {one for names in case.households.values() for one in names}
    days = _days(case, on)
    wanted = [
        name
        for name, person in case.people.items()
        if not person.protected_source
        and (
            name in there | on_lists
            or any(case.is_linked(name, day) or case.is_professional(name, day) for day in days)
        )
    ]
    return tuple(name for name in wanted if name != case.child)


def _days(case: CaseFile, on: date) -> tuple[date, ...]:
    """The day itself and those of the fortnight before on which a link or a stay began, ended or lapsed."""
    first = on - CONTACTS_KEPT
    links = ((one.since, one.until, one.lapsed_on and one.lapsed_on - ONE_DAY) for one in case.links)
    lives = ((one.since, one.until) for one in case.lives)
    changes = {day for days in (*links, *lives) for day in days if day is not None and first < day < on}
    return (on, *sorted(changes, reverse=True), first)


def said_by(case: CaseFile, person: str) -> str:
    """The agency that gave a person's NHS number to the record; nobody where none did."""
    told = [
        told.entry.by_agency
        for told in case.of(PersonDescribed)
        if told.fact.person == person and told.fact.nhs_number == case.people[person].nhs_number
    ]
    return told[0] if told else ""


def describe(person: Person, agency: str = "") -> Description:
    """How the record describes a person, without their places; `agency` is who says so (decision 15)."""
    return Description(
        family_name=person.family_name,
        given_names=person.given_names,
        former_names=person.former_names,
        date_of_birth=person.date_of_birth,
        sex=person.sex,
        nhs_number=person.nhs_number,
        nhs_number_verified=person.nhs_number_verified,
        phones=person.phones,
        agency=agency,
    )


def describe_child(case: CaseFile) -> Description:
    """How the record describes the child, without their home."""
    about = case.about
    if about is None:
        return Description()
    given, _, family = about.name.rpartition(" ")
    return Description(
        given_names=given,
        family_name=family,
        date_of_birth=about.date_of_birth.isoformat() if about.date_of_birth else "",
        sex=about.sex,
        nhs_number=about.nhs_number,
        nhs_number_verified=bool(about.nhs_number),
    )


def _residences(case: CaseFile, person: str) -> tuple[Residence, ...]:
    return tuple(
        Residence(place=written(case.places[stay.place]), valid_from=stay.since, valid_to=stay.until)
        for stay in case.lives
        if stay.person == person and stay.place in case.places
    )


def _residence(case: CaseFile, place: str) -> Residence:
    return Residence(place=written(case.places[place]))


def _places_of(case: CaseFile, on: date) -> list[ListedPlace]:
    """Homes of the child, past ones too, and places that a condition forbids; the days are weighed for each child."""
    lived = {stay.place for stay in case.lives if stay.person == case.child}
    in_force = [one for one in case.controls.values() if one.in_force(on)]
    forbidden = {place.place for place in case.places.values() if any(one.names(place) for one in in_force)}
    named = [case.places[name] for name in sorted(lived | forbidden) if name in case.places]
    return [
        ListedPlace(place_id=place.place, residence=Residence(place=written(place)))
        for place in named
        if place.place in forbidden or not is_institution(place)
    ]


def is_institution(place: Place) -> bool:
    """Institutions and refuges never alert as places; a concealed home does (decision 23)."""
    return place.institution or place.concealment is Concealment.REFUGE


def written(place: Place) -> PlaceAsWritten:
    """The place in words that matching reads."""
    return PlaceAsWritten(address=place.address, postcode=place.postcode, uprn=place.uprn)


def _phones(case: CaseFile) -> tuple[tuple[str, str], ...]:
    inside = {one for home in case.homes() for one in case.household(home)}
    return tuple(
        (name, phone) for name in sorted(inside) if name in case.people for phone in case.people[name].phones
    )
