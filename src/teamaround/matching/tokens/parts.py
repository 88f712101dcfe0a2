"""The parts of which recipes are made: what of a normalised person or place goes into a token, in plain letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import jellyfish

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName

MONTHS = 12
MOST_FORMS = 3  # canonical forms of one forename; a name of more forms says little


class View(NamedTuple):
    """One way of seeing a person: under one of their names, at one of their places, by one of their numbers."""

    name: NormalName
    born: NormalDate
    place: NormalPlace
    phone: str = ""
    nhs_number: str = ""


Part = Callable[[View], Iterable[str]]


def _nhs_number(view: View) -> Iterable[str]:
    return _known(view.nhs_number)


def _phone(view: View) -> Iterable[str]:
    return _known(view.phone)


def _born(view: View) -> Iterable[str]:
    return _known(_date(view.born))


def _born_or_swapped(view: View) -> Iterable[str]:
    """The date, and the date with day and month swapped where that is one."""
    born = view.born
    swapped = NormalDate(year=born.year, month=born.day, day=born.month)
    return _known(_date(born)) + (_known(_date(swapped)) if born.full and born.day <= MONTHS else ())


def _door(view: View) -> Iterable[str]:
    """The number of the house in its street, whatever the flat."""
    number, street = view.place.number or view.place.building, view.place.street
    return _known(f"{number} {street}" if number and street else "")


def _postcode(view: View) -> Iterable[str]:
    return _known(view.place.postcode if " " in view.place.postcode else "")


def _initial(view: View) -> Iterable[str]:
    """The first letters of the forename and of its usual forms."""
    return _initials(view.name.forename_forms, view.name.forename)


def _sounds(view: View) -> Iterable[str]:
    """Both names as they sound, in the order of the alphabet: whichever of them was written first."""
    first, second = view.name.forename_sound, view.name.surname_sound
    return _known("|".join(sorted((first, second))) if len(view.name.forename) > 1 and second else "")


def _both_soundexes(view: View) -> Iterable[str]:
    """Soundex of both names, in the order of the alphabet: whichever of them was written first."""
    first, second = view.name.forename, view.name.surname
    if len(first) < 2 or not second:
        return ()
    return ("|".join(sorted((jellyfish.soundex(first), jellyfish.soundex(second)))),)


def _form_sound(view: View) -> Iterable[str]:
    """How the usual forms of the forename sound."""
    return _form_sounds(view.name.forename_forms, view.name.forename) if len(view.name.forename) > 1 else ()


def _surname_soundex(view: View) -> Iterable[str]:
    return _soundexes(view.name.surname_parts)


def _forename_backwards(view: View) -> Iterable[str]:
    """The soundex of the forename read from its end: a slip at its beginning does not reach it."""
    return _known(jellyfish.soundex(view.name.forename[::-1]) if len(view.name.forename) > 1 else "")


def _surname_backwards(view: View) -> Iterable[str]:
    return _soundexes(view.name.surname_parts, backwards=True)


def _uprn(view: View) -> Iterable[str]:
    return _known(view.place.uprn)


def _unit(view: View) -> Iterable[str]:
    """The flat within the house; a house without flats is "whole"."""
    return (view.place.unit or "whole",)


def _known(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _date(born: NormalDate) -> str:
    return f"{born.year:04d}{born.month:02d}{born.day:02d}" if born.full else ""


def _forms(forms: frozenset[str], forename: str) -> tuple[str, ...]:
    return tuple(forms) if len(forms) <= MOST_FORMS else (forename,)


@lru_cache(maxsize=65536)
def _initials(forms: frozenset[str], forename: str) -> tuple[str, ...]:
    return tuple(sorted({form[:1] for form in (*_forms(forms, forename), forename) if form}))


@lru_cache(maxsize=65536)
def _form_sounds(forms: frozenset[str], forename: str) -> tuple[str, ...]:
    return tuple(sorted({jellyfish.metaphone(form) or form[:1] for form in _forms(forms, forename)}))


@lru_cache(maxsize=65536)
def _soundexes(parts: tuple[str, ...], *, backwards: bool = False) -> tuple[str, ...]:
    """Soundex of the family name written together, and of its parts where it has several."""
    names = filter(None, ("".join(parts), *parts))
    return tuple(sorted({jellyfish.soundex(name[::-1] if backwards else name) for name in names}))


PARTS: Mapping[str, Part] = {
    "born": _born,
    "born_or_swapped": _born_or_swapped,
    "door": _door,
    "forename_backwards": _forename_backwards,
    "form_sound": _form_sound,
    "initial": _initial,
    "nhs_number": _nhs_number,
    "phone": _phone,
    "postcode": _postcode,
    "soundexes": _both_soundexes,
    "sounds": _sounds,
    "surname_backwards": _surname_backwards,
    "surname_soundex": _surname_soundex,
    "unit": _unit,
    "uprn": _uprn,
}
