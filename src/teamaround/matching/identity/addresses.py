"""United Kingdom addresses, read down to the unit: flat 2 is not flat 3, and the building is neither."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from teamaround.matching.identity.postcodes import normal_postcode, postcode_within
from teamaround.matching.identity.streets import building_and_street, plain_words, street_and_locality
from teamaround.matching.identity.tables import address_words
from teamaround.matching.identity.text import fold
from teamaround.matching.identity.written import PlaceAsWritten

_TABLE = address_words()
_UNIT_WORDS = "|".join(_TABLE.unit_words)
_FLOORS = "|".join(sorted(_TABLE.floors, key=len, reverse=True))
_NAMED_FLOORS = frozenset(_TABLE.floors.values())
_UNIT = re.compile(
    rf"\b(?:{_UNIT_WORDS})\b[ .:#]*(?:(?:no|number)\b[ .]*)?([a-z]?\d{{1,4}}[a-z]?|[a-z])\b(?!')"
)
_FLOOR_UNIT = re.compile(
    rf"\b(?:({_FLOORS})(?: floor)?[ ]+(?:{_UNIT_WORDS})|((?:[a-z0-9]+ )?floor|gff|fff|sff|tff))\b"
)
_SLASHED = re.compile(r"(?:^|, )([a-z]|\d{1,4}[a-z]?)[ ]?/[ ]?(\d{1,4}[a-z]?)(?= |,|$)")
_NUMBER = re.compile(
    r"(?<![\w/-])(\d{1,5})(?:([a-z])|[ ]([a-h])(?![\w']))?(?:[ ]?-[ ]?(\d{1,5})[a-z]?)?(?![\w/-])"
)
_NUMBER_WORD = re.compile(r"\b(?:no|number)\b[. ]*(?=\d)")
_UNTIDY = re.compile(r"[^a-z0-9,/' -]+")
_BREAKS = re.compile(r"\s*[,;\n]\s*")


class NormalPlace(msgspec.Struct, frozen=True, kw_only=True):
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
    unit, number, building, street, locality = _parts(address)
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


def _parts(address: str) -> tuple[str, str, str, str, str]:
    line = _BREAKS.sub(", ", _UNTIDY.sub(" ", address.replace("'", ""))).strip(" ,")
    if not line or " ".join(line.split()) in _TABLE.not_addresses:
        return "", "", "", "", ""
    unit, number, line = _unit_and_line(_NUMBER_WORD.sub("", line))
    if number:
        return unit, number, "", *street_and_locality(line)
    if not unit:
        unit, line = _flat_of_a_block(line)
    number, suffix, before, after = _number_and_rest(line)
    if not number:
        return _numbered_by_flat(unit, *building_and_street(after))
    unit, number = (unit, number + suffix) if unit else (suffix, number)
    return unit, number, plain_words(before), *street_and_locality(after)


def _flat_of_a_block(line: str) -> tuple[str, str]:
    """ "3 Harbour House, Quay Street" is flat 3 of Harbour House."""
    match = _NUMBER.match(line)
    if match is None or match[4]:
        return "", line
    words = line[match.end() :].partition(",")[0].split()
    if len(words) > 1 and words[-1] in _TABLE.block_words:
        return _bare(match[1]) + (match[2] or ""), line[match.end() :]
    return "", line


def _numbered_by_flat(unit: str, building: str, street: str, locality: str) -> tuple[str, str, str, str, str]:
    """ "Flat 14, Larkrise Court" is 14 Larkrise Court: in a court without house numbers the flats are the numbers."""
    if unit[:1].isdigit() and not building and street.endswith(_TABLE.block_streets):
        return "", unit, "", street, locality
    return unit, "", building, street, locality


def _unit_and_line(line: str) -> tuple[str, str, str]:
    """The unit, the number where both stand as "2/14", and the rest of the line."""
    if slashed := _SLASHED.search(line):
        return _bare(slashed[1]), _bare(slashed[2]), line[: slashed.start()] + line[slashed.end() :]
    if named := _UNIT.search(line):
        return _bare(named[1]), "", _FLOOR_UNIT.sub(" ", line[: named.start()] + line[named.end() :])
    if floor := _FLOOR_UNIT.search(line):
        words = floor[1] or floor[2]
        return _TABLE.floors.get(words, words), "", line[: floor.start()] + line[floor.end() :]
    return "", "", line


def _bare(number: str) -> str:
    return number.lstrip("0") or number[-1:]


def _number_and_rest(line: str) -> tuple[str, str, str, str]:
    match = _NUMBER.search(line)
    if match is None:
        return "", "", "", line
    number = _bare(match[1]) + (f"-{_bare(match[4])}" if match[4] else "")
    return number, match[2] or match[3] or "", line[: match.start()], line[match.end() :]
