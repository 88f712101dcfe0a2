"""The parts of which recipes are made: what of a normalised person or place goes into a token, in plain letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import jellyfish

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.nicknames import canonical_forms
from teamaround.matching.identity.postcodes import outward
from teamaround.matching.tokens.family_names import (
    SOUND,
    WITHOUT_BEGINNING,
    WITHOUT_END,
    Reading,
    asked,
    read,
)
from teamaround.matching.tokens.forenames import one_slip_away, usual_forenames

MONTHS = 12
BEGINS, ENDS = 3, 2  # letters at the beginning and at the end of a name
MOST_FORMS = 3  # canonical forms of one forename; a name of more forms says little

_TOLD, _UNTOLD = "told", "untold"


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


def _door_in_district(view: View) -> tuple[str, ...]:
    """The same with the first half of the postcode, where one is known: there is a 14 High Street in every town."""
    return tuple(f"{door} {outward(view.place.postcode)}".strip() for door in _door(view))


def _door_there_or_anywhere(view: View) -> tuple[str, ...]:
    """For contacts with that half of the postcode, and for those without."""
    return tuple(dict.fromkeys((*_door_in_district(view), *_door(view))))


def _number_in_postcode(view: View) -> tuple[str, ...]:
    """The house by its postcode, however its street is spelt."""
    number = view.place.number or view.place.building
    return tuple(f"{number} {postcode}" for postcode in _postcode(view) if number)


def _birth_told(view: View) -> tuple[str, ...]:
    return (_TOLD,) if view.born.full else (_UNTOLD,)


def _birth_untold_on_a_side(view: View) -> tuple[str, ...]:
    """Meets whoever leaves the date of birth untold, and everybody where it is not told here."""
    return (_UNTOLD,) if view.born.full else (_TOLD, _UNTOLD)


def _postcode(view: View) -> Iterable[str]:
    return _known(view.place.postcode if " " in view.place.postcode else "")


def _initial(view: View) -> Iterable[str]:
    """The first letters of the forename and of its usual forms."""
    return _initials(view.name.forename_forms, view.name.forename)


def _initial_of_either(view: View) -> tuple[str, ...]:
    """The same and the first letter of the family name, which may stand in the forename's place."""
    return tuple(dict.fromkeys((*_initial(view), *_known(view.name.surname[:1]))))


def _forename_begins(view: View) -> tuple[str, ...]:
    return _known(view.name.forename[:BEGINS] if len(view.name.forename) > 1 else "")


def _forename_ends(view: View) -> tuple[str, ...]:
    return _known(view.name.forename[-ENDS:] if len(view.name.forename) > 1 else "")


def _surname(view: View) -> tuple[str, ...]:
    return _surnames(view.name.surname_parts)


def _beginning_and_surname(view: View) -> tuple[str, ...]:
    """The first letters of the forename, with the family name."""
    return tuple(f"{begins} {name}" for begins in _forename_begins(view) for name in _surname(view))


def _beginning_and_surname_either_way(view: View) -> tuple[str, ...]:
    """The same, and the same with the names in each other's place."""
    first, second = view.name.forename, view.name.surname
    swapped = _known(f"{second[:BEGINS]} {first}" if len(first) > 1 and len(second) > 1 else "")
    return tuple(dict.fromkeys((*_beginning_and_surname(view), *swapped)))


def _unusual_forename(view: View) -> tuple[str, ...]:
    """Nothing to say, and that only of a forename that no table knows: it may be a slip, and hardly anybody has it."""
    name = view.name.forename
    return ("",) if len(name) > 1 and name not in usual_forenames() else ()


def _any_forename(view: View) -> tuple[str, ...]:
    return ("",)


def _surname_begins(view: View) -> tuple[str, ...]:
    """The first letters of the family name and of its parts: a slip after them does not reach it."""
    return tuple(dict.fromkeys(name[:BEGINS] for name in _surname(view)))


def _sounds(view: View) -> Iterable[str]:
    """Both names as they sound, in the order of the alphabet: whichever of them was written first."""
    first, second = view.name.forename_sound, view.name.surname_sound
    return _known("|".join(sorted((first, second))) if len(view.name.forename) > 1 and second else "")


def _form(view: View) -> Iterable[str]:
    """The usual forms of the forename."""
    return sorted(_forms(view.name.forename_forms, view.name.forename)) if len(view.name.forename) > 1 else ()


def _form_sound(view: View) -> Iterable[str]:
    """How the usual forms of the forename sound."""
    return _form_sounds(view.name.forename_forms, view.name.forename) if len(view.name.forename) > 1 else ()


def _form_sound_or_slip(view: View) -> Iterable[str]:
    """The same, and how those sound of which the forename may be a slip."""
    near = one_slip_away(view.name.forename)
    slips = (sound for name in near for sound in _form_sounds(canonical_forms(name), name))
    return tuple(dict.fromkeys((*_form_sound(view), *slips)))


def _surname_soundex(view: View) -> Iterable[str]:
    return _soundexes(view.name.surname_parts)


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
def _soundexes(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Soundex of the family name written together, and of its parts where it has several."""
    return tuple(sorted({jellyfish.soundex(name) for name in _surnames(parts)}))


@lru_cache(maxsize=65536)
def _surnames(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The family name written together, and its parts where it has several."""
    return tuple(dict.fromkeys(filter(None, ("".join(parts), *parts))))


def _said_of_surname(reading: Reading) -> Part:
    return lambda view: read(_surname(view), reading)


def _asked_of_surname(reading: Reading) -> Part:
    return lambda view: asked(_surname(view), reading)


PARTS: Mapping[str, Part] = {
    "any_forename": _any_forename,
    "beginning_and_surname": _beginning_and_surname,
    "beginning_and_surname_either_way": _beginning_and_surname_either_way,
    "birth_told": _birth_told,
    "birth_untold_on_a_side": _birth_untold_on_a_side,
    "born": _born,
    "born_or_swapped": _born_or_swapped,
    "door": _door,
    "door_in_district": _door_in_district,
    "door_there_or_anywhere": _door_there_or_anywhere,
    "forename_ends": _forename_ends,
    "form": _form,
    "form_sound": _form_sound,
    "form_sound_or_slip": _form_sound_or_slip,
    "initial": _initial,
    "initial_of_either": _initial_of_either,
    "nhs_number": _nhs_number,
    "number_in_postcode": _number_in_postcode,
    "phone": _phone,
    "postcode": _postcode,
    "sounds": _sounds,
    "surname_begins": _surname_begins,
    "surname_sound": _said_of_surname(SOUND),
    "surname_sound_or_slip": _asked_of_surname(SOUND),
    "surname_soundex": _surname_soundex,
    "surname_without_beginning": _said_of_surname(WITHOUT_BEGINNING),
    "surname_without_beginning_or_slip": _asked_of_surname(WITHOUT_BEGINNING),
    "surname_without_end": _said_of_surname(WITHOUT_END),
    "surname_without_end_or_slip": _asked_of_surname(WITHOUT_END),
    "unit": _unit,
    "unusual_forename": _unusual_forename,
    "uprn": _uprn,
}
