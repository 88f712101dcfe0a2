"""Comparing places: to the unit, never a building for one of its flats."""

from __future__ import annotations

from rapidfuzz.distance import OSA, DamerauLevenshtein

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.postcodes import outward
from teamaround.matching.identity.tables import address_words
from teamaround.matching.linkage.levels import Level

_TABLE = address_words()


def place_level(one: NormalPlace, other: NormalPlace) -> Level:
    """How two places agree.

    An equal UPRN is the same unit unless the words name two different flats. A range ("14-16") shares the building
    of a number within it and is never the same unit. Where neither postcode nor town can be compared, the same door
    of the same street is `number_street`: nothing speaks against it, and nothing says which town it is in.
    """
    if one.uprn and one.uprn == other.uprn:
        return Level.OTHER_UNIT if one.unit and other.unit and one.unit != other.unit else Level.UNIT
    if (one.street or one.building) and (other.street or other.building):
        level = _by_words(one, other)
        if level is Level.NUMBER_STREET and one.uprn and other.uprn:
            return _by_area(one, other)  # a conflict beats similarity: nothing but door and street agreed
        if level is not None:
            return _told_apart(level, one, other)
    return _by_area(one, other)


def _told_apart(level: Level, one: NormalPlace, other: NormalPlace) -> Level:
    """Two known, different property numbers are two units whatever the words say."""
    return Level.OTHER_UNIT if level is Level.UNIT and one.uprn and other.uprn else level


def _by_words(one: NormalPlace, other: NormalPlace) -> Level | None:
    door = _same_door(one, other)
    if not door or not _same_street(one.street, other.street):
        return None
    if one.postcode and other.postcode:
        if one.postcode != other.postcode and not _nearly(one.postcode, other.postcode):
            return None
        placed = True
    elif one.locality and other.locality:
        placed = not set(one.locality.split()).isdisjoint(other.locality.split())
        if not placed:
            return None
    else:
        placed = False
    if one.unit != other.unit:
        return Level.OTHER_UNIT if one.unit and other.unit else Level.BUILDING
    if door < 2:
        return Level.BUILDING
    return Level.UNIT if placed else Level.NUMBER_STREET


def _same_door(one: NormalPlace, other: NormalPlace) -> int:
    """2 for the same number or house name, 1 for a number within the other's range, 0 otherwise."""
    if one.number and other.number:
        if one.number == other.number:
            return 2
        return int("-" in one.number + other.number and _in_range(one.number, other.number))
    if one.number or other.number:
        return 2 if one.building and one.building == other.building else 0
    return 2 if one.building and one.building == other.building else 0


def _in_range(one: str, other: str) -> bool:
    low, high = number_ends(one)
    lower, higher = number_ends(other)
    return low <= higher and lower <= high and low % 2 == lower % 2


def number_ends(number: str) -> tuple[int, int]:
    """The lowest and the highest number of "14-16"; twice the same for a single one, 0 for none."""
    digits = ["".join(c for c in part if c.isdigit()) for part in number.split("-")]
    return int(digits[0] or 0), int(digits[-1] or 0)


def _same_street(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    if min(len(one), len(other)) < _TABLE.street_edits_from_length:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=_TABLE.street_edits) <= _TABLE.street_edits


def _nearly(one: str, other: str) -> bool:
    """One keystroke apart, in postcodes written whole."""
    return " " in one and " " in other and OSA.distance(one, other, score_cutoff=1) <= 1


def _by_area(one: NormalPlace, other: NormalPlace) -> Level:
    """By postcode where both have one, else by the name of the village or town."""
    if one.postcode and other.postcode:
        if one.postcode == other.postcode and " " in one.postcode:
            return Level.POSTCODE
        return Level.AREA if outward(one.postcode) == outward(other.postcode) else Level.DIFFERENT
    if one.locality and other.locality:
        return Level.AREA if one.locality == other.locality else Level.DIFFERENT
    return Level.MISSING
