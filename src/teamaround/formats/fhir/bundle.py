"""A bundle as a thing to look things up in: resources by type and by reference, each checked when it is first read."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar, cast

import fhir.resources.R4B
import fhir.resources.STU3
import msgspec
from pydantic import ValidationError

from teamaround.formats.fhir.parts import Part, Reference
from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import LIMITS, JsonValue

P = TypeVar("P", bound=Part)
Resource = dict[str, JsonValue]


class Release(StrEnum):
    """The two releases of FHIR that are read."""

    STU3 = "stu3"
    R4 = "r4"


_MODELS = {
    Release.STU3: fhir.resources.STU3.get_fhir_model_class,
    Release.R4: fhir.resources.R4B.get_fhir_model_class,  # R4B's models fit R4 4.0.1 for the resources read here
}
# Absent parts and elements that we do not know are no reason to lose a contact; a wrong type or form is.
_BORNE = ("missing", "model_field_validation.missing", "extra_forbidden")
_STU3_ONLY = frozenset(("ReferralRequest", "ProcedureRequest", "BodySite", "Sequence"))


class Bundle:
    """The entries of one message. Raises Unreadable when it is no Bundle."""

    def __init__(self, message: JsonValue) -> None:
        if not isinstance(message, dict) or message.get("resourceType") != "Bundle":
            raise Unreadable("$", "resourceType", "a Bundle was expected")
        entries = message.get("entry", [])
        if not isinstance(entries, list):
            raise Unreadable("Bundle.entry", "", "a list was expected")
        self.id = _text(message.get("id"))
        self.timestamp = _text(message.get("timestamp"))
        self._resources: list[tuple[str, Resource]] = []
        self._places: dict[str, int] = {}
        self._read: dict[tuple[str, type[Part]], Part] = {}
        for index, entry in enumerate(entries):
            self._take(index, entry)
        self.release = self._release()

    def _take(self, index: int, entry: JsonValue) -> None:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(resource, dict):
            return
        if not isinstance(resource.get("resourceType"), str):
            return
        place = len(self._resources)
        self._resources.append((f"Bundle.entry[{index}].resource", resource))
        kind, number, full = (
            _text(resource.get("resourceType")),
            _text(resource.get("id")),
            _text(entry.get("fullUrl")),
        )
        for name in (
            full,
            f"{kind}/{number}" if number else "",
            f"urn:uuid:{number}" if number else "",
            number,
        ):
            if name:
                self._places.setdefault(name.casefold(), place)

    def _release(self) -> Release:
        header = next((r for _, r in self._resources if r.get("resourceType") == "MessageHeader"), {})
        if self.kinds() & _STU3_ONLY or "event" in header or "timestamp" in header:
            return Release.STU3
        return Release.R4

    def kinds(self) -> frozenset[str]:
        """The types of resource that the bundle holds."""
        return frozenset(_text(resource.get("resourceType")) for _, resource in self._resources)

    def all(self, kind: str, part: type[P]) -> list[tuple[str, P]]:
        """Every resource of a type with its FHIRPath."""
        return [
            (where, self._checked(where, resource, part))
            for where, resource in self._resources
            if resource.get("resourceType") == kind
        ]

    def first(self, kind: str, part: type[P]) -> P | None:
        """The first resource of a type, or None."""
        found = next(((w, r) for w, r in self._resources if r.get("resourceType") == kind), None)
        return self._checked(*found, part) if found else None

    def referred(self, reference: Reference | None, kind: str, part: type[P]) -> P | None:
        """The resource that a reference points to, when it is in the bundle and of that type."""
        place = self._places.get(reference.reference.casefold()) if reference else None
        if place is None:
            return None
        where, resource = self._resources[place]
        return self._checked(where, resource, part) if resource.get("resourceType") == kind else None

    def _checked(self, where: str, resource: Resource, part: type[P]) -> P:
        read = self._read.get((where, part))
        if read is None:
            read = self._read[where, part] = _checked(self.release, where, resource, part)
        return cast(P, read)


def _checked(release: Release, where: str, resource: Resource, part: type[P]) -> P:
    """The resource in our few typed elements, after FHIR's own model has agreed to the whole of it."""
    told = _without_nulls(resource)
    try:
        read = msgspec.convert(told, part)
    except msgspec.ValidationError as error:
        expected, _, path = str(error).partition(" - at `$")
        raise Unreadable(where + path.rstrip("`"), path.rstrip("`").rpartition(".")[2], expected) from None
    try:
        _MODELS[release](str(resource["resourceType"])).model_validate(told)
    except ValidationError as error:
        _refuse_wrong(where, error)
    except (
        AttributeError,
        TypeError,
    ):  # fhir.resources meets some wrong types with these instead of its own error
        raise Unreadable(where, "", "an element has a type that FHIR does not give it") from None
    return read


def _without_nulls(value: JsonValue) -> JsonValue:
    """FHIR has no null; some senders write it for what is absent."""
    if isinstance(value, dict):
        return {key: _without_nulls(part) for key, part in value.items() if part is not None}
    return [_without_nulls(part) for part in value if part is not None] if isinstance(value, list) else value


def _refuse_wrong(where: str, error: ValidationError) -> None:
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        if fault["type"] not in _BORNE:
            steps = [str(step) for step in fault["loc"] if step != "root"]
            raise Unreadable(".".join((where, *steps)), steps[-1] if steps else "", _expected(fault["type"]))


def _expected(fault: str) -> str:
    kind = fault.removesuffix("_type").removesuffix("_error").replace("_", " ")
    return f"the form that FHIR gives this element was expected ({kind})"


def _text(value: JsonValue) -> str:
    return value[: LIMITS.field_characters] if isinstance(value, str) else ""
