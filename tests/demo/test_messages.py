"""Every contact written in its format reads back as the same contact; every bad record is refused."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from datetime import datetime

import msgspec
import pytest
from fhir.resources.R4B.bundle import Bundle as R4Bundle
from fhir.resources.STU3.bundle import Bundle as STU3Bundle

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import Format, detect, read_message
from teamaround.formats.reading import Refusal
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.contacts.carried import carried
from teamaround.service.demo.partnership.days import LONDON
from teamaround.service.demo.partnership.model.agencies import Agency, AgencyKind
from teamaround.service.demo.partnership.model.contacts import BadRecord, Fault, SentContact
from teamaround.service.demo.partnership.profiles import profile_of
from teamaround.service.demo.partnership.writers.csv_rows import cells_of, write_rows
from teamaround.service.demo.partnership.writers.message import message_of
from teamaround.service.demo.partnership.writers.spoil import bad_cells, bad_message

MESSAGES = [Format.ITK_CDA, Format.FHIR_STU3, Format.FHIR_R4]
A_FEW = 60
WHOLE = ContactRecord(
    agency="nca-111",
    source_id="0B7E1D42-93A5-4C1B-8E51-27F0A6C41D11",
    kind=ContactKind.CALL_111,
    occurred_at=datetime(2026, 7, 3, 22, 41, tzinfo=LONDON),
    person=WrittenPerson(
        family_name="O'Neill-Szymański",
        given_names="Małgorzata Anne",
        former_names=("Hopwood",),
        date_of_birth="1991-02-03",
        sex="F",
        nhs_number="9992016116",
        nhs_number_verified=True,
        phones=("07700 900950", "01632960555"),
    ),
    home=WrittenPlace(
        address="Flat 2, Puffin & Petrel House, 44 High Street", postcode="ZZ11 4AB", uprn="999000000123"
    ),
    caller=WrittenPlace(address="12 Mill Lane, Gullwick", postcode="zz164ab"),
    incident=WrittenPlace(address="by the <old> pier", uprn="999000000124"),
    informant=WrittenPerson(family_name="Li", given_names="Wei", phones=("07700900951",)),
    informant_relationship="Neighbour",
    reason="Dx0106",
)
SENDER = Agency(
    agency_id="nca-111",
    name="North Coast Ambulance (NCA), NHS 111",
    kind=AgencyKind.AMBULANCE,
    councils=("CSB",),
    in_region=True,
    duty_phone="01632 960108",
    round_the_clock=True,
    verified_on=datetime(2026, 1, 1, tzinfo=LONDON).date(),
    ods="XNC11",
    feeds=(),
)


def _read_back(payload: bytes, agency: str = "") -> ContactRecord:
    reading = read_message(payload, agency)
    assert reading.refused == ()
    return msgspec.structs.replace(reading.records[0], payload_sha256="")


def _senders(partnership: Partnership) -> dict[str, Agency]:
    return {agency.agency_id: agency for agency in partnership.agencies}


@pytest.mark.parametrize("form", MESSAGES)
def test_message_of_a_full_contact_reads_back_equal(form: Format) -> None:
    kind = ContactKind.CALL_999 if form is Format.FHIR_R4 else ContactKind.CALL_111
    record = msgspec.structs.replace(WHOLE, kind=kind)
    assert _read_back(message_of(SentContact(record=record, format=form), SENDER), "nca-111") == record


@pytest.mark.parametrize("form", MESSAGES)
def test_message_without_a_named_sender_is_the_ods_codes(form: Format) -> None:
    assert _read_back(message_of(SentContact(record=WHOLE, format=form), SENDER)).agency == "XNC11"


@pytest.mark.parametrize("form", MESSAGES)
def test_message_of_an_unverified_number_stays_unverified(form: Format) -> None:
    person = msgspec.structs.replace(WHOLE.person, nhs_number_verified=False)
    record = msgspec.structs.replace(WHOLE, person=person)
    read = _read_back(message_of(SentContact(record=record, format=form), SENDER))
    assert (read.person.nhs_number, read.person.nhs_number_verified) == ("9992016116", False)


@pytest.mark.parametrize("form", MESSAGES)
def test_message_of_every_few_contacts_reads_back_equal(partnership: Partnership, form: Format) -> None:
    senders = _senders(partnership)
    sent = [each for each in partnership.contacts if each.format is form]
    for each in sent[:: len(sent) // A_FEW]:
        payload = message_of(each, senders[each.record.agency])
        assert detect(payload) is form
        assert _read_back(payload, each.record.agency) == each.record


def test_stu3_message_is_valid_stu3() -> None:
    bundle = json.loads(message_of(SentContact(record=WHOLE, format=Format.FHIR_STU3), SENDER))
    assert len(STU3Bundle.model_validate(bundle).entry) == 8


def test_bars_message_is_valid_r4() -> None:
    bundle = json.loads(message_of(SentContact(record=WHOLE, format=Format.FHIR_R4), SENDER))
    assert len(R4Bundle.model_validate(bundle).entry) == 9


def test_rows_of_every_agency_read_back_equal(partnership: Partnership) -> None:
    files: dict[tuple[str, str], list[ContactRecord]] = defaultdict(list)
    for sent in partnership.contacts:
        if sent.format is Format.CSV:
            files[sent.record.agency, sent.profile].append(sent.record)
    assert len(files) > 15
    for (agency, slug), records in files.items():
        profile = profile_of(slug)
        written = write_rows([cells_of(record, profile) for record in records], profile)
        read = [
            msgspec.structs.replace(each, payload_sha256="")
            for each in read_contacts(io.BytesIO(written), profile, agency)
            if not isinstance(each, Refusal)
        ]
        assert read == records


@pytest.mark.parametrize("slug", ["ambulance-111", "gp-registration", "police-incidents", "address-claims"])
def test_row_of_a_full_contact_keeps_what_the_layout_has_columns_for(slug: str) -> None:
    profile = profile_of(slug)
    kind = {
        "gp-registration": "gp_registration",
        "police-incidents": "police_incident",
        "address-claims": "benefit_claim",
    }
    at = (
        WHOLE.occurred_at
        if slug in ("ambulance-111", "police-incidents")
        else datetime(2026, 7, 3, tzinfo=LONDON)
    )
    record = msgspec.structs.replace(WHOLE, kind=ContactKind(kind.get(slug, "call_111")), occurred_at=at)
    kept = carried(record, profile)
    payload = message_of(SentContact(record=kept, format=Format.CSV, profile=slug), SENDER)
    (read,) = read_contacts(io.BytesIO(payload), profile, "nca-111")
    assert isinstance(read, ContactRecord)
    assert msgspec.structs.replace(read, payload_sha256="") == kept


def test_row_that_a_layout_cannot_carry_loses_it() -> None:
    kept = carried(WHOLE, profile_of("prison-visits"))
    assert kept.person.nhs_number == ""
    assert (kept.caller, kept.incident, kept.informant) == (None, None, None)
    assert kept.home is not None
    assert kept.home.uprn == ""


def test_bad_records_of_every_fault_are_there(partnership: Partnership) -> None:
    assert len(partnership.bad) == 40
    assert {bad.fault for bad in partnership.bad} == set(Fault)


def test_bad_records_are_numbered_apart_from_good_ones(partnership: Partnership) -> None:
    good = {(sent.record.agency, sent.record.source_id) for sent in partnership.contacts}
    bad = {(each.basis.record.agency, each.basis.record.source_id) for each in partnership.bad}
    assert len(bad) == len(partnership.bad)
    assert good & bad == set()


def test_bad_records_are_each_refused(partnership: Partnership) -> None:
    senders = _senders(partnership)
    assert [bad.fault for bad in partnership.bad if not _refused(bad, senders)] == []


def _refused(bad: BadRecord, senders: dict[str, Agency]) -> bool:
    agency = bad.basis.record.agency
    if bad.basis.format is not Format.CSV:
        reading = read_message(bad_message(bad, senders[agency]), agency)
        return reading.records == () and len(reading.refused) == 1
    profile = profile_of(bad.basis.profile)
    read = list(read_contacts(io.BytesIO(write_rows([bad_cells(bad)], profile)), profile, agency))
    return len(read) == 1 and isinstance(read[0], Refusal)


def test_bad_message_of_a_rows_fault_is_refused() -> None:
    bad = BadRecord(basis=SentContact(record=WHOLE, format=Format.ITK_CDA), fault=Fault.NO_SOURCE_ID)
    with pytest.raises(ValueError, match="fault of messages"):
        bad_message(bad, SENDER)


def test_bad_row_of_a_messages_fault_is_refused() -> None:
    sent = SentContact(record=WHOLE, format=Format.CSV, profile="ambulance-111")
    with pytest.raises(ValueError, match="fault of rows"):
        bad_cells(BadRecord(basis=sent, fault=Fault.CUT_SHORT))
