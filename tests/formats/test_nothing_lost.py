"""Whatever comes in, each record is a contact or a refusal with its place, and no bytes make a reader fail."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import read_messages
from teamaround.formats.people import read_people
from teamaround.formats.profile import packaged_profile
from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import plain
from tests.formats.fhir.messages import bundled, patient, r4
from tests.formats.itk_messages import Call, document, enveloped

CALLS = packaged_profile("ambulance-111")
HEADER = b"call_id,call_started,patient_surname,patient_forenames,patient_dob,home_address,home_postcode\n"
GOOD = b"C1,2026-02-14T20:58,Vane,Ruth,1991-03-05,14 Larch Row,ZZ1 4QT"
# One physical line each: nothing that ends a line, and no quotation mark, which may join lines into one record.
LINES = st.one_of(
    st.just(GOOD),
    st.builds(
        lambda cells: ",".join(cells).encode(),
        st.lists(st.text("ab1/-: ZëŁ\u202e\x07", max_size=8), max_size=9),
    ),
    st.binary(max_size=40).map(lambda line: line.translate(None, b'\n\r"')),
)


@given(st.lists(LINES, max_size=12))
def test_every_line_of_a_table_is_a_contact_or_refused_by_its_row(lines: list[bytes]) -> None:
    written = [line for line in lines if line.strip()]
    told = list(read_contacts(io.BytesIO(HEADER + b"\n".join(lines)), CALLS, "nca"))
    blank = sum(1 for line in written if not line.decode("utf-8", "replace").strip())
    assert len(written) - blank <= len(told) <= len(written)
    places = [one.where for one in told if isinstance(one, Refusal)]
    assert len(set(places)) == len(places)
    assert sum(isinstance(one, ContactRecord) for one in told) >= lines.count(GOOD)


RESOURCES = st.sampled_from(
    [
        patient(),
        patient(birthDate="1991-40-01"),
        patient(name=7),
        {"resourceType": "Device"},
        json.loads(bundled(r4())),
        {},
    ]
)


@given(st.lists(RESOURCES, min_size=2, max_size=8), st.booleans())
def test_every_resource_sent_side_by_side_is_a_contact_or_refused_by_its_path(
    resources: list[dict[str, object]], as_lines: bool
) -> None:
    first = [patient(), *resources]
    written = (
        b"\n".join(json.dumps(one).encode() for one in first) if as_lines else json.dumps(first).encode()
    )
    told = list(read_messages(io.BytesIO(written), "nca"))
    assert len(told) == len(first)
    assert all(one.where and one.reason for one in told if isinstance(one, Refusal))


DOCUMENTS = st.sampled_from(
    [
        document(Call()),
        document(Call(name="", ids="", places="", phones="")),
        document(Call(born='<birthTime value="99991231"/>')),
    ]
)


@given(st.lists(DOCUMENTS, min_size=1, max_size=5))
def test_every_document_of_an_envelope_is_a_contact_or_refused_by_its_path(documents: list[str]) -> None:
    told = list(read_messages(io.BytesIO(enveloped(*documents))))
    assert len(told) == len(documents)
    assert len({one.where for one in told if isinstance(one, Refusal)}) == sum(
        isinstance(one, Refusal) for one in told
    )


STARTS = st.sampled_from(
    [
        b"",
        b"{",
        b"[{",
        b"<",
        b"<?xml",
        b"\x1f\x8b",
        b"\xff\xfe<\x00",
        b"\xef\xbb\xbf{",
        b'<Patient xmlns="http://hl7.org/fhir">',
        HEADER,
    ]
)


@given(st.builds(bytes.__add__, STARTS, st.binary(max_size=200)))
def test_no_bytes_make_a_reader_fail(payload: bytes) -> None:
    assert all(isinstance(one, Refusal) for one in read_messages(plain(io.BytesIO(payload)), "nca"))
    for reader in (read_people, lambda stream: read_contacts(stream, CALLS, "nca")):
        assert _count_or_reason(reader, payload) is not None


def _count_or_reason(reader: object, payload: bytes) -> int | str:
    try:
        return sum(1 for _ in reader(plain(io.BytesIO(payload))))  # type: ignore[operator]  # both take a stream
    except Unreadable as refused:
        return refused.refusal.reason
