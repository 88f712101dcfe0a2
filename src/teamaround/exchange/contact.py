"""A contact as the exchange receives it. The same shape as the record that `formats` reads; see ADR 0007."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from teamaround.matching.identity.written import Description, PlaceAsWritten


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


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One contact. `agency` and `source_id` together say which record it is: the same pair again changes nothing.

    Home, caller and incident places are kept apart: where the person says they live, where they rang from, and
    where the thing happened are three different statements.
    """

    agency: str
    source_id: str
    kind: ContactKind
    occurred_at: datetime  # aware
    person: Description
    home: PlaceAsWritten | None = None
    caller: PlaceAsWritten | None = None
    incident: PlaceAsWritten | None = None
    informant: Description | None = None
    informant_relationship: str = ""
    companion: Description | None = None  # who was with them, such as the child who was collected
    informant_home: PlaceAsWritten | None = None  # where the informant is said to live, when that was written
    reason: str = ""  # the sender's own category or disposition, never clinical narrative
    payload_sha256: str = ""
    at_work: bool = (
        False  # the sender says that the person was there for their work: a trade, a professional (8.0)
    )


def contact_from(record: object) -> Contact:
    """The contact that a record of `formats` describes, read by its attributes, field by field (ADR 0007)."""
    return msgspec.convert(record, Contact, from_attributes=True)
