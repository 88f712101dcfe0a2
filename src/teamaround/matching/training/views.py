"""The table that Splink reads: one row for each name a person is known by and each place they are given at.

Splink compares rows; our comparison takes the best pair of names and the best pair of places of two people. With one
row (a *view*) for each of the combinations, the best rows of a pair say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from teamaround.matching.identity import NormalDate, NormalName, NormalPerson, NormalPlace, outward
from teamaround.matching.identity.nicknames import canonical_forms, known_forename
from teamaround.matching.linkage.blocking import blocking_keys
from teamaround.matching.linkage.compare_places import number_ends

Cell = str | int | bool | list[str] | list[int] | None
View = dict[str, Cell]

_WORDS = (
    *("unique_id", "person", "truth", "agency", "forename", "forename_sound"),
    *("surname", "surname_sound", "first_part", "born", "day_first", "uprn", "postcode", "outward", "unit"),
    *("number", "building", "street", "locality", "nhs_number", "sex"),
)
_LISTS = (
    *("forename_rows", "forms", "middle", "surname_rows", "first_part_rows", "surname_parts", "long_parts"),
    *("locality_words", "phones"),
)
_NUMBERS = ("born_year", "born_month", "born_day", "number_low", "number_high")
_FLAGS = (
    *("known", "double", "one_name", "other_name", "born_default", "has_words", "ranged", "whole_postcode"),
    *("phoned", "present"),
)
COLUMNS = pa.schema(
    [(name, pa.string()) for name in _WORDS]
    + [(name, pa.list_(pa.string())) for name in _LISTS]
    + [(name, pa.int32()) for name in _NUMBERS]
    + [(name, pa.bool_()) for name in _FLAGS]
    + [("keys", pa.list_(pa.int64()))]
)


def views(person_id: str, person: NormalPerson, part_from_length: int, truth: str = "") -> Iterator[View]:
    """The rows of one person. `truth` names who they truly are, where that is known."""
    known: View = {"truth": truth or None, "keys": sorted(blocking_keys(person))}
    whole = _whole(person_id, person) | known
    for i, name in enumerate(person.names or (NormalName(),)):
        named = _named(name, part_from_length) | {"other_name": i > 0}
        for j, place in enumerate(person.places or (NormalPlace(),)):
            yield whole | named | _placed(place) | {"unique_id": f"{person_id}.{i}.{j}", "present": not i + j}


def table_of(rows: Iterable[View]) -> pa.Table:
    """The rows as one table with all columns, in order."""
    return pa.Table.from_pylist(list(rows), schema=COLUMNS)


def _whole(person_id: str, person: NormalPerson) -> View:
    return {
        "person": person_id,
        "agency": person.agency,
        "nhs_number": person.nhs_number,
        "sex": person.sex,
        "phones": list(person.phones),
        "phoned": bool(person.phones),
        **_born(person.born),
    }


def _born(born: NormalDate) -> View:
    return {
        "born_year": born.year,
        "born_month": born.month,
        "born_day": born.day,
        "born_default": born.default,
        "born": f"{born.year:04d}{born.month:02d}{born.day:02d}" if born.full else "",
        "day_first": f"{born.day:02d}{born.month:02d}{born.year:04d}" if born.full else "",
    }


def _named(name: NormalName, part_from_length: int) -> View:
    first = name.surname_parts[0] if name.surname_parts else ""
    return {
        "forename": name.forename,
        "forename_sound": name.forename_sound,
        "forename_rows": _rows(name.forename),
        "forms": sorted(name.forename_forms),
        "middle": list(name.middle),
        "known": known_forename(name.forename),
        "surname": name.surname,
        "surname_sound": name.surname_sound,
        "surname_rows": _rows(name.surname),
        "surname_parts": list(name.surname_parts),
        "long_parts": [part for part in name.surname_parts if len(part) >= part_from_length],
        "double": len(name.surname_parts) > 1,
        "first_part": first,
        "first_part_rows": _rows(first),
        "one_name": name.one_name,
    }


def _rows(word: str) -> list[str]:
    """The rows of the table of nicknames in which a word stands; none where it is not held as a forename."""
    return sorted(canonical_forms(word)) if known_forename(word) else []


def _placed(place: NormalPlace) -> View:
    low, high = number_ends(place.number)
    return {
        "uprn": place.uprn,
        "postcode": place.postcode,
        "whole_postcode": " " in place.postcode,
        "outward": outward(place.postcode),
        "unit": place.unit,
        "number": place.number,
        "number_low": low,
        "number_high": high,
        "ranged": "-" in place.number,
        "building": place.building,
        "street": place.street,
        "has_words": bool(place.street or place.building),
        "locality": place.locality,
        "locality_words": place.locality.split(),
    }
