"""Where each part of the typed census stands in the XML: one table to read and to write by, in the census' order."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec

from teamaround.formats.census import model


class Content(StrEnum):
    """What an element holds."""

    TEXT = "text"
    DAY = "a date as YYYY-MM-DD"
    FLAG = "true, false, 1 or 0"
    NUMBER = "a whole number"
    TEXTS = "texts"
    DAYS = "dates as YYYY-MM-DD"
    BLOCKS = "blocks"


class Slot(NamedTuple):
    """One field of a block: its name here, the path of its element, and what stands in it."""

    field: str
    path: str
    content: Content = Content.TEXT
    block: type[model.Block] | None = None


_DAY, _FLAG, _NUMBER = Content.DAY, Content.FLAG, Content.NUMBER

_LAYOUT: dict[type[msgspec.Struct], tuple[Slot, ...]] = {
    model.Header: (
        Slot("collection", "CollectionDetails/Collection"),
        Slot("year", "CollectionDetails/Year"),
        Slot("reference_date", "CollectionDetails/ReferenceDate", _DAY),
        Slot("source_level", "Source/SourceLevel"),
        Slot("lea", "Source/LEA"),
        Slot("software_code", "Source/SoftwareCode"),
        Slot("release", "Source/Release"),
        Slot("serial_no", "Source/SerialNo"),
        Slot("date_time", "Source/DateTime"),
    ),
    model.Child: (
        Slot("la_child_id", "ChildIdentifiers/LAchildID"),
        Slot("upn", "ChildIdentifiers/UPN"),
        Slot("former_upn", "ChildIdentifiers/FormerUPN"),
        Slot("upn_unknown", "ChildIdentifiers/UPNunknown"),
        Slot("born_on", "ChildIdentifiers/PersonBirthDate", _DAY),
        Slot("expected_on", "ChildIdentifiers/ExpectedPersonBirthDate", _DAY),
        Slot("sex", "ChildIdentifiers/Sex"),
        Slot("gender_current", "ChildIdentifiers/GenderCurrent"),
        Slot("died_on", "ChildIdentifiers/PersonDeathDate", _DAY),
        Slot("ethnicity", "ChildCharacteristics/Ethnicity"),
        Slot("disabilities", "ChildCharacteristics/Disabilities/Disability", Content.TEXTS),
        Slot("episodes", "CINdetails", Content.BLOCKS, model.Episode),
    ),
    model.Episode: (
        Slot("referred_on", "CINreferralDate", _DAY),
        Slot("referral_source", "ReferralSource"),
        Slot("primary_need", "PrimaryNeedCode"),
        Slot("closed_on", "CINclosureDate", _DAY),
        Slot("closure_reason", "ReasonForClosure"),
        Slot("conference_on", "DateOfInitialCPC", _DAY),
        Slot("assessments", "Assessments", Content.BLOCKS, model.Assessment),
        Slot("in_need_plans", "CINPlanDates", Content.BLOCKS, model.InNeedPlan),
        Slot("section47", "Section47", Content.BLOCKS, model.Section47),
        Slot("no_further_action", "ReferralNFA", _FLAG),
        Slot("protection_plans", "ChildProtectionPlans", Content.BLOCKS, model.ProtectionPlan),
        Slot("pre_proceedings", "PreProceedingsandFGDM", Content.BLOCKS, model.PreProceedings),
    ),
    model.Assessment: (
        Slot("started_on", "AssessmentActualStartDate", _DAY),
        Slot("internal_review_on", "AssessmentInternalReviewDate", _DAY),
        Slot("authorised_on", "AssessmentAuthorisationDate", _DAY),
        Slot("factors", "FactorsIdentifiedAtAssessment/AssessmentFactors", Content.TEXTS),
    ),
    model.InNeedPlan: (
        Slot("started_on", "CINPlanStartDate", _DAY),
        Slot("ended_on", "CINPlanEndDate", _DAY),
    ),
    model.Section47: (
        Slot("started_on", "S47ActualStartDate", _DAY),
        Slot("conference_target", "InitialCPCtarget", _DAY),
        Slot("conference_on", "DateOfInitialCPC", _DAY),
        Slot("conference_not_required", "ICPCnotRequired", _FLAG),
    ),
    model.ProtectionPlan: (
        Slot("started_on", "CPPstartDate", _DAY),
        Slot("ended_on", "CPPendDate", _DAY),
        Slot("initial_category", "InitialCategoryOfAbuse"),
        Slot("latest_category", "LatestCategoryOfAbuse"),
        Slot("previous_plans", "NumberOfPreviousCPP", _NUMBER),
        Slot("reviewed_on", "Reviews/CPPreviewDate", Content.DAYS),
    ),
    model.PreProceedings: (
        Slot("started_on", "PPStartDate", _DAY),
        Slot("letter_sent_on", "LBPSentDate", _DAY),
        Slot("family_meeting_offered", "FGDMMeetingOffer"),
        Slot("family_meeting_held", "FGDMMeetingFac"),
        Slot("initial_meeting_on", "InitialPPMeetingDate", _DAY),
        Slot("review_meetings", "ReviewMeetingsCount", _NUMBER),
        Slot("step_decision_on", "StepDecisionDate", _DAY),
        Slot("outcome", "PPOutcome"),
        Slot("court_application_on", "CourtAppDate", _DAY),
        Slot("initial_conference_letter_on", "LetterInitCPDate", _DAY),
    ),
}


def slots_of(block: type[msgspec.Struct]) -> tuple[Slot, ...]:
    """The fields of a block in the order of the census."""
    return _LAYOUT[block]
