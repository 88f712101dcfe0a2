"""Invented NHS 111 ITK messages, put together from parts so that a test can leave one out or bend it."""

from __future__ import annotations

from typing import NamedTuple

VERIFIED = "2.16.840.1.113883.2.1.4.1"
UNVERIFIED = "2.16.840.1.113883.2.1.3.2.4.18.23"

HOME = (
    '<addr use="H"><streetAddressLine>Flat 2, 14 Larch Row</streetAddressLine><city>Farnleigh</city>'
    "<postalCode>ZZ1 4QT</postalCode></addr>"
)
HERE = '<addr use="PHYS"><streetAddressLine>9 Alder Close</streetAddressLine><postalCode>ZQ2 7XB</postalCode></addr>'
INCIDENT = (
    '<location><healthCareFacility><location><name>Incident Location</name><addr use="PHYS">'
    "<streetAddressLine>31 Hawthorn Walk</streetAddressLine><city>Netherby</city><postalCode>XJ9 1AA</postalCode>"
    "<desc>behind the bakery</desc><country>GB</country><addressKey>100099990001</addressKey></addr>"
    "</location></healthCareFacility></location>"
)
INFORMANT = (
    '<informant><relatedEntity><code code="01" displayName="Spouse"/><addr use="HP">'
    "<streetAddressLine>9 Alder Close</streetAddressLine><postalCode>ZQ2 7XB</postalCode></addr>"
    '<telecom value="tel:07700900111"/><relatedPerson><name><given>Orla</given><family>Fenwright</family></name>'
    "</relatedPerson></relatedEntity></informant>"
)
NAME = "<name><prefix>Mr</prefix><given>Dane</given><given>Arlo</given><family>Quillfeather</family></name>"


class Call(NamedTuple):
    """One call. Empty strings leave a part out."""

    number: str = "2C6F0E5B-0000-4000-8000-00000000A111"
    written: str = '<effectiveTime value="20260214211500+0000"/>'
    begun: str = '<effectiveTime><low value="20260214205800+0000"/></effectiveTime>'
    ids: str = f'<id root="{VERIFIED}" extension="9990000018"/>'
    places: str = HOME
    phones: str = '<telecom value="tel:07700900222" use="MC"/><telecom value="mailto:dane@example.org"/>'
    name: str = NAME
    born: str = '<birthTime value="19910305"/>'
    sex: str = '<administrativeGenderCode code="1"/>'
    informant: str = ""
    incident: str = ""
    disposition: str = '<dischargeDispositionCode code="Dx0106" displayName="Repeat prescription"/>'
    custodian: str = '<id root="2.16.840.1.113883.2.1.3.2.4.19.1" extension="ZXA9"/>'


def document(call: Call) -> str:
    """A bare ClinicalDocument."""
    return (
        f'<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="{call.number}"/>{call.written}'
        f"<recordTarget><patientRole>{call.ids}{call.places}{call.phones}<patient>{call.name}{call.sex}{call.born}"
        f"</patient></patientRole></recordTarget>{call.informant}<custodian><assignedCustodian>"
        f"<representedCustodianOrganization>{call.custodian}</representedCustodianOrganization></assignedCustodian>"
        f"</custodian><componentOf><encompassingEncounter>{call.begun}{call.disposition}{call.incident}"
        "</encompassingEncounter></componentOf></ClinicalDocument>"
    )


def enveloped(*documents: str, sender: str = "urn:nhs-uk:identity:ods:ZXA1:77") -> bytes:
    """Documents in the ITK and SOAP envelopes, with a header that a template left unfilled."""
    payloads = "".join(f"<itk:payload>{one}</itk:payload>" for one in documents)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">'
        "<s:Header><Created>@@created-date-time@@Z</Created></s:Header><s:Body>"
        '<itk:DistributionEnvelope xmlns:itk="urn:nhs-itk:ns:201005"><itk:header trackingid="T1"><itk:auditIdentity>'
        f'<itk:id uri="{sender}"/></itk:auditIdentity></itk:header><itk:payloads>{payloads}</itk:payloads>'
        "</itk:DistributionEnvelope></s:Body></s:Envelope>"
    ).encode()
