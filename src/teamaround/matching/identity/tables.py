"""Packaged tables of this room, read once."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec


class Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How letters without a decomposition are written in plain Latin letters."""

    version: str
    source: str
    letters: dict[str, str]


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in name fields that are no names, or that say how names hang together."""

    version: str
    source: str
    titles: frozenset[str]
    generations: dict[str, str]
    not_names: frozenset[str]
    unnamed_children: frozenset[str]
    unnamed_children_of: frozenset[str]
    also_known_by: frozenset[str]
    joining_particles: frozenset[str]
    patronymic_particles: frozenset[str]
    particles_that_are_names: frozenset[str]
    patronymic_endings: tuple[str, ...]
    transliterated_names: frozenset[str]


class Nicknames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of forms of one forename."""

    version: str
    source: str
    names: tuple[tuple[str, ...], ...]


class NotNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Placeholders written where a number or a date is not known."""

    version: str
    source: str
    nhs_numbers: frozenset[str]
    phones: frozenset[str]
    postcode_districts: frozenset[str]
    dates: frozenset[str]
    earliest_year_of_birth: int
    latest_year_of_birth: int
    two_digit_years_to: int


class AddressWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of British addresses, and by how many keystrokes two spellings of one street may differ."""

    version: str
    source: str
    street_types: dict[str, tuple[str, ...]]
    loose_types: frozenset[str]
    unit_words: tuple[str, ...]
    floors: dict[str, str]
    building_words: frozenset[str]
    block_words: frozenset[str]
    block_streets: tuple[str, ...]
    small_words: dict[str, str]
    street_edits: int
    street_edits_from_length: int
    number_words: dict[str, str]
    noise: frozenset[str]
    counties: frozenset[str]
    county_endings: tuple[str, ...]
    near: frozenset[str]
    not_addresses: frozenset[str]


def _read(name: str) -> bytes:
    return resources.files(__package__).joinpath("packaged", name).read_bytes()


@cache
def letters() -> Letters:
    """The transliteration table."""
    return msgspec.json.decode(_read("letters.json"), type=Letters)


@cache
def name_words() -> NameWords:
    """The table of titles, particles and placeholders."""
    return msgspec.json.decode(_read("name_words.json"), type=NameWords)


@cache
def nicknames() -> Nicknames:
    """The table of short and variant forenames."""
    return msgspec.json.decode(_read("nicknames.json"), type=Nicknames)


@cache
def not_numbers() -> NotNumbers:
    """The table of placeholders for numbers and dates."""
    return msgspec.json.decode(_read("not_numbers.json"), type=NotNumbers)


@cache
def address_words() -> AddressWords:
    """The table of address words."""
    return msgspec.json.decode(_read("address_words.json"), type=AddressWords)
