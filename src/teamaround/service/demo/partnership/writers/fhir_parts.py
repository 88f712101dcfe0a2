"""Parts that the STU3 and R4 messages share: names, telephones, addresses, NHS numbers, references."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid5

from teamaround.formats.contact_record import WrittenPerson, WrittenPlace

Json = dict[str, object]
NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code"
_GENDERS = {"M": "male", "F": "female"}


def reference(message: str, name: str) -> str:
    """The full address of one resource of a message, made from the message's own number."""
    return f"urn:uuid:{uuid5(UUID(message), name)}"


def refer(message: str, name: str) -> Json:
    """A reference to one resource of the message."""
    return {"reference": reference(message, name)}


def entry(message: str, name: str, resource: Json) -> Json:
    """One entry of the bundle."""
    full = reference(message, name)
    return {"fullUrl": full, "resource": {**resource, "id": full.removeprefix("urn:uuid:")}}


def concept(system: str, code: str, display: str = "") -> Json:
    """A coded concept."""
    coding: Json = {"system": system, "code": code}
    return {"coding": [{**coding, "display": display} if display else coding]}


def filled(pairs: Iterable[tuple[str, object]]) -> Json:
    """Only the elements that say something: FHIR allows no empty ones."""
    return {name: value for name, value in pairs if value not in ("", [], {}, None)}


def patient(person: WrittenPerson, verification: Json, addresses: list[Json]) -> Json:
    """A Patient; `verification` is the extension that marks a traced NHS number."""
    number: Json = {"system": NHS_NUMBER, "value": person.nhs_number}
    if person.nhs_number_verified:
        number = {"extension": [verification], **number}
    return filled(
        (
            ("resourceType", "Patient"),
            ("identifier", [number] if person.nhs_number else []),
            ("name", names(person)),
            ("telecom", telephones(person)),
            ("gender", _GENDERS.get(person.sex, "unknown")),
            ("birthDate", person.date_of_birth),
            ("address", addresses),
        )
    )


def names(person: WrittenPerson) -> list[Json]:
    """The official name, and former family names as old ones."""
    given = person.given_names.split()
    official = filled((("use", "official"), ("family", person.family_name), ("given", given)))
    former: list[Json] = [{"use": "old", "family": family} for family in person.former_names]
    return [official, *former]


def telephones(person: WrittenPerson) -> list[Json]:
    """Telephone numbers as contact points."""
    return [{"system": "phone", "value": phone} for phone in person.phones]


def address(place: WrittenPlace, **labels: str) -> Json:
    """An address; a UPRN stands in UK Core's address key."""
    key = {
        "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AddressKey",
        "extension": [
            {
                "url": "type",
                "valueCodeableConcept": concept(
                    "https://fhir.hl7.org.uk/CodeSystem/UKCore-AddressKeyType", "UPRN"
                ),
            },
            {"url": "value", "valueString": place.uprn},
        ],
    }
    return filled(
        (
            ("extension", [key] if place.uprn else []),
            *labels.items(),
            ("line", [line for line in place.address.split(", ") if line]),
            ("postalCode", place.postcode),
        )
    )
