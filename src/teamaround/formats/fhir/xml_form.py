"""FHIR written as XML, brought into the shape of its JSON: only the elements that are read, so never a narrative."""

from __future__ import annotations

import types
import typing
from functools import cache

import msgspec
from lxml import etree

from teamaround.formats.fhir import parts
from teamaround.formats.fhir.checking import Resource
from teamaround.formats.fhir.parts import Part
from teamaround.formats.strict import JsonValue

FHIR = "http://hl7.org/fhir"
_READ: dict[str, type[Part]] = {
    "CarePlan": parts.CarePlan,
    "Composition": parts.Composition,
    "Encounter": parts.Encounter,
    "Location": parts.Location,
    "MessageHeader": parts.MessageHeader,
    "Organization": parts.Organization,
    "Patient": parts.Patient,
    "ReferralRequest": parts.Request,
    "RelatedPerson": parts.RelatedPerson,
    "ServiceRequest": parts.Request,
}
_WRAPPERS = {"Bundle": "entry", "Parameters": "parameter"}
_HEAD = ("id", "type", "timestamp")


class _Element(typing.NamedTuple):
    """An element that is read: its name, whether it may stand several times, and what it holds."""

    name: str
    is_list: bool
    holds: type[Part] | None  # None is a plain value


def value_from(root: etree._Element) -> JsonValue:
    """A resource or bundle as JSON would write it; null when the root is no FHIR."""
    return _resource(root) if _is_fhir(root) else None


def _is_fhir(element: etree._Element) -> bool:
    return etree.QName(element).namespace == FHIR


def _resource(element: etree._Element) -> Resource:
    kind = str(etree.QName(element).localname)
    told: Resource = {"resourceType": kind}
    for name in _HEAD if kind in _WRAPPERS else ("id",):
        if (child := element.find(f"{{{FHIR}}}{name}")) is not None:
            told[name] = child.get("value")
    if kind in _WRAPPERS:
        if (identifier := element.find(f"{{{FHIR}}}identifier")) is not None:
            told["identifier"] = _part(identifier, parts.Identifier)
        told[_WRAPPERS[kind]] = [_entry(entry) for entry in _children(element, _WRAPPERS[kind])]
    elif kind in _READ:
        told |= _part(element, _READ[kind])
    contained: list[JsonValue] = [*_resources(element, "contained")]
    return told | {"contained": contained} if contained else told


def _entry(entry: etree._Element) -> Resource:
    full_url = entry.find(f"{{{FHIR}}}fullUrl")
    told: Resource = {} if full_url is None else {"fullUrl": full_url.get("value")}
    for resource in _resources(entry, "resource"):
        told["resource"] = resource
    return told


def _resources(element: etree._Element, name: str) -> list[Resource]:
    return [_resource(one) for wrapper in _children(element, name) for one in wrapper if _is_fhir(one)]


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return element.findall(f"{{{FHIR}}}{name}")


def _part(element: etree._Element, part: type[Part]) -> Resource:
    told: Resource = {"url": element.get("url")} if part is parts.Extension else {}
    for one in _elements(part):
        found = _children(element, one.name)
        values: list[JsonValue] = [_part(f, one.holds) if one.holds else f.get("value") for f in found]
        if values:
            told[one.name] = values if one.is_list else values[0]
    return told


@cache
def _elements(part: type[Part]) -> tuple[_Element, ...]:
    fields = msgspec.structs.fields(part)
    return tuple(_Element(field.encode_name, *_shape(field.type)) for field in fields)


def _shape(told: object) -> tuple[bool, type[Part] | None]:
    """Whether a type is a list, and of what. A choice of a list or one thing, which is how releases differ, is both
    read as a list; FHIR's own model for the other release then agrees to it."""
    choices = typing.get_args(told) if isinstance(told, types.UnionType) or _is_union(told) else (told,)
    lists = [choice for choice in choices if typing.get_origin(choice) is tuple]
    inner = typing.get_args(lists[0])[0] if lists else next(c for c in choices if c is not type(None))
    return bool(lists), inner if isinstance(inner, type) and issubclass(inner, Part) else None


def _is_union(told: object) -> bool:
    return typing.get_origin(told) is typing.Union
