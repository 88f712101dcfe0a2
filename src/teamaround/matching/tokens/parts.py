"""The parts of which recipes are made: what of a normalised person or place goes into a token, in plain letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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


def _forename(view: View) -> Iterable[str]:
    return _known(view.name.forename if len(view.name.forename) > 1 else "")


def _initial(view: View) -> Iterable[str]:
    """The first letters of the forename and of its usual forms."""
    return sorted({form[:1] for form in _forms(view.name)} | set(_known(view.name.forename[:1])))


def _surname_part(view: View) -> Iterable[str]:
    return view.name.surname_parts


def _sounds(view: View) -> Iterable[str]:
    """Both names as they sound, in the order of the alphabet: whichever of them was written first."""
    first, second = view.name.forename_sound, view.name.surname_sound
    return _known("|".join(sorted((first, second))) if len(view.name.forename) > 1 and second else "")


def _form_sound(view: View) -> Iterable[str]:
    """How the usual forms of the forename sound."""
    if len(view.name.forename) < 2:
        return ()
    return sorted({jellyfish.metaphone(form) or form[:1] for form in _forms(view.name)})


def _surname_soundex(view: View) -> Iterable[str]:
    return sorted({jellyfish.soundex(part) for part in _surnames(view.name)})


def _forename_backwards(view: View) -> Iterable[str]:
    """The soundex of the forename read from its end: a slip at its beginning does not reach it."""
    return _known(jellyfish.soundex(view.name.forename[::-1]) if len(view.name.forename) > 1 else "")


def _surname_backwards(view: View) -> Iterable[str]:
    return sorted({jellyfish.soundex(part[::-1]) for part in _surnames(view.name)})


def _uprn(view: View) -> Iterable[str]:
    return _known(view.place.uprn)


def _unit(view: View) -> Iterable[str]:
    """The flat within the house; a house without flats is "whole"."""
    return (view.place.unit or "whole",)


def _known(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _date(born: NormalDate) -> str:
    return f"{born.year:04d}{born.month:02d}{born.day:02d}" if born.full else ""


def _forms(name: NormalName) -> list[str]:
    forms = sorted(name.forename_forms)
    return forms if len(forms) <= MOST_FORMS else [name.forename]


def _surnames(name: NormalName) -> tuple[str, ...]:
    """The family name written together, and its parts where it has several."""
    return tuple(dict.fromkeys(part for part in (name.surname, *name.surname_parts) if part))


PARTS: Mapping[str, Part] = {
    "born": _born,
    "born_or_swapped": _born_or_swapped,
    "door": _door,
    "forename": _forename,
    "forename_backwards": _forename_backwards,
    "form_sound": _form_sound,
    "initial": _initial,
    "nhs_number": _nhs_number,
    "phone": _phone,
    "postcode": _postcode,
    "sounds": _sounds,
    "surname_backwards": _surname_backwards,
    "surname_part": _surname_part,
    "surname_soundex": _surname_soundex,
    "unit": _unit,
    "uprn": _uprn,
}
