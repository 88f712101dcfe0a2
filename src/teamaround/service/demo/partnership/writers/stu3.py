"""Contacts as FHIR STU3 message bundles, as the 111 adaptor makes them of an ITK report."""

from __future__ import annotations

import msgspec

from teamaround.formats.contact_record import ContactRecord
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.writers.fhir_parts import (
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

_DISPOSITIONS = "2.16.840.1.113883.2.1.3.2.4.17.325"
_RELATIONSHIPS = "2.16.840.1.113883.2.1.3.2.4.16.45"
_VERIFICATION: Json = {
    "url": "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1",
    "valueCodeableConcept": concept(
        "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1", "01"
    ),
}


def stu3_message(record: ContactRecord, sender: Agency) -> bytes:
    """The contact as one STU3 bundle of type message, UTF-8 JSON."""
    number = record.source_id
    entries = [
        entry(number, "header", _header(record)),
        entry(number, "encounter", _encounter(record)),
        entry(number, "sender", _organization(sender)),
        entry(number, "patient", _patient(record)),
        entry(number, "request", _request(record)),
        entry(number, "composition", _composition(record)),
    ]
    if record.incident is not None:
        entries.append(
            entry(number, "incident", {"resourceType": "Location", "address": address(record.incident)})
        )
    if record.informant is not None:
        entries.append(entry(number, "informant", _informant(record)))
    bundle: Json = {"resourceType": "Bundle", "type": "message", "entry": entries}
    return msgspec.json.encode(bundle)


def _header(record: ContactRecord) -> Json:
    return {
        "resourceType": "MessageHeader",
        "event": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/EventType-1", "code": "referral-1"},
        "timestamp": record.occurred_at.isoformat(),
        "source": {"name": "NHS 111 Adaptor", "endpoint": "urn:nhs-uk:addressing:ods"},
    }


def _encounter(record: ContactRecord) -> Json:
    number = record.source_id
    informant = {"type": [{"text": "Informant"}], "individual": refer(number, "informant")}
    return filled(
        (
            ("resourceType", "Encounter"),
            ("status", "finished"),
            ("subject", refer(number, "patient")),
            ("participant", [informant] if record.informant else []),
            ("period", {"start": record.occurred_at.isoformat()}),
            ("location", [{"location": refer(number, "incident")}] if record.incident else []),
            ("serviceProvider", refer(number, "sender")),
        )
    )


def _organization(sender: Agency) -> Json:
    return {"resourceType": "Organization", "identifier": [{"value": sender.ods}], "name": sender.name}


def _patient(record: ContactRecord) -> Json:
    places = [address(record.home, use="home")] if record.home else []
    if record.caller is not None:
        places.append(address(record.caller, type="physical"))
    return patient(record.person, _VERIFICATION, places)


def _informant(record: ContactRecord) -> Json:
    person = record.informant
    relation = {"coding": [{"system": _RELATIONSHIPS, "display": record.informant_relationship}]}
    return filled(
        (
            ("resourceType", "RelatedPerson"),
            ("patient", refer(record.source_id, "patient")),
            ("relationship", relation if record.informant_relationship else {}),
            ("name", names(person) if person else []),
            ("telecom", telephones(person) if person else []),
            ("address", [address(record.informant_home)] if record.informant_home else []),
        )
    )


def _request(record: ContactRecord) -> Json:
    number = record.source_id
    return filled(
        (
            ("resourceType", "ReferralRequest"),
            ("status", "active"),
            ("intent", "plan"),
            ("subject", refer(number, "patient")),
            ("authoredOn", record.occurred_at.isoformat()),
            ("reasonCode", [concept(_DISPOSITIONS, record.reason)] if record.reason else []),
        )
    )


def _composition(record: ContactRecord) -> Json:
    return {
        "resourceType": "Composition",
        "identifier": {"use": "usual", "value": record.source_id},
        "status": "final",
        "type": concept("http://snomed.info/sct", "371531000"),
        "subject": refer(record.source_id, "patient"),
        "date": record.occurred_at.isoformat(),
        "author": [refer(record.source_id, "sender")],
        "title": "111 Report",
    }
