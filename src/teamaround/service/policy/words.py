"""The closed lists of the access policy. Slugs are stored and never change."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """Everything that somebody may be allowed to do. `noun.verb`."""

    MY_WORK_OPEN = "my_work.open"
    SPOC_DESK_OPEN = "spoc_desk.open"
    MATCH_REVIEW_OPEN = "match_review.open"
    MATCH_REVIEW_DECIDE = "match_review.decide"
    MATCH_REVIEW_SETTLE = "match_review.settle"
    MATCH_CALIBRATION_READ = "match_calibration.read"
    AUDIT_DESK_OPEN = "audit_desk.open"
    CHILD_FIND = "child.find"
    CHILD_OPEN = "child.open"
    ENTRIES_READ = "entries.read"
    CONTRIBUTION_READ = "contribution.read"
    WHO_KNEW_WHAT_READ = "who_knew_what.read"
    NETWORK_MAP_READ = "network_map.read"
    WHO_LOOKED_READ = "who_looked.read"
    ENTRY_RECORD = "entry.record"
    ENTRY_CORRECT = "entry.correct"
    ALERT_READ = "alert.read"
    ALERT_ACCEPT = "alert.accept"
    ALERT_ROUTE = "alert.route"
    ALERT_CLOSE = "alert.close"
    ADDRESS_REVEAL = "address.reveal"
    EXPORT_MAKE = "export.make"
    GRANT_GIVE = "grant.give"
    GRANT_END = "grant.end"
    LOCKOUT_SET = "lockout.set"
    BREAK_GLASS_OPEN = "break_glass.open"
    BREAK_GLASS_REVIEW = "break_glass.review"


class GrantKind(StrEnum):
    """Why somebody has a relationship to a child's case (assurance 2.1)."""

    CORE_GROUP = "core_group"
    MEETING = "meeting"
    DUTY_DESK = "duty_desk"
    RESPONSE = "response"
    OVERSIGHT = "oversight"
    OWN_CONTRIBUTION = "own_contribution"
    BREAK_GLASS = "break_glass"
    AUDIT_SAMPLE = "audit_sample"
    DISCLOSURE = "disclosure"
    ENQUIRY = "enquiry"


class Field(StrEnum):
    """The parts of a child's page that are shown or left out as a whole."""

    PLAN_CARD = "plan_card"
    CONTACT_DIRECTORY = "contact_directory"
    DANGERS = "dangers"
    CONTROLS = "controls"
    ALERTS = "alerts"
    ALERT_EXPLANATION = "alert_explanation"
    SCHOOL_NOTICES = "school_notices"
    STATEMENTS = "statements"
    CHRONOLOGY = "chronology"
    NETWORK = "network"
    ADULT_DETAIL = "adult_detail"
    INFORMANT = "informant"
    CLOCKS = "clocks"
    MEETING_PAPERS = "meeting_papers"
    LEGAL_ADVICE = "legal_advice"
    OWN_CONTRIBUTION = "own_contribution"
    AUDIT_TRAIL = "audit_trail"


class Purpose(StrEnum):
    """Why somebody looks or acts. Immigration, tenancy enforcement and vetting are not here (M10)."""

    PROTECT_CHILD = "protect_child"
    ROUTE_ALERT = "route_alert"
    REVIEW_MATCH = "review_match"
    OVERSEE = "oversee"
    AUDIT = "audit"
    ANSWER_ACCESS_REQUEST = "answer_access_request"


class Effect(StrEnum):
    """The answer. `allow_redacted` is allowed with parts of the page left out."""

    ALLOW = "allow"
    ALLOW_REDACTED = "allow_redacted"
    DENY = "deny"


class Reason(StrEnum):
    """Which rule gave the answer. Kept in the audit; a refused person is told only "not found"."""

    ACTOR_SUSPENDED = "actor_suspended"
    AGENCY_SUSPENDED = "agency_suspended"
    LOCKED_OUT = "locked_out"
    SEALED = "sealed"
    NO_GRANT = "no_grant"
    ROLE_MAY_NOT = "role_may_not"
    GRANT_DOES_NOT_COVER = "grant_does_not_cover"
    PURPOSE_DOES_NOT_FIT = "purpose_does_not_fit"
    SECOND_FACTOR_NEEDED = "second_factor_needed"
    BREAK_GLASS_NOT_AVAILABLE = "break_glass_not_available"
    TOO_MANY_SEARCHES = "too_many_searches"
    ROLE_MAY = "role_may"
    GRANT_COVERS = "grant_covers"


class Obligation(StrEnum):
    """What must also be done when an answer is acted on."""

    AUDIT = "audit"
    TELL_MANAGER_AND_LEAD = "tell_manager_and_lead"
    SHOW_IN_AUDIT_SUMMARY = "show_in_audit_summary"
    GIVE_REASON = "give_reason"
    NO_EXPORT = "no_export"
