"""Contacts as FHIR R4 messages of the Booking and Referral Standard: a 999 call passed on for validation."""

from __future__ import annotations

import msgspec

from teamaround.formats.contact_record import ContactRecord, WrittenPlace
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.writers.fhir_parts import (
    ODS_CODE,
    Json,
    address,
    concept,
    entry,
    filled,
    names,
    patient,
    refer,
    telephones,
)

_BARS = "https://fhir.nhs.uk/CodeSystem"
_LOCATION_TYPES = f"{_BARS}/location-types-bars"
_VERIFICATION: Json = {
    "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
    "valueCodeableConcept": concept(
        "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus", "number-present-and-verified"
    ),
}


def bars_message(record: ContactRecord, sender: Agency) -> bytes:
    """The contact as one R4 bundle of type message, UTF-8 JSON."""
    number = record.source_id
    entries = [
        entry(number, "header", _header(record)),
        entry(number, "request", _request(record)),
        entry(number, "encounter", _encounter(record)),
        entry(number, "plan", _plan(record)),
        entry(number, "patient", _patient(record)),
        entry(number, "sender", _organization(sender)),
    ]
    for name, code, place in (("caller", "CLOC", record.caller), ("incident", "ILOC", record.incident)):
        if place is not None:
            entries.append(entry(number, name, _location(code, place)))
    if record.informant is not None:
        entries.append(entry(number, "informant", _informant(record)))
    bundle: Json = {
        "resourceType": "Bundle",
        "id": number,
        "type": "message",
        "timestamp": record.occurred_at.isoformat(),
        "entry": entries,
    }
    return msgspec.json.encode(bundle)


def _header(record: ContactRecord) -> Json:
    return {
        "resourceType": "MessageHeader",
        "eventCoding": {"system": f"{_BARS}/message-events-bars", "code": "servicerequest-request"},
        "sender": refer(record.source_id, "sender"),
        "source": {"name": "Emergency service", "endpoint": "urn:nhs-uk:addressing:ods"},
        "reason": concept(f"{_BARS}/message-reason-bars", "new"),
        "focus": [refer(record.source_id, "request")],
    }


def _request(record: ContactRecord) -> Json:
    number = record.source_id
    return filled(
        (
            ("resourceType", "ServiceRequest"),
            ("status", "active"),
            ("intent", "plan"),
            ("category", [concept(f"{_BARS}/message-category-servicerequest", "validation")]),
            ("subject", refer(number, "patient")),
            ("encounter", refer(number, "encounter")),
            ("authoredOn", record.occurred_at.isoformat()),
            ("locationReference", [refer(number, "incident")] if record.incident else []),
        )
    )


def _encounter(record: ContactRecord) -> Json:
    number = record.source_id
    informant = {"individual": refer(number, "informant")}
    return filled(
        (
            ("resourceType", "Encounter"),
            ("status", "triaged"),
            ("class", {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "EMER"}),
            ("subject", refer(number, "patient")),
            ("participant", [informant] if record.informant else []),
            ("period", {"start": record.occurred_at.isoformat()}),
        )
    )


def _plan(record: ContactRecord) -> Json:
    outcome = concept(f"{_BARS}/pathways-dx-codes", record.reason)
    return filled(
        (
            ("resourceType", "CarePlan"),
            ("status", "active"),
            ("intent", "plan"),
            ("subject", refer(record.source_id, "patient")),
            ("activity", [{"outcomeCodeableConcept": [outcome]}] if record.reason else []),
        )
    )


def _patient(record: ContactRecord) -> Json:
    places = [address(record.home, use="home")] if record.home else []
    return patient(record.person, _VERIFICATION, places)


def _organization(sender: Agency) -> Json:
    return {
        "resourceType": "Organization",
        "identifier": [{"system": ODS_CODE, "value": sender.ods}],
        "name": sender.name,
    }


def _location(code: str, place: WrittenPlace) -> Json:
    extension = {
        "url": "https://fhir.nhs.uk/StructureDefinition/LocationExtension",
        "extension": [{"url": "UPRN", "valueString": place.uprn}],
    }
    without_key = msgspec.structs.replace(place, uprn="")
    return filled(
        (
            ("resourceType", "Location"),
            ("extension", [extension] if place.uprn else []),
            ("type", [concept(_LOCATION_TYPES, code)]),
            ("address", address(without_key)),
        )
    )


def _informant(record: ContactRecord) -> Json:
    person = record.informant
    relation = {"coding": [{"display": record.informant_relationship}]}
    return filled(
        (
            ("resourceType", "RelatedPerson"),
            ("patient", refer(record.source_id, "patient")),
            ("relationship", [relation] if record.informant_relationship else []),
            ("name", names(person) if person else []),
            ("telecom", telephones(person) if person else []),
            ("address", [address(record.informant_home)] if record.informant_home else []),
        )
    )
