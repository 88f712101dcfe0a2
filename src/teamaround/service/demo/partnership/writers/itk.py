"""Contacts as NHS 111 ITK CDA messages: SOAP envelope, distribution envelope, clinical document."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from teamaround.formats.contact_record import ContactRecord, WrittenPerson, WrittenPlace
from teamaround.service.demo.partnership.model.agencies import Agency

_HL7 = "urn:hl7-org:v3"
_ITK = "urn:nhs-itk:ns:201005"
_SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_ADDRESSING = "http://www.w3.org/2005/08/addressing"
_SERVICE = "urn:nhs-itk:services:201005:SendNHS111Report-v2-0"
_INTERACTION = "urn:nhs-itk:interaction:copyRecipientNHS111CDADocument-v2-0"
_PROFILE = "urn:nhs-en:profile:IntegratedUrgentCareCDADocument-v3-1"
_VERIFIED = "2.16.840.1.113883.2.1.4.1"
_UNVERIFIED = "2.16.840.1.113883.2.1.3.2.4.18.23"
_ODS = "2.16.840.1.113883.2.1.3.2.4.19.1"
_CASE_REFERENCE = "2.16.840.1.113883.2.1.3.2.4.18.34"
_DISPOSITIONS = "2.16.840.1.113883.2.1.3.2.4.17.325"
_RELATIONSHIPS = "2.16.840.1.113883.2.1.3.2.4.16.45"
_GENDERS = "2.16.840.1.113883.2.1.3.2.4.16.25"
_SEXES = {"M": ("1", "Male"), "F": ("2", "Female")}


def itk_message(record: ContactRecord, sender: Agency) -> bytes:
    """The contact as one ITK message, UTF-8 XML. It says nothing clinical but the disposition's code."""
    envelope = etree.Element(f"{{{_SOAP}}}Envelope", nsmap={"s": _SOAP, "a": _ADDRESSING})
    header = etree.SubElement(envelope, f"{{{_SOAP}}}Header")
    etree.SubElement(header, f"{{{_ADDRESSING}}}Action").text = _SERVICE
    etree.SubElement(header, f"{{{_ADDRESSING}}}MessageID").text = f"urn:uuid:{record.source_id}"
    body = etree.SubElement(envelope, f"{{{_SOAP}}}Body")
    distribution = etree.SubElement(body, f"{{{_ITK}}}DistributionEnvelope", nsmap={"itk": _ITK})
    _distribution_header(distribution, record, sender)
    payloads = etree.SubElement(distribution, f"{{{_ITK}}}payloads", count="1")
    payload = etree.SubElement(payloads, f"{{{_ITK}}}payload", id=f"uuid_{record.source_id}")
    _document(payload, record, sender)
    return bytes(etree.tostring(envelope, xml_declaration=True, encoding="utf-8"))


def _distribution_header(distribution: etree._Element, record: ContactRecord, sender: Agency) -> None:
    header = etree.SubElement(
        distribution, f"{{{_ITK}}}header", service=_SERVICE, trackingid=record.source_id
    )
    audit = etree.SubElement(header, f"{{{_ITK}}}auditIdentity")
    etree.SubElement(audit, f"{{{_ITK}}}id", uri=f"urn:nhs-uk:identity:ods:{sender.ods}")
    manifest = etree.SubElement(header, f"{{{_ITK}}}manifest", count="1")
    etree.SubElement(
        manifest,
        f"{{{_ITK}}}manifestitem",
        mimetype="text/xml",
        id=f"uuid_{record.source_id}",
        profileid=_PROFILE,
    )
    etree.SubElement(header, f"{{{_ITK}}}senderAddress", uri=f"urn:nhs-uk:addressing:ods:{sender.ods}")
    handling = etree.SubElement(header, f"{{{_ITK}}}handlingSpecification")
    etree.SubElement(handling, f"{{{_ITK}}}spec", value=_INTERACTION, key="urn:nhs-itk:ns:201005:interaction")


