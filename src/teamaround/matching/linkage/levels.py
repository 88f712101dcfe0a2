"""How alike two descriptions are, field by field: a closed list of levels for each field."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Field(StrEnum):
    """What is compared."""

    FORENAME = "forename"
    SURNAME = "surname"
    BORN = "born"
    PLACE = "place"
    PHONE = "phone"
    NHS_NUMBER = "nhs_number"
    SEX = "sex"


class Level(StrEnum):
    """How far one field agrees. Which level may stand in which field is fixed by the model file's schema."""

    EXACT = "exact"
    NICKNAME = "nickname"
    SIMILAR = "similar"
    SOUND = "sound"
    MIDDLE = "middle"
    INITIAL = "initial"
    PART = "part"
    FORMER = "former"
    REVERSED = "reversed"
    DEFAULT = "default"
    TRANSPOSED = "transposed"
    ONE_DIGIT = "one_digit"
    NEAR_YEAR = "near_year"
    OTHER_YEAR = "other_year"
    TWO_PARTS = "two_parts"
    PARTIAL = "partial"
    UNIT = "unit"
    BUILDING = "building"
    NUMBER_STREET = "number_street"
    OTHER_UNIT = "other_unit"
    POSTCODE = "postcode"
    AREA = "area"
    DIFFERENT = "different"
    MISSING = "missing"

    # Every level of every pair is looked up, and Enum's own hash is a call in Python.
    __hash__ = str.__hash__


NAME_ALIKE = frozenset(
    (Level.EXACT, Level.NICKNAME, Level.SIMILAR, Level.SOUND, Level.FORMER, Level.PART, Level.REVERSED)
)
SAME_DOOR = frozenset((Level.UNIT, Level.NUMBER_STREET))
SAME_HOUSE = SAME_DOOR | {Level.BUILDING}
SAME_HOUSEHOLD = SAME_HOUSE | {Level.POSTCODE, Level.OTHER_UNIT}
PLACE_LEVELS = (
    Level.UNIT,
    Level.BUILDING,
    Level.NUMBER_STREET,
    Level.POSTCODE,
    Level.OTHER_UNIT,
    Level.AREA,
    Level.DIFFERENT,
    Level.MISSING,
)  # of several pairs of places the one that stands first here counts, whatever a model's weights
BORN_EQUAL = frozenset((Level.EXACT, Level.DEFAULT))
BORN_FITS = BORN_EQUAL | {Level.TRANSPOSED}
SAME_YEAR = frozenset((Level.ONE_DIGIT, Level.TWO_PARTS))
ONE_PART_OFF = SAME_YEAR | {Level.NEAR_YEAR, Level.OTHER_YEAR}

LEVELS_OF: dict[Field, frozenset[Level]] = {
    Field.FORENAME: frozenset(
        (Level.EXACT, Level.NICKNAME, Level.SIMILAR, Level.SOUND, Level.MIDDLE, Level.INITIAL, Level.REVERSED)
    )
    | {Level.DIFFERENT, Level.MISSING},
    Field.SURNAME: frozenset(
        (Level.EXACT, Level.FORMER, Level.PART, Level.SIMILAR, Level.SOUND, Level.REVERSED)
    )
    | {Level.DIFFERENT, Level.MISSING},
    Field.BORN: ONE_PART_OFF | BORN_FITS | {Level.PARTIAL, Level.DIFFERENT, Level.MISSING},
    Field.PLACE: frozenset(PLACE_LEVELS),
    Field.PHONE: frozenset((Level.EXACT, Level.ONE_DIGIT, Level.DIFFERENT, Level.MISSING)),
    Field.NHS_NUMBER: frozenset((Level.EXACT, Level.DIFFERENT, Level.MISSING)),
    Field.SEX: frozenset((Level.EXACT, Level.DIFFERENT, Level.MISSING)),
}


class Agreement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The levels of all fields of one pair, and what the policy asks besides.

    `address_compared`: both sides say which house, not only which area.
    `known_as`: a second name of theirs is also a second name of ours. `linked_place`: the place that agrees is a
    child's protected address to which our person is linked. `historic`: it agreed only outside its time.
    `number_verified`: the NHS numbers are verified (on both sides for a difference, on one for equality).
    `two_given_names`: the forenames are alike, and children are given both (Liam and William) or both are short for a
    third; or an initial stands for one.
    `ids_equal`, `ids_differ`: the agency's own verified numbers say the same, or another, person.
    """

    forename: Level
    surname: Level
    born: Level
    place: Level
    phone: Level
    nhs_number: Level
    sex: Level
    forename_bits: float
    surname_bits: float
    address_compared: bool = False
    known_as: bool = False
    linked_place: bool = False
    historic: bool = False
    number_verified: bool = False
    ids_equal: bool = False
    ids_differ: bool = False
    generations_differ: bool = False
    two_given_names: bool = False
    names_at: tuple[int, int] = (0, 0)
    places_at: tuple[int, int] = (-1, -1)
