"""The front door, assessments and enquiries."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.facts.forums import MaracPoint
from teamaround.practice.record.words import Harm, Indicator, NeedFinding


class ReferralReceived(Fact, frozen=True, kw_only=True):
    """A concern was accepted for a social work decision (T02)."""

    from_agency: str = ""
    from_person: str = ""
    harms: tuple[Harm, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    by_telephone: bool = False
    urgent: bool = False
    out_of_hours: bool = False
    what: str = ""
    repeats: str = ""  # the entry of an earlier referral or contact that this one says again


class ReferralConfirmed(Fact, frozen=True, kw_only=True):
    """What was said by telephone came in writing (C02). Without `referral` the oldest one still waiting is meant."""

    referral: str = ""


class ReferrerTold(Fact, frozen=True, kw_only=True):
    """Whoever referred was told what was decided, and how to challenge it (C03). Without `referral` as above."""

    referral: str = ""


class ReferralOutcome(StrEnum):
    """What was decided about a referral."""

    NO_FURTHER_ACTION = "no_further_action"
    ADVICE = "advice"
    EARLY_HELP = "early_help"
    ASSESS = "assess"
    STRATEGY = "strategy"
    LINKED_TO_OPEN_CASE = "linked_to_open_case"


class ReferralDecided(Fact, frozen=True, kw_only=True):
    """A qualified social worker and a manager decided (T03). `referral` is the entry id of the referral decided;
    without it the oldest referral still waiting is meant.
    """

    outcome: ReferralOutcome
    referral: str = ""
    rationale: str = ""
    manager: str = ""
    school_told: bool | None = None


class AssessmentStarted(Fact, frozen=True, kw_only=True):
    """The single assessment began."""

    because: str = ""


class AssessmentExtended(Fact, frozen=True, kw_only=True):
    """A manager gave the assessment more time, with a reason (C04)."""

    until: date
    reason: str


class AssessmentOutcome(StrEnum):
    """Where an assessment leads."""

    NO_FURTHER_ACTION = "no_further_action"
    EARLY_HELP = "early_help"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    LOOKED_AFTER = "looked_after"


class AssessmentCompleted(Fact, frozen=True, kw_only=True):
    """The single assessment was signed."""

    outcome: AssessmentOutcome
    child_seen: bool | None = None
    reason_not_seen: str = ""
    agencies_consulted: tuple[str, ...] = ()


class HealthAssessed(Fact, frozen=True, kw_only=True):
    """A health assessment, each kind of need on its own (AC-R2-4)."""

    physical: NeedFinding = NeedFinding.NOT_ASSESSED
    emotional: NeedFinding = NeedFinding.NOT_ASSESSED
    developmental: NeedFinding = NeedFinding.NOT_ASSESSED


class EmotionalHealthDecided(Fact, frozen=True, kw_only=True):
    """What was decided about the child's emotional health, and who leads on it (R2, R3)."""

    lead: str = ""
    provider: str = ""
    interim_offer: str = ""
    review_on: str = ""


class StrategyRequested(Fact, frozen=True, kw_only=True):
    """An agency asked for a strategy discussion (T07). A refusal keeps its reason, and can be challenged."""

    by_agency: str
    refused: bool = False
    reason: str = ""
    decided_by: str = ""


class StrategyMeetingHeld(Fact, frozen=True, kw_only=True):
    """A strategy discussion or meeting. `opens_enquiry` starts a new section 47 enquiry and so a new C05."""

    agencies: tuple[str, ...]
    opens_enquiry: bool = False
    discussion_only: bool = False
    reconvened: bool = False
    not_known: tuple[str, ...] = ()
    relied_on: tuple[str, ...] = ()
    points: tuple[MaracPoint, ...] = ()


class EnquiryOutcome(StrEnum):
    """How a section 47 enquiry ended (region E)."""

    NOT_SUBSTANTIATED = "not_substantiated"
    NO_CONTINUING_RISK = "substantiated_no_continuing_risk"
    CONTINUING_RISK = "substantiated_continuing_risk"


class EnquiryConcluded(Fact, frozen=True, kw_only=True):
    """A section 47 enquiry ended."""

    outcome: EnquiryOutcome
    child_seen_alone: bool | None = None
