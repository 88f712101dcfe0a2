"""What agencies write otherwise than the record has it: slips, short forms, other spellings, swapped dates."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import msgspec

from teamaround.formats.contact_record import WrittenPerson
from teamaround.service.demo.partnership.chance import weighted
from teamaround.service.demo.partnership.contacts.tables import contact_table
from teamaround.service.demo.partnership.model.contacts import Noise
from teamaround.service.demo.partnership.model.people import Person
from teamaround.service.demo.partnership.names import name_table

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SAME_FIELD = (
    frozenset(
        {Noise.TYPING_ERROR, Noise.SHORT_FORM, Noise.OTHER_SPELLING, Noise.FORMER_NAME, Noise.NAMES_SWAPPED}
    ),
    frozenset({Noise.DAY_MONTH_SWAP, Noise.DIGITS_SWAPPED, Noise.NO_BIRTH_DATE}),
)
_SHORTEST = 4  # letters of a name in which a slip is made

Disturbance = Callable[[random.Random, WrittenPerson, Person], WrittenPerson]


def disturb(
    chance: random.Random, written: WrittenPerson, person: Person
) -> tuple[WrittenPerson, tuple[Noise, ...]]:
    """The person with up to two things written otherwise, and which those were. What changes nothing is not told."""
    told: list[Noise] = []
    for _ in range(weighted(chance, contact_table().noise_counts)):
        noise = weighted(chance, _left(person, told))
        changed = _DISTURBANCES[noise](chance, written, person) if noise in _DISTURBANCES else written
        if changed != written or noise is Noise.NO_POSTCODE:
            written = changed
            told.append(noise)
    return written, tuple(told)


def _left(person: Person, told: list[Noise]) -> dict[Noise, float]:
    """What can still be written otherwise: one thing of the name and one of the date, so that none undoes another."""
    done = {kind for kind in _SAME_FIELD if kind & set(told)}
    return {
        noise: share
        for noise, share in contact_table().noises.items()
        if not any(noise in kind for kind in done)
        and noise not in told
        and (noise is not Noise.FORMER_NAME or person.former_names)
    }


def _typing_error(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    if len(written.family_name) >= _SHORTEST and chance.random() < 0.6:
        return msgspec.structs.replace(written, family_name=slip(chance, written.family_name))
    if len(written.given_names) >= _SHORTEST:
        return msgspec.structs.replace(written, given_names=slip(chance, written.given_names))
    return written


def slip(chance: random.Random, name: str) -> str:
    """A name with one slip of the finger: a letter swapped, dropped, doubled or mistaken for its neighbour."""
    place = chance.randrange(1, len(name) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return f"{name[:place]}{name[place + 1]}{name[place]}{name[place + 2 :]}"
    if kind == 1:
        return name[:place] + name[place + 1 :]
    if kind == 2:
        return name[:place] + name[place] + name[place:]
    return name[:place] + _neighbour(chance, name[place]) + name[place + 1 :]


def _neighbour(chance: random.Random, letter: str) -> str:
    for row in _KEYBOARD:
        if letter in row:
            place = row.index(letter)
            return (
                row[max(0, place - 1)]
                if place == len(row) - 1 or (place > 0 and chance.random() < 0.5)
                else row[place + 1]
            )
    return letter


def _short_form(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    first = written.given_names.partition(" ")[0]
    return msgspec.structs.replace(
        written, given_names=name_table().short_forms.get(first, written.given_names)
    )


def _other_spelling(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    first, _, rest = written.given_names.partition(" ")
    spelling = name_table().other_spellings.get(first, first)
    return msgspec.structs.replace(written, given_names=f"{spelling} {rest}".strip())


def _former_name(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    if not person.former_names:
        return written
    return msgspec.structs.replace(written, family_name=person.former_names[0])


def _names_swapped(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    return msgspec.structs.replace(written, family_name=written.given_names, given_names=written.family_name)


def _day_month_swap(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    born = person.date_of_birth
    if born.day > 12:
        return written
    return msgspec.structs.replace(written, date_of_birth=date(born.year, born.day, born.month).isoformat())


def _digits_swapped(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    born = person.date_of_birth
    day = int(f"{born.day:02d}"[::-1])
    if not 1 <= day <= 28:
        return written
    return msgspec.structs.replace(written, date_of_birth=born.replace(day=day).isoformat())


def _no_birth_date(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    return msgspec.structs.replace(written, date_of_birth="")


def _no_nhs_number(chance: random.Random, written: WrittenPerson, person: Person) -> WrittenPerson:
    return msgspec.structs.replace(written, nhs_number="", nhs_number_verified=False)


_DISTURBANCES: dict[Noise, Disturbance] = {
    Noise.TYPING_ERROR: _typing_error,
    Noise.SHORT_FORM: _short_form,
    Noise.OTHER_SPELLING: _other_spelling,
    Noise.FORMER_NAME: _former_name,
    Noise.NAMES_SWAPPED: _names_swapped,
    Noise.DAY_MONTH_SWAP: _day_month_swap,
    Noise.DIGITS_SWAPPED: _digits_swapped,
    Noise.NO_BIRTH_DATE: _no_birth_date,
    Noise.NO_NHS_NUMBER: _no_nhs_number,
}
