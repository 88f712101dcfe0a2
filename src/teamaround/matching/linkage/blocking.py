"""Blocking keys: two descriptions that could be one person share at least one."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson


def blocking_keys(person: NormalPerson) -> set[int]:
    """The keys of one description, hashed (valid within this process only).

    The policy refuses pairs whose only common ground is a name, so every key holds a birth date, an address, a phone
    or an NHS number. Sorted digits of a birth date survive a swap of day and month or of two digits.
    """
    return {hash(key) for key in _keys(person)}


def _keys(person: NormalPerson) -> Iterator[str]:
    if person.nhs_number:
        yield person.nhs_number
    yield from person.phones
    for number in person.verified_ids:
        yield f"i{number}"
    for name in person.names:
        if person.born:
            yield from _birth_keys(person.born, name)
        for place in person.places:
            yield from _place_keys(place, name)


def _birth_keys(born: NormalDate, name: NormalName) -> Iterator[str]:
    if born.day:
        when = f"{born.year:04d}{born.month:02d}{born.day:02d}"
        for letter in _initials(name):
            yield f"b{when}{letter}"
        digits = "".join(sorted(when))
        yield f"d{digits}{name.surname_sound}"
        yield f"d{digits}{name.forename_sound}"
    first, second = name.forename_sound, name.surname_sound
    yield f"y{born.year}{first}|{second}" if first < second else f"y{born.year}{second}|{first}"


def _initials(name: NormalName) -> set[str]:
    letters = {form[:1] for form in name.forename_forms}
    letters.add(name.forename[:1])
    letters.add(name.surname[:1])
    letters.discard("")
    return letters


def _place_keys(place: NormalPlace, name: NormalName) -> Iterator[str]:
    if " " in place.postcode:
        yield f"p{place.postcode}{name.surname_sound}"
        yield f"p{place.postcode}{name.forename_sound}"
    if place.uprn:
        yield f"u{place.uprn}{name.forename[:1]}"
        yield f"u{place.uprn}{name.surname[:1]}"
    door = place.number or place.building
    if door and place.street:
        yield f"s{door}{place.street}{name.surname_sound}"
        yield f"s{door}{place.street}{name.forename[:1]}"
