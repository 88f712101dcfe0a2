"""The closed vocabulary of the record: every kind of entry there is."""

from __future__ import annotations

from typing import TypeAlias, get_args

from teamaround.practice.record.facts.base import Fact, Part
from teamaround.practice.record.facts.care import (
    CareEnded,
    CarePlanMade,
    CareStarted,
    ConsentWithdrawn,
    CourtOrderMade,
    EducationPlanMade,
    InformedOfProtection,
    LegalGatewayBooked,
    LegalGatewayHeld,
    LookedAfterReviewHeld,
    NationalFlagConfirmed,
    PlacementEnded,
    PlacementExtended,
    PlacementMade,
    PlacementPlanMade,
    PoliceProtectionEnded,
    PoliceProtectionStarted,
    PreProceedingsLetterSent,
    ProceedingsIssued,
    RehabilitationStarted,
    RehabilitationStopped,
    ReviewingOfficerAllocated,
    ReviewingOfficerNotified,
)
from teamaround.practice.record.facts.controls import (
    Arrested,
    ControlChecked,
    ControlEnded,
    ControlRecorded,
    ControlVaried,
    MovedArea,
    Released,
    ReleasePlanned,
    TakenIntoCustody,
)
from teamaround.practice.record.facts.disclosing import ClearedToTell, SafeContactRecorded, SharingDecided
from teamaround.practice.record.facts.family import (
    AccessAnswered,
    AccessRequested,
    AlertAccepted,
    AlertClosed,
    ChildMoved,
    ChildsWords,
    ExplanationGiven,
    FactShared,
    FamilyQuestionAnswered,
    FamilyQuestionAsked,
    NoteWritten,
    RapidReviewHeld,
    RecordOpened,
    SchoolChanged,
    SchoolTold,
    SeriousIncident,
    SeriousIncidentNotified,
    TransferAnswered,
    TransferRequested,
    VisitMade,
    WhereaboutsKnown,
    WhereaboutsUnknown,
)
from teamaround.practice.record.facts.forums import (
    ChallengeAnswered,
    ChallengeRaised,
    DisclosureMade,
    DisclosureNotMade,
    DisclosureStarted,
    HoldingNamed,
    InformationAnswered,
    InformationRequested,
    MappaHeld,
    MaracHeld,
    MaracListed,
    MaracNotListed,
    MaracReferred,
    ReturnNoteWritten,
    SupportOffered,
)
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    AssessmentExtended,
    AssessmentStarted,
    EmotionalHealthDecided,
    EnquiryConcluded,
    HealthAssessed,
    ReferralConfirmed,
    ReferralDecided,
    ReferralReceived,
    ReferrerTold,
    StrategyMeetingHeld,
    StrategyRequested,
)
from teamaround.practice.record.facts.happenings import (
    CheckRecorded,
    ConcernReported,
    Incident,
    QuestionClosed,
    QuestionOpened,
    Sighting,
    SightingWithdrawn,
    Statement,
)
from teamaround.practice.record.facts.meetings import (
    AgencyJoined,
    AgencyLeft,
    ConferenceHeld,
    ConferenceReportShared,
    ConferenceRequested,
    CoreGroupHeld,
    DepartureAnswered,
    PlanActionDone,
    PlanActionSet,
    PlanEnded,
    PlanStarted,
)
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    HouseholdListed,
    LeftPlace,
    LinkConfirmed,
    LinkEnded,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
    PlaceDescribed,
)
from teamaround.practice.record.facts.rights import (
    AccessExtended,
    BreachAnswered,
    BreachFound,
    BreachRiskChecked,
    ContactLeft,
    ContactVerified,
    FamilyTextWritten,
    FlagConfirmed,
    ReaderBarred,
    ReaderCleared,
)
from teamaround.practice.record.facts.school import SchoolFileReceived, SchoolNotTold

AnyFact: TypeAlias = (
    ChildDescribed
    | PersonDescribed
    | PersonLinked
    | LinkConfirmed
    | LinkEnded
    | PersonTagged
    | PlaceDescribed
    | LivesAt
    | LeftPlace
    | HouseholdListed
    | Incident
    | ConcernReported
    | Statement
    | QuestionOpened
    | CheckRecorded
    | QuestionClosed
    | Sighting
    | SightingWithdrawn
    | ReferralReceived
    | ReferralConfirmed
    | ReferralDecided
    | ReferrerTold
    | AssessmentStarted
    | AssessmentExtended
    | AssessmentCompleted
    | HealthAssessed
    | EmotionalHealthDecided
    | StrategyMeetingHeld
    | StrategyRequested
    | EnquiryConcluded
    | ConferenceRequested
    | ConferenceReportShared
    | ConferenceHeld
    | CoreGroupHeld
    | PlanStarted
    | PlanEnded
    | PlanActionSet
    | PlanActionDone
    | AgencyJoined
    | AgencyLeft
    | DepartureAnswered
    | PoliceProtectionStarted
    | PoliceProtectionEnded
    | InformedOfProtection
    | CareStarted
    | ConsentWithdrawn
    | CareEnded
    | PlacementMade
    | PlacementExtended
    | PlacementEnded
    | RehabilitationStarted
    | RehabilitationStopped
    | LookedAfterReviewHeld
    | CarePlanMade
    | NationalFlagConfirmed
    | PlacementPlanMade
    | ReviewingOfficerNotified
    | ReviewingOfficerAllocated
    | LegalGatewayHeld
    | PreProceedingsLetterSent
    | ProceedingsIssued
    | CourtOrderMade
    | LegalGatewayBooked
    | EducationPlanMade
    | ControlRecorded
    | ControlChecked
    | ControlVaried
    | ControlEnded
    | Arrested
    | TakenIntoCustody
    | ReleasePlanned
    | Released
    | MovedArea
    | MaracReferred
    | MaracListed
    | MaracNotListed
    | MaracHeld
    | MappaHeld
    | ReturnNoteWritten
    | SupportOffered
    | DisclosureStarted
    | DisclosureMade
    | DisclosureNotMade
    | InformationRequested
    | InformationAnswered
    | HoldingNamed
    | ChallengeRaised
    | ChallengeAnswered
    | VisitMade
    | WhereaboutsKnown
    | WhereaboutsUnknown
    | ChildsWords
    | SchoolTold
    | SchoolNotTold
    | SchoolChanged
    | SchoolFileReceived
    | ChildMoved
    | TransferRequested
    | TransferAnswered
    | ExplanationGiven
    | FamilyQuestionAsked
    | FamilyQuestionAnswered
    | AccessRequested
    | AccessExtended
    | AccessAnswered
    | RecordOpened
    | ReaderBarred
    | ReaderCleared
    | BreachFound
    | BreachRiskChecked
    | BreachAnswered
    | FamilyTextWritten
    | ContactVerified
    | ContactLeft
    | FlagConfirmed
    | FactShared
    | SeriousIncident
    | SeriousIncidentNotified
    | RapidReviewHeld
    | AlertAccepted
    | AlertClosed
    | NoteWritten
    | SharingDecided
    | ClearedToTell
    | SafeContactRecorded
)

FACT_TYPES: tuple[type[Fact], ...] = get_args(AnyFact)

__all__ = ["FACT_TYPES", "AnyFact", "Fact", "Part"]
