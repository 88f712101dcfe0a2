"""NHS 111 and ambulance reports as ITK CDA XML (interop.md 1.3): the SOAP envelope, the ITK one, or the bare document.

Only what is needed to recognise people and places is taken over; the clinical narrative is never read.
"""

from __future__ import annotations

from base64 import b64decode
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from lxml import etree

from teamaround.formats.cda import (
    attribute,
    code_of,
    find,
    find_all,
    named_person,
    path_of,
    phones_of,
    place_of,
    sex_of,
)
from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.nhs_numbers import verified_number
from teamaround.formats.reading import Reading, Refusal, Unreadable, refused_whole, says_something
from teamaround.formats.strict import load_xml
from teamaround.formats.strict.dates import YEARS, birth_day, hl7_day, parse_hl7_moment, year_allowed

LONDON = ZoneInfo("Europe/London")
VERIFIED_NUMBER = "2.16.840.1.113883.2.1.4.1"
UNVERIFIED_NUMBER = "2.16.840.1.113883.2.1.3.2.4.18.23"
_SELF = "21"  # code system 2.16.840.1.113883.2.1.3.2.4.16.45
_HOME_USES = ("H", "HP", "", "HV", "TMP")


def read_itk(payload: bytes, agency: str = "") -> Reading:
    """Every ClinicalDocument of a message as a contact.

    `agency` is who was signed in as the sender; without it the sender's ODS code in the message stands. A document
    that cannot be used is refused with its XPath; a message that is not safe XML is refused whole.
    """
    try:
        root = load_xml(payload)
        documents = _documents(root)
    except Unreadable as error:
        return Reading(refused=(error.refusal,))
    if not documents:
        return refused_whole(path_of(root), "a ClinicalDocument was expected in the message")
    records: list[ContactRecord] = []
    refused: list[Refusal] = []
    digest = sha256(payload).hexdigest()
    for document in documents:
        try:
            records.append(_contact(document, agency or _sender(root, document), digest))
        except Unreadable as error:
            refused.append(error.refusal)
    return Reading(records=tuple(records), refused=tuple(refused))


def _documents(root: etree._Element) -> list[etree._Element]:
    """The documents of a message, those inside base64 payloads included. Raises Unreadable for a broken payload."""
    found = list(root.iter("{*}ClinicalDocument"))
    for payload in () if found else root.iter("{*}payload"):
        try:
            inner = b64decode("".join((payload.text or "").split()), validate=True)
        except ValueError:
            raise Unreadable(
                path_of(payload), "", "a ClinicalDocument or base64 of one was expected"
            ) from None
        if inner:
            found.extend(load_xml(inner).iter("{*}ClinicalDocument"))
    return found


def _contact(document: etree._Element, agency: str, digest: str) -> ContactRecord:
    role = find(document, "recordTarget/patientRole")
    if role is None:
        raise Unreadable(path_of(document), "recordTarget/patientRole", "a patient was expected")
    if not agency:
        raise Unreadable(path_of(document), "custodian", "the sender's ODS code was expected")
    encounter = find(document, "componentOf/encompassingEncounter")
    informant = find(document, "informant/relatedEntity")
    speaks_for_self = informant is not None and _is_self(find(informant, "code"))
    record = ContactRecord(
        agency=agency,
        source_id=_source_id(document, digest),
        kind=ContactKind.CALL_111,
        occurred_at=_occurred_at(document, encounter),
        person=_patient(role, informant if speaks_for_self else None),
        home=_place(role, _HOME_USES),
        caller=_place(role, ("PHYS",)) or (_place(informant) if informant is not None else None),
        incident=_incident(encounter),
        informant=_informant(informant) if informant is not None and not speaks_for_self else None,
        informant_relationship=_relationship(informant),
        informant_home=_place(informant) if informant is not None and not speaks_for_self else None,
        reason=code_of(encounter, "dischargeDispositionCode"),
        payload_sha256=digest,
    )
    if not says_something(record.person, record.home, record.caller, record.incident):
        raise Unreadable(path_of(role), "", "a name, NHS number, phone or address was expected")
    return record


def _is_self(code: etree._Element | None) -> bool:
    return attribute(code, "code") == _SELF or attribute(code, "displayName").casefold() == "self"


