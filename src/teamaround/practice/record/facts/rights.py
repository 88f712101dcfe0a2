"""Looks at the record, breaches of personal data, texts for families, contact lists and flags."""

from __future__ import annotations

from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.facts.meetings import PlanSort
from teamaround.practice.record.words import YesNoUnknown


class AccessExtended(Fact, frozen=True, kw_only=True):
    """A request for access is complex and takes longer, with the reason that the person was given (C53)."""

    by: str
    reason: str = ""


class ReaderBarred(Fact, frozen=True, kw_only=True):
    """Somebody must never open this record: their own declaration, or somebody of the family named them (M2).

    `who` is written as in `RecordOpened`; `person` is the person of the record to whom they are tied.
    """

    who: str
    person: str = ""
    reason: str = ""


class ReaderCleared(Fact, frozen=True, kw_only=True):
    """The audit officer has reviewed what a reader did, and what came of it."""

    who: str
    by: str
    finding: str = ""


class BreachFound(Fact, frozen=True, kw_only=True):
    """Personal data reached somebody it must not reach. `risk_to_life` is the check of the first hour (C54)."""

    breach: str
    what: str = ""
    risk_to_life: YesNoUnknown = YesNoUnknown.UNKNOWN


class BreachRiskChecked(Fact, frozen=True, kw_only=True):
    """Whether anybody's life is at risk by a breach of personal data was checked."""

    breach: str
    risk_to_life: YesNoUnknown
    by: str = ""


class BreachAnswered(Fact, frozen=True, kw_only=True):
    """A breach was reported to the Information Commissioner, or the reason not to was written down."""

    breach: str
    reported: bool
    reason: str = ""


class FamilyTextWritten(Fact, frozen=True, kw_only=True):
    """A text for a family as its author means to send it. A later text of the same `document` replaces it (A26)."""

    document: str
    to: str
    text: str


class ContactVerified(Fact, frozen=True, kw_only=True):
    """Whoever stands on the contact list for an agency said that the entry is right (C48).

    `in_holidays` says that they can be reached while schools are closed.
    """

    agency: str
    role: str
    in_holidays: bool = False


class ContactLeft(Fact, frozen=True, kw_only=True):
    """Whoever stood on the contact list for an agency no longer holds that role."""

    agency: str
    role: str


class FlagConfirmed(Fact, frozen=True, kw_only=True):
    """An agency confirmed that it set its flag for a plan, or took it away (C50)."""

    agency: str
    sort: PlanSort = PlanSort.CHILD_IN_NEED
    removed: bool = False
