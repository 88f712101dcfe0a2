"""One resource in our few typed elements, after FHIR's own model has agreed to those."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import fhir.resources.R4B
import fhir.resources.STU3
import msgspec
from pydantic import ValidationError

from teamaround.formats.fhir.parts import Part
from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import JsonValue

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
_OTHER = {Release.STU3: Release.R4, Release.R4: Release.STU3}
# Absent parts and elements that we do not know are no reason to lose a contact; a wrong type or form is.
_BORNE = ("missing", "model_field_validation.missing", "extra_forbidden")
_MOMENTS = frozenset(
    ("start", "end", "date", "authoredOn", "timestamp", "lastUpdated")
)  # read without a zone too


def checked(release: Release, where: str, resource: Resource, part: type[P]) -> P:
    """The resource as `part`. Raises Unreadable with the FHIRPath of what has not the form that FHIR gives it.

    Only what is read here is judged: a fault in an element that nobody reads costs no contact. A bundle that hides
    its release is judged by both.
    """
    try:
        read = msgspec.convert(_filled(resource), part)
    except msgspec.ValidationError as error:
        expected, _, path = str(error).partition(" - at `$")
        raise Unreadable(where + path.rstrip("`"), path.rstrip("`").rpartition(".")[2], expected) from None
    told = {"resourceType": resource["resourceType"], **msgspec.to_builtins(read)}
    fault = _fault(release, where, told)
    if fault is not None and _fault(_OTHER[release], where, told) is not None:
        raise fault
    return read


def _filled(value: JsonValue) -> JsonValue:
    """FHIR has no null and no empty text; some senders write them for what is absent."""
    if isinstance(value, dict):
        return {key: _filled(part) for key, part in value.items() if not _is_empty(part)}
    return [_filled(part) for part in value if not _is_empty(part)] if isinstance(value, list) else value


def _is_empty(value: JsonValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _fault(release: Release, where: str, told: dict[str, object]) -> Unreadable | None:
    try:
        _MODELS[release](str(told["resourceType"])).model_validate(told)
    except ValidationError as error:
        return _first_wrong(where, error)
    except (
        AttributeError,
        KeyError,
        TypeError,
    ):  # fhir.resources meets some wrong types, and types of the other release, with these
        return Unreadable(where, "", "an element has a type that FHIR does not give it")
    return None


def _first_wrong(where: str, error: ValidationError) -> Unreadable | None:
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        steps = [str(step) for step in fault["loc"] if step != "root"]
        if fault["type"] in _BORNE or (
            fault["type"] == "value_error" and steps[-1:] and steps[-1] in _MOMENTS
        ):
            continue
        return Unreadable(".".join((where, *steps)), steps[-1] if steps else "", _expected(fault["type"]))
    return None


def _expected(fault: str) -> str:
    kind = fault.removesuffix("_type").removesuffix("_error").replace("_", " ")
    return f"the form that FHIR gives this element was expected ({kind})"
