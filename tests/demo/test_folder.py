"""The written folder reads back through the doors of `formats`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest

from teamaround.formats.census.reader import read_census
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import Format, read_message
from teamaround.formats.people import PersonRow, read_people
from teamaround.formats.profile import profile_from_yaml
from teamaround.service.demo.partnership import Partnership
from teamaround.service.demo.partnership.profiles import profile_of
from teamaround.service.demo.partnership.writers.people import people_rows


@pytest.mark.parametrize("council", ["CSB", "MBY"])
def test_census_of_each_council_reads_back_its_children(
    small_partnership: Partnership, folder: Path, council: str
) -> None:
    census = read_census(io.BytesIO((folder / f"census-{council.lower()}.xml").read_bytes()))
    expected = [child.local_id for child in small_partnership.children if child.council == council]
    assert [child.la_child_id for child in census.children] == expected
    assert census.refused == ()
    assert str(census.header.reference_date) == "2027-03-31"


@pytest.mark.parametrize("council", ["CSB", "MBY"])
def test_people_of_each_council_read_back(small_partnership: Partnership, folder: Path, council: str) -> None:
    rows = list(read_people(io.BytesIO((folder / f"people-{council.lower()}.csv").read_bytes())))
    assert rows == list(people_rows(small_partnership, council))


def test_people_rows_join_every_child_of_the_census(small_partnership: Partnership) -> None:
    rows = people_rows(small_partnership)
    selves = {row.la_child_id for row in rows if row.fami_relationship == "self"}
    assert selves == {child.local_id for child in small_partnership.children}
    assert {row.pers_person_id for row in rows} >= {link.person_id for link in small_partnership.links}


def test_people_rows_mark_concealed_homes(partnership: Partnership) -> None:
    hidden = {place.address_id for place in partnership.protected_places if place.concealment.value != "none"}
    uprns = {place.uprn for place in partnership.addresses if place.address_id in hidden}
    rows = people_rows(partnership)
    assert {row.addr_uprn for row in rows if row.addr_concealed} == uprns


def test_contacts_of_the_folder_read_back_all(small_partnership: Partnership, folder: Path) -> None:
    read: list[tuple[str, str]] = []
    for file in sorted((folder / "contacts").rglob("*")):
        agency = file.relative_to(folder / "contacts").parts[0]
        if file.suffix == ".csv":
            contacts = read_contacts(io.BytesIO(file.read_bytes()), profile_of(file.stem), agency)
            read += [(agency, one.source_id) for one in contacts if isinstance(one, ContactRecord)]
        elif file.is_file():
            read += [(agency, one.source_id) for one in read_message(file.read_bytes(), agency).records]
    sent = [
        (each.record.agency, each.record.source_id)
        for each in (*small_partnership.contacts, *small_partnership.resent)
    ]
    assert sorted(read) == sorted(sent)


def test_profiles_of_the_folder_are_readable(folder: Path) -> None:
    slugs = {profile_from_yaml(file.read_bytes()).slug for file in (folder / "profiles").iterdir()}
    assert "police-incidents" in slugs


def test_truth_of_the_folder_has_a_row_for_each_notable_contact(
    small_partnership: Partnership, folder: Path
) -> None:
    rows = list(csv.DictReader(io.StringIO((folder / "truth.csv").read_text("utf-8"))))
    assert [row["contact_id"] for row in rows] == [truth.source_id for truth in small_partnership.truths]
    assert {"contact_id", "person_id", "same_address"} <= set(rows[0])


def test_bad_records_of_the_folder_are_listed(small_partnership: Partnership, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((folder / "bad.csv").read_text("utf-8"))))
    assert [row["fault"] for row in rows] == [bad.fault.value for bad in small_partnership.bad]
    assert {row["format"] for row in rows} <= {form.value for form in Format}


def test_partnership_file_reads_back(small_partnership: Partnership, folder: Path) -> None:
    rest = msgspec.json.decode((folder / "partnership.json").read_bytes(), type=Partnership)
    assert rest.agencies == small_partnership.agencies
    assert rest.story.events == small_partnership.story.events


def test_call_of_today_lies_beside(small_partnership: Partnership, folder: Path) -> None:
    (call,) = read_message((folder / "today" / "call.xml").read_bytes(), "nca-111").records
    assert call.source_id == small_partnership.story.call.record.source_id
    (row,) = read_contacts(
        io.BytesIO((folder / "today" / "call.csv").read_bytes()), profile_of("ambulance-111"), "nca-111"
    )
    assert isinstance(row, ContactRecord)
    assert row.source_id == call.source_id


def test_people_row_of_somebody_of_one_name_has_a_surname(partnership: Partnership) -> None:
    one_name = {person.person_id for person in partnership.people if not person.given_names}
    rows: list[PersonRow] = [row for row in people_rows(partnership) if row.pers_person_id in one_name]
    assert rows
    assert all(row.pers_surname and not row.pers_forename for row in rows)
