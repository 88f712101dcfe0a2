"""The household gate: stops a brother, twin, father or son at one address from being taken for the person."""

from __future__ import annotations

from enum import StrEnum

from teamaround.matching.linkage.levels import (
    BORN_EQUAL,
    BORN_FITS,
    ONE_PART_OFF,
    SAME_HOUSE,
    SAME_HOUSEHOLD,
    SAME_YEAR,
    Agreement,
    Level,
)

_FORENAME_TELLS_NOTHING = frozenset((Level.MISSING, Level.DIFFERENT))
_FORENAME_NEARLY_FITS = frozenset((Level.SIMILAR, Level.SOUND, Level.MIDDLE, Level.INITIAL))
_ELSEWHERE = frozenset((Level.AREA, Level.DIFFERENT))
_PHONE_AGREES = frozenset((Level.EXACT, Level.ONE_DIGIT))
_FORENAME_FITS = frozenset((Level.EXACT, Level.NICKNAME, Level.SIMILAR, Level.SOUND, Level.REVERSED))


class Gate(StrEnum):
    """What the household gate says. "Could not test" is neither a pass nor a stop."""

    PASSED = "passed"
    STOPPED = "stopped"
    COULD_NOT_TEST = "could_not_test"


def household_gate(pair: Agreement) -> Gate:
    """Whether this may be somebody else of the same household (figures.md, "Household gate").

    An equal NHS number passes. Nothing passes without something of a household to compare (address, phone or a
    second name) and a forename and a date of birth that both fit.
    """
    if pair.nhs_number is Level.EXACT or pair.ids_equal:
        return Gate.PASSED
    if _is_another(pair):
        return Gate.STOPPED
    comparable = pair.address_compared or pair.phone is not Level.MISSING or pair.known_as
    if comparable and pair.forename in _FORENAME_FITS and pair.born in BORN_FITS:
        return Gate.PASSED
    return Gate.COULD_NOT_TEST


def another_by_name_and_birth(forename: Level, born: Level) -> bool:
    """Whether first name and birth alone say that this is another; only an equal number then passes."""
    return forename in _FORENAME_TELLS_NOTHING and born not in BORN_EQUAL


def _is_another(pair: Agreement) -> bool:
    number_differs = pair.nhs_number is Level.DIFFERENT
    if pair.born is Level.DIFFERENT or pair.generations_differ or _twin(pair, number_differs):
        return True
    if another_by_name_and_birth(pair.forename, pair.born):
        return True
    if number_differs and pair.forename not in _FORENAME_FITS:
        return True
    if pair.forename is Level.DIFFERENT and pair.place in SAME_HOUSEHOLD:
        return True
    if pair.born in ONE_PART_OFF and pair.forename not in _FORENAME_FITS and not _initial_at_home(pair):
        return True
    return pair.born is Level.MISSING and (number_differs or _relative_perhaps(pair))


def _twin(pair: Agreement, number_differs: bool) -> bool:
    """Two names that are both given to children, and another NHS number; or only alike, and another home and phone.

    Steven may be written Stephen; Michael who moved is not Michelle.
    """
    if number_differs:
        return pair.two_given_names or pair.sex is Level.DIFFERENT
    apart = pair.place in _ELSEWHERE and pair.phone not in _PHONE_AGREES
    return apart and pair.two_given_names and pair.forename is Level.SIMILAR


def _initial_at_home(pair: Agreement) -> bool:
    """An initial at home, with a slip in the day or the month: in one house only twins are born in one year."""
    return pair.forename is Level.INITIAL and pair.born in SAME_YEAR and pair.place in SAME_HOUSE


def _relative_perhaps(pair: Agreement) -> bool:
    """No birth date, the same household, and something that tells a relative whose name is alike.

    At a protected place an initial is enough for a person to look (domain 8.0).
    """
    if pair.place not in SAME_HOUSE or pair.linked_place or pair.phone in _PHONE_AGREES:
        return False
    if pair.sex is Level.DIFFERENT or (pair.two_given_names and pair.forename is Level.SIMILAR):
        return True
    perhaps_another_name = pair.two_given_names or pair.forename in _FORENAME_NEARLY_FITS
    return pair.phone is Level.DIFFERENT and perhaps_another_name
