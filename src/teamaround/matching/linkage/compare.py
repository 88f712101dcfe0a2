"""Two descriptions side by side: the level of every field, and what the policy asks besides."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

import msgspec

from teamaround.matching.identity.names import NormalName
from teamaround.matching.identity.nicknames import canonical_forms, same_name
from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.compare_born import born_level
from teamaround.matching.linkage.compare_names import forename_level, reversed_names, surname_level
from teamaround.matching.linkage.compare_numbers import (
    id_agreement,
    nhs_agreement,
    phone_level,
    sex_level,
)
from teamaround.matching.linkage.compare_places import place_level
from teamaround.matching.linkage.levels import BORN_EQUAL, PLACE_LEVELS, SAME_HOUSEHOLD, Agreement, Level
from teamaround.matching.linkage.weights import Weights


class NamePair(msgspec.Struct, frozen=True, gc=False):
    """How the best-fitting pair of names agrees, and which two names those were."""

    forename: Level
    surname: Level
    forename_bits: float
    surname_bits: float
    at: tuple[int, int] = (0, 0)


NO_NAMES = NamePair(Level.MISSING, Level.MISSING, 0.0, 0.0)


class PlacePair(msgspec.Struct, frozen=True, gc=False):
    """How the best-fitting pair of places agrees, and which two places those were."""

    level: Level
    bits: float
    linked: bool = False
    historic: bool = False
    at: tuple[int, int] = (-1, -1)


_HAS_DOOR = attrgetter("has_door")
_OTHER_FORM = frozenset((Level.NICKNAME, Level.SIMILAR, Level.SOUND, Level.REVERSED))
NO_PLACES = PlacePair(Level.MISSING, 0.0)
_PLACE_RANK = {level: -at for at, level in enumerate(PLACE_LEVELS)}
_LEAST = -len(PLACE_LEVELS)


def compare(ours: NormalPerson, theirs: NormalPerson, weights: Weights, at: date | None = None) -> Agreement:
    """All levels of one pair. Symmetric: changing sides changes no level.

    `at` is the day on which the record that arrived was made; places that did not hold on that day are historic.
    """
    born = born_level(ours.born, theirs.born, weights.likeness.near_years)
    return compare_rest(ours, theirs, born, best_names(ours.names, theirs.names, weights), weights, at)


def compare_rest(
    ours: NormalPerson, theirs: NormalPerson, born: Level, names: NamePair, weights: Weights, at: date | None
) -> Agreement:
    """As `compare`, where birth and names were compared before."""
    places = best_places(ours, theirs, weights, at)
    full_name = names.forename is Level.EXACT and names.surname is Level.EXACT
    number, verified = nhs_agreement(ours, theirs, full_name and born in BORN_EQUAL)
    ids_equal, ids_differ = id_agreement(ours.verified_ids, theirs.verified_ids)
    return Agreement(
        forename=names.forename,
        surname=names.surname,
        born=born,
        place=places.level,
        phone=phone_level(ours.phones, theirs.phones),
        nhs_number=number,
        sex=sex_level(ours.sex, theirs.sex),
        forename_bits=names.forename_bits,
        surname_bits=names.surname_bits,
        address_compared=any(map(_HAS_DOOR, ours.places)) and any(map(_HAS_DOOR, theirs.places)),
        known_as=_known_as(ours.names, theirs.names),
        linked_place=places.linked,
        historic=places.historic,
        number_verified=verified,
        ids_equal=ids_equal,
        ids_differ=ids_differ,
        generations_differ=_generations_differ(ours.names, theirs.names),
        two_given_names=names.forename in _OTHER_FORM and _two_given_names(ours, theirs, names, weights),
        names_at=names.at,
        places_at=places.at,
    )


def best_names(ours: tuple[NormalName, ...], theirs: tuple[NormalName, ...], weights: Weights) -> NamePair:
    """The pair of names that says most. A name other than the present one counts as a former name."""
    if len(ours) == 1 == len(theirs):
        return _name_pair(ours[0], theirs[0], 0, 0, weights)
    pairs = [_name_pair(a, b, i, j, weights) for i, a in enumerate(ours) for j, b in enumerate(theirs)]
    return max(pairs, key=lambda pair: pair.forename_bits + pair.surname_bits, default=NO_NAMES)


def _name_pair(one: NormalName, other: NormalName, i: int, j: int, weights: Weights) -> NamePair:
    likeness = weights.likeness
    if one.one_name is not other.one_name and (lone := _one_name_pair(one, other, i, j, weights)):
        return lone
    forename, surname = forename_level(one, other, likeness), surname_level(one, other, likeness)
    if forename is Level.DIFFERENT and surname is Level.DIFFERENT:
        if reversed_names(one, other, likeness):
            forename = surname = Level.REVERSED
    elif surname is Level.EXACT and (i or j):
        surname = Level.FORMER
    return NamePair(
        forename, surname, weights.forename_bits(forename, one), weights.surname_bits(surname, one), (i, j)
    )


def _one_name_pair(one: NormalName, other: NormalName, i: int, j: int, weights: Weights) -> NamePair | None:
    """Somebody with one name against somebody with two: the one name may be either."""
    lone, full = (one, other) if one.one_name else (other, one)
    if lone.surname != full.forename:
        return None
    as_forename = full if full.forename else lone
    return NamePair(Level.EXACT, Level.MISSING, weights.forename_bits(Level.EXACT, as_forename), 0.0, (i, j))


def _known_as(ours: tuple[NormalName, ...], theirs: tuple[NormalName, ...]) -> bool:
    """Whether two different full names of ours are both names of theirs."""
    if len(ours) < 2 or len(theirs) < 2:
        return False
    mine = {(name.forename, name.surname) for name in ours}
    return len(mine.intersection((name.forename, name.surname) for name in theirs)) > 1


def _generations_differ(ours: tuple[NormalName, ...], theirs: tuple[NormalName, ...]) -> bool:
    """Whether one is written as the elder and the other as the younger of one name."""
    mine = [name.generation for name in ours if name.generation]
    if not mine:  # hardly anybody's is written
        return False
    other = [name.generation for name in theirs if name.generation]
    return bool(other) and set(mine).isdisjoint(other)


def _two_given_names(ours: NormalPerson, theirs: NormalPerson, names: NamePair, weights: Weights) -> bool:
    """Whether parents may have given each of two forenames to one of twins. Reversed, one of them is a surname."""
    one, other = ours.names[names.at[0]], theirs.names[names.at[1]]
    if names.forename is Level.REVERSED:
        crossed = (one.forename, _first(other)), (_first(one), other.forename)
        return any(min(map(len, pair)) == 1 or _both_names_of_twins(*pair, weights) for pair in crossed)
    return _both_names_of_twins(one.forename, other.forename, weights)


def _both_names_of_twins(one: str, other: str, weights: Weights) -> bool:
    return weights.both_given(one, other) or _both_short(one, other)


def _first(name: NormalName) -> str:
    """The first word of the family name: where it is a forename, others may stand behind it."""
    return name.surname_parts[0] if name.surname_parts else name.surname


def _both_short(one: str, other: str) -> bool:
    """Whether two forenames are forms of a third (Molly and Mamie of Mary), and neither is one of the other."""
    return (
        one != other
        and same_name(one, other)
        and one not in canonical_forms(other)
        and other not in canonical_forms(one)
    )


def best_places(ours: NormalPerson, theirs: NormalPerson, weights: Weights, at: date | None) -> PlacePair:
    """The pair of places that agrees most; among equals one that held on the day, then a home of one's own."""
    if not ours.places or not theirs.places:
        return NO_PLACES
    best, best_rank = NO_PLACES, (_LEAST, False, False)
    for i, mine in enumerate(ours.places):
        for j, other in enumerate(theirs.places):
            level = place_level(mine, other)
            historic = level in SAME_HOUSEHOLD and not (mine.held_on(at) and other.held_on(at))
            linked = mine.linked or other.linked
            rank = (_PLACE_RANK[level], not historic, not linked)
            if rank > best_rank:
                best, best_rank = PlacePair(level, weights.place[level], linked, historic, (i, j)), rank
    return best
