"""One door for messages: what a payload is, found by looking, and its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from io import BufferedReader, BytesIO
from typing import BinaryIO

import msgspec

from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.itk import read_itk
from teamaround.formats.reading import Reading, Refusal, Unreadable, refused_whole
from teamaround.formats.strict import messages_in


class Format(StrEnum):
    """What a payload can be."""

    ITK_CDA = "itk-cda"
    FHIR_STU3 = "fhir-stu3"
    FHIR_R4 = "fhir-r4"
    CIN_CENSUS = "cin-census"
    CSV = "csv"
    UNKNOWN = "unknown"


_HEAD, _PEEKED = 65_536, 4096  # bytes
_ROOT = re.compile(r"<\s*(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_FHIR = re.compile(r"""<\s*(?:[\w.-]+:)?[A-Za-z]\w*\s[^>]*["']http://hl7\.org/fhir["']""")
_ROOTS = {
    "Envelope": Format.ITK_CDA,
    "DistributionEnvelope": Format.ITK_CDA,
    "ClinicalDocument": Format.ITK_CDA,
    "Message": Format.CIN_CENSUS,
}
_SPACE = b" \t\r\n"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def detect(payload: bytes) -> Format:
    """What a payload is, by its first characters and, for FHIR, by its resources. Never raises."""
    head = payload.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)[:_HEAD]
    if head.startswith((b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")):
        return _by_root(payload)
    if head.startswith((b"{", b"[")):
        found = map(_by_resources, (message for _, message in messages_in(BytesIO(payload))))
        return next((form for form in found if form is not Format.UNKNOWN), Format.UNKNOWN)
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"%PDF")) or not head:
        return Format.UNKNOWN
    first = head.splitlines()[0].replace(b"\x00", b"")
    return Format.CSV if any(mark in first for mark in (b",", b";", b"\t", b"|")) else Format.UNKNOWN


def is_csv(stream: BufferedReader) -> bool:
    """Whether a stream begins like CSV. Nothing of it is used up."""
    return detect(stream.peek(_PEEKED)[:_PEEKED]) is Format.CSV


def _by_root(payload: bytes) -> Format:
    head = _without_prolog(payload)
    found = _ROOT.search(head)
    if found and found[1] not in _ROOTS and _FHIR.match(head.lstrip()):
        return _by_resources(payload)
    return _ROOTS.get(found[1], Format.UNKNOWN) if found else Format.UNKNOWN


def _without_prolog(payload: bytes) -> str:
    encoding = "utf-16" if payload.startswith(_UTF16) else "utf-8-sig"
    return re.sub(r"<\?.*?\?>|<!--.*?-->", "", payload[:_HEAD].decode(encoding, "replace"), flags=re.DOTALL)


def _by_resources(payload: bytes) -> Format:
    from teamaround.formats.fhir import release_of  # an extra that CSV senders need not install

    release = release_of(payload)
    return Format(f"fhir-{release}") if release else Format.UNKNOWN


def read_messages(
    stream: BinaryIO, agency: str = "", received_at: datetime | None = None
) -> Iterator[ContactRecord | Refusal]:
    """Contacts and refusals out of a stream that holds one message, or FHIR as JSON lines, one message a line."""
    try:
        for where, payload in messages_in(stream):
            reading = _read_one(payload, agency, received_at)
            yield from reading.records
            for refusal in reading.refused:
                yield (
                    msgspec.structs.replace(refusal, where=f"{where}, {refusal.where}") if where else refusal
                )
    except Unreadable as error:  # of the stream itself: too long, or a broken archive
        yield error.refusal


def read_message(payload: bytes, agency: str = "", received_at: datetime | None = None) -> Reading:
    """Read one payload of whatever kind. CSV and census files have doors of their own, since they need a profile or
    are read child by child; a payload of those kinds, or of no kind, is refused with the reason."""
    told = list(read_messages(BytesIO(payload), agency, received_at))
    return Reading(
        records=tuple(one for one in told if isinstance(one, ContactRecord)),
        refused=tuple(one for one in told if isinstance(one, Refusal)),
    )


def _read_one(payload: bytes, agency: str, received_at: datetime | None) -> Reading:
    match payload.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)[:1]:
        case b"{" | b"[":
            from teamaround.formats.fhir import read_fhir  # an extra that CSV senders need not install

            return read_fhir(payload, agency, received_at)
        case b"<" | b"\xff" | b"\xfe":
            return _read_xml(payload, agency, received_at)
        case _:
            return refused_whole("/", "an ITK CDA document (XML) or FHIR (JSON or XML) was expected")


def _read_xml(payload: bytes, agency: str, received_at: datetime | None) -> Reading:
    head = _without_prolog(payload).lstrip()
    root = _ROOT.search(head)
    if root and root[1] not in _ROOTS and _FHIR.match(head):
        from teamaround.formats.fhir import read_fhir_xml  # an extra that CSV senders need not install

        return read_fhir_xml(payload, agency, received_at)
    return read_itk(payload, agency)
