"""ITK messages as different suppliers write them: envelopes, attachments, addresses, names, what is left unknown."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime

import pytest

from teamaround.formats.contact_record import ContactRecord, WrittenPlace
from teamaround.formats.itk import read_itk
from tests.formats.itk_messages import HERE, HOME, INFORMANT, VERIFIED, Call, document, enveloped

SECOND = "<recordTarget><patientRole><patient><name><family>Lind</family></name></patient></patientRole></recordTarget>"


def read_one(call: Call) -> ContactRecord:
    reading = read_itk(document(call).encode(), "nca")
    assert reading.refused == ()
    return reading.records[0]


def packed(content: bytes | str) -> str:
    return b64encode(content if isinstance(content, bytes) else content.encode()).decode()


@pytest.mark.parametrize(
    "envelope", ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"]
)
@pytest.mark.parametrize("before", [b"", b"\n  "])
def test_envelope_of_either_soap_is_opened(envelope: str, before: bytes) -> None:
    payload = enveloped(document(Call())).replace(
        b"http://schemas.xmlsoap.org/soap/envelope/", envelope.encode()
    )
    assert len(read_itk(before + payload).records) == 1


def test_envelope_without_soap_is_opened() -> None:
    inner = enveloped(document(Call())).decode()
    bare = inner[inner.index("<itk:DistributionEnvelope") : inner.index("</s:Body>")]
    assert read_itk(bare.encode()).records[0].agency == "ZXA1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_declared_encoding_is_obeyed(encoding: str) -> None:
    text = document(Call(name="<name><given>Zoë</given><family>Fenwright</family></name>"))
    written = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    assert read_itk(written, "nca").records[0].person.given_names == "Zoë"


def test_two_documents_without_a_number_stay_two() -> None:
    unnumbered = document(Call(number="")).replace('<id root=""/>', '<id nullFlavor="NI"/>')
    other = unnumbered.replace("Quillfeather", "Lind")
    first, again = read_itk(enveloped(unnumbered, other)), read_itk(enveloped(unnumbered, other))
    numbers = [record.source_id for record in first.records]
    assert len(set(numbers)) == 2
    assert numbers == [record.source_id for record in again.records]


def test_second_patient_of_a_document_is_a_contact_too() -> None:
    text = document(Call()).replace("</recordTarget>", f"</recordTarget>{SECOND}")
    reading = read_itk(text.encode(), "nca")
    assert [record.person.family_name for record in reading.records] == ["Quillfeather", "Lind"]
    assert len({record.source_id for record in reading.records}) == 2


def test_packed_document_is_read_and_a_broken_one_is_refused_alone() -> None:
    broken = packed("<ClinicalDocument>")
    reading = read_itk(enveloped(packed(document(Call())), "!!", broken))
    assert len(reading.records) == 1
    assert [refusal.where.rpartition("/")[2] for refusal in reading.refused] == ["payload[2]", "payload[3]"]


def test_attachment_beside_a_document_is_passed_over() -> None:
    reading = read_itk(enveloped(document(Call()), packed(b"%PDF-1.7 letter")))
    assert (len(reading.records), reading.refused) == (1, ())


def test_packed_bomb_is_refused() -> None:
    bomb = packed("<a>" * 200)
    (refusal,) = read_itk(enveloped(bomb)).refused
    assert "nested more than" in refusal.reason


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (
            (
                '<addr use="H"><houseNumber>14</houseNumber><streetName>Larch Row</streetName>'
                "<city>Farnleigh</city></addr>"
            ),
            "14 Larch Row, Farnleigh",
        ),
        ('<addr use="HP WP">14 Larch Row<br/>Farnleigh</addr>', "14 Larch Row, Farnleigh"),
        (
            "<addr><streetAddressLine/><streetAddressLine>14 Larch Row,</streetAddressLine></addr>",
            "14 Larch Row",
        ),
        (
            '<addr nullFlavor="UNK"/><addr use="HP"><streetAddressLine>14 Larch Row</streetAddressLine></addr>',
            "14 Larch Row",
        ),
        ('<addr use="TMP"><streetAddressLine>14 Larch Row</streetAddressLine></addr>', "14 Larch Row"),
    ],
)
def test_home_is_read_in_all_its_forms(written: str, address: str) -> None:
    record = read_one(Call(places=written))
    assert (record.home, record.caller) == (WrittenPlace(address=address), None)


def test_workplace_is_no_home() -> None:
    assert read_one(Call(places='<addr use="WP"><city>Farnleigh</city></addr>')).home is None


def test_temporary_address_beside_a_home_is_where_they_are() -> None:
    temporary = '<addr use="TMP"><streetAddressLine>31 Hawthorn Walk</streetAddressLine></addr>'
    staying, found = read_one(Call(places=HOME + temporary)), read_one(Call(places=HOME + temporary + HERE))
    assert staying.caller == WrittenPlace(address="31 Hawthorn Walk")
    assert found.caller == WrittenPlace(address="9 Alder Close", postcode="ZQ2 7XB")


def test_place_where_the_patient_is_goes_before_the_informants() -> None:
    assert read_one(Call(places=HOME + HERE, informant=INFORMANT)).informant_home is not None


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<name nullFlavor="NI"/><name>Dane Arlo Quillfeather</name>', ("Quillfeather", "Dane Arlo", ())),
        ("<name>Quillfeather, Dane</name>", ("Quillfeather", "Dane", ())),
        (
            (
                '<name use="L PREVIOUS"><family>Lind</family></name>'
                '<name use="L"><given>Dane</given><family>Quillfeather</family></name>'
            ),
            ("Quillfeather", "Dane", ("Lind",)),
        ),
        ('<name nullFlavor="UNK"/>', ("", "", ())),
    ],
)
def test_names_are_read_in_all_their_forms(written: str, told: tuple[str, str, tuple[str, ...]]) -> None:
    person = read_one(Call(name=written)).person
    assert (person.family_name, person.given_names, person.former_names) == told


def test_what_is_unknown_is_empty_and_the_rest_stays() -> None:
    unknown = Call(
        ids=f'<id root="{VERIFIED}" extension="999 000 0018"/><id root="{VERIFIED}" nullFlavor="UNK"/>',
        phones='<telecom nullFlavor="UNK"/><telecom value="TEL:+447700900222;ext=4"/>'
        '<telecom value="fax:01632960009"/>',
        born='<birthTime nullFlavor="UNK"/>',
        sex='<administrativeGenderCode nullFlavor="NI"/>',
        begun='<effectiveTime><low nullFlavor="UNK"/></effectiveTime>',
        disposition='<dischargeDispositionCode nullFlavor="NI"/>',
    )
    record = read_one(unknown)
    person = record.person
    assert (person.nhs_number, person.nhs_number_verified) == ("999 000 0018", True)
    assert (person.phones, person.date_of_birth, person.sex) == (("+447700900222",), "", "")
    assert (record.occurred_at, record.reason) == (datetime(2026, 2, 14, 21, 15, tzinfo=UTC), "")


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("20260714205800", datetime(2026, 7, 14, 19, 58, tzinfo=UTC)),
        ("202607142058+01", datetime(2026, 7, 14, 19, 58, tzinfo=UTC)),
        ("20260714205800.123+0000", datetime(2026, 7, 14, 20, 58, tzinfo=UTC)),
        ("20260714205800Z", datetime(2026, 7, 14, 20, 58, tzinfo=UTC)),
    ],
)
def test_moment_is_read_in_all_its_forms(written: str, when: datetime) -> None:
    begun = f'<effectiveTime><low value="{written}"/></effectiveTime>'
    assert read_one(Call(begun=begun)).occurred_at == when
