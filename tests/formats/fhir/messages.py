"""Invented FHIR messages of both releases, small enough to bend in a test."""

from __future__ import annotations

import json
from typing import Any

Resource = dict[str, Any]
NHS = "https://fhir.nhs.uk/Id/nhs-number"
STATUS_R4 = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus"
STATUS_STU3 = (
    "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1"
)


def nhs_number(value: str, status: str, url: str = STATUS_R4) -> Resource:
    """An NHS number with its verification status."""
    told = {"url": url, "valueCodeableConcept": {"coding": [{"code": status}]}}
    return {"system": NHS, "value": value, "extension": [told]}


def patient(**more: Any) -> Resource:
    """The caller about whom the message is."""
    return {
        "resourceType": "Patient",
        "identifier": [nhs_number("9990000018", "number-present-and-verified")],
        "name": [{"use": "official", "family": "Quillfeather", "given": ["Dane", "Arlo"]}],
        "telecom": [
            {"system": "phone", "value": "tel:07700900222"},
            {"system": "email", "value": "d@example.org"},
        ],
        "gender": "male",
        "birthDate": "1991-03-05",
        "address": [
            {"use": "home", "line": ["Flat 2", "14 Larch Row"], "city": "Farnleigh", "postalCode": "ZZ1 4QT"}
        ],
        **more,
    }


def location(line: str, *types: str, uprn: str = "") -> Resource:
    """A place of the message, typed or not."""
    inner = [{"url": "UPRN", "valueString": uprn}, {"url": "eastings", "valueString": "1"}]
    url = "https://fhir.nhs.uk/StructureDefinition/LocationExtension"
    return {
        "resourceType": "Location",
        "type": [{"coding": [{"code": code}]} for code in types],
        "address": {"line": [line], "postalCode": "XJ9 1AA"},
        "extension": [{"url": url, "extension": inner}] if uprn else [],
    }


def r4(*more: Resource, about: Resource | None = None, points_to: str = "") -> list[Resource]:
    """The resources of a referral in R4; the entries are named urn:uuid:0, 1, ... in their order."""
    request: Resource = {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "plan",
        "subject": {"reference": "urn:uuid:3"},
        "category": [{"coding": [{"code": "validation"}]}],
    }
    if points_to:
        request["locationReference"] = [{"reference": points_to}]
    return [
        {
            "resourceType": "MessageHeader",
            "eventCoding": {"code": "servicerequest-request"},
            "source": {"endpoint": "urn:x"},
            "sender": {"reference": "urn:uuid:4"},
        },
        request,
        {
            "resourceType": "Encounter",
            "status": "triaged",
            "class": {"code": "EMER"},
            "subject": {"reference": "urn:uuid:3"},
            "period": {"start": "2026-02-14T20:58:00+00:00"},
        },
        about or patient(),
        {
            "resourceType": "Organization",
            "name": "Northern Counties Ambulance",
            "identifier": [{"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "ZXA1"}],
        },
        {
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "subject": {"reference": "urn:uuid:3"},
            "activity": [
                {
                    "outcomeCodeableConcept": [
                        {
                            "coding": [
                                {"system": "https://fhir.nhs.uk/CodeSystem/pathways-sg-codes", "code": "SG1"}
                            ]
                        },
                        {
                            "coding": [
                                {
                                    "system": "https://fhir.nhs.uk/CodeSystem/pathways-dx-codes",
                                    "code": "Dx0106",
                                }
                            ]
                        },
                        {"text": "a long account that nobody here reads"},
                    ]
                }
            ],
        },
        *more,
    ]


def stu3(*more: Resource, about: Resource | None = None) -> list[Resource]:
    """The resources of a 111 report as its adaptor writes them in STU3."""
    return [
        {
            "resourceType": "MessageHeader",
            "id": "M-1",
            "event": {"code": "referral-1"},
            "timestamp": "2026-02-14T21:15:00+00:00",
            "source": {"endpoint": "urn:x"},
        },
        {
            "resourceType": "Encounter",
            "status": "finished",
            "subject": {"reference": "urn:uuid:2"},
            "period": {"start": "2026-02-14T20:58:00+00:00"},
            "serviceProvider": {"reference": "urn:uuid:3"},
            "participant": [{"type": [{"text": "Informant"}], "individual": {"reference": "urn:uuid:5"}}],
            "location": [{"location": {"reference": "urn:uuid:6"}}],
        },
        about or patient(identifier=[nhs_number("9990000018", "01", STATUS_STU3)]),
        {"resourceType": "Organization", "name": "Northern 111", "type": [{"text": "CST"}]},
        {"resourceType": "Organization", "name": "Northern 111", "identifier": [{"value": "ZXA1"}]},
        *more,
    ]


def bundled(resources: list[Resource], **more: Any) -> bytes:
    """Resources as a message; `more` goes onto the bundle."""
    entries = [{"fullUrl": f"urn:uuid:{place}", "resource": one} for place, one in enumerate(resources)]
    return json.dumps({"resourceType": "Bundle", "type": "message", "entry": entries, **more}).encode()
