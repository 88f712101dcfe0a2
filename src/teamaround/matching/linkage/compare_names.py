"""Comparing names."""

from __future__ import annotations

from rapidfuzz.distance import OSA, JaroWinkler

from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.nicknames import known_forename, same_name
from teamaround.matching.linkage.levels import NAME_ALIKE, Level
from teamaround.matching.linkage.model import Likeness


def alike(one: str, other: str, likeness: Likeness) -> bool:
    """Whether two different words are one word misspelt: Jaro-Winkler, or one edit in a word long enough."""
    first, second = (one, other) if one <= other else (other, one)
    if JaroWinkler.similarity(first, second) >= likeness.jaro_winkler:
        return True
    if not -2 < len(one) - len(other) < 2:  # more than one edit
        return False
    shorter = min(len(one), len(other))
    return shorter >= likeness.one_edit_from_length and OSA.distance(one, other, score_cutoff=1) <= 1


def forename_level(one: NormalName, other: NormalName, likeness: Likeness) -> Level:
    """How the first given names agree."""
    mine, theirs = one.forename, other.forename
    if not mine or not theirs:
        return Level.MISSING
    if mine == theirs:
        return Level.INITIAL if len(mine) == 1 else Level.EXACT
    if len(mine) == 1 or len(theirs) == 1:
        return Level.INITIAL if mine[0] == theirs[0] else Level.DIFFERENT
    if known_forename(mine) and known_forename(theirs):
        return Level.NICKNAME if same_name(mine, theirs) else _two_known_forenames(one, other, likeness)
    if alike(mine, theirs, likeness):
        return Level.SIMILAR
    if _short_for_a_slip(one, other, likeness) or _short_for_a_slip(other, one, likeness):
        return Level.SIMILAR
    if one.forename_sound == other.forename_sound and _near_enough(mine, theirs, likeness):
        return Level.SOUND
    return _by_middle_name(one, other)


def _short_for_a_slip(one: NormalName, other: NormalName, likeness: Likeness) -> bool:
    """Whether one is a short form of a name that the other misspells ("ray" and "raiemond")."""
    if known_forename(other.forename) or not known_forename(one.forename):
        return False
    return any(_jaro_winkler(form, other.forename) >= likeness.jaro_winkler for form in one.forename_forms)


def _two_known_forenames(one: NormalName, other: NormalName, likeness: Likeness) -> Level:
    """Gary and Mary are one edit apart and two names; only a very near spelling still counts."""
    if _jaro_winkler(one.forename, other.forename) >= likeness.jaro_winkler:
        return Level.SIMILAR
    return _by_middle_name(one, other)


def _by_middle_name(one: NormalName, other: NormalName) -> Level:
    known_by_it = one.forename in other.middle or other.forename in one.middle
    return Level.MIDDLE if known_by_it else Level.DIFFERENT


def _jaro_winkler(one: str, other: str) -> float:
    """Words in one order, so that the measure is the same both ways."""
    return JaroWinkler.similarity(one, other) if one <= other else JaroWinkler.similarity(other, one)


def surname_level(one: NormalName, other: NormalName, likeness: Likeness) -> Level:
    """How the family names agree. A double-barrelled name agrees in part with either of its parts."""
    mine, theirs = one.surname, other.surname
    if not mine or not theirs:
        return Level.MISSING
    if mine == theirs:
        return Level.EXACT
    if _share_a_part(one, other, likeness):
        return Level.PART
    if alike(mine, theirs, likeness):
        return Level.SIMILAR
    if one.surname_sound == other.surname_sound and _near_enough(mine, theirs, likeness):
        return Level.SOUND
    return Level.DIFFERENT


def _near_enough(one: str, other: str, likeness: Likeness) -> bool:
    """Whether words that sound the same are also spelt near enough; short words sound alike too easily."""
    return _jaro_winkler(one, other) >= likeness.sound_jaro_winkler


def _share_a_part(one: NormalName, other: NormalName, likeness: Likeness) -> bool:
    if len(one.surname_parts) == 1 == len(other.surname_parts):
        return False
    return any(
        len(part) >= likeness.part_from_length and part in other.surname_parts for part in one.surname_parts
    )


def may_be_one_name(given: NormalName, family: NormalName, other: NormalName, likeness: Likeness) -> bool:
    """Whether a name of this first and this family name may agree in either with another.

    Never false where comparing the whole name says that it does; of a name perhaps the other way round it says yes.
    """
    if other.one_name and other.surname == given.forename:
        return True
    surname = surname_level(family, other, likeness)
    if surname in NAME_ALIKE:
        return True
    forename = forename_level(given, other, likeness)
    if forename in NAME_ALIKE:
        return True
    return forename is surname is Level.DIFFERENT and (
        other.surname == given.forename or other.forename == family.surname or len(other.surname_parts) > 1
    )


def reversed_names(one: NormalName, other: NormalName, likeness: Likeness) -> bool:
    """Whether family and given name stand in each other's field, one of them perhaps misspelt, short or an initial."""
    if not (one.forename and other.forename and one.surname and other.surname):
        return False
    if one.surname != other.forename and one.forename != other.surname and not _double_barrelled(one, other):
        return False  # nearly always, and soon known
    return _crossed(one, other, likeness) or _crossed(other, one, likeness)


def _double_barrelled(one: NormalName, other: NormalName) -> bool:
    return len(one.surname_parts) > 1 or len(other.surname_parts) > 1


def _crossed(one: NormalName, other: NormalName, likeness: Likeness) -> bool:
    """Whether one's surname is the other's forename, and one's forename the first of the other's surname."""
    if one.surname == other.forename:
        crossed = (other.surname, *other.surname_parts[:1])
        return any(_same_or_its_initial(one.forename, word, one.surname, likeness) for word in crossed)
    is_crossed = one.forename == other.surname or one.forename in other.surname_parts[:1]
    return is_crossed and _same_or_its_initial(one.surname, other.forename, one.forename, likeness)


def _same_or_its_initial(one: str, other: str, beside: str, likeness: Likeness) -> bool:
    """The same word, or its first letter where the name beside it is written out."""
    if one == other or same_name(one, other) or alike(one, other, likeness):
        return True
    return len(beside) > 1 and min(len(one), len(other)) == 1 and one[0] == other[0]
