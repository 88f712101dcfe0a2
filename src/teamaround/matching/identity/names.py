"""Names as agencies write them, to parts that can be compared."""

from __future__ import annotations

import jellyfish
import msgspec

from teamaround.matching.identity.name_fields import family_field, given_field
from teamaround.matching.identity.nicknames import canonical_forms


class NormalName(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One name of one person in plain lower-case letters.

    `forename` is the first given name, `middle` the others; `surname` is the family name written together and
    `surname_parts` its parts (a double-barrelled name has two). Whoever has one name has it as `surname`, with an
    empty `forename` and `one_name` true. `generation` tells father from son where it is written ("Jr").
    """

    forename: str = ""
    middle: tuple[str, ...] = ()
    surname: str = ""
    surname_parts: tuple[str, ...] = ()
    generation: str = ""
    one_name: bool = False
    forename_sound: str = ""
    surname_sound: str = ""
    forename_forms: frozenset[str] = frozenset()
    written_given: str = ""
    written_family: str = ""

    @property
    def given_names(self) -> str:
        """All given names in order, with a space between."""
        return " ".join((self.forename, *self.middle)).strip()

    @property
    def family_name(self) -> str:
        """The parts of the family name, with a space between."""
        return " ".join(self.surname_parts)

    def __bool__(self) -> bool:
        return bool(self.surname or self.forename)


def normal_name(family_name: str = "", given_names: str = "") -> NormalName:
    """Read a name. Never raises; an empty or placeholder name is a false value.

    A family name "SMITH, John" with no given name is taken apart at the comma; several words in one field and none
    in the other are given names and, last, a family name.
    """
    family, given, generation = _fields(family_name, given_names)
    if not family and len(given) > 1:
        family, given = given[-1:], given[:-1]
    elif not given and len(family) > 1 and "-" not in family_name:
        given, family = family[:-1], family[-1:]
    elif not family:
        family, given = given, ()
    return named(family, given, generation, family_name, given_names)


def _fields(family_name: str, given_names: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    if "," in family_name and not given_names.strip():
        family_name, _, given_names = family_name.partition(",")
    family, of_family = family_field(family_name)
    given, of_given = given_field(given_names)
    return family, given, of_family or of_given


def _sound(word: str) -> str:
    return jellyfish.metaphone(word) or word[:1]


def named(
    family: tuple[str, ...],
    given: tuple[str, ...],
    generation: str = "",
    wrote_family: str = "",
    wrote_given: str = "",
) -> NormalName:
    """The name of these parts, already in normal form, with how it sounds and what it may be short for."""
    forename, surname = (given[0] if given else ""), "".join(family)
    return NormalName(
        forename=forename,
        middle=given[1:],
        surname=surname,
        surname_parts=family,
        generation=generation,
        one_name=bool(surname) and not forename,
        forename_sound=_sound(forename),
        surname_sound=_sound(surname),
        forename_forms=canonical_forms(forename),
        written_given=wrote_given.strip(),
        written_family=wrote_family.strip(),
    )
