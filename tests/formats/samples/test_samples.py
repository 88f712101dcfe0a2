"""Every public sample goes in as it is. Only places, kinds and counts are looked at, never copied here."""

from __future__ import annotations

import gzip
import io
from itertools import islice
from pathlib import Path

import pytest

from teamaround.formats.census import read_census, write_census
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import Format, detect, read_message
from teamaround.formats.profile import packaged_profile
from tests.formats.samples.place import SAMPLES

MESSAGES = sorted(path for folder in ("nhs111-itk", "bars") for path in (SAMPLES / folder).iterdir())
CENSUSES = {"CIN_Census_2024.xml": (2, 2), "fake_CIN_data.xml": (332, 402)}


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.name)
def test_sample_message_goes_in_without_a_hand_edit(path: Path) -> None:
    payload = path.read_bytes()
    reading = read_message(payload)
    assert detect(payload) in (Format.ITK_CDA, Format.FHIR_STU3, Format.FHIR_R4)
    assert reading.refused == ()
    (record,) = reading.records
    assert record.agency
    assert record.person.family_name
    assert record.person.date_of_birth
    assert record.home is not None
    assert record.incident is not None
    assert not record.person.nhs_number_verified


@pytest.mark.parametrize("name", sorted(path.name for path in MESSAGES if path.suffix == ".xml"))
def test_sample_document_keeps_its_disposition(name: str) -> None:
    assert read_message((SAMPLES / "nhs111-itk" / name).read_bytes()).records[0].reason.startswith("Dx")


def test_sample_document_and_its_bundle_tell_the_same() -> None:
    pairs = [(path, Path(str(path).replace("itk-request.xml", "fhir-result.json"))) for path in MESSAGES]
    told = [
        [read_message(path.read_bytes()).records[0] for path in pair]
        for pair in pairs
        if pair[0] != pair[1] and pair[1].exists()
    ]
    assert len(told) == 2
    for document, bundle in told:
        assert (document.person, document.home, document.incident) == (
            bundle.person,
            bundle.home,
            bundle.incident,
        )
        assert document.occurred_at == bundle.occurred_at


@pytest.mark.parametrize("name", sorted(CENSUSES))
def test_sample_census_loads_whole_and_is_written_again_the_same(name: str) -> None:
    with (SAMPLES / "dfe-cin" / name).open("rb") as file:
        census = read_census(file)
    assert (len(census.children), sum(len(child.episodes) for child in census.children)) == CENSUSES[name]
    assert census.refused == ()
    assert read_census(io.BytesIO(write_census(census))) == census


def test_sample_contacts_are_read_by_their_profile() -> None:
    with gzip.open(SAMPLES / "linkage" / "contacts.csv.gz") as file:
        rows = list(islice(read_contacts(io.BufferedReader(file), packaged_profile("linkage-sample")), 5000))
    assert len(rows) == 5000
    assert all(isinstance(row, ContactRecord) for row in rows)
