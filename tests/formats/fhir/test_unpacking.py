"""What stands in a FHIR payload: lone patients, several of them, bundles in bundles, contained parts, references."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from teamaround.formats.contact_record import ContactKind
from teamaround.formats.fhir import read_fhir
from teamaround.formats.reading import Reading
from tests.formats.fhir.messages import Resource, bundled, location, patient, r4, stu3

NOW = datetime(2026, 2, 15, 9, tzinfo=UTC)


def read(value: object) -> Reading:
    return read_fhir(json.dumps(value).encode(), "nca", NOW)


def somebody(family: str, number: str, **more: Any) -> Resource:
    return patient(id=number, name=[{"family": family}], **more)


def encounter(subject: str, started: str, **more: Any) -> Resource:
    return {
        "resourceType": "Encounter",
        "status": "finished",
        "subject": {"reference": subject},
        "period": {"start": started},
        **more,
    }


def collection(*resources: Resource, kind: str = "collection", **more: Any) -> Resource:
    return {"resourceType": "Bundle", "type": kind, "entry": [{"resource": one} for one in resources], **more}


def test_lone_patient_is_a_record_of_a_person_at_the_moment_it_tells() -> None:
    (record,) = read(patient(meta={"lastUpdated": "2026-02-14T20:58:00Z"})).records
    assert (record.kind, record.person.family_name) == (ContactKind.OTHER, "Quillfeather")
    assert record.occurred_at == datetime(2026, 2, 14, 20, 58, tzinfo=UTC)


def test_lone_patient_without_a_moment_takes_the_one_of_its_arrival_and_else_is_refused() -> None:
    assert read(patient()).records[0].occurred_at == NOW
    (refusal,) = read_fhir(json.dumps(patient()).encode(), "nca").refused
    assert (refusal.where, refusal.field) == ("Patient.meta.lastUpdated", "lastUpdated")


def test_lone_patient_sent_again_is_the_same_record_and_changed_is_another() -> None:
    first, again, changed = (
        read(one).records[0].source_id for one in (patient(), patient(), patient(birthDate="1991-03-06"))
    )
    assert first == again != changed


def test_each_patient_of_a_search_result_is_a_contact_and_a_bad_one_is_refused_alone() -> None:
    result = collection(
        somebody("Vane", "a"),
        somebody("Bad", "b", birthDate="1990-01-40"),
        somebody("Lind", "c"),
        kind="searchset",
    )
    reading = read(result)
    assert [record.person.family_name for record in reading.records] == ["Vane", "Lind"]
    assert len({record.source_id for record in reading.records}) == 2
    assert [refusal.where for refusal in reading.refused] == ["Bundle.entry[1].resource.birthDate"]


def test_each_encounter_among_records_is_a_contact_of_its_own_patient() -> None:
    reading = read(
        collection(
            somebody("Vane", "a"),
            somebody("Lind", "b"),
            encounter(
                "Patient/b",
                "2026-02-13T11:00:00Z",
                id="e1",
                location=[{"location": {"reference": "Location/l"}}],
            ),
            encounter("Patient/b", "2026-02-12T11:00:00Z", id="e2"),
            encounter("Patient/a", "2026-02-11T11:00:00Z", id="e3"),
            location("31 Hawthorn Walk", "ILOC") | {"id": "l"},
        )
    )
    told = {(r.person.family_name, r.occurred_at.day, r.incident is not None) for r in reading.records}
    assert reading.refused == ()
    assert told == {("Vane", 11, False), ("Lind", 13, True), ("Lind", 12, False)}


def test_second_patient_of_a_message_is_a_contact_at_the_moment_of_the_message() -> None:
    resources = [*r4(), somebody("Fenwright", "second")]
    reading = read_fhir(bundled(resources, timestamp="2026-02-14T21:15:00Z", id="M"), "nca")
    assert [(r.person.family_name, r.occurred_at.minute) for r in reading.records] == [
        ("Quillfeather", 58),
        ("Fenwright", 15),
    ]
    assert {record.source_id.partition("|")[0] for record in reading.records} == {"M"}


def test_bundles_in_a_bundle_and_in_a_list_are_read_each_by_itself() -> None:
    first, second = json.loads(bundled(r4(), id="m1")), json.loads(bundled(stu3()))
    broken = {"resourceType": "Bundle", "entry": 3}
    nested, listed = read(collection(first, second, broken)), read([first, second, broken, 7])
    for reading in (nested, listed):
        assert [record.kind for record in reading.records] == [ContactKind.CALL_999, ContactKind.CALL_111]
    assert [refusal.where for refusal in nested.refused] == ["Bundle.entry[2].resource.entry"]
    assert [refusal.where for refusal in listed.refused] == ["$[2].entry", "$[3]"]


def test_bundle_as_a_parameter_of_the_operation_is_read() -> None:
    told = {
        "resourceType": "Parameters",
        "parameter": [{"name": "content", "resource": json.loads(bundled(r4()))}],
    }
    assert len(read(told).records) == 1
    assert read({"resourceType": "Parameters"}).refused[0].where == "Parameters.parameter"


def test_same_contained_name_in_two_resources_means_two_people() -> None:
    def asked(family: str, started: str) -> Resource:
        return encounter("#p", started, id=family, contained=[somebody(family, "p")])

    reading = read(collection(asked("Vane", "2026-02-11T11:00:00Z"), asked("Lind", "2026-02-12T11:00:00Z")))
    assert {(r.person.family_name, r.occurred_at.day) for r in reading.records} == {
        ("Vane", 11),
        ("Lind", 12),
    }


def test_single_request_with_a_contained_patient_and_place_is_read() -> None:
    (record,) = read(
        {
            "resourceType": "ServiceRequest",
            "subject": {"reference": "#p"},
            "authoredOn": "2026-02-14T20:58:00Z",
            "locationReference": [{"reference": "#l"}],
            "contained": [patient(id="p"), location("31 Hawthorn Walk") | {"id": "l"}],
        }
    ).records
    assert record.person.family_name == "Quillfeather"
    assert record.incident is not None
    assert record.occurred_at == datetime(2026, 2, 14, 20, 58, tzinfo=UTC)


@pytest.mark.parametrize(
    "subject",
    [
        {"reference": "Patient/b"},
        {"reference": "Patient/b/_history/3"},
        {"reference": "https://records.example/fhir/Patient/b"},
        {"reference": "urn:uuid:b"},
        {"identifier": {"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000026"}},
    ],
)
def test_subject_is_found_in_all_its_spellings(subject: Resource) -> None:
    other = somebody(
        "Lind", "b", identifier=[{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000026"}]
    )
    call = encounter("", "2026-02-13T11:00:00Z") | {"subject": subject}
    told = {
        r.person.family_name: r.occurred_at
        for r in read(collection(somebody("Vane", "a"), other, call)).records
    }
    assert told == {"Vane": NOW, "Lind": datetime(2026, 2, 13, 11, tzinfo=UTC)}


def test_temporary_address_beside_a_home_is_where_they_are_and_a_workplace_is_neither() -> None:
    places = [
        {"use": "work", "text": "Works"},
        {"use": "temp", "text": "9 Alder Close"},
        {"use": "home", "text": "14 Larch Row\nZZ1 4QT"},
    ]
    (record,) = read(patient(address=places)).records
    assert record.home is not None
    assert record.caller is not None
    assert (record.home.address, record.caller.address) == ("14 Larch Row, ZZ1 4QT", "9 Alder Close")
    assert read(patient(address=places[:1])).records[0].home is None
    alone = read(patient(address=places[1:2])).records[0]
    assert (alone.home is not None, alone.caller) == (True, None)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ([{"text": "Vane, Ruth Ada"}], ("Vane", "Ruth Ada", ())),
        ([{"text": "Ruth Ada Vane"}], ("Vane", "Ruth Ada", ())),
        (
            [{"use": "old", "family": "Lind"}, {"use": "usual", "family": "Vane", "given": ["Ruth", "Ada"]}],
            ("Vane", "Ruth Ada", ("Lind",)),
        ),
        (
            [{"family": "", "given": ["Ruth", ""]}, {"use": "official", "family": "Vane", "given": ["Ruth"]}],
            ("Vane", "Ruth", ()),
        ),
    ],
)
def test_names_are_read_in_all_their_spellings(
    name: list[Resource], told: tuple[str, str, tuple[str, ...]]
) -> None:
    person = read(patient(name=name)).records[0].person
    assert (person.family_name, person.given_names, person.former_names) == told


@pytest.mark.parametrize(
    "system",
    [
        "http://fhir.nhs.uk/Id/nhs-number",
        "https://fhir.nhs.uk/id/NHS-Number/",
        "urn:oid:2.16.840.1.113883.2.1.4.1",
    ],
)
def test_number_is_known_by_all_spellings_of_its_system(system: str) -> None:
    assert (
        read(patient(identifier=[{"system": system, "value": "9990000018"}])).records[0].person.nhs_number
        == "9990000018"
    )


def test_fault_in_an_element_that_nobody_reads_costs_no_contact() -> None:
    about = patient(multipleBirthInteger="twins", maritalStatus=7, communication="none")
    assert len(read(about).records) == 1


def test_bundle_that_hides_its_release_is_judged_by_both() -> None:
    old = {
        "resourceType": "RelatedPerson",
        "patient": {"reference": "Patient/a"},
        "name": [{"family": "Fenwright"}],
        "relationship": {"coding": [{"code": "01"}]},
    }
    (record,) = read(collection(somebody("Vane", "a"), old)).records
    assert record.informant is not None
    assert record.informant_relationship == "01"


def test_message_with_two_encounters_is_about_the_one_of_its_request() -> None:
    earlier = encounter("urn:uuid:3", "2026-02-01T11:00:00Z", id="earlier")
    resources = [earlier, *r4()]
    for one in resources:
        if one["resourceType"] == "ServiceRequest":
            one["encounter"] = {"reference": "urn:uuid:3"}
    resources[0]["subject"] = resources[2]["subject"] = resources[3]["subject"] = {"reference": "urn:uuid:4"}
    (record,) = read_fhir(bundled(resources), "nca").records
    assert record.occurred_at == datetime(2026, 2, 14, 20, 58, tzinfo=UTC)


def test_several_thousand_records_side_by_side_are_each_read_with_their_own_encounter() -> None:
    people = [{"resourceType": "Patient", "id": f"{n}", "name": [{"family": "Vane"}]} for n in range(3000)]
    seen = [encounter(f"Patient/{n}", f"2026-02-{n % 28 + 1:02}T11:00:00Z") for n in range(3000)]
    records = read(collection(*people, *seen)).records
    assert [record.occurred_at.day for record in records] == [n % 28 + 1 for n in range(3000)]
