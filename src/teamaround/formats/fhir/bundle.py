"""A bundle as a thing to look things up in: resources by type and by reference, each checked when it is first read."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, TypeVar, cast

from teamaround.formats.fhir.checking import Release, Resource, checked
from teamaround.formats.fhir.naming import contained_in, names_in, names_of_reference
from teamaround.formats.fhir.parts import Part, Reference
from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import LIMITS, JsonValue

P = TypeVar("P", bound=Part)
_STU3_ONLY = frozenset(("ReferralRequest", "ProcedureRequest", "BodySite", "Sequence"))
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
        self._places: list[Place] = []
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
            self._places.append(place)
            for name in names_in(one, full):
                self._named.setdefault(name, place)

    def _release(self) -> Release:
        header = next((p.resource for p in self._places if p.kind == "MessageHeader"), {})
        profiles = (str(place.resource.get("meta")) for place in self._places)
        if self.kinds() & _STU3_ONLY or "event" in header or "timestamp" in header:
            return Release.STU3
        return Release.STU3 if any("/STU3/" in profile for profile in profiles) else Release.R4

    def kinds(self) -> frozenset[str]:
        """The types of resource that the bundle holds."""
        return frozenset(place.kind for place in self._places)

    def places(self, *kinds: str) -> list[Place]:
        """Every resource of some types, unread."""
        return [place for place in self._places if place.kind in kinds]

    def owned(self, patient: Place, *kinds: str) -> list[Place]:
        """The resources of some types about a patient. What names nobody is about the only patient there is."""
        is_alone = len(self.places("Patient")) == 1
        return [
            place
            for place in self.places(*kinds)
            if (owner := self._owner(place)) is patient or (owner is None and is_alone)
        ]

    def _owner(self, place: Place) -> Place | None:
        for element in _OWNERS:
            written = place.resource.get(element)
            if isinstance(written, dict):
                found = self._find(_text(written.get("reference")), "Patient", written.get("identifier"))
                if found:
                    return found
        return None

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
