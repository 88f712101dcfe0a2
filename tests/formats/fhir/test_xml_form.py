"""FHIR as XML tells what its JSON tells, and nothing of a narrative."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import msgspec
import pytest

from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.door import Format, detect, read_message
from teamaround.formats.fhir import read_fhir
from tests.formats.fhir.as_xml import as_xml
from tests.formats.fhir.messages import Resource, bundled, location, nhs_number, patient, r4, stu3

NOW = datetime(2026, 2, 15, 9, tzinfo=UTC)

RELATED = {
    "resourceType": "RelatedPerson",
    "patient": {"reference": "urn:uuid:3"},
    "relationship": [{"coding": [{"code": "MTH", "display": "mother"}]}],
    "name": [{"family": "Fenwright", "given": ["Orla"]}],
    "address": [{"line": ["9 Alder Close"], "postalCode": "XJ9 1AA"}],
}
OF_STU3 = RELATED | {"patient": {"reference": "urn:uuid:2"}, "relationship": RELATED["relationship"][0]}  # type: ignore[index]  # the list above
KEY = {
    "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AddressKey",
    "extension": [
        {"url": "type", "valueCoding": {"code": "UPRN"}},
        {"url": "value", "valueString": "100099990001"},
    ],
}
KEYED = patient(address=[{"use": "home", "line": ["1 Elm Rise"], "extension": [KEY]}])


def without_digest(record: ContactRecord) -> ContactRecord:
    return msgspec.structs.replace(record, payload_sha256="", source_id="")


@pytest.mark.parametrize(
    "resources",
    [
        r4(location("31 Hawthorn Walk", "ILOC", uprn="0008999901"), location("9 Alder Close", "CLOC")),
        r4(RELATED, points_to="urn:uuid:6"),
        r4(about=KEYED),
        stu3(OF_STU3, location("31 Hawthorn Walk")),
        stu3(about=patient(identifier=[nhs_number("9990000018", "01")], name=[{"text": "Vane, Ruth"}])),
    ],
)
def test_xml_gives_the_same_contact_as_json(resources: list[Resource]) -> None:
    payload = bundled(resources)
    (told,) = read_fhir(payload, "nca").records
    reading = read_message(as_xml(json.loads(payload)), "nca")
    assert reading.refused == ()
    assert [without_digest(record) for record in reading.records] == [without_digest(told)]


@pytest.mark.parametrize(("resources", "form"), [(r4(), Format.FHIR_R4), (stu3(), Format.FHIR_STU3)])
def test_xml_is_known_by_its_look(resources: list[Resource], form: Format) -> None:
    written = as_xml(json.loads(bundled(resources)))
    assert detect(written) is form
    assert detect(b"\xef\xbb\xbf<!-- x -->" + written.partition(b"\n")[2]) is form


def test_prefixed_xml_is_read() -> None:
    written = re.sub(rb"<(/?)([A-Za-z])", rb"<\1f:\2", as_xml(patient())).replace(b"xmlns=", b"xmlns:f=")
    (record,) = read_message(written, "nca", NOW).records
    assert (record.person.family_name, record.person.nhs_number) == ("Quillfeather", "9990000018")


@pytest.mark.parametrize(
    ("written", "where"),
    [
        (
            b'<Patient xmlns="http://hl7.org/fhir"><birthDate value="1991-40-01"/></Patient>',
            "Patient.birthDate",
        ),
        (b'<Device xmlns="http://hl7.org/fhir"/>', "$"),
        (b'<!DOCTYPE a><Patient xmlns="http://hl7.org/fhir"/>', "/"),
        (
            '<Patient xmlns="http://hl7.org/fhir"><name><family value="Q\u202e"/></name></Patient>'.encode(),
            "$.name[0].family",
        ),
        (b'<Patient xmlns="http://hl7.org/fhir"><name>', "/"),
        (b'<Bundle xmlns="http://hl7.org/fhir"/>', "Bundle.entry"),
        (b'<Patient xmlns="http://example.org/fhir"/>', "/Patient"),
    ],
)
def test_xml_that_cannot_be_used_is_refused_with_its_place(written: bytes, where: str) -> None:
    reading = read_message(written, "nca", NOW)
    assert reading.records == ()
    assert [refusal.where for refusal in reading.refused] == [where]


def test_bundles_and_contained_patients_in_xml_are_read() -> None:
    inner = json.loads(bundled(r4(), id="m1"))
    request = {
        "resourceType": "ServiceRequest",
        "contained": [patient(id="p")],
        "subject": {"reference": "#p"},
        "authoredOn": "2026-02-14T20:58:00Z",
    }
    outer = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": inner}, {"resource": request}],
    }
    records = read_message(as_xml(outer), "nca").records
    assert len(records) == 2
    assert {record.person.family_name for record in records} == {"Quillfeather"}
