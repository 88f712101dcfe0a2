"""Preparing: what is sealed under which tokens, what is shortened and remembered, and what a rehearsal shows."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.connector.contents import SHORTENED, sealable, tokens_of_contact
from teamaround.connector.outbox import Outbox
from teamaround.connector.set_aside import SetAside, write_quarantine
from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.matching import Description, PlaceAsWritten, normal_person, normal_place
from teamaround.matching.tokens import ContentTooLong, tokens_of, tokens_of_place
from teamaround.matching.tokens.sealing import padded_content
from tests.connector.agency_folder import BROKEN, DALE, KERRY, AgencyFolder, set_up
from tests.connector.pretend_service import PretendService
from tests.formats.fhir.messages import bundled, r4, stu3
from tests.formats.itk_messages import Call, document, enveloped

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
HOME = WrittenPlace(address="3 Mill Lane", postcode="ZQ11 4TF")
CONTACT = ContactRecord(
    agency="nca-111",
    source_id="C-1",
    kind=ContactKind.CALL_111,
    occurred_at=NOW,
    person=WrittenPerson(family_name="Prosser", given_names="Dale", date_of_birth="1988-11-23"),
)


def changed(**fields: object) -> ContactRecord:
    return msgspec.structs.replace(CONTACT, **fields)


@pytest.mark.parametrize("place", ["home", "caller", "incident"])
def test_contact_is_found_by_each_place_that_it_gives(place: str) -> None:
    listed = PlaceAsWritten(address="3 Mill Lane", postcode="ZQ11 4TF")
    assert set(tokens_of_place(normal_place(listed))) <= set(tokens_of_contact(changed(**{place: HOME})))


def test_contact_is_found_by_whoever_was_with_the_person() -> None:
    child = Description(family_name="Marsh", given_names="Ivy", date_of_birth="2018-02-03")
    with_her = changed(
        companion=WrittenPerson(family_name="Marsh", given_names="Ivy", date_of_birth="2018-02-03")
    )
    common = set(tokens_of(normal_person(child), listed=True)) & set(tokens_of_contact(with_her))
    assert common
    assert not common & set(tokens_of_contact(CONTACT))


def test_contact_is_not_found_by_its_informant() -> None:
    told_by = changed(informant=WrittenPerson(family_name="Marsh", given_names="Kerry"), informant_home=HOME)
    assert tokens_of_contact(told_by) == tokens_of_contact(CONTACT)


def test_contact_tokens_stand_in_the_order_in_which_slots_are_given() -> None:
    recipes = [token.recipe for token in tokens_of_contact(changed(home=HOME, companion=CONTACT.person))]
    assert recipes == sorted(recipes, key=recipes.index)
    assert recipes[0] == "born_and_door"


def test_contact_that_fits_is_sealed_as_it_is() -> None:
    ready = sealable(CONTACT)
    assert (msgspec.json.decode(ready.content, type=ContactRecord), ready.shortened) == (CONTACT, ())


def test_contact_too_long_has_its_reason_shortened_and_nothing_else() -> None:
    long = changed(reason="x" * 4000, informant_relationship="neighbour")
    ready = sealable(long)
    sent = msgspec.json.decode(ready.content, type=ContactRecord)
    assert ready.shortened == ("reason",)
    assert msgspec.structs.replace(sent, reason=long.reason) == long
    assert sent.reason == "x" * (len(sent.reason) - 1) + "…"


def test_contact_too_long_without_free_text_is_refused_without_its_words() -> None:
    with pytest.raises(ContentTooLong) as error:
        sealable(changed(home=WrittenPlace(address="Mill " * 800), reason="x" * 4000))
    assert "Mill" not in str(error.value)


def test_files_of_every_record_are_either_sealed_or_set_aside(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    too_long = DALE.replace("C-1", "C-9").replace("3 Mill Lane", "Mill " * 790)
    shortened = DALE.replace("C-1", "C-8").replace("Dx09", "x" * 3000)
    agency.calls(DALE, BROKEN, KERRY, too_long, shortened)
    told = agency.did("prepare")
    assert "3 sealed in 1 batches, 0 prepared before, 2 set aside, 1 shortened" in told
    assert "calls.csv contact 5: reason shortened" in told
    (file,) = (agency.outbox / "quarantine").iterdir()
    assert "calls.csv,contact 4,,too long to be sealed" in file.read_text(encoding="utf-8")


def test_records_that_were_prepared_are_not_sealed_twice_unless_asked(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE, KERRY, DALE)
    assert "2 sealed in 1 batches, 1 prepared before" in agency.did("prepare")
    agency.calls(KERRY, DALE.replace("C-1", "C-7"), name="calls-2.csv")
    assert "1 sealed in 1 batches, 4 prepared before" in agency.did("prepare")
    assert "3 sealed in 1 batches, 2 prepared before" in agency.did("prepare", "--again")


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("ITK CDA", enveloped(document(Call()))),
        ("FHIR STU3", bundled(stu3())),
        ("FHIR R4", bundled(r4())),
        ("FHIR R4, gzipped", gzip.compress(bundled(r4()))),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_messages_say_themselves_what_they_are(
    tmp_path: Path, given_service: PretendService, form: str, message: bytes
) -> None:
    agency = set_up(tmp_path, given_service)
    file = tmp_path / "message.dat"
    file.write_bytes(message)
    assert "1 sealed in 1 batches" in agency.did("prepare", str(file)), form
    shown = agency.did("prepare", str(file), "--dry-run", "--show").splitlines()[1]
    assert json.loads(shown)["agency"] == "nca-111"


@given(
    st.builds(
        ContactRecord,
        agency=st.just("nca-111"),
        source_id=st.text(max_size=40),
        occurred_at=st.just(NOW),
        person=st.builds(WrittenPerson, family_name=st.text(max_size=2000)),
        reason=st.text(max_size=4000),
        informant_relationship=st.text(max_size=2000),
    )
)
def test_contact_of_any_length_is_whole_but_for_its_free_text_or_refused(contact: ContactRecord) -> None:
    try:
        ready = sealable(contact)
    except ContentTooLong:
        with pytest.raises(ContentTooLong):
            padded_content(msgspec.json.encode(without_free_text(contact)))
        return
    sent = msgspec.json.decode(ready.content, type=ContactRecord)
    assert without_free_text(sent) == without_free_text(contact)
    assert {name for name in SHORTENED if getattr(sent, name) != getattr(contact, name)} == set(
        ready.shortened
    )


def without_free_text(contact: ContactRecord) -> ContactRecord:
    return msgspec.structs.replace(contact, reason="", informant_relationship="")


def test_csv_that_no_feed_names_is_asked_about(tmp_path: Path, given_service: PretendService) -> None:
    agency = set_up(tmp_path, given_service)
    file = agency.calls(DALE, name="export.csv")
    result = agency.run("prepare", str(file))
    assert (result.exit_code, "export.csv is CSV, and no feed" in result.output) == (2, True)
    assert "1 sealed" in agency.did("prepare", str(file), "--feed", "calls")
    assert (
        "There is no feed call in the settings" in agency.run("prepare", str(file), "--feed", "call").output
    )


def test_a_file_of_which_nothing_can_be_used_ends_with_1_and_the_rest_goes_on(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    bad, good = agency.calls(BROKEN, name="calls-bad.csv"), agency.calls(DALE)
    result = agency.run("prepare", str(bad), str(good))
    assert (result.exit_code, "Nothing could be used of calls-bad.csv." in result.output) == (1, True)
    assert "1 sealed" in result.output


def test_a_rehearsal_shows_recipes_row_by_row_and_writes_nothing(tmp_path: Path) -> None:
    agency = AgencyFolder(tmp_path, None)
    agency.calls(DALE, BROKEN)
    said = agency.did("prepare", "--dry-run")
    assert "calls.csv contact 1: nhs_number 1, born_and_door 1" in said
    assert "calls.csv contact 2: would be set aside: row 3, call_started" in said
    assert "1 would be sealed, 1 set aside. Nothing was written." in said
    assert not agency.outbox.exists()


def test_a_rehearsal_shows_people_only_when_asked(tmp_path: Path) -> None:
    agency = AgencyFolder(tmp_path, None)
    agency.calls(DALE)
    shown = [line for line in agency.did("prepare", "--dry-run", "--show").splitlines() if "Prosser" in line]
    assert json.loads(shown[0])["person"]["given_names"] == "Dale"
    assert "Prosser" not in agency.did("prepare", "--dry-run")


def test_a_bad_row_is_set_aside_once_however_often_its_file_is_prepared(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service)
    agency.calls(DALE, BROKEN)
    agency.did("prepare")
    agency.calls(KERRY, BROKEN.replace("C-3", "C-4"), name="calls-2.csv")
    agency.did("prepare")
    found = [path.read_text(encoding="utf-8") for path in (agency.outbox / "quarantine").iterdir()]
    assert sorted(text.splitlines()[1].split(",")[0] for text in found) == ["calls-2.csv", "calls.csv"]


def test_a_disc_that_is_full_is_told_in_a_line_and_the_next_run_makes_up_for_it(
    tmp_path: Path, given_service: PretendService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    agency = set_up(tmp_path, given_service)
    agency.calls(DALE)
    with monkeypatch.context() as patched:
        patched.setattr("teamaround.connector.outbox.write_whole", full)
        result = agency.run("prepare")
    assert (result.exit_code, "No space left on device. Nothing is half-done" in result.output) == (1, True)
    assert "1 sealed in 1 batches, 0 prepared before" in agency.did("prepare")


def test_batches_hold_no_more_than_they_may(
    tmp_path: Path, given_service: PretendService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teamaround.connector.prepare.MOST_CONTACTS", 3)
    agency = set_up(tmp_path, given_service)
    agency.many_calls(7)
    assert "7 sealed in 3 batches" in agency.did("prepare")
    with Outbox(agency.outbox) as outbox:
        assert [(one.number, one.header.count) for one in outbox.waiting()] == [(1, 3), (2, 3), (3, 1)]


def test_quarantine_holds_no_formula(tmp_path: Path) -> None:
    row = SetAside("=cmd|' /C calc'!A0", "row 2", "", "unreadable")
    text = write_quarantine(tmp_path, [row]).read_text(encoding="utf-8")
    assert text.splitlines()[1].startswith("'=cmd")
