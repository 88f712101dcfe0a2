"""A concealed address in somebody's own words: nobody reads it there either (decision 23, domain 4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from teamaround.practice.disclosure.concealment import beginnings
from teamaround.practice.record.case_people import WITHHELD
from teamaround.practice.record.entry import Entry, decode, encode
from teamaround.practice.record.facts.people import PlaceDescribed


class Concealed(NamedTuple):
    """Where a concealed place is, as it was written, and the words that give it away as well (`PlaceDescribed`)."""

    address: str
    postcode: str
    uprn: str
    given_away_by: tuple[str, ...] = ()


Telling = re.Pattern[str]
# A district does not stand for itself where it begins the whole postcode of another place.
_NOT_OF_ANOTHER = r"(?!\s*\d\s*[a-z]{2}\b)"
_BREAK = re.compile(r"\\[nrtbf]")


def telling(places: Iterable[Concealed]) -> Telling | None:
    """What gives any of these places away in words; None where there is nothing to look for.

    The town or village at the end of an address does so only together with the rest.
    """
    forms = {form for place in places for form in _forms(place)}
    if not forms:
        return None
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)


def withheld(entry: Entry, concealed: Telling) -> Entry:
    """The entry with "Address withheld" wherever its words give a concealed place away."""
    fact = entry.fact
    if isinstance(fact, PlaceDescribed):  # where it is stands in parts of its own, which have their own guard
        where = {name: getattr(fact, name) for name in Concealed._fields}
        bare = msgspec.structs.replace(fact, address="", postcode="", uprn="", given_away_by=())
        cut = _cut(msgspec.structs.replace(entry, fact=bare), concealed)
        return msgspec.structs.replace(cut, fact=msgspec.structs.replace(cut.fact, **where))
    return _cut(entry, concealed)


def _cut(entry: Entry, concealed: Telling) -> Entry:
    written = encode(entry)
    # A line break stands in JSON as two signs, the second a letter: taken for a space here, and read as itself below.
    if not concealed.search(_BREAK.sub(" ", written.decode())):
        return entry
    return decode(msgspec.json.encode(_without(msgspec.json.decode(written), concealed)))


def _without(value: Any, concealed: Telling) -> Any:
    """The same with "Address withheld" in every text that holds one, at any depth."""
    if isinstance(value, str):
        return concealed.sub(WITHHELD, value)
    if isinstance(value, list):
        return [_without(one, concealed) for one in value]
    if isinstance(value, dict):
        return {name: _without(one, concealed) for name, one in value.items()}
    return value


def _forms(place: Concealed) -> Iterator[str]:
    """Patterns: the whole, each part but the last, a street without its number, the UPRN and the postcode
    however spaced, and its sector and district."""
    parts = [part.split() for part in place.address.split(",") if part.strip()]
    if parts:
        yield r"[\s,]+".join(_spaced(part) for part in parts)
    for part in parts[:-1] or parts:
        if len(part) > 1:
            yield _spaced(part)
        street = [word for word in part if not any(letter.isdigit() for letter in word)]
        if len(street) > 1:
            yield _spaced(street)
    for clue in place.given_away_by:
        if clue.strip():
            yield _spaced(clue.split())
    if place.uprn.strip():
        yield _closed_up(place.uprn)
    if place.postcode.strip():
        whole, *shorter = beginnings(place.postcode)
        yield _closed_up(whole)
        yield from (f"{_spaced(form.split())}{_NOT_OF_ANOTHER}" for form in shorter)


def _closed_up(code: str) -> str:
    """However it is spaced."""
    return r"\s*".join(map(re.escape, code.replace(" ", "")))


def _spaced(words: list[str]) -> str:
    return r"\s+".join(map(re.escape, words))
