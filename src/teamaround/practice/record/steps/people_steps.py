"""People, places, links and households."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_people import Link, LivesThere, Person, Place
from teamaround.practice.record.case_plan import School
from teamaround.practice.record.facts import people
from teamaround.practice.record.facts.family import ChildMoved, SchoolChanged
from teamaround.practice.record.link_terms import link_terms
from teamaround.practice.record.words import Certainty

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile
    from teamaround.practice.record.entry import Entry

_DESCRIBED = tuple(name for name in people.PersonDescribed.__struct_fields__ if name != "person")


def _child_described(case: CaseFile, entry: Entry, fact: people.ChildDescribed) -> CaseFile:
    if fact.child != case.child:
        return case
    filled = {name: value for name in fact.__struct_fields__ if (value := getattr(fact, name))}
    about = msgspec.structs.replace(case.about, **filled) if case.about else fact
    case = replace(case, about=about)
    if fact.council:
        case = replace(case, councils=(*case.councils, (fact.council, entry.happened_at)))
    return _attends(case, entry, fact.school) if fact.school else case


def _attends(case: CaseFile, entry: Entry, school: str) -> CaseFile:
    if case.schools and case.schools[-1].agency == school:
        return case
    before = tuple(one if one.until else replace(one, until=entry.happened_at) for one in case.schools)
    return replace(case, schools=(*before, School(agency=school, since=entry.happened_at)))


def _school_changed(case: CaseFile, entry: Entry, fact: SchoolChanged) -> CaseFile:
    if case.about:
        case = replace(case, about=msgspec.structs.replace(case.about, school=fact.to))
    return _attends(case, entry, fact.to)


def _described(case: CaseFile, entry: Entry, fact: people.PersonDescribed) -> CaseFile:
    known = case.people.get(fact.person) or Person(person=fact.person)
    told = {name: value for name in _DESCRIBED if (value := getattr(fact, name))}
    family_name = told.get("family_name", known.family_name)
    former = (known.family_name, *known.former_names, *fact.former_names)
    told["former_names"] = tuple(dict.fromkeys(name for name in former if name and name != family_name))
    told["phones"] = tuple(dict.fromkeys((*known.phones, *fact.phones)))
    return _with_person(case, replace(known, **told))


def _with_person(case: CaseFile, person: Person) -> CaseFile:
    return replace(case, people={**case.people, person.person: person})


def _linked(case: CaseFile, entry: Entry, fact: people.PersonLinked) -> CaseFile:
    unconfirmed = fact.certainty is not Certainty.CONFIRMED
    link = Link(
        person=fact.person,
        to=fact.to,
        relation=fact.relation,
        certainty=fact.certainty,
        since=fact.since,
        until=fact.until,
        says=fact.says or entry.by_agency,
        recorded_at=entry.recorded_at,
        confirmed_at=None if unconfirmed else entry.recorded_at,
        lapsed_on=local_date(entry.recorded_at + link_terms().lapse) if unconfirmed else None,
        entry_id=entry.entry_id,
        note=fact.note,
    )
    case = replace(case, links=(*case.links, link))
    return case if fact.person in case.people else _with_person(case, Person(person=fact.person))


def _change_links(case: CaseFile, person: str, to: str, change: Callable[[Link], Link]) -> CaseFile:
    changed = (change(one) if (one.person, one.to) == (person, to) else one for one in case.links)
    return replace(case, links=tuple(changed))


def _confirmed(case: CaseFile, entry: Entry, fact: people.LinkConfirmed) -> CaseFile:
    return confirm_links(case, fact.person, entry, to=fact.to)


def confirm_links(case: CaseFile, person: str, entry: Entry, to: str | None = None) -> CaseFile:
    """Links of a person that had not lapsed become confirmed: by a worker, or by police finding them in the home."""

    def confirm(link: Link) -> Link:
        lapsed = link.lapsed_on is not None and local_date(entry.recorded_at) >= link.lapsed_on
        if link.person != person or (to is not None and link.to != to) or lapsed or link.mistaken:
            return link
        return replace(link, certainty=Certainty.CONFIRMED, confirmed_at=entry.recorded_at, lapsed_on=None)

    return replace(case, links=tuple(confirm(link) for link in case.links))


def _ended(case: CaseFile, entry: Entry, fact: people.LinkEnded) -> CaseFile:
    until = fact.on or local_date(entry.happened_at)
    return _change_links(
        case, fact.person, fact.to, lambda link: replace(link, until=until, mistaken=fact.mistaken)
    )


def _tagged(case: CaseFile, entry: Entry, fact: people.PersonTagged) -> CaseFile:
    known = case.people.get(fact.person, Person(person=fact.person))
    tags = known.tags - {fact.tag} if fact.removed else known.tags | {fact.tag}
    return _with_person(case, replace(known, tags=tags))


def _place(case: CaseFile, entry: Entry, fact: people.PlaceDescribed) -> CaseFile:
    known = case.places.get(fact.place, Place(place=fact.place))
    told = {name: value for name in Place.__struct_fields__ if (value := getattr(fact, name))}
    return replace(case, places={**case.places, fact.place: replace(known, **told)})


def _lives(case: CaseFile, entry: Entry, fact: people.LivesAt) -> CaseFile:
    stay = LivesThere(
        person=fact.person,
        place=fact.place,
        sort=fact.sort,
        certainty=fact.certainty,
        since=fact.since,  # none given: it was so before anybody wrote it down
        until=fact.until,
        says=fact.says or entry.by_agency,
        recorded_at=entry.recorded_at,
        entry_id=entry.entry_id,
    )
    return replace(case, lives=(*case.lives, stay))


def _left(case: CaseFile, entry: Entry, fact: people.LeftPlace) -> CaseFile:
    until = fact.on or local_date(entry.happened_at)
    lives = tuple(
        replace(one, until=until)
        if (one.person, one.place) == (fact.person, fact.place) and one.until is None
        else one
        for one in case.lives
    )
    return replace(case, lives=lives)


def _child_moved(case: CaseFile, entry: Entry, fact: ChildMoved) -> CaseFile:
    if not fact.place or fact.temporary:
        return case
    for home in case.homes():
        case = _left(case, entry, people.LeftPlace(person=case.child, place=home))
    since = local_date(entry.happened_at)
    return _lives(case, entry, people.LivesAt(person=case.child, place=fact.place, since=since))


def _household(case: CaseFile, entry: Entry, fact: people.HouseholdListed) -> CaseFile:
    return replace(case, households={**case.households, fact.place: frozenset(fact.people)})


PEOPLE_STEPS: Mapping[type[Any], Callable[[CaseFile, Entry, Any], CaseFile]] = {
    people.ChildDescribed: _child_described,
    SchoolChanged: _school_changed,
    ChildMoved: _child_moved,
    people.PersonDescribed: _described,
    people.PersonLinked: _linked,
    people.LinkConfirmed: _confirmed,
    people.LinkEnded: _ended,
    people.PersonTagged: _tagged,
    people.PlaceDescribed: _place,
    people.LivesAt: _lives,
    people.LeftPlace: _left,
    people.HouseholdListed: _household,
}
