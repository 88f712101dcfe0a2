"""A bundle as a thing to look things up in: resources by type and by reference, each checked when it is first read."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from teamaround.formats.fhir.checking import Release, Resource, checked
from teamaround.formats.fhir.naming import contained_in, names_in, names_of_reference
from teamaround.formats.fhir.parts import Part, Reference
from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import LIMITS, JsonValue

P = TypeVar("P", bound=Part)
_STU3_ONLY = frozenset(("ReferralRequest", "ProcedureRequest", "BodySite", "Sequence"))
REQUESTS = ("ReferralRequest", "ServiceRequest")
_ENCOUNTERS = ("encounter", "context")  # the elements by which a request says from which encounter it comes
_OWNERS = ("subject", "patient")  # the elements by which a resource says about whom it is


class Sort(StrEnum):
    """What sort of bundle it is, as far as it matters here: one message, or records side by side."""

    MESSAGE = "message"
    RECORDS = "records"


_SORTS = dict.fromkeys(("collection", "searchset", "batch", "transaction", "history"), Sort.RECORDS)


class Place(NamedTuple):
    """A resource and where it stands, as a FHIRPath."""

    where: str
    resource: Resource

    @property
    def kind(self) -> str:
        """Its type."""
        return _text(self.resource.get("resourceType"))


class Bundle:
    """The resources of one message. Raises Unreadable when its entries are no list."""

    def __init__(self, head: Resource, where: str = "Bundle") -> None:
        self.where = where
        self.id = _text(head.get("id"))
        self.identifier = _value_of(head.get("identifier"))
        self.timestamp = _text(head.get("timestamp"))
        self.sort = _SORTS.get(_text(head.get("type")), Sort.MESSAGE)
        self._by_kind: dict[str, list[Place]] = {}
        self._owners: dict[str, dict[str, list[Place]]] = {}
        self._told: dict[tuple[str, type[Part]], tuple[Part, ...]] = {}
        self._named: dict[str, Place] = {}
        self._read: dict[tuple[str, type[Part]], Part] = {}
        for entry_where, full_url, resource in _entries(head, where):
            self._take(entry_where, full_url, resource)
        self.release = self._release()

    @classmethod
    def alone(cls, resource: Resource, where: str) -> Bundle:
        """A bundle of one resource that came without one."""
        bundle = cls({"type": "collection"}, where)
        bundle._take(where, "", resource)
        bundle.release = bundle._release()
        return bundle

    def _take(self, where: str, full_url: str, resource: Resource) -> None:
        own, contained = contained_in(where, resource)
        for place_where, one, full in ((where, own, full_url), *((w, r, w) for w, r in contained)):
            place = Place(place_where, one)
            self._by_kind.setdefault(place.kind, []).append(place)
            for name in names_in(one, full):
                self._named.setdefault(name, place)

    def _release(self) -> Release:
        header = next((place.resource for place in self.places("MessageHeader")), {})
        profiles = (str(place.resource.get("meta")) for places in self._by_kind.values() for place in places)
        if self.kinds() & _STU3_ONLY or "event" in header or "timestamp" in header:
            return Release.STU3
        return Release.STU3 if any("/STU3/" in profile for profile in profiles) else Release.R4

    def kinds(self) -> frozenset[str]:
        """The types of resource that the bundle holds."""
        return frozenset(self._by_kind)

    def places(self, kind: str) -> list[Place]:
        """Every resource of a type, unread."""
        return self._by_kind.get(kind, [])

    def owned(self, patient: Place, *kinds: str) -> list[Place]:
        """The resources of some types about a patient. What names nobody is about the only patient there is."""
        return [place for kind in kinds for place in self._owned_by(kind).get(patient.where, ())]

    def read_owned(self, patient: Place, kind: str, part: type[P]) -> tuple[P, ...]:
        """The same, read; once for each patient, however many encounters they have."""
        key = (patient.where, part)
        if key not in self._told:
            self._told[key] = tuple(self.read(place, part) for place in self.owned(patient, kind))
        return cast(tuple[P, ...], self._told[key])

    @cached_property
    def asked(self) -> dict[str, Place]:
        """The request about each encounter that has one, by where the encounter stands."""
        asked: dict[str, Place] = {}
        for request in (place for kind in REQUESTS for place in self.places(kind)):
            for element in _ENCOUNTERS:
                encounter = self._find_told(request.resource.get(element), "Encounter")
                if encounter:
                    asked.setdefault(encounter.where, request)
        return asked

    def _owned_by(self, kind: str) -> dict[str, list[Place]]:
        """The resources of a type by the place of their patient, sorted out once."""
        if kind not in self._owners:
            patients = self.places("Patient")
            only = patients[0] if len(patients) == 1 else None
            sorted_out = self._owners[kind] = {}
            for place in self.places(kind):
                owner = self._owner(place) or only
                if owner:
                    sorted_out.setdefault(owner.where, []).append(place)
        return self._owners[kind]

    def _owner(self, place: Place) -> Place | None:
        owners = (self._find_told(place.resource.get(element), "Patient") for element in _OWNERS)
        return next(filter(None, owners), None)

    def _find_told(self, reference: JsonValue, kind: str) -> Place | None:
        if not isinstance(reference, dict):
            return None
        return self._find(_text(reference.get("reference")), kind, reference.get("identifier"))

    def read(self, place: Place, part: type[P]) -> P:
        """A resource in our few typed elements. Raises Unreadable where one of them has not the form it should."""
        read = self._read.get((place.where, part))
        if read is None:
            read = self._read[place.where, part] = checked(self.release, *place, part)
        return cast(P, read)

    def all(self, kind: str, part: type[P]) -> list[P]:
        """Every resource of a type."""
        return [self.read(place, part) for place in self.places(kind)]

    def first(self, kind: str, part: type[P]) -> P | None:
        """The first resource of a type, or None."""
        return next((self.read(place, part) for place in self.places(kind)), None)

    def place_referred(self, reference: Reference | None, kind: str) -> Place | None:
        """The resource that a reference points to, unread, when it is in the bundle and of that type."""
        if reference is None:
            return None
        identifier = reference.identifier
        told: JsonValue = {"system": identifier.system, "value": identifier.value} if identifier else None
        return self._find(reference.reference, kind, told)

    def referred(self, reference: Reference | None, kind: str, part: type[P]) -> P | None:
        """The resource that a reference points to, when it is in the bundle and of that type."""
        place = self.place_referred(reference, kind)
        return self.read(place, part) if place else None

    def _find(self, reference: str, kind: str, identifier: JsonValue) -> Place | None:
        for name in names_of_reference(reference, kind, identifier):
            place = self._named.get(name)
            if place and place.kind == kind:
                return place
        return None


def _entries(head: Resource, where: str) -> Iterable[tuple[str, str, Resource]]:
    entries = head.get("entry", [])
    if not isinstance(entries, list):
        raise Unreadable(f"{where}.entry", "", "a list was expected")
    for index, entry in enumerate(entries):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(resource, dict):
            continue
        if isinstance(resource.get("resourceType"), str):
            yield f"{where}.entry[{index}].resource", _text(entry.get("fullUrl")), resource


def _value_of(identifier: JsonValue) -> str:
    return _text(identifier.get("value")) if isinstance(identifier, dict) else ""


def _text(value: JsonValue) -> str:
    return value[: LIMITS.field_characters] if isinstance(value, str) else ""
