"""What a payload holds: a bundle, bundles in a bundle, a list of them, a bundle as a parameter, or one resource."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from teamaround.formats.fhir.bundle import Bundle
from teamaround.formats.fhir.checking import Resource
from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import JsonValue


class Parcel(NamedTuple):
    """One bundle, and the value that it was read from."""

    bundle: Bundle
    value: Resource


def unpacked(value: JsonValue, where: str = "") -> Iterator[Parcel | Refusal]:
    """Every bundle of a payload in order, and a refusal for each part that is none."""
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from unpacked(part, f"{where or '$'}[{index}]")
        return
    kind = value.get("resourceType") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(kind, str):
        yield Refusal(
            where=where or "$", field="resourceType", reason="a FHIR Bundle or Patient was expected"
        )
        return
    try:
        yield from _of_kind(kind, value, where)
    except Unreadable as error:
        yield error.refusal


def _of_kind(kind: str, value: Resource, where: str) -> Iterator[Parcel | Refusal]:
    if kind == "Bundle":
        yield from _of_bundle(value, where or "Bundle")
    elif kind == "Parameters":
        yield from _inside(value, "parameter", where or "Parameters")
    else:
        bundle = Bundle.alone(value, where or (kind if kind.isalnum() else "$"))
        if bundle.places("Patient"):
            yield Parcel(bundle, value)
        else:
            yield Refusal(
                where=where or "$", field="resourceType", reason="a FHIR Bundle or Patient was expected"
            )


def _of_bundle(value: Resource, where: str) -> Iterator[Parcel | Refusal]:
    """The bundles inside a bundle, and the bundle itself where it holds more than those."""
    bundle = Bundle(value, where)
    has_bundles = bool(bundle.kinds() & {"Bundle", "Parameters"})
    if bundle.places("Patient") or not has_bundles:
        yield Parcel(bundle, value)
    if has_bundles:
        yield from _inside(value, "entry", where)


def _inside(value: Resource, element: str, where: str) -> Iterator[Parcel | Refusal]:
    entries = value.get(element)
    if not isinstance(entries, list):
        raise Unreadable(f"{where}.{element}", "", "a list was expected")
    for index, entry in enumerate(entries):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and resource.get("resourceType") in ("Bundle", "Parameters"):
            yield from unpacked(resource, f"{where}.{element}[{index}].resource")
