"""FHIR messages of both releases onto one contact: which part becomes which, and what is refused with its path."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.fhir import read_fhir
from tests.formats.fhir.messages import Resource, bundled, location, nhs_number, patient, r4, stu3

NOW = datetime(2026, 2, 15, 9, tzinfo=UTC)
LARCH = WrittenPlace(address="Flat 2, 14 Larch Row, Farnleigh", postcode="ZZ1 4QT")
ORLA = WrittenPerson(family_name="Fenwright", given_names="Orla", phones=("07700900111",))


def read_one(resources: list[Resource], **more: object) -> ContactRecord:
    reading = read_fhir(bundled(resources, **more))
    assert reading.refused == ()
    return reading.records[0]


def place(line: str, uprn: str = "") -> WrittenPlace:
    return WrittenPlace(address=line, postcode="XJ9 1AA", uprn=uprn)


def related(**more: object) -> Resource:
    return {
        "resourceType": "RelatedPerson",
        "patient": {"reference": "urn:uuid:2"},
        "name": [{"family": "Fenwright", "given": ["Orla"]}],
        "telecom": [{"system": "phone", "value": "07700900111"}],
        **more,
    }


def test_r4_message_becomes_one_contact() -> None:
    record = read_one(
        r4(location("31 Hawthorn Walk", "ILOC", uprn="0008999901"), location("9 Alder Close", "CLOC")),
        id="B-1",
    )
    assert record == ContactRecord(
        agency="ZXA1",
        source_id="B-1",
        kind=ContactKind.CALL_999,
        occurred_at=datetime(2026, 2, 14, 20, 58, tzinfo=UTC),
        person=WrittenPerson(
            family_name="Quillfeather",
            given_names="Dane Arlo",
            date_of_birth="1991-03-05",
            sex="M",
            nhs_number="9990000018",
            nhs_number_verified=True,
            phones=("07700900222",),
        ),
        home=LARCH,
        caller=place("9 Alder Close"),
        incident=place("31 Hawthorn Walk", "0008999901"),
        reason="Dx0106",
        payload_sha256=record.payload_sha256,
    )


def test_stu3_message_becomes_one_contact() -> None:
    relationship = {"coding": [{"code": "01", "display": "Spouse"}]}
    incident = {
        "resourceType": "Location",
        "address": {"type": "physical", "line": ["31 Hawthorn Walk"], "postalCode": "XJ9 1AA"},
    }
    record = read_one(stu3(related(relationship=relationship), incident))
    assert (record.agency, record.source_id, record.kind) == ("ZXA1", "M-1", ContactKind.CALL_111)
    assert (record.home, record.caller, record.incident) == (LARCH, None, place("31 Hawthorn Walk"))
    assert (record.informant, record.informant_relationship) == (ORLA, "Spouse")
    assert record.person.nhs_number_verified


@pytest.mark.parametrize(
    ("number", "status", "verified"),
    [
        ("9990000018", "01", True),
        ("9990000018", "number-present-and-verified", True),
        ("9990000018", "02", False),
        ("9990000019", "01", False),
    ],
)
def test_nhs_number_is_verified_only_when_traced_and_possible(
    number: str, status: str, verified: bool
) -> None:
    person = read_one(r4(about=patient(identifier=[nhs_number(number, status)]))).person
    assert (person.nhs_number, person.nhs_number_verified) == (number, verified)


@pytest.mark.parametrize("absent", ["identifier", "telecom", "gender", "birthDate", "address"])
def test_absent_part_of_the_patient_leaves_the_rest(absent: str) -> None:
    about = patient()
    del about[absent]
    assert read_one(r4(about=about)).person.family_name == "Quillfeather"


@pytest.mark.parametrize("absent", ["MessageHeader", "ServiceRequest", "CarePlan"])
def test_absent_resource_leaves_the_rest(absent: str) -> None:
    resources = [one for one in r4() if one["resourceType"] != absent]
    reading = read_fhir(bundled(resources), "nca")
    assert reading.records[0].person.family_name == "Quillfeather"


def test_null_is_taken_as_absent() -> None:
    about = patient(
        gender=None, contact=None, telecom=[None, {"system": "phone", "value": "07700900222", "use": None}]
    )
    assert read_one(r4(about=about)).person.phones == ("07700900222",)


def test_untyped_location_is_the_incident_only_when_pointed_to() -> None:
    found = location("31 Hawthorn Walk")
    assert read_one(r4(found, points_to="urn:uuid:6")).incident == place("31 Hawthorn Walk")
    assert read_one(r4(found)).incident is None


def test_physical_address_of_the_patient_is_where_they_rang_from() -> None:
    both = [
        {"type": "physical", "line": ["9 Alder Close"], "postalCode": "XJ9 1AA"},
        {"use": "home", "line": ["14 Larch Row"], "postalCode": "ZZ1 4QT"},
    ]
    record = read_one(r4(about=patient(address=both)))
    assert (record.home, record.caller) == (
        WrittenPlace(address="14 Larch Row", postcode="ZZ1 4QT"),
        place("9 Alder Close"),
    )


def test_address_key_of_uk_core_gives_the_uprn() -> None:
    key = {
        "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AddressKey",
        "extension": [
            {"url": "type", "valueCodeableConcept": {"coding": [{"code": "UPRN"}]}},
            {"url": "value", "valueString": "100099990001"},
        ],
    }
    home = read_one(
        r4(about=patient(address=[{"use": "home", "line": ["1 Elm Rise"], "extension": [key]}]))
    ).home
    assert home == WrittenPlace(address="1 Elm Rise", uprn="100099990001")


def test_contact_of_the_patient_with_a_name_is_the_informant_and_self_adds_a_telephone() -> None:
    contacts = [
        {
            "relationship": [{"coding": [{"code": "ONESELF"}]}],
            "telecom": [{"system": "phone", "value": "07700900333"}],
        },
        {
            "relationship": [{"coding": [{"code": "MTH", "display": "mother"}]}],
            "name": {"family": "Fenwright", "given": ["Orla"]},
            "telecom": [{"system": "phone", "value": "07700900111"}],
            "address": {"line": ["9 Alder Close"], "postalCode": "XJ9 1AA"},
        },
    ]
    record = read_one(r4(about=patient(contact=contacts)))
    assert record.person.phones == ("07700900222", "07700900333")
    assert (record.informant, record.informant_relationship) == (ORLA, "mother")
    assert (record.informant_home, record.caller) == (place("9 Alder Close"), place("9 Alder Close"))


def test_informant_who_is_the_patient_is_nobody_else() -> None:
    record = read_one(stu3(related(relationship={"coding": [{"code": "21", "display": "Self"}]})))
    assert record.informant is None
    assert record.person.phones == ("07700900222", "07700900111")


@pytest.mark.parametrize(
    ("resources", "where"),
    [
        (r4(about=patient(birthDate="1980-13-40")), "Bundle.entry[3].resource.birthDate"),
        (r4(about=patient(birthDate="9999-12-31")), "Bundle.entry[3].resource.birthDate"),
        (r4(about=patient(address=[{"line": "not a list"}])), "Bundle.entry[3].resource.address[0].line"),
        (r4(about=patient(gender=5)), "Bundle.entry[3].resource.gender"),
        (r4(about=patient(name=[{"family": "x" * 5000}])), "Bundle.entry[3].resource"),
        (r4(about={"resourceType": "Patient"}), "Bundle.entry[3].resource"),
        (r4(about={"resourceType": "Device"}), "Bundle.entry"),
        (r4(location("x", "ILOC") | {"address": ["x"]}), "Bundle.entry[6].resource.address"),
        ([one if one["resourceType"] != "Encounter" else {} for one in r4()], "Encounter.period.start"),
        ([], "Bundle.entry"),
    ],
)
def test_message_that_cannot_be_used_is_refused_with_its_path(resources: list[Resource], where: str) -> None:
    reading = read_fhir(bundled(resources))
    assert reading.records == ()
    assert reading.refused[0].where == where
    assert "1980" not in reading.refused[0].reason


@pytest.mark.parametrize(
    ("message", "where"),
    [
        ([1], "$[0]"),
        ({"resourceType": "Patient"}, "Patient"),
        ({"resourceType": "Device"}, "$"),
        ({"resourceType": "Bundle", "entry": {}}, "Bundle.entry"),
        ({"resourceType": "Bundle", "entry": [7, None, {"resource": "x"}]}, "Bundle.entry"),
        ({"resourceType": "Bundle"}, "Bundle.entry"),
    ],
)
def test_what_is_no_bundle_is_refused(message: object, where: str) -> None:
    assert read_fhir(json.dumps(message).encode(), "nca", NOW).refused[0].where == where


def test_message_that_names_no_sender_is_refused_unless_somebody_is_signed_in() -> None:
    resources = [one for one in r4() if one["resourceType"] != "Organization"]
    assert read_fhir(bundled(resources)).refused[0].field == "sender"
    assert read_fhir(bundled(resources), "nca").records[0].agency == "nca"


DX = {"coding": [{"system": "https://fhir.nhs.uk/Id/pathways-dx-code", "code": "DX02"}]}


@pytest.mark.parametrize(
    ("category", "reasons", "kind", "reason"),
    [
        ("referral", [], ContactKind.CALL_111, ""),
        ("validation", [DX], ContactKind.CALL_999, "DX02"),
        ("something-new", [], ContactKind.OTHER, ""),
        ("something-new", [DX], ContactKind.CALL_111, "DX02"),
    ],
)
def test_request_tells_the_kind_and_the_disposition(
    category: str, reasons: list[Resource], kind: ContactKind, reason: str
) -> None:
    resources = [one if one["resourceType"] != "CarePlan" else {} for one in r4()]
    resources[1] |= {"category": [{"coding": [{"code": category}]}], "reasonCode": reasons}
    record = read_one(resources)
    assert (record.kind, record.reason) == (kind, reason)


@pytest.mark.parametrize("reference", ["urn:uuid:L-1", "Location/L-1", "L-1", "URN:UUID:l-1"])
def test_reference_is_followed_in_all_its_spellings(reference: str) -> None:
    found = location("31 Hawthorn Walk") | {"id": "L-1"}
    assert read_one(r4(found, points_to=reference)).incident == place("31 Hawthorn Walk")


def test_moment_out_of_range_is_refused() -> None:
    resources = r4()
    resources[2]["period"] = {"start": "9999-12-31T23:59:59+00:00"}
    assert read_fhir(bundled(resources)).refused[0].where == "Encounter.period.start"


def test_message_without_a_number_is_known_by_its_digest() -> None:
    first, again = (read_fhir(bundled(r4())).records[0].source_id for _ in range(2))
    assert first == again
    assert len(first) == 64
