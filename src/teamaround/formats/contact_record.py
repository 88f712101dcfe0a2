"""One contact that an agency recorded, in the agency's own words, before anybody has been recognised in it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class ContactKind(StrEnum):
    """What sort of thing happened at the agency. The slug is stored; the list is closed."""

    CALL_111 = "call_111"
    CALL_999 = "call_999"
    GP_REGISTRATION = "gp_registration"
    GP_CONSULTATION = "gp_consultation"
    EMERGENCY_ATTENDANCE = "emergency_attendance"
    HOSPITAL_ADMISSION = "hospital_admission"
    TENANCY = "tenancy"
    BENEFIT_CLAIM = "benefit_claim"
    ELECTORAL_REGISTRATION = "electoral_registration"
    VISITOR_NOTE = "visitor_note"
    SCHOOL_PICK_UP = "school_pick_up"
    CUSTODY = "custody"
    POLICE_INCIDENT = "police_incident"
    PRISON_VISIT = "prison_visit"
    SUPERVISION_APPOINTMENT = "supervision_appointment"
    TREATMENT_APPOINTMENT = "treatment_appointment"
    OTHER = "other"


class WrittenPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place as the agency wrote it. `address` is free text without the postcode; every field may be empty."""

    address: str = ""
    postcode: str = ""
    uprn: str = ""


class WrittenPerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person as the agency wrote them. Dates are text here, since agencies write impossible ones.

    `nhs_number_verified` is true only when the sending format says so (verification status 01, decision 15).
    """

    family_name: str = ""
    given_names: str = ""
    former_names: tuple[str, ...] = ()
    date_of_birth: str = ""
    sex: str = ""
    nhs_number: str = ""
    nhs_number_verified: bool = False
    phones: tuple[str, ...] = ()


class ContactRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One contact. `agency` and `source_id` together say which record it is: the same pair again changes nothing.

    Home, caller and incident places are kept apart: where the person says they live, where they rang from, and
    where the thing happened are three different statements.
    """

    agency: str
    source_id: str
    kind: ContactKind
    occurred_at: datetime  # aware
    person: WrittenPerson
    home: WrittenPlace | None = None
    caller: WrittenPlace | None = None
    incident: WrittenPlace | None = None
    informant: WrittenPerson | None = None
    informant_relationship: str = ""
    companion: WrittenPerson | None = None  # who was with them, such as the child who was collected
    informant_home: WrittenPlace | None = None  # where the informant is said to live, when that was written
    reason: str = ""  # the sender's own category or disposition, never clinical narrative
    payload_sha256: str = ""
