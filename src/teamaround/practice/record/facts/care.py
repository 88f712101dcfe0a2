"""Police protection, care, placement, pre-proceedings and courts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.words import Harm, Indicator


class PoliceProtectionStarted(Fact, frozen=True, kw_only=True):
    """A constable took the child into police protection at `happened_at` of the entry (s46: 72 hours)."""

    harms: tuple[Harm, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    found_at: str = ""


class PoliceProtectionEnded(Fact, frozen=True, kw_only=True):
    """Police protection ended: released, or something else took over."""

    to: str = ""


class InformedOfProtection(Fact, frozen=True, kw_only=True):
    """The council, a parent or the child was told of police protection (C16)."""

    who: str


class CareBasis(StrEnum):
    """On what footing the council looks after a child (region L)."""

    SECTION_20 = "section_20"
    EMERGENCY_PROTECTION_ORDER = "emergency_protection_order"
    INTERIM_CARE_ORDER = "interim_care_order"
    CARE_ORDER = "care_order"


class CareStarted(Fact, frozen=True, kw_only=True):
    """The child became looked after, or the footing changed."""

    basis: CareBasis
    consent_of: tuple[str, ...] = ()
    objection_of: tuple[str, ...] = ()
    until: date | None = None


class ConsentWithdrawn(Fact, frozen=True, kw_only=True):
    """Somebody who had agreed to accommodation under section 20 withdrew it; they may at any time."""

    by: str


class CareEnded(Fact, frozen=True, kw_only=True):
    """The child ceased to be looked after; `plan` protects from here on (T26)."""

    plan: str = ""


class PlacementSort(StrEnum):
    """Where a looked-after child lives (region W)."""

    FOSTER = "foster"
    REGULATION_24 = "regulation_24"
    CONNECTED_APPROVED = "connected_approved"
    RESIDENTIAL = "residential"
    WITH_PARENT = "with_parent"
    INFORMAL_FAMILY = "informal_family"


class PlacementMade(Fact, frozen=True, kw_only=True):
    """A placement began."""

    sort: PlacementSort
    with_person: str = ""
    place: str = ""
    approved_by: str = ""
    adults_assessed: tuple[str, ...] = ()


class PlacementExtended(Fact, frozen=True, kw_only=True):
    """A regulation 24 approval was extended, once and by at most eight weeks (C26)."""

    until: date
    approved_by: str = ""


class PlacementEnded(Fact, frozen=True, kw_only=True):
    """A placement ended."""

    why: str = ""


class RehabilitationStarted(Fact, frozen=True, kw_only=True):
    """A staged return home began, with what would stop it (T24)."""

    stop_conditions: tuple[Indicator, ...] = ()
    to_person: str = ""


class RehabilitationStopped(Fact, frozen=True, kw_only=True):
    """A staged return home was stopped (T25)."""

    why: str = ""


class LookedAfterReviewHeld(Fact, frozen=True, kw_only=True):
    """The child-in-our-care review was held by the IRO."""

    childs_views: bool | None = None
    ends_protection_plan: bool = False
    unmapped: tuple[str, ...] = ()
    keeps_both: str = ""  # why a child protection plan and a care plan both go on (C22)


class CarePlanMade(Fact, frozen=True, kw_only=True):
    """The care plan is on file."""


class PlacementPlanMade(Fact, frozen=True, kw_only=True):
    """The placement plan is on file."""


class EducationPlanMade(Fact, frozen=True, kw_only=True):
    """The personal education plan of a child in care is on file and shared (C29)."""


class NationalFlagConfirmed(Fact, frozen=True, kw_only=True):
    """The national child protection record confirmed that the child's flag was set or ended (C51)."""


class ReviewingOfficerNotified(Fact, frozen=True, kw_only=True):
    """The IRO unit was told that the child is looked after (C18)."""


class ReviewingOfficerAllocated(Fact, frozen=True, kw_only=True):
    """A named IRO was allocated (C19)."""

    name: str = ""


class GatewayOutcome(StrEnum):
    """What a legal gateway meeting decided."""

    PRE_PROCEEDINGS_START = "pre_proceedings_start"
    PRE_PROCEEDINGS_CONTINUE = "pre_proceedings_continue"
    PRE_PROCEEDINGS_END = "pre_proceedings_end"
    THRESHOLD_NOT_MET = "threshold_not_met"
    ISSUE_PROCEEDINGS = "issue_proceedings"
    NO_ACTION = "no_action"


class LegalGatewayBooked(Fact, frozen=True, kw_only=True):
    """A legal gateway meeting was booked (region R, R1)."""

    on: date | None = None


class LegalGatewayHeld(Fact, frozen=True, kw_only=True):
    """A legal gateway meeting, with the information known to be missing (T27, U11)."""

    outcome: GatewayOutcome
    sources_asked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class PreProceedingsLetterSent(Fact, frozen=True, kw_only=True):
    """The letter that opens pre-proceedings was sent."""


class ProceedingsIssued(Fact, frozen=True, kw_only=True):
    """An application was issued at court."""


class CourtOrderMade(Fact, frozen=True, kw_only=True):
    """A court made an order about the child. `final` ends the proceedings, `extends` lengthens an order before it."""

    order: str
    until: date | None = None
    final: bool = False
    extends: bool = False
