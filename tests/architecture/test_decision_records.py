"""Decision records: numbered without a gap, the heading bears the file's number, each says what it costs."""

from __future__ import annotations

import re
from pathlib import PurePath

import pytest

from tests.architecture.repository import files, text

RECORDS = [name for name in files() if re.fullmatch(r"docs/adr/\d{4}-[a-z0-9-]+\.md", name)]
SECTIONS = ("Context", "Options", "Decision", "Consequences")


def test_records_are_numbered_without_a_gap() -> None:
    numbers = [int(PurePath(name).name[:4]) for name in RECORDS]
    assert numbers == list(range(1, len(RECORDS) + 1))
    assert numbers != []


def test_records_no_other_file_stands_among_them() -> None:
    assert {name for name in files() if name.startswith("docs/adr/")} - set(RECORDS) == set()


@pytest.mark.parametrize("name", RECORDS)
def test_record_heading_bears_the_number_of_the_file(name: str) -> None:
    heading = text(name).splitlines()[0]
    assert re.match(rf"# {PurePath(name).name[:4]} \S", heading), heading


@pytest.mark.parametrize("name", RECORDS)
def test_record_has_every_section_filled(name: str) -> None:
    parts = re.split(r"^## (.+)$", text(name), flags=re.MULTILINE)
    filled = {title: body.strip() for title, body in zip(parts[1::2], parts[2::2], strict=True)}
    assert [title for title in SECTIONS if len(filled.get(title, "")) < 40] == []


@pytest.mark.parametrize("name", RECORDS)
def test_record_is_linked_from_the_architecture_page(name: str) -> None:
    assert f"adr/{PurePath(name).name}" in text("docs/architecture.md")


@pytest.mark.parametrize("name", RECORDS)
def test_record_leaves_nothing_to_be_said(name: str) -> None:
    assert not re.search(r"\b(TBC|TBD|to be decided)\b", text(name), re.IGNORECASE)