def _sender(root: etree._Element, document: etree._Element) -> str:
    """The ODS code of who sent it: of the audit identity, the sender's address, or the document's custodian."""
    for path in (".//{*}auditIdentity/{*}id", ".//{*}senderAddress"):
        written = attribute(root.find(path), "uri")
        _, _, code = written.partition(":ods:")
        if code:
            return code.partition(":")[0]
    for path in (
        "custodian/assignedCustodian/representedCustodianOrganization/id",
        "author/assignedAuthor/representedOrganization/id",
    ):
        code = attribute(find(document, path), "extension")
        if code:
            return code
    return ""


def _source_id(document: etree._Element, digest: str) -> str:
    """The document's own identifier; the digest of the message where a sender left it out."""
    number = find(document, "id")
    parts = (attribute(number, "root"), attribute(number, "extension"))
    return "|".join(part for part in parts if part) or digest


def _occurred_at(document: etree._Element, encounter: etree._Element | None) -> datetime:
    places = (
        (encounter, "effectiveTime/low"),
        (encounter, "effectiveTime"),
        (document, "effectiveTime"),
        (document, "author/time"),
    )
    for parent, path in places:
        written = find(parent, path) if parent is not None else None
        when = parse_hl7_moment(attribute(written, "value"), LONDON)
        if when is None:
            continue
        if not year_allowed(when):
            raise Unreadable(path_of(written), "value", YEARS)
        return when
    raise Unreadable(
        path_of(document), "effectiveTime", "a moment in the form 20260131180500+0000 was expected"
    )


def _patient(role: etree._Element, speaking: etree._Element | None) -> WrittenPerson:
    """The patient; `speaking` is their own entry as informant, which may hold one more telephone number."""
    patient = find(role, "patient")
    named = named_person(find_all(role, "patient/name"))
    number, verified = _nhs_number(role)
    phones = phones_of(role) + (phones_of(speaking) if speaking is not None else ())
    return WrittenPerson(
        family_name=named.family_name,
        given_names=named.given_names,
        former_names=named.former_names,
        date_of_birth=_born(find(role, "patient/birthTime")),
        sex=sex_of(patient),
        nhs_number=number,
        nhs_number_verified=verified,
        phones=tuple(dict.fromkeys(phones)),
    )


def _nhs_number(role: etree._Element) -> tuple[str, bool]:
    """The number and whether the format calls it traced: it does so by the root of the identifier."""
    numbers = {attribute(number, "root"): attribute(number, "extension") for number in find_all(role, "id")}
    traced = numbers.get(VERIFIED_NUMBER, "")
    return traced or numbers.get(UNVERIFIED_NUMBER, ""), verified_number(traced)


def _born(written: etree._Element | None) -> str:
    born, fault = birth_day(hl7_day(attribute(written, "value")), ("iso",))
    if fault:
        raise Unreadable(path_of(written), "value", fault)
    return born


def _informant(entity: etree._Element) -> WrittenPerson | None:
    named = named_person(find_all(entity, "relatedPerson/name"))
    person = WrittenPerson(
        family_name=named.family_name, given_names=named.given_names, phones=phones_of(entity)
    )
    return person if says_something(person) else None


def _relationship(entity: etree._Element | None) -> str:
    """How the informant is related, in the sender's words, else as its code."""
    code = find(entity, "code") if entity is not None else None
    return attribute(code, "displayName") or attribute(code, "code")


def _place(role: etree._Element, uses: tuple[str, ...] = ()) -> WrittenPlace | None:
    """The first filled address, in the order of `uses`; any address when no use is named."""
    addresses = find_all(role, "addr")
    if uses:
        ranked = [
            address for use in uses for address in addresses if use in (address.get("use") or " ").split(" ")
        ]
    else:
        ranked = addresses
    return next(filter(None, map(place_of, ranked)), None)


def _incident(encounter: etree._Element | None) -> WrittenPlace | None:
    """Where it happened: the facility of the encounter, which 111 systems name the incident location."""
    if encounter is None:
        return None
    addresses = find_all(encounter, "location/healthCareFacility/location/addr")
    return next(filter(None, map(place_of, addresses)), None)
