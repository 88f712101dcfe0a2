"""Which kind of name a pair has, so that matching can be compared between kinds (domain 8.0, ethnicity-fair tests)."""

from __future__ import annotations

from enum import StrEnum

from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.identity.tables import name_words
from teamaround.matching.identity.text import fold


class NameGroup(StrEnum):
    """Kinds of names that matching may serve unequally. The first that fits is taken."""

    REVERSED_ORDER = "reversed_order"
    ONE_NAME = "one_name"
    HYPHENATED = "hyphenated"
    PATRONYMIC = "patronymic"
    TRANSLITERATED = "transliterated"
    OTHER = "other"


_WORDS = name_words()


def name_group(theirs: NormalPerson, ours: NormalPerson | None) -> NameGroup:
    """The group of a contact, and of the listed person it is about where there is one."""
    names = [person.names[0] for person in (theirs, ours) if person is not None and person.names]
    if len(names) == 2 and _reversed(*names):
        return NameGroup.REVERSED_ORDER
    if any(name.one_name for name in names):
        return NameGroup.ONE_NAME
    if any(len(name.surname_parts) > 1 for name in names):
        return NameGroup.HYPHENATED
    if any(_patronymic(name) for name in names):
        return NameGroup.PATRONYMIC
    return NameGroup.TRANSLITERATED if any(_transliterated(n) for n in names) else NameGroup.OTHER


def _reversed(one: NormalName, other: NormalName) -> bool:
    crossed = one.forename == other.surname or one.surname == other.forename
    return crossed and one.forename != other.forename and one.surname != other.surname


def _patronymic(name: NormalName) -> bool:
    words = set(fold(f"{name.written_given} {name.written_family}").split())
    endings = _WORDS.patronymic_endings
    between = words - {name.forename}  # "Ben" and "Do" may be a forename
    return bool(between & _WORDS.patronymic_particles) or any(
        w.endswith(endings) for w in words if len(w) > 5
    )


def _transliterated(name: NormalName) -> bool:
    foreign = not (name.written_given + name.written_family).isascii()
    return foreign or not name.forename_forms.isdisjoint(_WORDS.transliterated_names)
