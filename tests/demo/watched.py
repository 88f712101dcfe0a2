"""The watch list of the invented partnership."""

from __future__ import annotations

from collections import defaultdict

from teamaround.exchange.recognise import joined
from teamaround.exchange.watch_list import Listing
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.matching.linkage import ListedPerson, ListedPlace, Residence
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.model.people import Address, Person


def _written(place: Address) -> PlaceAsWritten:
    return PlaceAsWritten(address=place.text, postcode=place.postcode, uprn=place.uprn)


def _described(person: Person) -> Description:
    return Description(
        family_name=person.family_name,
        given_names=person.given_names,
        former_names=person.former_names,
        date_of_birth=person.date_of_birth.isoformat(),
        sex=person.sex,
        nhs_number=person.nhs_number,
        nhs_number_verified=bool(person.nhs_number),
        phones=person.phones,
    )


def listings(partnership: Partnership) -> dict[str, Listing]:
    """Who and what is listed for each child, as the service would list them."""
    places = {place.address_id: place for place in partnership.addresses}
    people = {person.person_id: _described(person) for person in partnership.people}
    homes: dict[str, list[Residence]] = defaultdict(list)
    for row in partnership.residences:
        stay = Residence(place=_written(places[row.address_id]), valid_from=row.since, valid_to=row.until)
        homes[row.person_id].append(stay)
    protected: dict[str, list[Address]] = defaultdict(list)
    for place in partnership.protected_places:
        if place.until is None:
            protected[place.child_id].append(places[place.address_id])
    linked: dict[str, list[str]] = defaultdict(list)
    for link in partnership.links:
        linked[link.child_id].append(link.person_id)
    found: dict[str, Listing] = {}
    for child in (each.child_id for each in partnership.children):
        at_home = tuple(Residence(place=_written(place)) for place in protected[child])
        listed = [
            ListedPerson(
                person_id=one,
                descriptions=(people[one],),
                residences=tuple(homes[one]),
                linked_places=at_home if one != child else (),
            )
            for one in (child, *linked[child])
        ]
        named = [
            ListedPlace(place_id=place.address_id, residence=Residence(place=_written(place)))
            for place in protected[child]
            if place.institution is None
        ]
        found[child] = Listing(people=tuple(listed), places=tuple(named))
    return found


def listed_people(partnership: Partnership) -> list[ListedPerson]:
    """Everybody on the list once, as all the cases that list them describe them together."""
    found: defaultdict[str, list[ListedPerson]] = defaultdict(list)
    for listing in listings(partnership).values():
        for person in listing.people:
            found[person.person_id].append(person)
    return [joined(said) for said in found.values()]
