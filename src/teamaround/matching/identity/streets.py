"""Street, locality and building names within an address."""

from __future__ import annotations

from functools import lru_cache

from teamaround.matching.identity.tables import address_words

_TABLE = address_words()
_TYPES = {short: full for full, shorts in _TABLE.street_types.items() for short in (full, *shorts)}
_STRONG = frozenset(_TABLE.street_types) - _TABLE.loose_types
_SIDES = frozenset(("north", "south", "east", "west", "upper", "lower"))
_SAINT = frozenset(("saint", "st"))


def plain_words(text: str) -> str:
    """The words of a building name, abbreviations written out."""
    return _plain(text.replace(",", " ").replace("-", " ").replace("/", " "))


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    return " ".join(
        _TABLE.small_words.get(word, word) for word in text.split() if word not in _TABLE.unit_words
    )


def street_and_locality(text: str) -> tuple[str, str]:
    """What follows the house number: the street in full words, then the village or town."""
    segments = [s for s in (segment.strip(" -/") for segment in text.split(",")) if s]
    if not segments:
        return "", ""
    street, rest = _street(segments[0])
    return street, _locality((rest, *segments[1:]))


def building_and_street(text: str) -> tuple[str, str, str]:
    """A line without a number: the building's name, the street, the locality."""
    segments = [s for s in (segment.strip(" -/") for segment in text.split(",")) if s]
    if not segments:
        return "", "", ""
    name, rest = _building(segments[0])
    if name:
        following = [rest, *segments[1:]] if rest else segments[1:]
        street, locality = street_and_locality(",".join(following))
        return name, street, locality
    if len(segments) == 1 and not _names_a_street(segments[0]):
        return "", "", _locality((segments[0],))
    if _names_a_street(segments[0]):
        street, locality = street_and_locality(text)
        return "", street, locality
    street, locality = street_and_locality(",".join(segments[1:]))
    return plain_words(segments[0]), street, locality


def _building(segment: str) -> tuple[str, str]:
    """ "rose cottage mill lane" to "rose cottage" and "mill lane"; no name where none of its words says building."""
    words = plain_words(segment).split()
    for at, word in enumerate(words):
        if at and word in _TABLE.building_words and _TYPES.get(words[-1]) != word:
            return " ".join(words[: at + 1]), " ".join(words[at + 1 :])
    return "", ""


def _names_a_street(segment: str) -> bool:
    words = segment.split()
    return len(words) > 1 and _TYPES.get(words[-1]) is not None


@lru_cache(maxsize=65536)
def _street(segment: str) -> tuple[str, str]:
    words = segment.replace("-", " ").replace("/", " ").split()
    full = [_TYPES.get(w, _TABLE.small_words.get(w, w)) if at else _first(w) for at, w in enumerate(words)]
    for at, word in enumerate(full):
        if at and word in _STRONG:
            end = _end_of_street(full, at)
            return " ".join(full[:end]), " ".join(words[end:])
    return " ".join(full), ""


def _first(word: str) -> str:
    return "st" if word in _SAINT else _TABLE.small_words.get(word, word)


def _end_of_street(words: list[str], at: int) -> int:
    end = at + 1
    while end < len(words) and (words[end] in _TYPES.values() or words[end] in _SIDES):
        end += 1
    return end


def _locality(segments: tuple[str, ...]) -> str:
    """The village or town, without the country, and without the county where a town stands before it."""
    places = [s for s in segments if s and s not in _TABLE.noise]
    nearer = [s for at, s in enumerate(places) if not (at and _is_county(s))]
    words = " ".join(nearer).replace("-", " ").replace("/", " ").split()
    return " ".join(words[1:] if words and words[0] in _TABLE.near else words)


def _is_county(segment: str) -> bool:
    return segment in _TABLE.counties or segment.endswith(_TABLE.county_endings)
