"""What gives a concealed place away, and whether a text does. Postcode, ward and bus route are the same secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from unicodedata import normalize

import msgspec

from teamaround.practice.record.case_people import WITHHELD, Place
from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.remembering import remembered_one

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile

_WORD = re.compile(r"[^\W_]+")
_POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?) ?(\d)([a-z]{2})")


class By(StrEnum):
    """How what is kept is compared."""

    WHOLE = "whole"
    PARTS = "parts"
    SECTORS = "sectors"
    CLUE = "clue"


class InheritsRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that inherits a place's concealment."""

    what: str
    by: By
    source: str


class _Inheritance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    shortest: int
    inherits: tuple[InheritsRow, ...]


@cache
def inheritance() -> _Inheritance:
    """What inherits, and from how many letters on."""
    text = files(__package__).joinpath("rows/concealment.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=_Inheritance)


@remembered_one
def secrets_in(case: CaseFile) -> frozenset[str]:
    """Every word-run that gives a concealed place of a case away."""
    return secrets_of(case.places.values(), openly=(one.name for one in case.agencies.values()))


def secrets_of(places: Iterable[Place], openly: Iterable[str] = ()) -> frozenset[str]:
    """Every word-run that gives one of these places away, as far as they are concealed.

    `openly` are names that everybody knows, such as those of councils: the town of an address that stands in one of
    them is no secret.
    """
    concealed = tuple(place for place in places if place.concealment is not Concealment.NONE)
    return _all_secrets(concealed, tuple(openly)) if concealed else frozenset()


@lru_cache(maxsize=256)
def _all_secrets(concealed: tuple[Place, ...], openly: tuple[str, ...]) -> frozenset[str]:
    """Kept, since every line of a page asks for the secrets of the same places."""
    known = f" {' '.join(map(even, openly))} "
    told = (even(words) for place in concealed for words in _secrets(place, known))
    return frozenset(words for words in told if len(words) >= inheritance().shortest)


def gives_away(text: str, secrets: frozenset[str]) -> bool:
    """Whether a text holds one of the secrets, in whatever letters, spaces and marks it is written."""
    return bool(secrets) and _pattern(secrets).search(_spaced(text)) is not None


def without_secrets(text: str, secrets: frozenset[str]) -> str:
    """The text, or only that an address is withheld: no part of a text that gives one away is shown."""
    return WITHHELD if gives_away(text, secrets) else text


def even(text: str) -> str:
    """Small letters, one space between words, no marks: `9, Secret-Row ` is `9 secret row`."""
    return " ".join(_WORD.findall(normalize("NFKC", text).casefold()))


def _spaced(text: str) -> str:
    return f" {even(text)} "


def _secrets(place: Place, known: str) -> Iterator[str]:
    for row in inheritance().inherits:
        match row.by:
            case By.CLUE:
                yield from (clue.words for clue in place.given_away_by if clue.sort == row.what)
            case By.PARTS:
                yield from _parts(getattr(place, row.what), known)
            case By.SECTORS:
                yield from beginnings(getattr(place, row.what))
            case By.WHOLE:
                yield getattr(place, row.what)


def _parts(address: str, known: str) -> Iterator[str]:
    """Each part between commas but a town that everybody knows, and each street without its number."""
    first, *others = address.split(",")
    if others and f" {even(others[-1])} " in known:
        others = others[:-1]
    for part in (first, *others):
        yield part
        yield re.sub(r"^\s*(?:flat\s+)?\d+\w?\s+", "", part, flags=re.IGNORECASE)


def beginnings(postcode: str) -> Iterator[str]:
    """A postcode, its sector and its district; as it is written where it has no postcode's shape."""
    shape = _POSTCODE.fullmatch(even(postcode))
    if shape is None:
        yield postcode
        return
    district, sector, unit = shape.groups()
    yield from (f"{district} {sector}{unit}", f"{district} {sector}", district)


@lru_cache(maxsize=256)
def _pattern(secrets: frozenset[str]) -> re.Pattern[str]:
    """Words may be written together or apart, so the space between two is optional."""
    ordered = sorted(secrets, key=len, reverse=True)
    runs = (r" ?".join(map(re.escape, words.split())) for words in ordered)
    return re.compile(rf"(?<= )(?:{'|'.join(runs)})(?= )")
