"""FHIR messages and records onto contacts: one for each patient in each encounter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from teamaround.formats.contact_record import ContactKind, ContactRecord
from teamaround.formats.fhir.account import Account, account_of, subjects_of
from teamaround.formats.fhir.bundle import Bundle, Sort
from teamaround.formats.fhir.checking import Release
from teamaround.formats.fhir.parts import Coding, Meta, Organization, Period, codings
from teamaround.formats.fhir.people import informant_of, person_of
from teamaround.formats.fhir.places import caller_of, home_of, incident_of, place_of, stays_of
from teamaround.formats.fhir.unpacking import Parcel, unpacked
from teamaround.formats.fhir.xml_form import value_from
from teamaround.formats.reading import Reading, Refusal, Unreadable, says_something
from teamaround.formats.strict import LIMITS, JsonValue, check_texts, load_json, load_xml
from teamaround.formats.strict.dates import ISO, YEARS, parse_moment, year_allowed

LONDON = ZoneInfo("Europe/London")
_ODS = "ods-organization-code"
_DISPOSITION_SYSTEMS = ("pathways-dx-code", "2.16.840.1.113883.2.1.3.2.4.17.325")
_KINDS = {"validation": ContactKind.CALL_999, "referral": ContactKind.CALL_111}


def read_fhir(payload: bytes, agency: str = "", received_at: datetime | None = None) -> Reading:
    """FHIR as JSON, STU3 or R4: every patient in every encounter as a contact.

    `agency` is who was signed in as the sender; without it the sending organisation's ODS code in the message
    stands. `received_at` is the moment of a bare record of a person that tells none itself. What cannot be used is
    refused with its FHIRPath, and the rest go on.
    """
    return _read(lambda: load_json(payload), payload, agency, received_at)


def read_fhir_xml(payload: bytes, agency: str = "", received_at: datetime | None = None) -> Reading:
    """The same for FHIR written as XML."""
    return _read(lambda: _from_xml(payload), payload, agency, received_at)


def release_of(payload: bytes) -> Release | None:
    """Which release of FHIR a payload is written in; None when it is no FHIR."""
    load = _from_xml if payload.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"[") else load_json
    try:
        parcels = list(unpacked(load(payload)))
    except Unreadable:
        return None
    return next((one.bundle.release for one in parcels if isinstance(one, Parcel)), None)


def _from_xml(payload: bytes) -> JsonValue:
    value = value_from(load_xml(payload.removeprefix(b"\xef\xbb\xbf").lstrip()))
    check_texts(value)
    return value


def _read(
    load: Callable[[], JsonValue], payload: bytes, agency: str, received_at: datetime | None
) -> Reading:
    try:
        value = load()
    except Unreadable as error:
        return Reading(refused=(error.refusal,))
    came = _Came(sha256(payload).hexdigest(), agency, received_at)
    told = [one for parcel in unpacked(value) for one in _contacts(parcel, value, came)]
    return Reading(
        records=tuple(one for one in told if isinstance(one, ContactRecord)),
        refused=tuple(one for one in told if isinstance(one, Refusal)),
    )


class _Came(NamedTuple):
    """How something came: the digest of what it was read from, who sent it, and when."""

    digest: str
    agency: str
    at: datetime | None


def _contacts(parcel: Parcel | Refusal, whole: JsonValue, came: _Came) -> Iterator[ContactRecord | Refusal]:
    if isinstance(parcel, Refusal):
        yield parcel
        return
    bundle = parcel.bundle
    if parcel.value is not whole:  # a part of a payload is known by itself, whatever it is sent with
        came = came._replace(digest=sha256(msgspec.json.encode(parcel.value, order="sorted")).hexdigest())
    subjects = list(subjects_of(bundle))
    if not subjects:
        yield Refusal(where=f"{bundle.where}.entry", field="Patient", reason="a patient was expected")
    for patient, encounter in subjects:
        try:
            account = account_of(bundle, patient, encounter, only=len(subjects) == 1)
            yield _contact(account, came)
        except Unreadable as error:
            yield error.refusal


def _contact(account: Account, came: _Came) -> ContactRecord:
    informant = informant_of(account)
    home_of_informant = place_of(informant.address) if informant.address and not informant.is_self else None
    disposition = _disposition(account)
    record = ContactRecord(
        agency=came.agency or _sender(account),
        source_id=_source_id(account, came.digest),
        kind=_kind(account, disposition),
        occurred_at=_occurred_at(account, came.at),
        person=person_of(account, informant),
        home=home_of(account.patient),
        caller=caller_of(account) or stays_of(account.patient) or home_of_informant,
        incident=incident_of(account),
        informant=None if informant.is_self else informant.person,
        informant_relationship=informant.relationship,
        informant_home=home_of_informant,
        reason=disposition,
        payload_sha256=came.digest,
    )
    if not says_something(record.person, record.home, record.caller, record.incident):
        raise Unreadable(account.where, "", "a name, NHS number, phone or address was expected")
    if _longest(msgspec.to_builtins(record)) > LIMITS.field_characters:
        raise Unreadable(account.where, "", f"a field longer than {LIMITS.field_characters} characters")
    return record


def _longest(value: object) -> int:
    """The length of the longest text anywhere in a record."""
    if isinstance(value, str):
        return len(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return max(map(_longest, parts), default=0)


def _sender(account: Account) -> str:
    """The ODS code of who sent it, or their name where no organisation of that name has a code.

    Raises Unreadable when the message does not tell.
    """
    bundle = account.bundle
    for reference in (account.header.sender, account.encounter.service_provider):
        organization = bundle.referred(reference, "Organization", Organization)
        if organization:
            return _code(organization) or _code_of_namesake(bundle, organization.name) or organization.name
    raise Unreadable("MessageHeader.sender", "sender", "a sending organisation was expected")


def _code(organization: Organization) -> str:
    return next(
        (i.value for i in organization.identifier if i.value and (_ODS in i.system or not i.system)), ""
    )


def _code_of_namesake(bundle: Bundle, name: str) -> str:
    named = (other for other in bundle.all("Organization", Organization) if name and other.name == name)
    return next(filter(None, map(_code, named)), "")


def _source_id(account: Account, digest: str) -> str:
    """The document's identifier (STU3), the bundle's, the message's; the digest where none was written.

    A bundle about several adds which of them; a bare record of a person is known by its digest, since its own id
    stays the same when what it says changes.
    """
    written = account.composition.identifier
    bundle = account.bundle
    base = (written.value if written else "") or bundle.identifier or bundle.id or account.header.id
    return "|".join(filter(None, (base or digest, account.name)))


def _kind(account: Account, disposition: str) -> ContactKind:
    """111 for STU3 bundles; for R4 what the request is called: 999 services ask for validation of a call.

    A request that is called nothing we know, and an encounter among records side by side, is a 111 call when a
    triage gave it a disposition. A bare record of a person tells of no event.
    """
    if account.is_bare_record:
        return ContactKind.OTHER
    request = account.request if "ServiceRequest" in account.bundle.kinds() else None
    told = codings(request.category) if request else ()
    known = next((_KINDS[coding.code] for coding in told if coding.code in _KINDS), None)
    has_papers = account.bundle.kinds() & {"MessageHeader", "Composition", "ReferralRequest"}
    is_report = request is None and (account.bundle.sort is Sort.MESSAGE or bool(has_papers))
    return known or (ContactKind.CALL_111 if disposition or is_report else ContactKind.OTHER)


def _occurred_at(account: Account, received_at: datetime | None) -> datetime:
    for where, written in _moments(account):
        when = parse_moment(written, (ISO,), LONDON) if written else None
        if when is None:
            continue
        if not year_allowed(when):
            raise Unreadable(where, "", YEARS)
        return when
    if account.is_bare_record and received_at:
        return received_at
    missing = f"{account.where}.meta.lastUpdated" if account.is_bare_record else "Encounter.period.start"
    raise Unreadable(missing, missing.rpartition(".")[2], "a moment was expected")


def _moments(account: Account) -> Iterator[tuple[str, str]]:
    yield "Encounter.period.start", (account.encounter.period or Period()).start
    yield "Composition.date", account.composition.date
    if account.request:
        yield "request.authoredOn", account.request.authored_on
    yield "MessageHeader.timestamp", account.header.timestamp
    yield "Bundle.timestamp", account.bundle.timestamp
    yield "Patient.meta.lastUpdated", (account.patient.meta or Meta()).last_updated


def _disposition(account: Account) -> str:
    """The disposition's code, wherever the release puts it; never its display and never a narrative."""
    for coding in _outcomes(account):
        if any(system in coding.system for system in _DISPOSITION_SYSTEMS) and coding.code:
            return coding.code
    return ""


def _outcomes(account: Account) -> Iterator[Coding]:
    for plan in account.care_plans:
        for activity in plan.activity:
            yield from codings(activity.outcome_codeable_concept)
    if account.encounter.hospitalization:
        yield from codings(account.encounter.hospitalization.discharge_disposition)
    yield from codings(account.encounter.reason_code)
    yield from codings(account.request.reason_code if account.request else ())
