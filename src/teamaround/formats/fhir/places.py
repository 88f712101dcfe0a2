"""Home, caller's and incident's places of a FHIR message, kept apart."""

from __future__ import annotations

from teamaround.formats.contact_record import WrittenPlace
from teamaround.formats.fhir.bundle import Bundle
from teamaround.formats.fhir.parts import (
    Address,
    Encounter,
    Extension,
    Location,
    Patient,
    Reference,
    Request,
    codings,
)

_CALLER, _INCIDENT = "CLOC", "ILOC"
_TYPED = frozenset((_CALLER, _INCIDENT, "OLOC", "RLOC"))
_UPRN_NAMES = frozenset(("UPRN", "uprn"))


def home_of(patient: Patient) -> WrittenPlace | None:
    """Where the patient is said to live: a home address first, never the one marked as physical."""
    ranked = sorted(
        patient.address, key=lambda a: (a.use != "home", a.use in ("temp", "work"), a.use == "old")
    )
    return next(filter(None, (place_of(a) for a in ranked if a.type != "physical" and a.use != "old")), None)


def physical_of(patient: Patient) -> WrittenPlace | None:
    """Where the patient was when the call was made, which 111 writes as an address of type physical."""
    return next(
        filter(None, (place_of(a) for a in patient.address if a.type == "physical" and a.use != "home")), None
    )


def caller_of(bundle: Bundle) -> WrittenPlace | None:
    """The location typed as the caller's."""
    return _typed(bundle, _CALLER)


def incident_of(bundle: Bundle) -> WrittenPlace | None:
    """The location typed as the incident's; else an untyped one that the request or the encounter points to."""
    return _typed(bundle, _INCIDENT) or next(
        filter(None, (_untyped(bundle, reference) for reference in _pointed_to(bundle))), None
    )


def _typed(bundle: Bundle, code: str) -> WrittenPlace | None:
    for _, location in bundle.all("Location", Location):
        if code in _codes(location):
            return _place(location)
    return None


def _untyped(bundle: Bundle, reference: Reference) -> WrittenPlace | None:
    location = bundle.referred(reference, "Location", Location)
    if location is None or _codes(location) & _TYPED:
        return None
    return _place(location)


def _codes(location: Location) -> frozenset[str]:
    told = (*codings(location.type), *codings(location.physical_type))
    return frozenset(coding.code for coding in told)


def _pointed_to(bundle: Bundle) -> tuple[Reference, ...]:
    request = bundle.first("ServiceRequest", Request) or Request()
    encounter = bundle.first("Encounter", Encounter) or Encounter()
    return (*request.location_reference, *(stay.location for stay in encounter.location if stay.location))


def _place(location: Location) -> WrittenPlace | None:
    return place_of(location.address or Address(), location.extension)


def place_of(address: Address, extensions: tuple[Extension, ...] = ()) -> WrittenPlace | None:
    """An address, with a UPRN from its own extensions or those of what it belongs to; None when nothing is in it."""
    lines = (*address.line, address.city, address.district)
    place = WrittenPlace(
        address=", ".join(line.strip(" ,") for line in lines if line.strip(" ,")) or address.text,
        postcode=address.postal_code,
        uprn=_uprn((*extensions, *address.extension)),
    )
    return place if place != WrittenPlace() else None


def _uprn(extensions: tuple[Extension, ...]) -> str:
    """The UPRN of BaRS' location extension, or of UK Core's address key (type and value side by side)."""
    for extension in extensions:
        if extension.url in _UPRN_NAMES:
            return extension.value_string
        inner = {part.url: part for part in extension.extension}
        if "UPRN" in {
            coding.code for part in inner.values() for coding in codings(part.value_codeable_concept)
        }:
            return inner["value"].value_string if "value" in inner else ""
        found = _uprn(extension.extension)
        if found:
            return found
    return ""
