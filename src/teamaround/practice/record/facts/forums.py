"""MARAC, MAPPA, disclosure schemes, offers of support, requests between agencies, and challenge."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact, Part
from teamaround.practice.record.words import Answer, YesNoUnknown


class MaracReferred(Fact, frozen=True, kw_only=True):
    """A case was referred to MARAC because it meets the threshold: ticks, judgement, or escalation (C33)."""

    victim: str
    perpetrator: str = ""
    from_agency: str = ""
    basis: str = ""


class MaracListed(Fact, frozen=True, kw_only=True):
    """A case was listed for MARAC; the child's school is to contribute (R7)."""

    victim: str
    perpetrator: str = ""
    meeting_on: date | None = None
    emergency: bool = False
    schools: tuple[str, ...] = ()


class MaracPoint(Part, frozen=True, kw_only=True):
    """One point of MARAC minutes: the exact fields that must not stay vague (U6)."""

    person: str
    what: str
    from_agency: str = ""
    address_given: YesNoUnknown | None = None
    place: str = ""
    occurred_at: datetime | None = None
    who_was_told: tuple[str, ...] = ()


class MaracAction(Part, frozen=True, kw_only=True):
    """One action of MARAC: whose it is and by when. It is done by `plan_action_done` with evidence (C35)."""

    action: str
    what: str
    owner: str = ""
    due: date | None = None


class MaracHeld(Fact, frozen=True, kw_only=True):
    """MARAC met."""

    victim: str
    perpetrator: str = ""
    points: tuple[MaracPoint, ...] = ()
    actions: tuple[MaracAction, ...] = ()
    schools_contributed: tuple[str, ...] = ()
    relied_on: tuple[str, ...] = ()


class MaracNotListed(Fact, frozen=True, kw_only=True):
    """A case that met the threshold for MARAC, or came up again, was not listed, with the reason (C33, C34)."""

    victim: str
    reason: str
    decided_by: str = ""


class MappaHeld(Fact, frozen=True, kw_only=True):
    """MAPPA met about a linked adult. Minutes stay with MAPPA; only category, level and lead are kept."""

    person: str
    category: str = ""
    level: str = ""
    lead_agency: str = ""


class ReturnNoteWritten(Fact, frozen=True, kw_only=True):
    """What a forum gives back to the core group (AC-R8-2)."""

    forum: str
    what: str = ""


class OfferAnswer(StrEnum):
    """What became of an offer of support. A decline is never scored (U15)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONSENT_REFUSED = "consent_refused"
    PENDING = "pending"
    ENDED = "ended"


class SupportOffered(Fact, frozen=True, kw_only=True):
    """Support was offered to a person, or to the child in their own right (R4)."""

    to: str
    service: str
    domestic_abuse: bool = False
    answer: OfferAnswer = OfferAnswer.PENDING
    consent_by: str = ""


class DisclosureStarted(Fact, frozen=True, kw_only=True):
    """A disclosure scheme request or decision began (DVDS; 28 days, C32)."""

    to: str
    about: str
    right: str = "right_to_know"


class DisclosureMade(Fact, frozen=True, kw_only=True):
    """Police disclosed an adult's history to somebody, with the terms that needed explaining."""

    to: str
    about: str
    terms: tuple[str, ...] = ()
    support_present: bool | None = None
    their_words: str = ""
    words: str = ""  # what was said to them, word for word


class DisclosureNotMade(Fact, frozen=True, kw_only=True):
    """It was decided not to disclose, with the reason and who decided (C32)."""

    to: str
    about: str
    reason: str = ""
    decided_by: str = ""


class Urgency(StrEnum):
    """How fast an agency must answer (C39)."""

    RED = "red"
    URGENT = "urgent"
    ROUTINE = "routine"


class InformationRequested(Fact, frozen=True, kw_only=True):
    """An agency was asked for something. `question` is the question of the case that it serves.

    `because` is the key of the alert for which the system asked at once, and `raised_by` the entry that raised it;
    both are empty where a person asked. `of_history`: it asks what is on record of a person, so that a tag answers it.
    """

    request: str
    agency: str
    what: str = ""
    question: str = ""
    about: tuple[str, ...] = ()
    urgency: Urgency = Urgency.ROUTINE
    forum: str = ""  # the meeting for which it is asked, e.g. marac
    because: str = ""
    raised_by: str = ""
    of_history: bool = False


class InformationAnswered(Fact, frozen=True, kw_only=True):
    """An agency answered, holds nothing, or refused with a reason and a name."""

    request: str
    answer: Answer
    what: str = ""
    decided_by: str = ""


class HoldingNamed(Fact, frozen=True, kw_only=True):
    """Somebody named a fact that an agency holds and the team does not have: presence only (idea of lag)."""

    agency: str
    what: str
    since: date


class ChallengeRaised(Fact, frozen=True, kw_only=True):
    """A professional challenge: precise, with the outcome expected and a time to answer (R13)."""

    challenge: str
    by_agency: str
    to_agency: str
    nature: str
    expected: str
    respond_by: datetime | None = None
    stage: int = 1


class ChallengeAnswered(Fact, frozen=True, kw_only=True):
    """An answer to a challenge, marked against the outcome expected."""

    challenge: str
    met: YesNoUnknown = YesNoUnknown.UNKNOWN
    in_part: bool = False  # met in part only
    agreed_by_raiser: bool | None = None
