"""NHS 111 ITK CDA: which part of the message becomes which part of the contact, and what is refused."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime

import pytest

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.itk import read_itk
from tests.formats.itk_messages import (
    HERE,
    HOME,
    INCIDENT,
    INFORMANT,
    NAME,
    UNVERIFIED,
    VERIFIED,
    Call,
    document,
    enveloped,
)

LARCH = WrittenPlace(address="Flat 2, 14 Larch Row, Farnleigh", postcode="ZZ1 4QT")
ALDER = WrittenPlace(address="9 Alder Close", postcode="ZQ2 7XB")
HAWTHORN = WrittenPlace(address="31 Hawthorn Walk, Netherby", postcode="XJ9 1AA", uprn="100099990001")


def read_one(call: Call) -> ContactRecord:
    reading = read_itk(document(call).encode(), "nca")
    assert reading.refused == ()
    return reading.records[0]


def test_call_in_both_envelopes_becomes_one_contact() -> None:
    reading = read_itk(enveloped(document(Call(places=HOME + HERE, incident=INCIDENT, informant=INFORMANT))))
    (record,) = reading.records
    assert record.payload_sha256
    assert record == ContactRecord(
        agency="ZXA1",
        source_id="2C6F0E5B-0000-4000-8000-00000000A111",
        kind=ContactKind.CALL_111,
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
        caller=ALDER,
        incident=HAWTHORN,
        informant=WrittenPerson(family_name="Fenwright", given_names="Orla", phones=("07700900111",)),
        informant_relationship="Spouse",
        informant_home=ALDER,
        reason="Dx0106",
        payload_sha256=record.payload_sha256,
    )


def test_two_documents_of_one_message_become_two_contacts() -> None:
    reading = read_itk(enveloped(document(Call(number="A")), document(Call(number="B"))))
    assert [record.source_id for record in reading.records] == ["A", "B"]


def test_documents_in_base64_payloads_are_read() -> None:
    coded = [b64encode(document(Call(number=number)).encode()).decode() for number in "AB"]
    assert [record.source_id for record in read_itk(enveloped(*coded)).records] == ["A", "B"]


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("not base64!", "a ClinicalDocument or base64 of one"),
        (b64encode(b"<!DOCTYPE a><a/>").decode(), "document type"),
        (b64encode(b"<a/>").decode(), "a ClinicalDocument was expected"),
        (b64encode(b"%PDF").decode(), "not well-formed"),
        ("", "a ClinicalDocument was expected"),
    ],
)
def test_payload_that_holds_no_document_is_refused(payload: str, reason: str) -> None:
    reading = read_itk(enveloped(payload), "nca")
    assert reading.records == ()
    assert reason in reading.refused[0].reason


def test_bad_document_is_refused_and_the_other_goes_on() -> None:
    reading = read_itk(enveloped(document(Call(written="", begun="")), document(Call(number="B"))), "nca")
    assert [record.source_id for record in reading.records] == ["B"]
    assert [(refusal.where.rpartition("/")[2], refusal.field) for refusal in reading.refused] == [
        ("ClinicalDocument", "effectiveTime")
    ]


@pytest.mark.parametrize(
    ("ids", "number", "verified"),
    [
        (f'<id root="{VERIFIED}" extension="9990000018"/>', "9990000018", True),
        (f'<id root="{VERIFIED}" extension="999 000 0018"/>', "999 000 0018", True),
        (f'<id root="{VERIFIED}" extension="9990000019"/>', "9990000019", False),
        (f'<id root="{UNVERIFIED}" extension="9990000018"/>', "9990000018", False),
        ('<id root="2.16.840.1.113883.2.1.3.2.4.18.24" extension="LOCAL7"/>', "", False),
        (f'<id root="{VERIFIED}" extension="@@nhs-number@@"/>', "", False),
        (f'<id root="{VERIFIED}" nullFlavor="UNK"/>', "", False),
        ("", "", False),
    ],
)
def test_nhs_number_is_verified_only_when_traced_and_possible(ids: str, number: str, verified: bool) -> None:
    person = read_one(Call(ids=ids)).person
    assert (person.nhs_number, person.nhs_number_verified) == (number, verified)


@pytest.mark.parametrize(
    ("call", "home", "caller", "incident"),
    [
        (Call(), LARCH, None, None),
        (Call(places=HOME.replace('use="H"', 'use="HP"')), LARCH, None, None),
        (Call(places=HOME.replace(' use="H"', "")), LARCH, None, None),
        (Call(places=HOME.replace('use="H"', 'use="H PHYS"')), LARCH, LARCH, None),
        (Call(places=HERE), None, ALDER, None),
        (Call(places='<addr nullFlavor="UNK"/>' + HOME), LARCH, None, None),
        (Call(informant=INFORMANT), LARCH, ALDER, None),
        (Call(places="", incident=INCIDENT), None, None, HAWTHORN),
        (
            Call(places='<addr use="H">7 Rowan Way, Netherby</addr>'),
            WrittenPlace(address="7 Rowan Way, Netherby"),
            None,
            None,
        ),
        (
            Call(places=HOME.replace("ZZ1 4QT", "ZZ1 F44")),
            WrittenPlace(address=LARCH.address, postcode="ZZ1 F44"),
            None,
            None,
        ),
    ],
)
def test_home_caller_and_incident_are_kept_apart(
    call: Call, home: WrittenPlace | None, caller: WrittenPlace | None, incident: WrittenPlace | None
) -> None:
    record = read_one(call)
    assert (record.home, record.caller, record.incident) == (home, caller, incident)


@pytest.mark.parametrize(("key", "uprn"), [("100099990001", "100099990001"), ("12345678", ""), ("PAF-9", "")])
def test_address_key_is_a_uprn_only_when_longer_than_a_paf_key(key: str, uprn: str) -> None:
    incident = read_one(Call(incident=INCIDENT.replace("100099990001", key))).incident
    assert incident is not None
    assert incident.uprn == uprn


SELF = INFORMANT.replace('code="01" displayName="Spouse"', 'code="21" displayName="Self"')


@pytest.mark.parametrize(
    ("informant", "person", "relationship"),
    [
        ("", None, ""),
        (
            INFORMANT,
            WrittenPerson(family_name="Fenwright", given_names="Orla", phones=("07700900111",)),
            "Spouse",
        ),
        (
            INFORMANT.replace(' displayName="Spouse"', ""),
            WrittenPerson(family_name="Fenwright", given_names="Orla", phones=("07700900111",)),
            "01",
        ),
        (
            (
                "<informant><relatedEntity><relatedPerson><name>Orla Mae Fenwright</name></relatedPerson>"
                "</relatedEntity></informant>"
            ),
            WrittenPerson(family_name="Fenwright", given_names="Orla Mae"),
            "",
        ),
        ("<informant><relatedEntity><relatedPerson/></relatedEntity></informant>", None, ""),
        (SELF, None, "Self"),
    ],
)
def test_informant_is_somebody_else_or_nobody(
    informant: str, person: WrittenPerson | None, relationship: str
) -> None:
    record = read_one(Call(informant=informant))
    assert (record.informant, record.informant_relationship) == (person, relationship)


def test_who_speaks_for_themselves_adds_their_telephone() -> None:
    assert read_one(Call(informant=SELF)).person.phones == ("07700900222", "07700900111")


@pytest.mark.parametrize(
    ("begun", "written", "when"),
    [
        ('<effectiveTime value="202602142100+0000"/>', "", datetime(2026, 2, 14, 21, tzinfo=UTC)),
        (
            '<effectiveTime><low value="@@start@@+00"/></effectiveTime>',
            '<effectiveTime value="201701012000+00"/>',
            datetime(2017, 1, 1, 20, tzinfo=UTC),
        ),
        ("", '<effectiveTime value="20260714210000"/>', datetime(2026, 7, 14, 20, tzinfo=UTC)),
        ("", '<effectiveTime value="20260714210000+0100"/>', datetime(2026, 7, 14, 20, tzinfo=UTC)),
        ("", '<effectiveTime value="20260114"/>', datetime(2026, 1, 14, tzinfo=UTC)),
    ],
)
def test_moment_is_the_call_or_the_document(begun: str, written: str, when: datetime) -> None:
    assert read_one(Call(begun=begun, written=written)).occurred_at == when


@pytest.mark.parametrize(
    ("born", "read"),
    [
        ("19910305", "1991-03-05"),
        ("199103051200", "1991-03-05"),
        ("1991", "1991"),
        ("19910231", "1991-02-31"),
        ("", ""),
    ],
)
def test_date_of_birth_is_kept_as_exact_as_written(born: str, read: str) -> None:
    assert read_one(Call(born=f'<birthTime value="{born}"/>')).person.date_of_birth == read


def test_former_names_are_kept_beside_the_current_one() -> None:
    call = Call(name='<name use="PREVIOUS"><family>Marlowe</family></name>' + NAME)
    assert (read_one(call).person.family_name, read_one(call).person.former_names) == (
        "Quillfeather",
        ("Marlowe",),
    )


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (Call(begun='<effectiveTime><low value="99991231000000+0000"/></effectiveTime>'), "value"),
        (Call(born='<birthTime value="99991231"/>'), "value"),
        (Call(born='<birthTime value="18991231"/>'), "value"),
        (Call(name="<name><family>Quill\u202efeather</family></name>"), ""),
        (Call(places=HOME.replace("Larch", "L" * 5000)), ""),
        (Call(ids="", name="", phones="", places=""), ""),
    ],
)
def test_call_that_cannot_be_used_is_refused_without_quoting_it(call: Call, field: str) -> None:
    reading = read_itk(document(call).encode(), "nca")
    assert reading.records == ()
    (refusal,) = reading.refused
    assert refusal.where.startswith("/ClinicalDocument")
    assert refusal.field == field
    assert not {"Quill", "Larch", "9999"} & set(refusal.reason.split())


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "ends too early"),
        (b"<ClinicalDocument>", "ends too early"),
        (b"<a><b></a>", "not well-formed"),
        (b"<Message/>", "a ClinicalDocument was expected"),
        (b'<ClinicalDocument xmlns="urn:hl7-org:v3"/>', "a patient was expected"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', "document type"),
        (b"<a>" * 70 + b"</a>" * 70, "nested more than 64 deep"),
        (b"<a>" + b"<b/>" * 50_001 + b"</a>", "more elements"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "encoding"),
        (b"<a>\x00</a>", "not well-formed"),
        (b"<a>" + b" " * (10 * 2**20) + b"</a>", "larger than"),
    ],
)
def test_unsafe_or_foreign_message_is_refused_whole(payload: bytes, reason: str) -> None:
    reading = read_itk(payload, "nca")
    assert reading.records == ()
    assert reason in reading.refused[0].reason


def test_message_that_names_no_sender_is_refused() -> None:
    reading = read_itk(document(Call(custodian="")).encode())
    assert reading.refused[0].field == "custodian"


def test_signed_in_agency_stands_before_the_one_in_the_message() -> None:
    assert read_itk(enveloped(document(Call())), "nca").records[0].agency == "nca"
