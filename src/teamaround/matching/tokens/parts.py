"""The parts of which recipes are made: what of a normalised person or place goes into a token, in plain letters.

`part_table.py` says by which name recipes.yaml speaks of each.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

import jellyfish

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.nicknames import canonical_forms
from teamaround.matching.identity.postcodes import outward
from teamaround.matching.tokens.forenames import one_slip_away, usual_forenames
from teamaround.matching.tokens.name_readings import (
    FORENAME_SOUND,
    SURNAME_SOUND,
    WITHOUT_BEGINNING,
    WITHOUT_END,
    asked,
    read,
)

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


# What a part says of a view: nothing where it is not known, several where it may be either.
Told = tuple[str, ...]
Part = Callable[[View], Told]


def nhs_number(view: View) -> Told:
    """The number, as ten digits."""
    return _known(view.nhs_number)


def phone(view: View) -> Told:
    """One telephone number, in its normal form."""
    return _known(view.phone)


def born(view: View) -> Told:
    """The date of birth, where it is known to the day."""
    return _known(_date(view.born))


def born_or_swapped(view: View) -> Told:
    """The date, and the date with day and month swapped where that is one."""
    year, month, day = view.born.year, view.born.month, view.born.day
    swaps = view.born.full and day <= MONTHS
    return born(view) + (_known(_date(NormalDate(year=year, month=day, day=month))) if swaps else ())


def door(view: View) -> Told:
    """The number of the house in its street, whatever the flat."""
    return _known(_house(view.place))


def door_in_district(view: View) -> Told:
    """The same with the first half of the postcode, where one is known: there is a 14 High Street in every town."""
    house = _house(view.place)
    return (f"{house} {outward(view.place.postcode)}".rstrip(),) if house else ()


def door_there_or_anywhere(view: View) -> Told:
    """For contacts with that half of the postcode, and for those without."""
    return tuple(dict.fromkeys((*door_in_district(view), *door(view))))


def number_in_postcode(view: View) -> Told:
    """The house by its postcode, however its street is spelt."""
    number, postcode = view.place.number or view.place.building, view.place.postcode
    return (f"{number} {postcode}",) if number and " " in postcode else ()


def birth_told(view: View) -> Told:
    """Whether that date is known."""
    return (_TOLD,) if view.born.full else (_UNTOLD,)


def birth_untold_on_a_side(view: View) -> Told:
    """Meets whoever leaves the date of birth untold, and everybody where it is not told here."""
    return (_UNTOLD,) if view.born.full else (_TOLD, _UNTOLD)


def postcode(view: View) -> Told:
    """The whole postcode."""
    return _known(view.place.postcode if " " in view.place.postcode else "")


def initial(view: View) -> Told:
    """The first letters of the forename and of its usual forms."""
    forms, forename = _forms(view.name), view.name.forename
    return _each(forms if forename in forms else (*forms, *_known(forename)), _first_letter)


def initial_of_either(view: View) -> Told:
    """The same and the first letter of the family name, which may stand in the forename's place."""
    return tuple(dict.fromkeys((*initial(view), *_known(view.name.surname[:1]))))


def forename_ends(view: View) -> Told:
    """The last two letters of the forename."""
    return _known(view.name.forename[-ENDS:] if len(view.name.forename) > 1 else "")


def surnames(view: View) -> Told:
    """The family name written together, and its parts where it has several."""
    parts = view.name.surname_parts
    return parts if len(parts) < 2 else tuple(dict.fromkeys(("".join(parts), *parts)))


def beginning_and_surname(view: View) -> Told:
    """The first letters of the forename, or all there is of it, with the family name."""
    begins = view.name.forename[:BEGINS]
    return tuple(f"{begins} {name}" for name in surnames(view)) if begins else ()


def beginning_and_surname_either_way(view: View) -> Told:
    """The same, the first letter alone with it, and the same with the names in each other's place."""
    first, second = view.name.forename, view.name.surname
    swapped = _known(f"{second[:BEGINS]} {first}" if len(first) > 1 and len(second) > 1 else "")
    initials = (f"{letter} {name}" for letter in initial(view) for name in surnames(view))
    return tuple(dict.fromkeys((*beginning_and_surname(view), *swapped, *initials)))


