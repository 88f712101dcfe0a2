"""The name fields of a record, taken apart into words that are names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import dropwhile

from teamaround.matching.identity.tables import name_words
from teamaround.matching.identity.text import fold

_WORDS = name_words()
_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")
_NO_NAMES = _WORDS.not_names | _WORDS.unnamed_children
_SAY_MORE = frozenset().union(_WORDS.titles, _WORDS.generations, _NO_NAMES, _WORDS.patronymic_particles)
_HYPHEN = re.compile(r"\s*[-\u2010-\u2015]\s*")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def family_field(text: str) -> tuple[tuple[str, ...], str]:
    """The parts of a family name and the generation written after them. One plain word is read at once."""
    if text.isalpha() and text.isascii() and (word := text.lower()) not in _SAY_MORE:
        return (word,), ""
    return _any_family_field(text)


@lru_cache(maxsize=65536)
def _any_family_field(text: str) -> tuple[tuple[str, ...], str]:
    words, generation = _told(_words(text), _family_words)
    return tuple(_joined(words)), generation


def given_field(text: str) -> tuple[tuple[str, ...], str]:
    """The given names and the generation written after them. Plain words are read at once."""
    plain = text.lower() if text.isascii() else ""
    if (letters := plain.replace(" ", "")).isalpha() and letters not in _NO_NAMES:
        words = plain.split()
        if _SAY_MORE.isdisjoint(words):
            return tuple(words), ""
    return _any_given_field(text)


@lru_cache(maxsize=65536)
def _any_given_field(text: str) -> tuple[tuple[str, ...], str]:
    words, generation = _told(_words(text), _given_words)
    return tuple(words), generation


def whole_name(text: str) -> tuple[str, ...]:
    """The words of a name that stands whole in one field. "O Connor", "van der Berg" and "Smith-Jones" are one each."""
    words, _ = _told(_words(_HYPHEN.sub("", fold(_HYPHEN.sub("-", text)))), _given_words)
    return tuple(_joined(words))


def _told(words: list[str], names_of: Callable[[list[str]], list[str]]) -> tuple[list[str], str]:
    """The words that are names, and the generation after them, with or without a placeholder between."""
    first = _generation(words)
    names = names_of(words)
    second = _generation(names)
    return names_of(names), first or second


def _words(text: str) -> list[str]:
    return _NOT_A_LETTER.sub(" ", _APOSTROPHE.sub("", fold(text))).split()


def _generation(words: list[str]) -> str:
    """Take a trailing "Jr", "Senior" or "III" off the words and say what it means."""
    meaning = ""
    while len(words) > 1 and words[-1] in _WORDS.generations:
        meaning = _WORDS.generations[words.pop()]
    return meaning


def _given_words(words: list[str]) -> list[str]:
    """What is left once titles, placeholders and "bin" are gone, and what then looks like one is gone too."""
    untitled = _untitled(words)
    kept = [] if _is_unnamed_child(untitled) else _spoken(untitled, first_is_name=True)
    return kept if kept == words else _given_words(kept)


def _untitled(words: list[str]) -> list[str]:
    """The words without the titles before and after them ("Mr Smith", "SMITH MR")."""
    begun = list(dropwhile(_WORDS.titles.__contains__, words))
    while begun and begun[-1] in _WORDS.titles:
        begun.pop()
    return begun


def _is_unnamed_child(words: list[str]) -> bool:
    """ "Baby", "Baby boy" and "Twin 1" name nobody; "Baby of Jane" names the mother."""
    if not words or words[0] not in _WORDS.unnamed_children:
        return False
    return len(words) == 1 or words[1] in _WORDS.unnamed_children_of


def _spoken(words: list[str], *, first_is_name: bool) -> list[str]:
    """The words that are a part of a name. "N/K" and "Not known" are none, taken together.

    "Ben" and "Do" are names where no name stands before them: Ben Carter is no son of Carter.
    """
    if "".join(words) in _WORDS.not_names:
        return []
    if not (spoken := [word for word in words if word not in _WORDS.not_names]):
        return []
    is_name = (first_is_name or len(spoken) == 1) and spoken[0] in _WORDS.particles_that_are_names
    first = spoken[:is_name]
    return first + [word for word in spoken[is_name:] if word not in _WORDS.patronymic_particles]


def _family_words(words: list[str]) -> list[str]:
    """What is left without titles, placeholders, "bin", "ap" and the "nee" between two names."""
    kept = _one_after_another(_spoken(_untitled(words), first_is_name=False))
    return kept if kept == words else _family_words(kept)


def _joined(words: list[str]) -> list[str]:
    """Join "O Connor" and "van der Berg" into one part each."""
    parts: list[str] = []
    prefix = ""
    for word in words:
        if word in _WORDS.joining_particles:
            prefix += word
        else:
            parts.append(prefix + word)
            prefix = ""
    return [*parts, prefix] if prefix else parts


def _one_after_another(words: list[str]) -> list[str]:
    inner = [w for w in words[1:-1] if w not in _WORDS.also_known_by]
    return [*words[:1], *inner, *words[-1:]] if len(words) > 1 else words
