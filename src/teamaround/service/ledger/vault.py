"""Addresses of the record, kept apart from it and encrypted; the ledger itself holds none (decision 23)."""

from __future__ import annotations

import msgspec

from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.people import Clue, PlaceDescribed
from teamaround.service.ledger.encryption import decrypted, encrypted
from teamaround.service.ledger.field_key import key_id
from teamaround.service.ledger.models import AddressRow


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a place that say where it is."""

    address: str = ""
    postcode: str = ""
    uprn: str = ""
    given_away_by: tuple[Clue, ...] = ()


def without_address(entry: Entry) -> Entry:
    """The entry as the ledger keeps it: a described place without where it is."""
    if not isinstance(entry.fact, PlaceDescribed):
        return entry
    bare = msgspec.structs.replace(entry.fact, address="", postcode="", uprn="", given_away_by=())
    return msgspec.structs.replace(entry, fact=bare)


def with_address(entry: Entry, row: AddressRow | None) -> Entry:
    """The entry as it was said, given the row that holds its address."""
    if row is None or not isinstance(entry.fact, PlaceDescribed):
        return entry
    where = msgspec.structs.asdict(unsealed(row))
    return msgspec.structs.replace(entry, fact=msgspec.structs.replace(entry.fact, **where))


def sealed_address(entry: Entry) -> AddressRow | None:
    """The row that holds an entry's address, encrypted; None when it says none."""
    fact = entry.fact
    if not isinstance(fact, PlaceDescribed):
        return None
    where = Address(
        address=fact.address, postcode=fact.postcode, uprn=fact.uprn, given_away_by=fact.given_away_by
    )
    return AddressRow(
        entry_id=entry.entry_id,
        place=fact.place,
        concealment=fact.concealment.value,
        recorded_at=entry.recorded_at,
        key_id=key_id(),
        sealed=encrypted(msgspec.json.encode(where), bound_to=_bound_to(entry.entry_id, fact.place)),
    )


def unsealed(row: AddressRow) -> Address:
    """The address of a row. Raises cryptography's InvalidTag where row or key is not the right one."""
    plain = decrypted(row.sealed, bound_to=_bound_to(row.entry_id, row.place))
    return msgspec.json.decode(plain, type=Address)


def _bound_to(entry_id: str, place: str) -> str:
    return f"{entry_id}\x00{place}"
