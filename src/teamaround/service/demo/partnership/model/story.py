"""The family that lives today: their history as events, and the call that comes while somebody watches."""

from __future__ import annotations

from datetime import datetime

import msgspec

from teamaround.practice.record.entry import Paragraph
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.words import HowKnown
from teamaround.service.demo.partnership.model.contacts import SentContact, Truth


class StoryEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened in the family's history and was recorded.

    `kind` is the slug of `fact`, which says the same in the record's closed vocabulary. `agency` recorded it,
    `author` (a professional, may be empty) wrote it, `said_by` is the person, professional or agency whose word it is.
    `told` are agencies that were told when it was recorded. `held_since` is when the agency first held it, if earlier.
    """

    event_id: str
    kind: str
    happened_at: datetime
    recorded_at: datetime
    held_since: datetime | None
    agency: str
    author: str
    said_by: str
    how_known: HowKnown
    says: str
    people: tuple[str, ...]
    places: tuple[str, ...]
    told: tuple[str, ...]
    fact: AnyFact
    paragraphs: tuple[Paragraph, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The family of today. `call` is his 111 call (the same in both formats, so sending both changes nothing);
    `bystanders` are innocent contacts that arrive with it, and `truths` says what each of them is."""

    child_id: str
    mother_id: str
    ex_partner_id: str
    home_id: str
    events: tuple[StoryEvent, ...]
    call: SentContact
    call_as_csv: SentContact
    bystanders: tuple[SentContact, ...]
    truths: tuple[Truth, ...]
