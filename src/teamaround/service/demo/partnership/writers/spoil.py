"""Spoils a good record with one fault, so that a reader must refuse it."""

from __future__ import annotations

import json

import msgspec
from lxml import etree

from teamaround.formats.door import Format
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.model.contacts import BadRecord, Fault
from teamaround.service.demo.partnership.profiles import profile_of
from teamaround.service.demo.partnership.writers.csv_rows import Cells, cells_of
from teamaround.service.demo.partnership.writers.message import message_of

_DOCTYPE = b'<!DOCTYPE letter [<!ENTITY who "somebody">]>\n'
_IMPOSSIBLE = "99/99/2026 31:75"


def bad_message(bad: BadRecord, sender: Agency) -> bytes:
    """The payload of a bad message. Raises `ValueError` for a CSV row, which `bad_cells` spoils."""
    good = message_of(bad.basis, sender)
    match bad.fault:
        case Fault.BROKEN_MARKUP | Fault.CUT_SHORT:
            return good[: len(good) * 2 // 3]
        case Fault.FORBIDDEN_ENTITY:
            declaration, rest = good.split(b"\n", 1)
            return declaration + b"\n" + _DOCTYPE + rest
        case Fault.NOT_A_MESSAGE:
            return msgspec.json.encode({"resourceType": "OperationOutcome", "issue": []})
        case Fault.NO_TIME:
            return _without(good, "effectiveTime")
        case Fault.NO_PATIENT if bad.basis.format is Format.ITK_CDA:
            return _without(good, "recordTarget")
        case Fault.NO_PATIENT:
            return _without_patient(good)
        case _:
            raise ValueError("a fault of messages was expected")


def bad_cells(bad: BadRecord) -> Cells:
    """The cells of a bad row; a row with too few columns is one that ends after its first cell."""
    profile = profile_of(bad.basis.profile)
    cells = cells_of(bad.basis.record, profile)
    match bad.fault:
        case Fault.NO_TIME:
            return {**cells, **dict.fromkeys(profile.occurred_at.columns, "")}
        case Fault.IMPOSSIBLE_TIME:
            return {**cells, **dict.fromkeys(profile.occurred_at.columns, _IMPOSSIBLE)}
        case Fault.NO_SOURCE_ID:
            return {**cells, profile.source_id: ""}
        case Fault.NO_PERSON_AND_NO_PLACE:
            kept = {profile.source_id, profile.kind.column, *profile.occurred_at.columns}
            return {column: cell if column in kept else "" for column, cell in cells.items()}
        case Fault.TOO_FEW_COLUMNS:
            return dict(list(cells.items())[:1])
        case _:
            raise ValueError("a fault of rows was expected")


def _without(message: bytes, name: str) -> bytes:
    root = etree.fromstring(message)  # our own bytes of a moment ago
    for element in list(root.iter(f"{{*}}{name}")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _without_patient(message: bytes) -> bytes:
    bundle = json.loads(message)
    bundle["entry"] = [entry for entry in bundle["entry"] if entry["resource"]["resourceType"] != "Patient"]
    return msgspec.json.encode(bundle)
