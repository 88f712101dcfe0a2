"""The few elements of FHIR resources that are read, the same for STU3 and R4. Everything else is left where it is."""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """Base of all: names in camel case, unknown elements passed over, every element may be absent."""


class Coding(Part, frozen=True):
    system: str = ""
    code: str = ""
    display: str = ""


class CodeableConcept(Part, frozen=True):
    coding: tuple[Coding, ...] = ()
    text: str = ""


class Extension(Part, frozen=True):
    url: str = ""
    extension: tuple[Extension, ...] = ()
    value_string: str = ""
    value_codeable_concept: CodeableConcept | None = None
    value_coding: Coding | None = None


class Identifier(Part, frozen=True):
    system: str = ""
    value: str = ""
    extension: tuple[Extension, ...] = ()


class HumanName(Part, frozen=True):
    use: str = ""
    text: str = ""
    family: str = ""
    given: tuple[str, ...] = ()


class ContactPoint(Part, frozen=True):
    system: str = ""
    value: str = ""


class Address(Part, frozen=True):
    use: str = ""
    type: str = ""
    text: str = ""
    line: tuple[str, ...] = ()
    city: str = ""
    district: str = ""
    postal_code: str = ""
    extension: tuple[Extension, ...] = ()


class Reference(Part, frozen=True):
    reference: str = ""
    identifier: Identifier | None = None


class Meta(Part, frozen=True):
    last_updated: str = ""
    profile: tuple[str, ...] = ()


class Period(Part, frozen=True):
    start: str = ""
    end: str = ""


class PatientContact(Part, frozen=True):
    relationship: tuple[CodeableConcept, ...] = ()
    name: HumanName | None = None
    telecom: tuple[ContactPoint, ...] = ()
    address: Address | None = None


class Patient(Part, frozen=True):
    meta: Meta | None = None
    identifier: tuple[Identifier, ...] = ()
    name: tuple[HumanName, ...] = ()
    telecom: tuple[ContactPoint, ...] = ()
    gender: str = ""
    birth_date: str = ""
    address: tuple[Address, ...] = ()
    contact: tuple[PatientContact, ...] = ()


class RelatedPerson(Part, frozen=True):
    """`relationship` is one concept in STU3 and a list of them in R4."""

    patient: Reference | None = None
    name: tuple[HumanName, ...] = ()
    telecom: tuple[ContactPoint, ...] = ()
    address: tuple[Address, ...] = ()
    relationship: tuple[CodeableConcept, ...] | CodeableConcept = ()


class Location(Part, frozen=True):
    """`type` is one concept in STU3 and a list of them in R4."""

    identifier: tuple[Identifier, ...] = ()
    type: tuple[CodeableConcept, ...] | CodeableConcept = ()
    physical_type: CodeableConcept | None = None
    address: Address | None = None
    extension: tuple[Extension, ...] = ()


class Participant(Part, frozen=True):
    type: tuple[CodeableConcept, ...] = ()
    individual: Reference | None = None


class EncounterLocation(Part, frozen=True):
    location: Reference | None = None


class Hospitalization(Part, frozen=True):
    discharge_disposition: CodeableConcept | None = None


class Encounter(Part, frozen=True):
    service_provider: Reference | None = None
    subject: Reference | None = None
    period: Period | None = None
    participant: tuple[Participant, ...] = ()
    location: tuple[EncounterLocation, ...] = ()
    hospitalization: Hospitalization | None = None
    reason_code: tuple[CodeableConcept, ...] = ()


class Request(Part, frozen=True):
    """ServiceRequest of R4, ReferralRequest of STU3, where the encounter is its `context`."""

    subject: Reference | None = None
    encounter: Reference | None = None
    context: Reference | None = None
    category: tuple[CodeableConcept, ...] = ()
    location_reference: tuple[Reference, ...] = ()
    reason_code: tuple[CodeableConcept, ...] = ()
    authored_on: str = ""


class Activity(Part, frozen=True):
    outcome_codeable_concept: tuple[CodeableConcept, ...] = ()


class CarePlan(Part, frozen=True):
    subject: Reference | None = None
    activity: tuple[Activity, ...] = ()


class Source(Part, frozen=True):
    endpoint: str = ""


class MessageHeader(Part, frozen=True):
    id: str = ""
    timestamp: str = ""
    sender: Reference | None = None
    source: Source | None = None
    event: Coding | None = None  # STU3
    event_coding: Coding | None = None  # R4


class Organization(Part, frozen=True):
    name: str = ""
    identifier: tuple[Identifier, ...] = ()


class Composition(Part, frozen=True):
    subject: Reference | None = None
    date: str = ""
    identifier: Identifier | None = None


def codings(concepts: tuple[CodeableConcept, ...] | CodeableConcept | None) -> tuple[Coding, ...]:
    """All codings of some concepts, or of the one."""
    if concepts is None:
        return ()
    several = (concepts,) if isinstance(concepts, CodeableConcept) else concepts
    return tuple(coding for concept in several for coding in concept.coding)
