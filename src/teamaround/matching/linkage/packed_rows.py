"""A description in normal form as a row of bytes, and back again to just what it was."""

from __future__ import annotations

from datetime import date

import msgspec

from teamaround.matching.identity.addresses import NormalPlace
from teamaround.matching.identity.dates import NormalDate
from teamaround.matching.identity.names import NormalName, named
from teamaround.matching.identity.person import NormalPerson

_Name = tuple[tuple[str, ...], tuple[str, ...], str, str, str]
_Born = tuple[int, int, int, bool, str | None]  # nothing where it was written as it is read, like 1990-03-17
_Place = tuple[str, str, str, str, str, str, str, str, date | None, date | None, bool]


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What cannot be worked out anew from the rest: sounds and short forms of names are."""

    person_id: str
    names: tuple[_Name, ...]
    born: _Born
    sex: str
    nhs_number: str
    nhs_number_verified: bool
    phones: tuple[str, ...]
    places: tuple[_Place, ...]
    verified_ids: tuple[str, ...]
    agency: str


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Row)


def packed(person_id: str, face: NormalPerson) -> bytes:
    """The row of one description of a person."""
    born = face.born
    row = Row(
        person_id=person_id,
        names=tuple(map(_packed_name, face.names)),
        born=(born.year, born.month, born.day, born.default, _written(born)),
        sex=face.sex,
        nhs_number=face.nhs_number,
        nhs_number_verified=face.nhs_number_verified,
        phones=face.phones,
        places=tuple(map(_packed_place, face.places)),
        verified_ids=face.verified_ids,
        agency=face.agency,
    )
    return _ENCODER.encode(row)


def unpacked(row: bytes | memoryview) -> tuple[str, NormalPerson]:
    """The person's id and the description, equal to what was packed."""
    read = _DECODER.decode(row)
    face = NormalPerson(
        names=tuple([named(*name) for name in read.names]),
        born=_unpacked_birth(read.born),
        sex=read.sex,
        nhs_number=read.nhs_number,
        nhs_number_verified=read.nhs_number_verified,
        phones=read.phones,
        places=tuple(map(_unpacked_place, read.places)),
        verified_ids=read.verified_ids,
        agency=read.agency,
    )
    return read.person_id, face


def _written(born: NormalDate) -> str | None:
    return None if born.written == born.iso else born.written


def _unpacked_birth(born: _Born) -> NormalDate:
    year, month, day, default, written = born
    if written is None:
        written = f"{year:04d}-{month:02d}-{day:02d}" if day else NormalDate(year=year, month=month).iso
    return NormalDate(year=year, month=month, day=day, default=default, written=written)


def _packed_name(name: NormalName) -> _Name:
    given = (name.forename, *name.middle) if name.forename or name.middle else ()
    return name.surname_parts, given, name.generation, name.written_family, name.written_given


def _packed_place(place: NormalPlace) -> _Place:
    parts = (place.unit, place.number, place.building, place.street, place.locality)
    held = (place.valid_from, place.valid_to, place.linked)
    return place.uprn, place.postcode, *parts, place.written, *held


def _unpacked_place(place: _Place) -> NormalPlace:
    uprn, postcode, unit, number, building, street, locality, written, valid_from, valid_to, linked = place
    return NormalPlace(
        uprn=uprn,
        postcode=postcode,
        unit=unit,
        number=number,
        building=building,
        street=street,
        locality=locality,
        written=written,
        valid_from=valid_from,
        valid_to=valid_to,
        linked=linked,
    )
