"""Names for recipes: so read that a slip still meets, and that two usual names seldom do.

A slip hardly ever makes one usual name of another (Clark and Clarke are such; Lisa and Louise sound alike and are two).
So what the reading of a usual name says is said with the name itself, and the reading alone stands for names that few
people bear, or nobody. The list asks for both, and for usual names one keystroke away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache, lru_cache
from typing import NamedTuple

from jellyfish import damerau_levenshtein_distance, metaphone, soundex

from teamaround.matching.linkage.rarity import packaged_shares
from teamaround.matching.tokens.forenames import usual_forms

SHORTEST, SHORT = 4, 6  # letters: of less than four nothing is left out
_FEW, _MORE = 2, 3  # so many letters are left out of a short name, and of a longer one

Names = tuple[str, ...]


class Reading(NamedTuple):
    """What of a name is kept, every way in which it would be kept of one that is a slip away, and which are usual."""

    kept: Callable[[str], Names]
    kept_with_a_slip: Callable[[str], Names]
    usual: Callable[[], Set[str]]


def usual_surnames() -> Set[str]:
    """All that stand in the table of frequencies."""
    return packaged_shares().surname.keys()


def as_it_sounds(name: str) -> str:
    """The metaphone of a name, or its first letter where it has none."""
    return metaphone(name) or name[:1]


def _forename_sound(name: str) -> Names:
    return (as_it_sounds(name),)


def _surname_sound(name: str) -> Names:
    return (soundex(name),)


def _left_out(name: str) -> int:
    return _FEW if len(name) <= SHORT else _MORE


def _without_beginning(name: str) -> Names:
    return (name[_left_out(name) :],) if len(name) >= SHORTEST else ()


def _without_beginning_or_nearly(name: str) -> Names:
    """A slip there may have left the name a letter longer or shorter."""
    most = _left_out(name) + 1
    return tuple(name[most - fewer :] for fewer in range(3)) if len(name) >= SHORTEST else ()


def _without_end(name: str) -> Names:
    return _backwards(_without_beginning(name[::-1]))


def _without_end_or_nearly(name: str) -> Names:
    return _backwards(_without_beginning_or_nearly(name[::-1]))


def _backwards(names: Names) -> Names:
    return tuple(name[::-1] for name in names)


FORENAME_SOUND = Reading(_forename_sound, _forename_sound, usual_forms)
SURNAME_SOUND = Reading(_surname_sound, _surname_sound, usual_surnames)
WITHOUT_BEGINNING = Reading(_without_beginning, _without_beginning_or_nearly, usual_surnames)
WITHOUT_END = Reading(_without_end, _without_end_or_nearly, usual_surnames)


@lru_cache(maxsize=65536)
def read(names: Names, reading: Reading) -> Names:
    """What a contact says of these names."""
    return tuple(dict.fromkeys(_said(kept, name, reading) for name in names for kept in reading.kept(name)))


@lru_cache(maxsize=65536)
def asked(names: Names, reading: Reading) -> Names:
    """What the list asks for, so that these names are met with a slip on either side."""
    return tuple(dict.fromkeys(said for name in names for said in _asked(name, reading)))


def is_of_a_usual_name(said: str) -> bool:
    """Whether what `read` or `asked` gave stands for a usual name alone."""
    return " " in said


def _asked(name: str, reading: Reading) -> Iterator[str]:
    for kept in reading.kept_with_a_slip(name):
        yield kept
        for usual in _usual_names(reading).get(kept, ()):
            if _may_be(name, usual, reading):
                yield _said(kept, usual, reading)


def _may_be(name: str, usual: str, reading: Reading) -> bool:
    return name not in reading.usual() or damerau_levenshtein_distance(name, usual) <= 1


def _said(kept: str, name: str, reading: Reading) -> str:
    return f"{kept} {name}" if name in reading.usual() else kept


@cache
def _usual_names(reading: Reading) -> Mapping[str, list[str]]:
    """The usual names by what is kept of them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(reading.usual()):
        for kept in reading.kept(name):
            found[kept].append(name)
    return found
