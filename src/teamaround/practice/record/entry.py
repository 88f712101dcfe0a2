"""An entry: an envelope and paragraphs. All that is said about a child is one of these; nothing overwrites it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from teamaround.practice.calendar import instant
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.words import HowKnown, SharingLevel


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Who has been told, when, and how much. `agency` is a slug; `role` narrows it when only some there know."""

    agency: str
    at: datetime
    role: str = ""
    level: SharingLevel = SharingLevel.FULL
    how: str = ""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """One passage of an entry and who may read it (domain 4.4, third-party information).

    `about` and `source` name people or places of the record; empty `may_share_with` means the default of the
    disclosure rules; empty `children` means every child of the entry.
    """

    text: str
    about: tuple[str, ...] = ()
    source: str = ""
    protected_source: bool = False
    may_share_with: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """One thing said about one or several children.

    `happened_at` is when it was true, `recorded_at` when Team Around got it (it counts from then, decision 7),
    `held_since` when the saying agency first held it, if earlier than that.
    `corrects` names the entry that this one replaces from `recorded_at` on. All times are aware, and kept in UTC:
    rules compare them again and again.
    """

    entry_id: str
    children: tuple[str, ...]
    happened_at: datetime
    recorded_at: datetime
    by_agency: str
    fact: AnyFact
    author: str = ""
    how_known: HowKnown = HowKnown.WAS_TOLD
    held_since: datetime | None = None
    told: tuple[Told, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    corrects: str | None = None

    def __post_init__(self) -> None:
        """Put the times into UTC. Raises ValueError for one without a time zone."""
        for name in ("happened_at", "recorded_at", "held_since"):
            moment = getattr(self, name)
            if moment is not None and moment.tzinfo is not UTC:
                msgspec.structs.force_setattr(self, name, instant(moment))

    @property
    def kind(self) -> str:
        """The stable slug of what kind of entry this is."""
        return kind_of(type(self.fact))

    @property
    def held_from(self) -> datetime:
        """When the agency that says so first held it."""
        return self.held_since or self.happened_at


def kind_of(fact_type: type[msgspec.Struct]) -> str:
    """The stable slug of a fact type, e.g. `core_group_held`."""
    return str(fact_type.__struct_config__.tag)


def encode(entry: Entry) -> bytes:
    """JSON bytes of an entry, as stored in the ledger."""
    return msgspec.json.encode(entry)


def decode(stored: bytes | str) -> Entry:
    """The entry in those bytes. Raises `msgspec.ValidationError` with the path of what is wrong."""
    return _DECODER.decode(stored)


_DECODER = msgspec.json.Decoder(Entry)
