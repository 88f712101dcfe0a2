"""Comparing names."""

from __future__ import annotations

from rapidfuzz.distance import OSA, JaroWinkler

from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.nicknames import same_name
from teamaround.matching.linkage.levels import Level
from teamaround.matching.linkage.model import Likeness


def alike(one: str, other: str, likeness: Likeness) -> bool:
    """Whether two different words are one word misspelt: Jaro-Winkler, or one edit in a word long enough."""
    first, second = (one, other) if one <= other else (other, one)
    if JaroWinkler.similarity(first, second) >= likeness.jaro_winkler:
        return True
    shorter = min(len(first), len(second))
    return shorter >= likeness.one_edit_from_length and OSA.distance(first, second, score_cutoff=1) <= 1


def forename_level(one: NormalName, other: NormalName, likeness: Likeness) -> Level:
    """How the first given names agree."""
    mine, theirs = one.forename, other.forename
    if not mine or not theirs:
        return Level.MISSING
    if mine == theirs:
        return Level.INITIAL if len(mine) == 1 else Level.EXACT
    if len(mine) == 1 or len(theirs) == 1:
        return Level.INITIAL if mine[0] == theirs[0] else Level.DIFFERENT
    if same_name(mine, theirs):
        return Level.NICKNAME
    if alike(mine, theirs, likeness):
        return Level.SIMILAR
    if one.forename_sound == other.forename_sound and _near_enough(mine, theirs, likeness):
        return Level.SOUND
    return Level.MIDDLE if mine in other.middle or theirs in one.middle else Level.DIFFERENT


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
    first, second = (one, other) if one <= other else (other, one)
    return JaroWinkler.similarity(first, second) >= likeness.sound_jaro_winkler


def _share_a_part(one: NormalName, other: NormalName, likeness: Likeness) -> bool:
    if len(one.surname_parts) == 1 == len(other.surname_parts):
        return False
    return any(
        len(part) >= likeness.part_from_length and part in other.surname_parts for part in one.surname_parts
    )


def reversed_names(one: NormalName, other: NormalName, likeness: Likeness) -> bool:
    """Whether family and given name stand in each other's field, one of them perhaps misspelt."""
    if not (one.forename and other.forename and one.surname and other.surname):
        return False
    if one.forename == other.surname:
        return _same_word(one.surname, other.forename, likeness)
    return one.surname == other.forename and _same_word(one.forename, other.surname, likeness)


def _same_word(one: str, other: str, likeness: Likeness) -> bool:
    return one == other or same_name(one, other) or alike(one, other, likeness)
