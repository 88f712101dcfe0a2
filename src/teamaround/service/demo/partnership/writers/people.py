"""The people and addresses of the open children as rows for `import people` (decision 36)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from teamaround.formats.people import Certainty, PersonRow
from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import Certainty as HowSure
from teamaround.service.demo.partnership.model.children import OpenChild
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.model.people import Address, Link, Person, ProtectedPlace, Residence

_CERTAINTIES = {
    HowSure.CONFIRMED: Certainty.CONFIRMED,
    HowSure.STATED: Certainty.UNCONFIRMED,
    HowSure.SUSPECTED: Certainty.UNCONFIRMED,
}


class _Register:
    """Looks up what a row is made of."""

    def __init__(self, partnership: Partnership) -> None:
        self.people = {person.person_id: person for person in partnership.people}
        self.addresses = {address.address_id: address for address in partnership.addresses}
        self.links: dict[str, list[Link]] = defaultdict(list)
        self.places: dict[str, list[ProtectedPlace]] = defaultdict(list)
        self.residences: dict[str, list[Residence]] = defaultdict(list)
        self.concealed = {
            place.address_id
            for place in partnership.protected_places
            if place.concealment is not Concealment.NONE
        }
        for link in partnership.links:
            self.links[link.child_id].append(link)
        for place in partnership.protected_places:
            self.places[place.child_id].append(place)
        for residence in partnership.residences:
            self.residences[residence.person_id].append(residence)


def people_rows(partnership: Partnership, council: str = "") -> tuple[PersonRow, ...]:
    """A row for each child's homes and each linked adult's homes; of one council, or of all."""
    register = _Register(partnership)
    children = (child for child in partnership.children if council in ("", child.council))
    return tuple(row for child in children for row in _rows_of(register, child))


def _rows_of(register: _Register, child: OpenChild) -> Iterator[PersonRow]:
    own = _person_row(child, register.people[child.child_id], "self", Certainty.CONFIRMED)
    for place in register.places[child.child_id]:
        yield _at(
            register,
            own,
            place.address_id,
            Residence(
                person_id=child.child_id,
                address_id=place.address_id,
                since=place.since,
                until=place.until,
                source="",
            ),
        )
    for link in register.links[child.child_id]:
        person = register.people[link.person_id]
        row = msgspec.structs.replace(
            _person_row(child, person, link.relation.value, _CERTAINTIES[link.certainty]),
            fami_start_date=link.since,
            fami_end_date=link.until,
            link_source=link.source,
        )
        homes = register.residences[link.person_id]
        for residence in homes:
            yield _at(register, row, residence.address_id, residence)
        if not homes:
            yield row


def _person_row(child: OpenChild, person: Person, relation: str, certainty: Certainty) -> PersonRow:
    return PersonRow(
        la_child_id=child.local_id,
        pers_person_id=person.person_id,
        pers_surname=person.family_name,
        pers_forename=person.given_names,
        pers_former_names=person.former_names,
        pers_dob=person.date_of_birth,
        pers_sex=person.sex,
        pers_nhs_number=person.nhs_number,
        pers_phone=person.phones,
        fami_relationship=relation,
        link_certainty=certainty,
        tags=tuple(tag.value for tag in person.tags),
    )


def _at(register: _Register, row: PersonRow, address_id: str, residence: Residence) -> PersonRow:
    address: Address = register.addresses[address_id]
    return msgspec.structs.replace(
        row,
        addr_address=address.text,
        addr_address_postcode=address.postcode,
        addr_uprn=address.uprn,
        addr_address_type=address.institution.value if address.institution else "home",
        addr_address_start_date=residence.since,
        addr_address_end_date=residence.until,
        addr_concealed=address_id in register.concealed,
    )
