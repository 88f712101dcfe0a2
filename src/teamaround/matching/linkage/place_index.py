"""The places of the watch list: who gives or is found at one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from teamaround.matching.identity.addresses import NormalPlace, normal_place
from teamaround.matching.identity.phones import normal_phones
from teamaround.matching.identity.written import PlaceAsWritten
from teamaround.matching.linkage.compare_places import place_level
from teamaround.matching.linkage.levels import SAME_DOOR, Level
from teamaround.matching.linkage.listed import Residence, normal_residence

_SAME_BUILDING = frozenset((Level.BUILDING, Level.OTHER_UNIT))
_LONDON = ZoneInfo("Europe/London")


class HitKind(StrEnum):
    """How a written place meets a protected one. Only `exact_unit` may alert; the others are for a person to judge.

    `number_street`: the same door of the same street, in nobody knows which town. It places only somebody who is
    known to be linked for other reasons.
    """

    EXACT_UNIT = "exact_unit"
    NUMBER_STREET = "number_street"
    SAME_BUILDING = "same_building"
    HISTORIC = "historic"


class PlaceHit(msgspec.Struct, frozen=True, kw_only=True):
    """One protected place that a written place meets."""

    place_id: str
    kind: HitKind


class ListedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A protected place with the days for which it holds. An `institutional` place (refuge, school) never hits."""

    place_id: str
    residence: Residence
    institutional: bool = False


def london_day(at: datetime) -> date:
    """The day in England of an aware moment."""
    return at.astimezone(_LONDON).date()


class PlaceIndex:
    """Protected places and protected people's phones, looked up by what an agency wrote."""

    __slots__ = ("_owners", "_phones", "_places", "_postings")

    def __init__(self) -> None:
        self._places: dict[str, tuple[NormalPlace, ...]] = {}
        self._postings: dict[str, set[str]] = {}
        self._owners: dict[str, set[str]] = {}
        self._phones: dict[str, set[str]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def add(self, listed: ListedPlace) -> None:
        """Hold this place; further residences under the same id are further times or ways of writing it."""
        if listed.institutional:
            self.remove(listed.place_id)
            return
        place = normal_residence(listed.residence)
        self._places[listed.place_id] = (*self._places.get(listed.place_id, ()), place)
        for key in _keys(place):
            self._postings.setdefault(key, set()).add(listed.place_id)

    def remove(self, place_id: str) -> None:
        """Hold this place no longer; nothing happens where it was not held."""
        for place in self._places.pop(place_id, ()):
            for key in _keys(place):
                _forget(self._postings, key, place_id)

    def add_phone(self, person_id: str, phone: str) -> None:
        """Hold a protected person's phone, or each of the phones that one field names."""
        for number in normal_phones(phone):
            self._owners.setdefault(number, set()).add(person_id)
            self._phones.setdefault(person_id, set()).add(number)

    def remove_phones(self, person_id: str) -> None:
        """Hold no phone of this person any longer."""
        for number in self._phones.pop(person_id, ()):
            _forget(self._owners, number, person_id)

    def phone_owner(self, phone: str) -> str | None:
        """Whose phone this is, by person id; nobody where it is not held or shared by several."""
        owners = self.phone_owners(phone)
        return owners[0] if len(owners) == 1 else None

    def phone_owners(self, phone: str) -> tuple[str, ...]:
        """Everybody of the list whose phone this is."""
        owners = {owner for number in normal_phones(phone) for owner in self._owners.get(number, ())}
        return tuple(sorted(owners))

    def hits(self, written: PlaceAsWritten, at: datetime | None) -> tuple[PlaceHit, ...]:
        """Which protected places this is, or is a part or the whole building of, ordered by place id.

        `at` is the aware moment of the contact; outside a place's time the hit is historic. Without a moment only a
        place that still holds is met as it stands. An address without postcode and town meets every protected place
        with that door and street, as `number_street`. Another property number than the place's is never a hit.
        """
        place, day = normal_place(written), london_day(at) if at else None
        found = {place_id for key in _keys(place) for place_id in self._postings.get(key, ())}
        kinds = ((place_id, _kind(self._places[place_id], place, day)) for place_id in sorted(found))
        return tuple(PlaceHit(place_id=place_id, kind=kind) for place_id, kind in kinds if kind)


def _forget(held: dict[str, set[str]], key: str, name: str) -> None:
    """Take a name off a key, and the key away when nobody is left under it."""
    names = held.get(key, set())
    names.discard(name)
    if not names:
        held.pop(key, None)


def _kind(held: tuple[NormalPlace, ...], place: NormalPlace, day: date | None) -> HitKind | None:
    levels = [
        (one, place_level(one, place))
        for one in held
        if not (one.uprn and place.uprn and one.uprn != place.uprn)
    ]
    same_door = [(one, level) for one, level in levels if level in SAME_DOOR]
    if same_door:
        if any(level is Level.UNIT and one.held_on(day) for one, level in same_door):
            return HitKind.EXACT_UNIT
        surely = any(level is Level.UNIT for _, level in same_door)
        return HitKind.HISTORIC if surely else HitKind.NUMBER_STREET
    return HitKind.SAME_BUILDING if any(level in _SAME_BUILDING for _, level in levels) else None


def _keys(place: NormalPlace) -> Iterator[str]:
    if place.uprn:
        yield f"u{place.uprn}"
    for door in _doors(place):
        if place.postcode:
            yield f"p{place.postcode}|{door}"
        if place.street:
            yield f"s{place.street}|{door}"


def _doors(place: NormalPlace) -> set[str]:
    """The numbers of the building: both ends of a range and what lies between on its side of the street."""
    doors = {place.building} if place.building else set()
    low, _, high = place.number.partition("-")
    if low.isdigit() and high.isdigit() and 0 <= int(high) - int(low) <= 100:
        doors.update(str(n) for n in range(int(low), int(high) + 1, 2))
    elif place.number:
        doors.add(place.number)
    return doors
