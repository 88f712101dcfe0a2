"""United Kingdom addresses, read down to the unit: flat 2 is not flat 3, and the building is neither."""

from __future__ import annotations

from datetime import date

import msgspec

from teamaround.matching.identity.address_lines import parts_of
from teamaround.matching.identity.postcodes import normal_postcode, postcode_within
from teamaround.matching.identity.tables import address_words
from teamaround.matching.identity.text import fold
from teamaround.matching.identity.written import PlaceAsWritten

_NAMED_FLOORS = frozenset(address_words().floors.values())


class NormalPlace(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place in plain lower-case parts, and on our list the days between which it holds (both included).

    `unit` is the flat within the building ("2", "b", "ground"); empty means the whole building, which never equals
    one of its flats. `number` may be a range ("14-16"). `building` is a house or block name. `uprn` has no leading
    zeros. `linked` marks a child's protected address to which the person is linked, rather than a home of their own.
    """

    uprn: str = ""
    postcode: str = ""
    unit: str = ""
    number: str = ""
    building: str = ""
    street: str = ""
    locality: str = ""
    written: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    linked: bool = False

    def __bool__(self) -> bool:
        return bool(self.uprn or self.postcode or self.street or self.building or self.locality)

    @property
    def line(self) -> str:
        """The address in normal form: reading it again gives the same parts."""
        unit = (
            f"{self.unit} floor flat"
            if self.unit in _NAMED_FLOORS
            else f"flat {self.unit}"
            if self.unit
            else ""
        )
        return ", ".join(
            p for p in (unit, self.building, f"{self.number} {self.street}".strip(), self.locality) if p
        )

    def held_on(self, day: date | None) -> bool:
        """Whether the day lies within the time for which this place holds; an unknown day needs an open end."""
        if day is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def has_door(self) -> bool:
        """Whether it is written closely enough to say which building: a number or a name."""
        return bool(self.uprn or self.number or self.building)


def normal_uprn(text: str) -> str:
    """A property reference number without leading zeros; nothing where it is no number of up to 12 digits."""
    digits = text.strip().lstrip("0")
    return digits if digits.isascii() and digits.isdigit() and len(digits) <= 12 else ""


def normal_place(place: PlaceAsWritten) -> NormalPlace:
    """Read a place. Never raises; a place about which nothing is known is a false value."""
    address, within = postcode_within(fold(place.address))
    unit, number, building, street, locality = parts_of(address)
    return NormalPlace(
        uprn=normal_uprn(place.uprn),
        postcode=normal_postcode(place.postcode) or within,
        unit=unit,
        number=number,
        building=building,
        street=street,
        locality=locality,
        written=place.address.strip(),
    )
