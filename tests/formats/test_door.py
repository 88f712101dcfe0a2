"""One door for messages: each is known by its look."""

from __future__ import annotations

import pytest

from teamaround.formats.door import Format, detect, read_message
from tests.formats.fhir.messages import bundled, r4, stu3
from tests.formats.itk_messages import Call, document, enveloped

ITK = enveloped(document(Call()))


@pytest.mark.parametrize(
    ("payload", "form"),
    [
        (ITK, Format.ITK_CDA),
        (b"\xef\xbb\xbf  " + ITK, Format.ITK_CDA),
        (document(Call()).encode(), Format.ITK_CDA),
        (b"<!-- a --><?x y?><Message><Header/></Message>", Format.CIN_CENSUS),
        ("<Message/>".encode("utf-16"), Format.CIN_CENSUS),
        (b"<html/>", Format.UNKNOWN),
        (b"<", Format.UNKNOWN),
        (bundled(r4()), Format.FHIR_R4),
        (bundled(stu3()), Format.FHIR_STU3),
        (b'{"resourceType": "Patient"}', Format.FHIR_R4),
        (b'{"resourceType": "Device"}', Format.UNKNOWN),
        (b"[" * 100_000, Format.UNKNOWN),
        (b"call_id,call_started\nC1,x", Format.CSV),
        ("call_id,call_started\n".encode("utf-16"), Format.CSV),
        (b"PK\x03\x04,,", Format.UNKNOWN),
        (b"", Format.UNKNOWN),
        (b"hello", Format.UNKNOWN),
    ],
)
def test_payload_is_known_by_its_look(payload: bytes, form: Format) -> None:
    assert detect(payload) is form


@pytest.mark.parametrize("payload", [ITK, document(Call()).encode("utf-16"), bundled(r4()), bundled(stu3())])
def test_message_of_each_kind_is_read(payload: bytes) -> None:
    reading = read_message(payload, "nca")
    assert reading.refused == ()
    assert [record.person.family_name for record in reading.records] == ["Quillfeather"]


@pytest.mark.parametrize("payload", [b"", b"call_id,x\n", b"PK\x03\x04", b"\x00", b"<Message/>", b"{}"])
def test_what_is_no_message_is_refused_with_a_reason(payload: bytes) -> None:
    reading = read_message(payload, "nca")
    assert reading.records == ()
    assert reading.refused[0].reason
