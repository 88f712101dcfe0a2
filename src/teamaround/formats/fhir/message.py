"""A FHIR message onto one contact record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import msgspec

from teamaround.formats.contact_record import ContactKind, ContactRecord
from teamaround.formats.fhir.bundle import Bundle
from teamaround.formats.fhir.parts import (
    CarePlan,
    Coding,
    Composition,
    Encounter,
    MessageHeader,
    Organization,
    Period,
    Request,
    codings,
)
from teamaround.formats.fhir.people import informant_of, patient_of, person_of
from teamaround.formats.fhir.places import caller_of, home_of, incident_of, physical_of, place_of
from teamaround.formats.reading import Reading, Unreadable, says_something
from teamaround.formats.strict import LIMITS, load_json
from teamaround.formats.strict.dates import ISO, YEARS, parse_moment, year_allowed

LONDON = ZoneInfo("Europe/London")
_ODS = "ods-organization-code"
_DISPOSITION_SYSTEMS = ("pathways-dx-code", "2.16.840.1.113883.2.1.3.2.4.17.325")
_KINDS = {"validation": ContactKind.CALL_999, "referral": ContactKind.CALL_111}


def read_fhir(payload: bytes, agency: str = "") -> Reading:
    """A STU3 or R4 bundle as a contact.

    `agency` is who was signed in as the sender; without it the sending organisation's ODS code in the message
    stands. What cannot be used is refused with its FHIRPath.
    """
    try:
        bundle = Bundle(load_json(payload))
        return Reading(records=(_contact(bundle, agency, sha256(payload).hexdigest()),))
    except Unreadable as error:
        return Reading(refused=(error.refusal,))


def _contact(bundle: Bundle, agency: str, digest: str) -> ContactRecord:
    patient = patient_of(bundle)
    informant = informant_of(bundle, patient)
    home_of_informant = place_of(informant.address) if informant.address and not informant.is_self else None
    disposition = _disposition(bundle)
    record = ContactRecord(
        agency=agency or _sender(bundle),
        source_id=_source_id(bundle, digest),
        kind=_kind(bundle, disposition),
        occurred_at=_occurred_at(bundle),
        person=person_of(patient, informant),
        home=home_of(patient),
        caller=caller_of(bundle) or physical_of(patient) or home_of_informant,
        incident=incident_of(bundle),
        informant=None if informant.is_self else informant.person,
        informant_relationship=informant.relationship,
        informant_home=home_of_informant,
        reason=disposition,
        payload_sha256=digest,
    )
    if not says_something(record.person, record.home, record.caller, record.incident):
        raise Unreadable("Patient", "", "a name, NHS number, phone or address was expected")
    if _longest(msgspec.to_builtins(record)) > LIMITS.field_characters:
        raise Unreadable("Bundle.entry", "", f"a field longer than {LIMITS.field_characters} characters")
    return record


def _longest(value: object) -> int:
    """The length of the longest text anywhere in a record."""
    if isinstance(value, str):
        return len(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return max(map(_longest, parts), default=0)


def _sender(bundle: Bundle) -> str:
    """The ODS code of who sent it, or their name where no organisation of that name has a code.

    Raises Unreadable when the message does not tell.
    """
    header = bundle.first("MessageHeader", MessageHeader) or MessageHeader()
    encounter = bundle.first("Encounter", Encounter) or Encounter()
    for reference in (header.sender, encounter.service_provider):
        organization = bundle.referred(reference, "Organization", Organization)
        if organization:
            return _code(organization) or _code_of_namesake(bundle, organization.name) or organization.name
    raise Unreadable("MessageHeader.sender", "sender", "a sending organisation was expected")


def _code(organization: Organization) -> str:
    return next(
        (i.value for i in organization.identifier if i.value and (_ODS in i.system or not i.system)), ""
    )


def _code_of_namesake(bundle: Bundle, name: str) -> str:
    named = (other for _, other in bundle.all("Organization", Organization) if name and other.name == name)
    return next(filter(None, map(_code, named)), "")


def _source_id(bundle: Bundle, digest: str) -> str:
    """The document's identifier (STU3), the bundle's, the message's; the digest where none was written."""
    composition = bundle.first("Composition", Composition)
    header = bundle.first("MessageHeader", MessageHeader)
    document = composition.identifier.value if composition and composition.identifier else ""
    return document or bundle.id or (header.id if header else "") or digest


def _kind(bundle: Bundle, disposition: str) -> ContactKind:
    """111 for STU3 bundles; for R4 what the request is called: 999 services ask for validation of a call.

    A request that is called nothing we know is a 111 call when a triage gave it a disposition.
    """
    request = bundle.first("ServiceRequest", Request)
    told = codings(request.category) if request else ()
    known = next((_KINDS[coding.code] for coding in told if coding.code in _KINDS), None)
    return known or (ContactKind.CALL_111 if disposition or request is None else ContactKind.OTHER)


def _occurred_at(bundle: Bundle) -> datetime:
    for where, written in _moments(bundle):
        when = parse_moment(written, (ISO,), LONDON) if written else None
        if when is None:
            continue
        if not year_allowed(when):
            raise Unreadable(where, "", YEARS)
        return when
    raise Unreadable("Encounter.period.start", "start", "a moment was expected")


def _moments(bundle: Bundle) -> Iterator[tuple[str, str]]:
    encounter = bundle.first("Encounter", Encounter) or Encounter()
    yield "Encounter.period.start", (encounter.period or Period()).start
    yield "Composition.date", (bundle.first("Composition", Composition) or Composition()).date
    request = "ReferralRequest" if "ReferralRequest" in bundle.kinds() else "ServiceRequest"
    yield f"{request}.authoredOn", (bundle.first(request, Request) or Request()).authored_on
    yield (
        "MessageHeader.timestamp",
        (bundle.first("MessageHeader", MessageHeader) or MessageHeader()).timestamp,
    )
    yield "Bundle.timestamp", bundle.timestamp


def _disposition(bundle: Bundle) -> str:
    """The disposition's code, wherever the release puts it; never its display and never a narrative."""
    for coding in _outcomes(bundle):
        if any(system in coding.system for system in _DISPOSITION_SYSTEMS) and coding.code:
            return coding.code
    return ""


def _outcomes(bundle: Bundle) -> Iterator[Coding]:
    for _, plan in bundle.all("CarePlan", CarePlan):
        for activity in plan.activity:
            yield from codings(activity.outcome_codeable_concept)
    encounter = bundle.first("Encounter", Encounter) or Encounter()
    if encounter.hospitalization:
        yield from codings(encounter.hospitalization.discharge_disposition)
    yield from codings(encounter.reason_code)
    for kind in ("ReferralRequest", "ServiceRequest"):
        for _, request in bundle.all(kind, Request):
            yield from codings(request.reason_code)
