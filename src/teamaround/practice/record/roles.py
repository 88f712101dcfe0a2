"""What a professional, or a member of the family, is to the record: a closed list (decision 28)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role in an agency, or in the family. Slugs are stored and never change."""

    SW = "sw"
    TEAM_MANAGER = "team_manager"
    SERVICE_MANAGER = "service_manager"
    CHAIR = "chair"
    IRO = "iro"
    SPOC = "spoc"
    EDT = "edt"
    HUB = "hub"
    HUB_EDUCATION = "hub_education"
    DSL = "dsl"
    SCHOOL_STAFF = "school_staff"
    GP_LEAD = "gp_lead"
    AMBULANCE_DESK = "ambulance_desk"
    HOSPITAL = "hospital"
    POLICE = "police"
    PROBATION = "probation"
    PRISON = "prison"
    DA_SERVICE = "da_service"
    IDVA = "idva"
    PERPETRATOR_PROGRAMME = "perpetrator_programme"
    SUBSTANCE_SERVICE = "substance_service"
    HEALTH_0_19 = "health_0_19"
    CAMHS = "camhs"
    ADULT_MENTAL_HEALTH = "adult_mental_health"
    HOUSING = "housing"
    MARAC_COORDINATOR = "marac_coordinator"
    MAPPA_COORDINATOR = "mappa_coordinator"
    LEGAL = "legal"
    PARTNERSHIP = "partnership"
    COMMISSIONER = "commissioner"
    AUDIT_OFFICER = "audit_officer"
    DPO = "dpo"
    PARENT = "parent"
    CHILD = "child"
    CARER = "carer"


FAMILY = frozenset({Role.PARENT, Role.CHILD, Role.CARER})
