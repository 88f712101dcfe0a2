"""What goes in and out of the contacts' actions and queries."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from teamaround.exchange.contact import Contact
from teamaround.service.contacts.judged import Judgement, Said
from teamaround.service.contacts.models import ContactState
from teamaround.service.contacts.remembering import KnownAgain

OPENED = "sealed "  # what the name of a batch in quarantine begins with where its contact had opened


class Aside(StrEnum):
    """Why a matcher did not decide. Neither is a "no"."""

    CANNOT_TELL = "cannot_tell"
    KNOWS_THEM = "knows_them"


class Left(StrEnum):
    """Why a pair is no longer before a matcher: they have answered, or somebody else has it."""

    ANSWERED = "answered"
    GONE = "gone"


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """The receipt of one contact. `is_new` is false for one that came before, which changes nothing.

    `differs` says that it came before with other content under the same number.
    """

    contact_id: int
    number: str
    is_new: bool
    differs: bool
    received_at: datetime


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one contact."""

    contact_id: int
    state: ContactState
    contact: Contact


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A contact that concerned nobody when it came, kept for a fortnight to be matched again."""

    contact_id: int
    receipt: str
    contact: Contact


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A record that could not be read: its row or path, the field, and the reason in plain words."""

    where: str
    field: str
    reason: str


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """A matcher who did not decide: they could not tell, or they know one of the two."""

    by: str
    at: datetime
    why: Aside
    reason: str = ""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What a pair is kept with, encrypted: how the two compare, and what the workflow needs when it is decided."""

    explanation: dict[str, object]
    waiting: bytes


class ReviewCase(msgspec.Struct, frozen=True, kw_only=True):
    """A pair for match review. `waiting` is what the workflow needs again when it is decided."""

    review_id: str
    person: str
    children: tuple[str, ...]
    explanation: dict[str, object]
    asked_at: datetime
    due: datetime
    is_same: bool | None
    reason: str
    decided_by: str
    decided_at: datetime | None
    second_by: str
    second_at: datetime | None
    waiting: bytes
    council: str
    set_aside: tuple[SetAside, ...] = ()
    escalated_because: str = ""
    escalated_at: datetime | None = None


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a pair when it is judged: whose it is, what the model said, and by what it is known again.

    `known_again` is None for a pair that came before answers were remembered.
    """

    person: str
    children: tuple[str, ...]
    council: str
    asked_at: datetime
    bits: float
    band: str
    name_group: str = ""
    known_again: KnownAgain | None = None


class JudgementCard(msgspec.Struct, frozen=True, kw_only=True):
    """One answer about one pair as pages and workflows see it, without the hashes it is known by."""

    judgement_id: str
    review_id: str
    person: str
    children: tuple[str, ...]
    council: str
    desk: str
    said: Said
    rests_on: tuple[str, ...]
    reason: str
    by: str
    asked_at: datetime
    at: datetime
    bits: float
    band: str
    name_group: str
    entries: tuple[str, ...]
    holds_until: datetime | None
    ended_at: datetime | None
    ended_because: str
    undone_by: str
    undone_at: datetime | None
    undone_because: str
    undone_reason: str

    @property
    def holds(self) -> bool:
        """Whether it is remembered."""
        return self.ended_at is None and self.holds_until is not None

    @property
    def can_be_undone(self) -> bool:
        """Whether it decided something that still stands."""
        return self.said is not Said.CANNOT_TELL and self.undone_at is None


def judgement_card(row: Judgement) -> JudgementCard:
    """The value of a row."""
    return JudgementCard(
        judgement_id=str(row.pk),
        review_id=str(row.review_id),
        person=row.person,
        children=tuple(row.children),
        council=row.council,
        desk=row.desk,
        said=Said(row.said),
        rests_on=tuple(row.rests_on),
        reason=row.reason,
        by=row.by,
        asked_at=row.asked_at,
        at=row.at,
        bits=row.bits,
        band=row.band,
        name_group=row.name_group,
        entries=tuple(row.entries),
        holds_until=row.holds_until,
        ended_at=row.ended_at,
        ended_because=row.ended_because,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
        undone_because=row.undone_because,
        undone_reason=row.undone_reason,
    )
