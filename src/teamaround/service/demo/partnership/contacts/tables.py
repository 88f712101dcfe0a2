"""How contacts are spread and written, as data."""

from __future__ import annotations

from functools import cache

import msgspec

from teamaround.formats.contact_record import ContactKind
from teamaround.service.demo.partnership.model.contacts import Noise, Situation
from teamaround.service.demo.partnership.tables import read_table


class KindRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a contact of one kind says, as shares from 0 to 1."""

    home: float
    reasons: tuple[str, ...]
    caller: float = 0.0
    incident: float = 0.0
    informant: float = 0.0
    nhs_number: float = 0.0
    clock: bool = False
    day_only: bool = False
    adults: bool = False


class Styles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often agencies write something this way."""

    family_name_in_capitals: float
    everything_in_capitals: float
    first_given_name_only: float
    one_name_as_given_name: float
    birth_date_missing: float
    birth_date_impossible: float
    sex_missing: float
    phone_missing: float
    postcode_missing: float
    postcode_without_space: float
    postcode_in_small_letters: float
    street_shortened: float
    locality_missing: float
    uprn_written: float
    number_verified: float


class ContactTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many contacts are what; the table says what each row means."""

    days: int
    listed: float
    strangers_at_protected: float
    collected: float
    each_look_alike: float
    fewest: int
    bad: float
    resent: float
    contacts_a_stranger: float
    situations: dict[Situation, float]
    noise_counts: dict[int, float]
    noises: dict[Noise, float]
    kinds: dict[Situation, tuple[ContactKind, ...]]
    styles: Styles


@cache
def contact_table() -> ContactTable:
    """The packaged spread of contacts, read once."""
    return read_table("contacts.yaml", ContactTable)


@cache
def kind_table() -> dict[ContactKind, KindRow]:
    """What contacts of each kind say, read once."""
    return read_table("kinds.yaml", dict[ContactKind, KindRow])
