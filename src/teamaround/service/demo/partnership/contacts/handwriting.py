"""How an agency writes down a person or a place: capitals, short forms of streets, flats, postcodes, telephones."""

from __future__ import annotations

import random

import msgspec

from teamaround.formats.contact_record import WrittenPerson, WrittenPlace
from teamaround.service.demo.partnership.chance import happens
from teamaround.service.demo.partnership.contacts.tables import contact_table
from teamaround.service.demo.partnership.model.people import Address, Person
from teamaround.service.demo.partnership.places import place_table


def on_record(person: Person) -> WrittenPerson:
    """A person exactly as the record knows them, nothing verified."""
    return WrittenPerson(
        family_name=person.family_name,
        given_names=person.given_names,
        date_of_birth=person.date_of_birth.isoformat(),
        sex=person.sex,
        nhs_number=person.nhs_number,
        phones=person.phones,
    )


def as_written(chance: random.Random, person: WrittenPerson) -> WrittenPerson:
    """The same person in an agency's handwriting: nothing that changes who it is."""
    style = contact_table().styles
    family, given = person.family_name, person.given_names
    if not given and happens(chance, style.one_name_as_given_name):
        family, given = "", family
    drawn = chance.random()
    if drawn < style.everything_in_capitals:
        family, given = family.upper(), given.upper()
    elif drawn < style.everything_in_capitals + style.family_name_in_capitals:
        family = family.upper()
    if " " in given and happens(chance, style.first_given_name_only) and "-" not in given:
        given = given.split(" ")[0]
    return msgspec.structs.replace(
        person,
        family_name=family,
        given_names=given,
        sex="" if happens(chance, style.sex_missing) else person.sex,
        phones=()
        if happens(chance, style.phone_missing)
        else tuple(_phone(chance, one) for one in person.phones),
        nhs_number=_spaced(chance, person.nhs_number),
    )


def written_place(chance: random.Random, address: Address) -> WrittenPlace:
    """An address in an agency's handwriting."""
    style = contact_table().styles
    street = address.street
    if happens(chance, style.street_shortened):
        name, kind = street.rsplit(" ", 1)
        street = f"{name} {place_table().short_street_kinds.get(kind, kind)}"
    line = _unit(chance, address, street)
    if not happens(chance, style.locality_missing):
        line = f"{line}, {address.locality}"
    if happens(chance, style.everything_in_capitals):
        line = line.upper()
    return WrittenPlace(
        address=line,
        postcode=_postcode(chance, address.postcode),
        uprn=address.uprn if happens(chance, style.uprn_written) else "",
    )


def _unit(chance: random.Random, address: Address, street: str) -> str:
    house = f"{address.number} {street}"
    if address.name:
        return f"{address.name}, {house}"
    if not address.flat:
        return house
    return chance.choice(
        (
            f"Flat {address.flat}, {address.building}, {house}",
            f"Flat {address.flat} {house}",
            f"{address.flat} {address.building}, {house}",
            f"Flat {address.flat}, {house}",
            f"Apartment {address.flat}, {address.building}, {house}",
        )
    )


def _postcode(chance: random.Random, postcode: str) -> str:
    style = contact_table().styles
    if happens(chance, style.postcode_missing):
        return ""
    if happens(chance, style.postcode_without_space):
        return postcode.replace(" ", "")
    return postcode.lower() if happens(chance, style.postcode_in_small_letters) else postcode


def _phone(chance: random.Random, phone: str) -> str:
    digits = phone.replace(" ", "")
    return chance.choice(
        (phone, digits, digits, f"+44{digits[1:]}", f"{digits[:5]} {digits[5:8]} {digits[8:]}")
    )


def _spaced(chance: random.Random, number: str) -> str:
    if number and happens(chance, 0.3):
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    return number
