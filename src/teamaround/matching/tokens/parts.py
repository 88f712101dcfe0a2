"""The parts of which recipes are made: what of a normalised person or place goes into a token, in plain letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


Part = Callable[[View], tuple[str, ...]]


def _nhs_number(view: View) -> tuple[str, ...]:
    return _known(view.nhs_number)


def _phone(view: View) -> tuple[str, ...]:
    return _known(view.phone)


def _born(view: View) -> tuple[str, ...]:
    return _known(_date(view.born))


def _born_or_swapped(view: View) -> tuple[str, ...]:
    """The date, and the date with day and month swapped where that is one."""
    born = view.born
    swapped = NormalDate(year=born.year, month=born.day, day=born.month)
    return _known(_date(born)) + (_known(_date(swapped)) if born.full and born.day <= MONTHS else ())


def _door(view: View) -> tuple[str, ...]:
    """The number of the house in its street, whatever the flat."""
    return _known(_house(view.place))


def _door_in_district(view: View) -> tuple[str, ...]:
    """The same with the first half of the postcode, where one is known: there is a 14 High Street in every town."""
    house = _house(view.place)
    return (f"{house} {outward(view.place.postcode)}".rstrip(),) if house else ()


def _door_there_or_anywhere(view: View) -> tuple[str, ...]:
    """For contacts with that half of the postcode, and for those without."""
    return tuple(dict.fromkeys((*_door_in_district(view), *_door(view))))


def _number_in_postcode(view: View) -> tuple[str, ...]:
    """The house by its postcode, however its street is spelt."""
    number, postcode = view.place.number or view.place.building, view.place.postcode
    return (f"{number} {postcode}",) if number and " " in postcode else ()


def _birth_told(view: View) -> tuple[str, ...]:
    return (_TOLD,) if view.born.full else (_UNTOLD,)


def _birth_untold_on_a_side(view: View) -> tuple[str, ...]:
    """Meets whoever leaves the date of birth untold, and everybody where it is not told here."""
    return (_UNTOLD,) if view.born.full else (_TOLD, _UNTOLD)


def _postcode(view: View) -> tuple[str, ...]:
    return _known(view.place.postcode if " " in view.place.postcode else "")


def _initial(view: View) -> tuple[str, ...]:
    """The first letters of the forename and of its usual forms."""
    forms, forename = _forms(view.name), view.name.forename
    return _each(forms if forename in forms else (*forms, *_known(forename)), _first_letter)


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
    names = _surname(view)
    return (names[0][:BEGINS],) if len(names) == 1 else tuple(dict.fromkeys(name[:BEGINS] for name in names))


def _sounds(view: View) -> tuple[str, ...]:
    """Both names as they sound, in the order of the alphabet: whichever of them was written first."""
    first, second = view.name.forename_sound, view.name.surname_sound
    return _known("|".join(sorted((first, second))) if len(view.name.forename) > 1 and second else "")


def _form(view: View) -> tuple[str, ...]:
    """The usual forms of the forename."""
    return _each(_forms(view.name), str) if len(view.name.forename) > 1 else ()


def _form_sound(view: View) -> tuple[str, ...]:
    """How the usual forms of the forename sound."""
    return _each(_forms(view.name), _sound) if len(view.name.forename) > 1 else ()


def _form_sound_or_slip(view: View) -> tuple[str, ...]:
    """The same, and how those sound of which the forename may be a slip."""
    slips = (
        _sound(form)
        for name in one_slip_away(view.name.forename)
        for form in _few(canonical_forms(name), name)
    )
    return tuple(dict.fromkeys((*_form_sound(view), *slips)))


def _surname_soundex(view: View) -> tuple[str, ...]:
    return _each(_surname(view), jellyfish.soundex)


def _uprn(view: View) -> tuple[str, ...]:
    return _known(view.place.uprn)


def _unit(view: View) -> tuple[str, ...]:
    """The flat within the house; a house without flats is "whole"."""
    return (view.place.unit or "whole",)


def _known(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _date(born: NormalDate) -> str:
    return f"{born.year * 10_000 + born.month * 100 + born.day:08d}" if born.day else ""


def _house(place: NormalPlace) -> str:
    number = place.number or place.building
    return f"{number} {place.street}" if number and place.street else ""


def _forms(name: NormalName) -> tuple[str, ...]:
    return _few(name.forename_forms, name.forename)


def _few(forms: frozenset[str], forename: str) -> tuple[str, ...]:
    return tuple(forms) if len(forms) <= MOST_FORMS else (forename,)


def _surnames(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The family name written together, and its parts where it has several."""
    return parts if len(parts) < 2 else tuple(dict.fromkeys(("".join(parts), *parts)))


def _each(names: tuple[str, ...], told: Callable[[str], str]) -> tuple[str, ...]:
    """What is told of each name, in the order of the alphabet and once. Nearly always there is one."""
    return (told(names[0]),) if len(names) == 1 else tuple(sorted(set(map(told, names))))


def _first_letter(name: str) -> str:
    return name[:1]


def _sound(name: str) -> str:
    return jellyfish.metaphone(name) or name[:1]


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
