"""NHS 111 and ambulance reports as ITK CDA XML (interop.md 1.3): the SOAP envelope, the ITK one, or the bare document.

Only what is needed to recognise people and places is taken over; the clinical narrative is never read.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import msgspec
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
    """Every patient of every ClinicalDocument of a message as a contact.

    `agency` is who was signed in as the sender; without it the sender's ODS code in the message stands. A document
    that cannot be used is refused with its XPath; a message that is not safe XML is refused whole.
    """
    try:
        root = load_xml(payload.lstrip())
    except Unreadable as error:
        return Reading(refused=(error.refusal,))
    told = list(_told(root, agency, sha256(payload).hexdigest()))
    if not told:
        return refused_whole(path_of(root), "a ClinicalDocument was expected in the message")
    return Reading(
        records=tuple(one for one in told if isinstance(one, ContactRecord)),
        refused=tuple(one for one in told if isinstance(one, Refusal)),
    )


def _told(root: etree._Element, agency: str, digest: str) -> Iterator[ContactRecord | Refusal]:
    documents = list(_documents(root))
    for number, document in enumerate(documents, start=1):
        if isinstance(document, Refusal):
            yield document
            continue
        mark = (
            f"{digest}|{number}" if len(documents) > 1 else digest
        )  # two documents without a number stay two
        roles = find_all(document, "recordTarget/patientRole")
        if not roles:
            yield _refusal(document, "recordTarget/patientRole", "a patient was expected")
        for place, role in enumerate(roles, start=1):
            try:
                contact = _contact(document, role, agency or _sender(root, document), mark, digest)
            except Unreadable as error:
                yield error.refusal
                continue
            number_of = f"{contact.source_id}|{place}"
            yield contact if place == 1 else msgspec.structs.replace(contact, source_id=number_of)


def _refusal(element: etree._Element, field: str, reason: str) -> Refusal:
    return Refusal(where=path_of(element), field=field, reason=reason)


def _documents(root: etree._Element) -> Iterator[etree._Element | Refusal]:
    """The documents of a message, those inside base64 payloads included, and a refusal for what holds none."""
    found = list(root.iter("{*}ClinicalDocument"))
    yield from found
    for payload in root.iter("{*}payload"):
        if not len(payload) and (payload.text or "").strip():
            yield from _inside(payload, is_all=not found)


def _inside(payload: etree._Element, *, is_all: bool) -> Iterator[etree._Element | Refusal]:
    """The documents of a base64 payload. What is no XML is an attachment, unless the message has nothing else."""
    inner = b""
    try:
        inner = b64decode("".join((payload.text or "").split()), validate=True).lstrip()
        documents = list(load_xml(inner).iter("{*}ClinicalDocument"))
    except Unreadable as error:
        if is_all or inner.startswith(b"<"):
            yield _refusal(payload, "", error.refusal.reason)
        return
    except ValueError:
        yield _refusal(payload, "", "a ClinicalDocument or base64 of one was expected")
        return
    yield from documents


def _contact(
    document: etree._Element, role: etree._Element, agency: str, mark: str, digest: str
) -> ContactRecord:
    if not agency:
        raise Unreadable(path_of(document), "custodian", "the sender's ODS code was expected")
    encounter = find(document, "componentOf/encompassingEncounter")
    informant = find(document, "informant/relatedEntity")
    speaks_for_self = informant is not None and _is_self(find(informant, "code"))
    home = _place(role, _HOME_USES)
    record = ContactRecord(
        agency=agency,
        source_id=_source_id(document, mark),
        kind=ContactKind.CALL_111,
        occurred_at=_occurred_at(document, encounter),
        person=_patient(role, informant if speaks_for_self else None),
        home=home,
        caller=_caller(role, home, informant),
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


def _caller(
    role: etree._Element, home: WrittenPlace | None, informant: etree._Element | None
) -> WrittenPlace | None:
    """Where the call came from: where the patient was, where they stay for now beside a home, else the informant's."""
    temporary = _place(role, ("TMP",))
    staying = temporary if temporary != home else None
    return _place(role, ("PHYS",)) or staying or (_place(informant) if informant is not None else None)


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


def _source_id(document: etree._Element, mark: str) -> str:
    """The document's own identifier; `mark` where a sender left it out."""
    number = find(document, "id")
    parts = (attribute(number, "root"), attribute(number, "extension"))
    return "|".join(part for part in parts if part) or mark


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
    written = [(attribute(number, "root"), attribute(number, "extension")) for number in find_all(role, "id")]
    numbers = {root: number for root, number in reversed(written) if number}
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
