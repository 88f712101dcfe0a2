"""What each kind of agency is called where no agency of that kind is known by name."""

from __future__ import annotations

from collections.abc import Mapping

from teamaround.practice.record.words import AgencyKind

AGENCY_KIND_WORDS: Mapping[AgencyKind, str] = {
    AgencyKind.SOCIAL_CARE: "children's social care",
    AgencyKind.EDT: "the emergency duty team",
    AgencyKind.SPOC: "the contact desk",
    AgencyKind.HUB: "the front door",
    AgencyKind.SCHOOL: "the school",
    AgencyKind.POLICE: "the police",
    AgencyKind.AMBULANCE: "the ambulance service and 111",
    AgencyKind.GP: "the doctors of the child and of each adult",
    AgencyKind.HOSPITAL: "the emergency departments",
    AgencyKind.HEALTH_0_19: "health visitors and school nurses",
    AgencyKind.CAMHS: "the child mental health service",
    AgencyKind.ADULT_MENTAL_HEALTH: "the adult mental health service",
    AgencyKind.SUBSTANCE_SERVICE: "the drug and alcohol service",
    AgencyKind.DOMESTIC_ABUSE_SERVICE: "the domestic abuse service",
    AgencyKind.PROBATION: "probation",
    AgencyKind.PRISON: "the prison",
    AgencyKind.HOUSING: "housing",
    AgencyKind.BENEFITS: "benefits",
    AgencyKind.LEGAL: "legal advice",
    AgencyKind.FORUM: "a meeting",
    AgencyKind.PARTNERSHIP: "the partnership",
    AgencyKind.PUBLIC: "the public",
    AgencyKind.OTHER: "another agency",
}
