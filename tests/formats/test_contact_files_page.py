"""The page for data engineers: its example is one that works, and its lists are whole."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.profile import Profile, packaged_profiles, profile_from_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "contact-files.md").read_text(encoding="utf-8")


def block(language: str) -> bytes:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)
    return str(found).encode()


def test_example_of_the_page_is_read_as_the_page_says() -> None:
    (contact,) = read_contacts(io.BytesIO(block("csv")), profile_from_yaml(block("yaml")), "nca")
    assert isinstance(contact, ContactRecord)
    assert contact == ContactRecord(
        agency="nca",
        source_id="W-17",
        kind=ContactKind.EMERGENCY_ATTENDANCE,
        occurred_at=datetime(2026, 2, 14, 20, 58, tzinfo=UTC),
        person=WrittenPerson(
            family_name="Quillfeather",
            given_names="Dane Arlo",
            date_of_birth="1991-03-05",
            nhs_number="9990000018",
            nhs_number_verified=True,
            phones=("07700 900222",),
        ),
        home=WrittenPlace(address="14 Larch Row, Farnleigh", postcode="ZZ1 4QT"),
        informant=WrittenPerson(family_name="Fenwright"),
        informant_relationship="partner",
        payload_sha256=contact.payload_sha256,
    )


@pytest.mark.parametrize("name", [kind.value for kind in ContactKind])
def test_page_names_every_kind(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize(
    "name", [field.name for field in msgspec.structs.fields(Profile) if field.name != "agency"]
)
def test_page_explains_every_key_of_a_profile(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_page_names_the_packaged_profiles() -> None:
    assert [name for name in packaged_profiles() if f"`{name}`" not in PAGE] == ["linkage-sample"]
