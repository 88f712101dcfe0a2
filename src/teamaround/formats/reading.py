"""What came of reading a file or a message: the records, and the refused ones with their place and the reason."""

from __future__ import annotations

import msgspec

from teamaround.formats.contact_record import ContactRecord, WrittenPerson, WrittenPlace


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was not taken in.

    `where` is the row, the XPath or the FHIRPath; `field` the column or element ("" when it is the whole record);
    `reason` says what was expected. None of the three ever quotes what was written, since that is personal.
    """

    where: str
    field: str = ""
    reason: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one message gave. The two tuples are independent: a bad record does not stop the next one."""

    records: tuple[ContactRecord, ...] = ()
    refused: tuple[Refusal, ...] = ()


class Unreadable(ValueError):
    """Raised inside a reader where a record must be refused; carries the refusal to whoever goes on with the rest."""

    def __init__(self, where: str, field: str, reason: str) -> None:
        self.refusal = Refusal(where=where, field=field, reason=reason)
        super().__init__(f"{where}{f', {field}' if field else ''}: {reason}")


def refused_whole(where: str, reason: str) -> Reading:
    """A reading of which nothing could be used."""
    return Reading(refused=(Refusal(where=where, reason=reason),))


def says_something(person: WrittenPerson, *places: WrittenPlace | None) -> bool:
    """Whether a contact holds anything by which somebody or somewhere could be recognised."""
    named = person.family_name or person.given_names or person.nhs_number or person.phones
    return bool(named) or any(place is not None and says_where(place) for place in places)


def says_where(place: WrittenPlace) -> bool:
    """Whether any part of the place is filled in."""
    return bool(place.address or place.postcode or place.uprn)
