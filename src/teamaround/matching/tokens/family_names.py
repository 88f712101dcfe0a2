"""Family names for recipes: so read that a slip still meets, and that two usual names seldom do.

A slip hardly ever makes one usual name of another (Clark and Clarke are such). So what the reading of a usual name says
is said with the name itself, and the reading alone stands for names that few people bear, or nobody. The list asks
for both, and for usual names one keystroke away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jellyfish import damerau_levenshtein_distance, soundex

from teamaround.matching.linkage.rarity import packaged_shares

SHORTEST, SHORT = 4, 6  # letters: of less than four nothing is left out
_FEW, _MORE = 2, 3  # so many letters are left out of a short name, and of a longer one

Names = tuple[str, ...]


class Reading(NamedTuple):
    """What of a name is kept, and every way in which the same would be kept of a name that is one slip away."""

    kept: Callable[[str], Names]
    kept_with_a_slip: Callable[[str], Names]


def _sound(name: str) -> Names:
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


SOUND = Reading(_sound, _sound)
WITHOUT_BEGINNING = Reading(_without_beginning, _without_beginning_or_nearly)
WITHOUT_END = Reading(_without_end, _without_end_or_nearly)


@lru_cache(maxsize=65536)
def read(names: Names, reading: Reading) -> Names:
    """What a contact says of these names."""
    return tuple(dict.fromkeys(_said(kept, name) for name in names for kept in reading.kept(name)))


@lru_cache(maxsize=65536)
def asked(names: Names, reading: Reading) -> Names:
    """What the list asks for, so that these names are met with a slip on either side."""
    return tuple(dict.fromkeys(said for name in names for said in _asked(name, reading)))


def _asked(name: str, reading: Reading) -> Iterator[str]:
    for kept in reading.kept_with_a_slip(name):
        yield kept
        yield from (
            _said(kept, usual) for usual in _usual_names(reading).get(kept, ()) if _may_be(name, usual)
        )


def _may_be(name: str, usual: str) -> bool:
    return not _is_usual(name) or damerau_levenshtein_distance(name, usual) <= 1


def _said(kept: str, name: str) -> str:
    return f"{kept} {name}" if _is_usual(name) else kept


def _is_usual(name: str) -> bool:
    return name in packaged_shares().surname


@cache
def _usual_names(reading: Reading) -> Mapping[str, list[str]]:
    """The usual names by what is kept of them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in packaged_shares().surname:
        for kept in reading.kept(name):
            found[kept].append(name)
    return found
