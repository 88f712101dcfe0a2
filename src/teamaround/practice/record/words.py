"""Closed lists used on entries: how something is known, how sure, who, what harm. Slugs are stored and never change."""

from __future__ import annotations

from enum import StrEnum


class HowKnown(StrEnum):
    """How the author of an entry knows what it says (invariant 2)."""

    SAW = "saw"
    WAS_TOLD = "was_told"
    RECORDED_BY_SYSTEM = "recorded_by_system"
    INFERRED = "inferred"


class Certainty(StrEnum):
    """How sure a link between people or places is."""

    CONFIRMED = "confirmed"
    STATED = "stated"
    SUSPECTED = "suspected"


class SharingLevel(StrEnum):
    """How much of an entry somebody was told."""

    PRESENCE = "presence"
    SUMMARY = "summary"
    FIELDS = "fields"
    FULL = "full"


class Relation(StrEnum):
    """What somebody is to the child, or to another person of the case."""

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    PARTNER_OF = "partner_of"
    FORMER_PARTNER_OF = "former_partner_of"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    OTHER_RELATIVE = "other_relative"
    CARER = "carer"
    FOSTER_CARER = "foster_carer"
    HOUSEHOLD_MEMBER = "household_member"
    FRIEND = "friend"
    LODGER = "lodger"
    PROFESSIONAL = "professional"
    OTHER = "other"


class RiskTag(StrEnum):
    """What is on record of an adult that bears on a child. A tag is somebody's statement, with a source."""

    DA_HISTORY = "da_history"
    VIOLENT = "violent"
    ASSAULT_ON_PARTNER = "assault_on_partner"
    OFFENCE_AGAINST_CHILD = "offence_against_child"
    SEXUAL_OFFENCE = "sexual_offence"
    SUBSTANCE_MISUSE = "substance_misuse"
    NO_KNOWN_HISTORY = "no_known_history"


class Harm(StrEnum):
    """What happened, or is feared, to the child or in front of the child."""

    PHYSICAL_ASSAULT = "physical_assault"
    WITNESSED_VIOLENCE = "witnessed_violence"
    DOMESTIC_ABUSE = "domestic_abuse"
    COERCIVE_CONTROL = "coercive_control"
    SEXUAL_ABUSE = "sexual_abuse"
    EMOTIONAL_ABUSE = "emotional_abuse"
    NEGLECT = "neglect"
    LEFT_ALONE = "left_alone"
    PARENT_ARRESTED = "parent_arrested"
    PARENT_INTOXICATED = "parent_intoxicated"
    BEREAVEMENT = "bereavement"
    EXPLOITATION = "exploitation"
    MISSING = "missing"
    SELF_HARM = "self_harm"
    OTHER = "other"


class Indicator(StrEnum):
    """A sign that bears on a service's work, named so that a service that left can be brought back (U5)."""

    ALCOHOL = "alcohol"
    DRUGS = "drugs"
    DOMESTIC_ABUSE = "domestic_abuse"
    VIOLENCE = "violence"
    MENTAL_HEALTH = "mental_health"
    SELF_HARM = "self_harm"
    HOUSING = "housing"
    CRIME = "crime"
    PHYSICAL_HEALTH = "physical_health"
    EMOTIONAL_HEALTH = "emotional_health"
    SCHOOL_ABSENCE = "school_absence"


class Answer(StrEnum):
    """What an agency said when asked. Three of these are commonly confused and never are here (promise 3)."""

    ANSWERED = "answered"
    NOTHING_HELD = "nothing_held"
    REFUSED = "refused"
    NO_REPLY = "no_reply"


class NeedFinding(StrEnum):
    """What a health assessment found of one kind of need; there is no bare 'no needs' (AC-R2-4)."""

    NEED_FOUND = "need_found"
    NONE_FOUND = "none_found"
    NOT_ASSESSED = "not_assessed"


class YesNoUnknown(StrEnum):
    """An answer that may be missing, and says so."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AgencyKind(StrEnum):
    """What an agency is. Rules ask for the kind, never for a name."""

    SOCIAL_CARE = "social_care"
    EDT = "edt"
    SPOC = "spoc"
    HUB = "hub"
    SCHOOL = "school"
    POLICE = "police"
    AMBULANCE = "ambulance"
    GP = "gp"
    HOSPITAL = "hospital"
    HEALTH_0_19 = "health_0_19"
    CAMHS = "camhs"
    ADULT_MENTAL_HEALTH = "adult_mental_health"
    SUBSTANCE_SERVICE = "substance_service"
    DOMESTIC_ABUSE_SERVICE = "domestic_abuse_service"
    PROBATION = "probation"
    PRISON = "prison"
    HOUSING = "housing"
    BENEFITS = "benefits"
    LEGAL = "legal"
    FORUM = "forum"
    PARTNERSHIP = "partnership"
    PUBLIC = "public"
    OTHER = "other"
