"""A file of contacts, taken in whole: once, however often it is sent, with its bad records set aside once."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from teamaround.cli import main
from teamaround.formats.reading import Unreadable
from teamaround.service.contacts.models import Contact, Quarantine
from teamaround.service.contacts.queries import quarantine_of
from teamaround.service.workflows.contact_file_imported import ContactFileReport, contact_file_imported
from tests.formats.fhir.as_xml import as_xml
from tests.formats.fhir.messages import bundled, patient, r4, stu3
from tests.formats.itk_messages import Call, document, enveloped
from tests.service.stored import stored
from tests.service.world import World

AGENCY = "marl-ambulance"
HEADER = "call_id,call_started,patient_surname,patient_forenames,patient_dob,home_address,home_postcode"
ROWS = [f"C{n},2026-02-14T20:58,Vane,Ruth,1991-03-05,14 Larch Row,ZZ1 4QT" for n in range(3)]


def written(folder: Path, content: bytes | str, name: str = "calls") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def taken_in(file: Path, profile: str | None = None) -> ContactFileReport:
    return contact_file_imported(file, agency=AGENCY, profile=profile)


LINES = json.dumps(patient()).encode() + b"\n" + bundled(r4(), id="B") + b"\n{broken\n"
MESSAGES = {
    "itk": (enveloped(document(Call())), 1, 0),
    "stu3": (bundled(stu3()), 1, 0),
    "r4": (bundled(r4()), 1, 0),
    "xml": (as_xml(json.loads(bundled(r4()))), 1, 0),
    "lines": (LINES, 2, 1),
    "packed lines": (gzip.compress(LINES), 2, 1),
    "lone": (json.dumps(patient()).encode(), 1, 0),
}


@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_message_of_each_kind_sent_again_changes_nothing(world: World, tmp_path: Path, kind: str) -> None:
    content, read, refused = MESSAGES[kind]
    first, again = (taken_in(written(tmp_path, content)) for _ in range(2))
    assert (first.read, first.new, len(first.refused)) == (read, read, refused)
    assert (again.read, again.new, len(again.refused)) == (read, 0, refused)
    assert (stored(Contact).count(), Quarantine.objects.count()) == (read, refused)


def test_table_with_bad_rows_is_taken_in_but_for_those(world: World, tmp_path: Path) -> None:
    rows = [HEADER, ROWS[0], ROWS[1] + ",x", ROWS[2].replace("2026-02-14T20:58", "then"), ROWS[0]]
    file = written(tmp_path, "\n".join(rows))
    first, again = (taken_in(file, "ambulance-111") for _ in range(2))
    assert (first.read, first.new, again.new) == (2, 1, 0)
    assert [one.where for one in first.refused] == ["row 3", "row 4"]
    assert sorted(one.where for one in quarantine_of(AGENCY)) == ["row 3", "row 4"]


def test_same_bad_row_of_another_file_is_set_aside_too(world: World, tmp_path: Path) -> None:
    for day in ("14", "15"):
        taken_in(written(tmp_path, f"{HEADER}\nC{day},2026-02-{day}T20:58,Vane"), "ambulance-111")
    assert [one.where for one in quarantine_of(AGENCY)] == ["row 2", "row 2"]


def test_bad_cell_under_a_very_long_name_of_a_column_is_set_aside(world: World, tmp_path: Path) -> None:
    file = written(tmp_path, f"{HEADER},{'x' * 3000}\n{ROWS[0]},\x07\n{ROWS[1]},\n")
    report = taken_in(file, "ambulance-111")
    assert (report.new, len(report.refused)) == (1, 1)


def test_profile_at_a_long_path_is_used(world: World, tmp_path: Path) -> None:
    profile = written(tmp_path, PROFILE, f"{'p' * 90}.yaml")
    file = written(tmp_path, "id;at;surname\n1;2026-02-14T20:58;Vane\n")
    assert taken_in(file, str(profile)).new == 1


PROFILE = """slug: walk-in
words: Invented.
kind: {fixed: other}
source_id: id
occurred_at: {columns: [at]}
person: {family_name: surname}
"""


@pytest.mark.parametrize(
    ("content", "profile", "told"),
    [
        (f"{HEADER}\n{ROWS[0]}", None, "needs --profile"),
        ("call_id\nC1", "ambulance-111", "the profile expects these columns"),
        ("", "ambulance-111", "the file is empty"),
        (HEADER, "no-such-profile", "one of these was expected: ambulance-111"),
        (HEADER, "no-such-file.yaml", "a YAML file that can be read was expected"),
        (b"PK\x03\x04", "ambulance-111", "a zip archive or a workbook"),
    ],
)
def test_file_that_cannot_be_read_at_all_leaves_nothing(
    world: World, tmp_path: Path, content: bytes | str, profile: str | None, told: str
) -> None:
    with pytest.raises(Unreadable, match=told):
        taken_in(written(tmp_path, content), profile)
    assert (stored(Contact).count(), Quarantine.objects.count()) == (0, 0)


def test_header_alone_is_taken_in_as_nothing(world: World, tmp_path: Path) -> None:
    assert taken_in(written(tmp_path, HEADER), "ambulance-111") == ContactFileReport(
        read=0, new=0, refused=()
    )


def test_agency_that_nobody_knows_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no agency nobody"):
        contact_file_imported(written(tmp_path, HEADER), agency="nobody", profile="ambulance-111")


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (bundled(r4()), 0, "1 contacts read, 1 new, 0 set aside."),
        (b"<html/>", 1, "refused: /html: a ClinicalDocument"),
    ],
)
def test_command_tells_what_came_of_it_and_fails_when_nothing_was_read(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, code: int, told: str
) -> None:
    monkeypatch.setattr("teamaround.service.config.commands.importing.start_database", lambda: None)
    file = written(tmp_path, content)
    done = CliRunner().invoke(main, ["import", "contacts", str(file), "--agency", AGENCY])
    assert (done.exit_code, told in done.output) == (code, True)
