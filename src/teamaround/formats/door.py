"""One door for messages: what a payload is, found by looking, and its reader."""

from __future__ import annotations

import re
from enum import StrEnum

from teamaround.formats.itk import read_itk
from teamaround.formats.reading import Reading, Unreadable, refused_whole
from teamaround.formats.strict import load_json


class Format(StrEnum):
    """What a payload can be."""

    ITK_CDA = "itk-cda"
    FHIR_STU3 = "fhir-stu3"
    FHIR_R4 = "fhir-r4"
    CIN_CENSUS = "cin-census"
    CSV = "csv"
    UNKNOWN = "unknown"


_HEAD = 65_536
_ROOT = re.compile(r"<\s*(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_ROOTS = {
    "Envelope": Format.ITK_CDA,
    "DistributionEnvelope": Format.ITK_CDA,
    "ClinicalDocument": Format.ITK_CDA,
    "Message": Format.CIN_CENSUS,
}
_SPACE = b" \t\r\n"


def detect(payload: bytes) -> Format:
    """What a payload is, by its first characters and, for JSON, by its resources. Never raises."""
    head = payload.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)[:_HEAD]
    if head.startswith((b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")):
        return _by_root(payload)
    if head.startswith((b"{", b"[")):
        return _by_resources(payload)
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"%PDF")) or not head:
        return Format.UNKNOWN
    first = head.splitlines()[0].replace(b"\x00", b"")
    return Format.CSV if any(mark in first for mark in (b",", b";", b"\t", b"|")) else Format.UNKNOWN


def _by_root(payload: bytes) -> Format:
    encoding = "utf-16" if payload.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    head = re.sub(r"<\?.*?\?>|<!--.*?-->", "", payload[:_HEAD].decode(encoding, "replace"), flags=re.DOTALL)
    found = _ROOT.search(head)
    return _ROOTS.get(found.group(1), Format.UNKNOWN) if found else Format.UNKNOWN


def _by_resources(payload: bytes) -> Format:
    from teamaround.formats.fhir.bundle import Bundle, Release  # an extra that CSV senders need not install

    try:
        bundle = Bundle(load_json(payload))
    except Unreadable:
        return Format.UNKNOWN
    return Format.FHIR_STU3 if bundle.release is Release.STU3 else Format.FHIR_R4


def read_message(payload: bytes, agency: str = "") -> Reading:
    """Read one message of whatever kind. CSV and census files have doors of their own, since they need a profile or
    are read child by child; a payload of those kinds, or of no kind, is refused with the reason."""
    match payload.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)[:1]:
        case b"{" | b"[":
            from teamaround.formats.fhir import read_fhir  # an extra that CSV senders need not install

            return read_fhir(payload, agency)
        case b"<" | b"\xff" | b"\xfe":
            return read_itk(payload, agency)
        case _:
            return refused_whole("/", "an ITK CDA document (XML) or a FHIR bundle (JSON) was expected")
