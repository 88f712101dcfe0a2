"""How much of an entry somebody may read: presence, summary, fields, full, as rows of data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from teamaround.practice.record.words import SharingLevel

if TYPE_CHECKING:
    from teamaround.practice.record.entry import Entry

ORDER = tuple(SharingLevel)  # from least to most


class LevelRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a level lets through."""

    words: str
    shows_entry: bool = False
    shows_words: bool = False
    shows_paragraphs: bool = False


@cache
def level_table() -> Mapping[SharingLevel, LevelRow]:
    """Every level with what it lets through."""
    text = files(__package__).joinpath("rows/levels.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[SharingLevel, LevelRow])


@cache
def free_words() -> tuple[str, ...]:
    """Fields that hold somebody's own words."""
    text = files(__package__).joinpath("rows/free_words.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=tuple[str, ...])


def most(levels: Iterable[SharingLevel]) -> SharingLevel | None:
    """The level that lets most through; None of none."""
    return max(levels, key=ORDER.index, default=None)


def capped(level: SharingLevel | None, at: SharingLevel | None) -> SharingLevel | None:
    """The lesser of two levels; `at` None sets no bound."""
    if level is None or at is None:
        return level
    return min(level, at, key=ORDER.index)


def cut_to(level: SharingLevel, entry: Entry) -> Entry:
    """The entry with what that level lets through of it, its paragraphs apart."""
    return entry if level_table()[level].shows_words else msgspec.structs.replace(entry, fact=_plain(entry))


def _plain(entry: Entry) -> msgspec.Struct:
    """The fact with every free word blank; what is blank already stays as it is."""
    held = {name: getattr(entry.fact, name) for name in free_words() if hasattr(entry.fact, name)}
    return msgspec.structs.replace(entry.fact, **{name: _blank(value) for name, value in held.items()})


def _blank(value: object) -> object:
    if isinstance(value, str):
        return ""
    return () if isinstance(value, tuple) else None
