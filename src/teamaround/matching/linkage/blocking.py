"""Blocking keys: two descriptions that could be one person share at least one."""

from __future__ import annotations

from functools import lru_cache

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson


def blocking_keys(person: NormalPerson) -> set[int]:
    """The keys of one description, hashed (valid within this process only).

    The policy refuses pairs whose only common ground is a name, so every key holds a birth date, an address, a phone
    or an NHS number. Sorted digits of a birth date survive a swap of day and month or of two digits.
    """
    keys = set(map(hash, person.phones))
    if person.nhs_number:
        keys.add(number_key(person.nhs_number))
    for number in person.verified_ids:
        keys.add(hash(("i", number)))
    for name in person.names:
        if person.born:
            _add_birth_keys(keys, person.born, name)
        for place in person.places:
            _add_place_keys(keys, place, name)
    return keys


def number_key(nhs_number: str) -> int:
    """The key that holds nothing but an NHS number."""
    return hash(nhs_number)


def _add_birth_keys(keys: set[int], born: NormalDate, name: NormalName) -> None:
    """Tuples and not texts throughout, and added one by one: this runs for every contact."""
    first, second = name.forename_sound, name.surname_sound
    keys.add(hash((born.year, first, second) if first < second else (born.year, second, first)))
    if born.day:
        day, digits = _day_and_digits(born.year, born.month, born.day)
        keys.add(hash((digits, first)))
        keys.add(hash((digits, second)))
        for letter in _initials(name):
            keys.add(hash((day, letter)))


@lru_cache(maxsize=65536)
def _day_and_digits(year: int, month: int, day: int) -> tuple[str, str]:
    when = f"{year:04d}{month:02d}{day:02d}"
    return f"b{when}", f"d{''.join(sorted(when))}"


def _initials(name: NormalName) -> set[str]:
    letters = {name.forename[:1], name.surname[:1]}
    for form in name.forename_forms:
        letters.add(form[:1])
    letters.discard("")
    return letters


def _add_place_keys(keys: set[int], place: NormalPlace, name: NormalName) -> None:
    if " " in place.postcode:
        keys.add(hash((place.postcode, name.surname_sound)))
        keys.add(hash((place.postcode, name.forename_sound)))
    initial, other = name.forename[:1], name.surname[:1]  # either may stand in the other's field
    if place.uprn:
        keys.add(hash((place.uprn, initial)))
        keys.add(hash((place.uprn, other)))
    door = place.number or place.building
    if door and (where := place.street or place.postcode):  # a house with a name may be all that was written
        keys.add(hash((door, where, initial)))
        keys.add(hash((door, where, other)))
