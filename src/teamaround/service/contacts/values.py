"""What goes in and out of the contacts' actions and queries."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from teamaround.exchange.contact import Contact
from teamaround.service.contacts.models import ContactState


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
