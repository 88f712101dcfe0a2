"""Parts made of several others, where what one of them says decides how the others are said or asked for."""

from __future__ import annotations

from itertools import chain, product

from teamaround.matching.tokens.name_readings import FORENAME_SOUND, is_of_a_usual_name, read, usual_surnames
from teamaround.matching.tokens.parts import (
    Told,
    View,
    born,
    born_or_swapped,
    door,
    door_in_district,
    door_there_or_anywhere,
    form_sound,
    form_sound_or_slip,
    forms_of,
    surname_sound,
    surname_sound_or_slip,
    surnames,
)


def names_and_born(view: View) -> Told:
    """Both names as they sound, and the date of birth."""
    return tuple(map("|".join, product(form_sound(view), surname_sound(view), born(view))))


def names_and_born_or_nearly(view: View) -> Told:
    """The same with a slip in the names; with day and month swapped too where one of the names is unusual.

    Two usual names with a swapped date are two people more often than one.
    """
    either, surely = born_or_swapped(view), born(view)
    return tuple(
        f"{form}|{surname}|{date}"
        for form, surname in product(form_sound_or_slip(view), surname_sound_or_slip(view))
        for date in (surely if is_of_a_usual_name(form) and is_of_a_usual_name(surname) else either)
    )


def names_and_door(view: View) -> Told:
    """Both names as they sound, with number and street; with the district too where many bear the family name."""
    usual = not usual_surnames().isdisjoint(surnames(view))
    doors = door_in_district(view) if usual else door(view)
    return tuple(map("|".join, product(form_sound(view), _sound(view.name.surname_sound), doors)))


def names_and_door_either_way(view: View) -> Told:
    """The same with a slip in the forename, with the names in each other's place, and with or without the district."""
    name = view.name
    if len(name.forename) < 2 or not name.surname_sound:
        return ()
    straight = product(form_sound_or_slip(view), (name.surname_sound,))
    swapped = product(read(forms_of(name.surname), FORENAME_SOUND), _sound(name.forename_sound))
    names = chain(straight, swapped if len(name.surname) > 1 else ())
    return tuple(
        f"{first}|{second}|{at}" for (first, second), at in product(names, door_there_or_anywhere(view))
    )


def _sound(of_a_name: str) -> Told:
    return (of_a_name,) if of_a_name else ()
