"""What was decided about telling somebody, what a parent may be told by now, and how they may safely be reached."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.words import SharingLevel, YesNoUnknown


class WhyFamilyNotTold(StrEnum):
    """The reasons for which a family may not be told of sharing: a closed list (domain 4.4)."""

    RISK_TO_CHILD = "risk_to_child"
    RISK_TO_ANOTHER = "risk_to_another"
    PREJUDICES_POLICE = "prejudices_police"
    CANNOT_REACH = "cannot_reach"
    EXPOSES_SOURCE = "exposes_source"


class SharingDecided(Fact, frozen=True, kw_only=True):
    """Whether to share was decided: the golden rules as fields. `basis` is a code of the ladder of lawful bases.

    `entries` are what it is about, `recipients` agencies or people. `more_detrimental` is the recorded test: whether
    sharing would harm the child more than not sharing.
    """

    purpose: str
    recipients: tuple[str, ...]
    basis: str
    entries: tuple[str, ...] = ()
    level: SharingLevel = SharingLevel.SUMMARY
    shared: bool = True
    decision_record: str = ""
    told_family: YesNoUnknown = YesNoUnknown.UNKNOWN
    why_not_told: WhyFamilyNotTold | None = None
    safe_to_tell: YesNoUnknown = YesNoUnknown.UNKNOWN
    consent_not_relied_on: bool | None = None
    advice_taken_from: str = ""
    identity_protection_checked: bool | None = None
    relevance: str = ""
    accuracy: str = ""
    minimum: str = ""
    more_detrimental: YesNoUnknown = YesNoUnknown.UNKNOWN
    detriment_reason: str = ""


class ClearedToTell(Fact, frozen=True, kw_only=True):
    """Entries were cleared for a person to be told of, after the safety plan. `role` is that of who cleared them."""

    to: str
    entries: tuple[str, ...]
    by: str = ""
    role: str = ""


class Channel(StrEnum):
    """Ways to reach a family member."""

    LETTER = "letter"
    EMAIL = "email"
    TEXT_MESSAGE = "text_message"
    TELEPHONE = "telephone"
    VOICEMAIL = "voicemail"
    CALENDAR = "calendar"
    PORTAL = "portal"
    IN_PERSON = "in_person"


class SafeContactRecorded(Fact, frozen=True, kw_only=True):
    """How somebody says they may safely be reached. What is named in neither list is not known, so not safe."""

    person: str
    safe: tuple[Channel, ...] = ()
    unsafe: tuple[Channel, ...] = ()
    from_time: time | None = None
    until_time: time | None = None
    safe_words: str = ""
    interpreter: str = ""
    good_until: date | None = None
