"""How resources of one bundle name one another: full addresses, `Type/id`, bare ids, identifiers, and `#id` inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teamaround.formats.fhir.checking import Resource
from teamaround.formats.strict import JsonValue

_VERSION = re.compile(r"/_history/[^/]*$")


def names_in(resource: Resource, full_url: str) -> Iterator[str]:
    """Every name by which others may call this resource, in lower case."""
    kind, number = str(resource.get("resourceType")), resource.get("id")
    yield from filter(None, (full_url.casefold(),))
    if isinstance(number, str) and number:
        yield from (f"{kind}/{number}".casefold(), f"urn:uuid:{number}".casefold(), number.casefold())
    identifiers = resource.get("identifier")
    for identifier in identifiers if isinstance(identifiers, list) else ():
        yield from _by_identifier(kind, identifier)


def names_of_reference(reference: str, kind: str, identifier: JsonValue = None) -> Iterator[str]:
    """The names to look for, the most exact first: as written, without a version, as `Type/id`, by identifier."""
    written = reference.casefold()
    if written:
        yield written
        plain = _VERSION.sub("", written)
        yield plain
        if plain.count("/") > 1:
            yield "/".join(plain.split("/")[-2:])
    yield from _by_identifier(kind, identifier)


def _by_identifier(kind: str, identifier: JsonValue) -> Iterator[str]:
    if isinstance(identifier, dict) and isinstance(identifier.get("value"), str) and identifier["value"]:
        yield f"{kind}?{identifier.get('system')}|{identifier['value']}".casefold()


def contained_in(where: str, resource: Resource) -> tuple[Resource, list[tuple[str, Resource]]]:
    """A resource with its references to what it contains written out in full, and what it contains by that name.

    `#1` means another thing in every resource, so a name is made of where the resource stands.
    """
    inside = resource.get("contained")
    if not isinstance(inside, list):
        return resource, []
    names = {
        name: f"{where}.contained[{index}]" for index, one in enumerate(inside) if (name := _own_name(one))
    }
    rest = {key: _spelt_out(value, names) for key, value in resource.items() if key != "contained"}
    contained: list[tuple[str, Resource]] = []
    for index, one in enumerate(inside):
        if isinstance(one, dict) and isinstance(one.get("resourceType"), str):
            spelt = {key: _spelt_out(value, names) for key, value in one.items() if key != "id"}
            contained.append((f"{where}.contained[{index}]", spelt))
    return rest, contained


def _own_name(contained: JsonValue) -> str:
    number = contained.get("id") if isinstance(contained, dict) else None
    return f"#{number.removeprefix('#')}" if isinstance(number, str) and number else ""


def _spelt_out(value: JsonValue, names: dict[str, str]) -> JsonValue:
    if isinstance(value, list):
        return [_spelt_out(part, names) for part in value]
    if not isinstance(value, dict):
        return value
    spelt = {key: _spelt_out(part, names) for key, part in value.items()}
    reference = spelt.get("reference")
    if isinstance(reference, str) and reference in names:
        spelt["reference"] = names[reference]
    return spelt