def unusual_forename(view: View) -> Told:
    """Nothing to say, and that only of a forename that no table knows: it may be a slip, and hardly anybody has it."""
    name = view.name.forename
    return ("",) if len(name) > 1 and name not in usual_forenames() else ()


def any_forename(view: View) -> Told:
    """Nothing to say, whatever the forename."""
    return ("",)


def surname_begins(view: View) -> Told:
    """The first letters of the family name and of its parts: a slip after them does not reach it."""
    names = surnames(view)
    return (names[0][:BEGINS],) if len(names) == 1 else tuple(dict.fromkeys(name[:BEGINS] for name in names))


def form(view: View) -> Told:
    """The usual forms of the forename."""
    return _each(_forms(view.name), str) if len(view.name.forename) > 1 else ()


def forms_of(forename: str) -> Told:
    """The usual forms of a name that stands in the forename's place."""
    return _few(canonical_forms(forename), forename)


def form_sound(view: View) -> Told:
    """How the usual forms of the forename sound."""
    return read(_forms(view.name), FORENAME_SOUND) if len(view.name.forename) > 1 else ()


def form_sound_or_slip(view: View) -> Told:
    """The same with a slip on either side, and how those sound of which the forename may be a slip."""
    if len(view.name.forename) < 2:
        return ()
    slips = map(forms_of, one_slip_away(view.name.forename))
    return asked((*_forms(view.name), *chain.from_iterable(slips)), FORENAME_SOUND)


def surname_without_beginning(view: View) -> Told:
    """The family name and its parts without their first letters."""
    return read(surnames(view), WITHOUT_BEGINNING)


def surname_without_beginning_or_slip(view: View) -> Told:
    """The same with a slip in those letters on either side."""
    return asked(surnames(view), WITHOUT_BEGINNING)


def surname_without_end(view: View) -> Told:
    """The family name and its parts without their last letters."""
    return read(surnames(view), WITHOUT_END)


def surname_without_end_or_slip(view: View) -> Told:
    """The same with a slip in those letters on either side."""
    return asked(surnames(view), WITHOUT_END)


def surname_sound(view: View) -> Told:
    """How the family name and its parts sound."""
    return read(surnames(view), SURNAME_SOUND)


def surname_sound_or_slip(view: View) -> Told:
    """The same with a slip on either side."""
    return asked(surnames(view), SURNAME_SOUND)


def surname_soundex(view: View) -> Told:
    """The soundex of the family name and of its parts, usual or not."""
    return _each(surnames(view), jellyfish.soundex)


def uprn(view: View) -> Told:
    """The property reference number."""
    return _known(view.place.uprn)


def unit(view: View) -> Told:
    """The flat within the house; a house without flats is "whole"."""
    return (view.place.unit or "whole",)


def _known(text: str) -> Told:
    return (text,) if text else ()


def _date(born: NormalDate) -> str:
    return f"{born.year * 10_000 + born.month * 100 + born.day:08d}" if born.day else ""


def _house(place: NormalPlace) -> str:
    number = place.number or place.building
    return f"{number} {place.street}" if number and place.street else ""


def _forms(name: NormalName) -> Told:
    return _few(name.forename_forms, name.forename)


def _few(forms: frozenset[str], forename: str) -> Told:
    """In the order of the alphabet. Nearly always there is one."""
    if len(forms) > MOST_FORMS:
        return (forename,)
    return tuple(forms) if len(forms) < 2 else tuple(sorted(forms))


def _each(names: Told, told: Callable[[str], str]) -> Told:
    """What is told of each name, in the order of the alphabet and once. Nearly always there is one."""
    return (told(names[0]),) if len(names) == 1 else tuple(sorted(set(map(told, names))))


def _first_letter(name: str) -> str:
    return name[:1]
