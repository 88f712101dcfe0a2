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
    return set(map(hash, _keys(person)))


def number_key(nhs_number: str) -> int:
    """The key that holds nothing but an NHS number."""
    return hash(nhs_number)


def _keys(person: NormalPerson) -> list[str]:
    """Lists and not generators throughout: this runs for every contact, and half its time went into resuming."""
    keys = [*person.phones]
    if person.nhs_number:
        keys.append(person.nhs_number)
    if person.verified_ids:
        keys += [f"i{number}" for number in person.verified_ids]
    for name in person.names:
        if person.born:
            keys += _birth_keys(person.born, name)
        for place in person.places:
            keys += _place_keys(place, name)
    return keys


def _birth_keys(born: NormalDate, name: NormalName) -> list[str]:
    first, second = name.forename_sound, name.surname_sound
    year = f"y{born.year}{first}|{second}" if first < second else f"y{born.year}{second}|{first}"
    if not born.day:
        return [year]
    day, digits = _day_and_digits(born.year, born.month, born.day)
    initials = [f"{day}{letter}" for letter in _initials(name)]
    return [year, f"{digits}{second}", f"{digits}{first}", *initials]


@lru_cache(maxsize=65536)
def _day_and_digits(year: int, month: int, day: int) -> tuple[str, str]:
    when = f"{year:04d}{month:02d}{day:02d}"
    return f"b{when}", f"d{''.join(sorted(when))}"


def _initials(name: NormalName) -> set[str]:
    letters = {form[:1] for form in name.forename_forms}
    letters.add(name.forename[:1])
    letters.add(name.surname[:1])
    letters.discard("")
    return letters


def _place_keys(place: NormalPlace, name: NormalName) -> list[str]:
    forename, surname, keys = name.forename, name.surname_sound, []
    if " " in place.postcode:
        keys += [f"p{place.postcode}{surname}", f"p{place.postcode}{name.forename_sound}"]
    if place.uprn:
        keys += [f"u{place.uprn}{forename[:1]}", f"u{place.uprn}{name.surname[:1]}"]
    door = place.number or place.building
    if door and place.street:
        at = f"s{door}{place.street}"
        keys += [f"{at}{forename[:1]}", f"{at}{name.surname[:1]}"]  # either may stand in the other's field
    return keys