def _document(payload: etree._Element, record: ContactRecord, sender: Agency) -> None:
    default: dict[str, str] = {None: _HL7}  # type: ignore[dict-item]  # the stubs do not know a default namespace
    document = etree.SubElement(
        payload, f"{{{_HL7}}}ClinicalDocument", nsmap=default, classCode="DOCCLIN", moodCode="EVN"
    )
    _add(document, "id", root=record.source_id)
    _add(document, "title").text = "Integrated Urgent Care Report"
    _add(document, "effectiveTime", value=_moment(record.occurred_at))
    _patient(_add(document, "recordTarget", typeCode="RCT"), record)
    if record.informant is not None:
        _informant(_add(document, "informant", typeCode="INF"), record)
    custodian = _add(_add(document, "custodian"), "assignedCustodian")
    organisation = _add(custodian, "representedCustodianOrganization")
    _add(organisation, "id", root=_ODS, extension=sender.ods)
    _add(organisation, "name").text = sender.name
    _encounter(_add(document, "componentOf"), record)


def _patient(target: etree._Element, record: ContactRecord) -> None:
    person = record.person
    role = _add(target, "patientRole", classCode="PAT")
    if person.nhs_number:
        _add(
            role,
            "id",
            root=_VERIFIED if person.nhs_number_verified else _UNVERIFIED,
            extension=person.nhs_number,
        )
    _address(role, record.home, "H")
    _address(role, record.caller, "PHYS")
    _telephones(role, person)
    patient = _add(role, "patient", classCode="PSN", determinerCode="INSTANCE")
    _name(patient, person)
    for former in person.former_names:
        _add(_add(patient, "name", use="PREVIOUS"), "family").text = former
    if person.sex in _SEXES:
        code, display = _SEXES[person.sex]
        _add(patient, "administrativeGenderCode", code=code, codeSystem=_GENDERS, displayName=display)
    if person.date_of_birth:
        _add(patient, "birthTime", value=person.date_of_birth.replace("-", ""))


def _informant(target: etree._Element, record: ContactRecord) -> None:
    entity = _add(target, "relatedEntity", classCode="PRS")
    if record.informant_relationship:
        _add(entity, "code", codeSystem=_RELATIONSHIPS, displayName=record.informant_relationship)
    _address(entity, record.informant_home, "HP")
    if record.informant is not None:
        _telephones(entity, record.informant)
        _name(_add(entity, "relatedPerson", classCode="PSN"), record.informant)


def _encounter(target: etree._Element, record: ContactRecord) -> None:
    encounter = _add(target, "encompassingEncounter", classCode="ENC", moodCode="EVN")
    _add(encounter, "id", root=_CASE_REFERENCE, extension=record.source_id[:8])
    _add(_add(encounter, "effectiveTime"), "low", value=_moment(record.occurred_at))
    if record.reason:
        _add(encounter, "dischargeDispositionCode", code=record.reason, codeSystem=_DISPOSITIONS)
    if record.incident is not None:
        facility = _add(_add(encounter, "location", typeCode="LOC"), "healthCareFacility", classCode="ISDLOC")
        place = _add(facility, "location", classCode="PLC")
        _add(place, "name").text = "Incident Location"
        _address(place, record.incident, "PHYS")


def _name(parent: etree._Element, person: WrittenPerson) -> None:
    name = _add(parent, "name")
    for given in person.given_names.split():
        _add(name, "given").text = given
    if person.family_name:
        _add(name, "family").text = person.family_name


def _telephones(parent: etree._Element, person: WrittenPerson) -> None:
    for phone in person.phones:
        _add(parent, "telecom", value=f"tel:{phone}", use="H")


def _address(parent: etree._Element, place: WrittenPlace | None, use: str) -> None:
    if place is None:
        return
    address = _add(parent, "addr", use=use)
    for line in filter(None, place.address.split(", ")):
        _add(address, "streetAddressLine").text = line
    if place.postcode:
        _add(address, "postalCode").text = place.postcode
    if place.uprn:
        _add(address, "addressKey").text = place.uprn


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_HL7}}}{name}", attributes)


def _moment(when: datetime) -> str:
    return when.strftime("%Y%m%d%H%M%S%z")
