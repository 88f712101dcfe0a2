"""CSV as other people's exports write it: marks, encodings, delimiters, columns in any order, dates in any notation."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.profile import packaged_profile
from teamaround.formats.reading import Refusal, Unreadable

CALLS = packaged_profile("ambulance-111")
COLUMNS = (
    "call_id", "call_started", "patient_surname", "patient_forenames", "patient_dob", "home_address", "home_postcode"
)  # fmt: skip
CELLS = ("C1", "2026-02-14T20:58", "O’Brien", "Zoë", "1991-03-05", "14 Larch Row", "ZZ1 4QT")


def read(payload: bytes) -> list[ContactRecord | Refusal]:
    return list(read_contacts(io.BytesIO(payload), CALLS, "nca"))


def table(delimiter: str = ",", end: str = "\r\n", cells: tuple[str, ...] = CELLS) -> str:
    return end.join(delimiter.join(row) for row in (COLUMNS, cells)) + end


def one(payload: bytes) -> ContactRecord:
    (contact,) = read(payload)
    assert isinstance(contact, ContactRecord)
    return contact


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_export_of_any_country_and_encoding_is_read(encoding: str, delimiter: str) -> None:
    person = one(table(delimiter).encode(encoding)).person
    assert (person.family_name, person.given_names) == ("O’Brien", "Zoë")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_read(end: str) -> None:
    assert one(table(end=end).encode()).person.family_name == "O’Brien"


def test_line_that_excel_writes_for_the_delimiter_is_obeyed_and_counted() -> None:
    written = "sep=;\r\n" + table(";") + ";;;\r\n"
    contact, refusal = read(written.encode("utf-8-sig"))
    assert isinstance(contact, ContactRecord)
    assert isinstance(refusal, Refusal)
    assert refusal.where == "row 4"


def test_delimiter_inside_a_quoted_name_of_a_column_is_not_taken_for_one() -> None:
    header = '"surname, given";' + ";".join(COLUMNS)
    assert one(f"{header}\nx;{';'.join(CELLS)}\n".encode()).person.given_names == "Zoë"


def test_columns_in_another_order_and_columns_too_many_change_nothing() -> None:
    order = [*reversed(range(len(COLUMNS)))]
    header = ["shift", *(COLUMNS[place].upper() for place in order), " remarks "]
    cells = ["night", *(CELLS[place] for place in order), "a, b"]
    written = ",".join(header) + "\n" + ",".join(f'"{cell}"' for cell in cells) + "\n"
    assert one(written.encode()).person == one(table().encode()).person


def test_column_that_must_be_there_is_named_and_optional_ones_may_be_absent() -> None:
    with pytest.raises(Unreadable, match="home_postcode"):
        read(table().replace("home_postcode", "postcode").encode())
    assert one(table().encode()).incident is None


def test_same_column_twice_in_other_letters_is_refused() -> None:
    with pytest.raises(Unreadable, match="stands twice"):
        read(table().replace("home_postcode", "HOME_ADDRESS").encode())


@pytest.mark.parametrize(
    "written",
    [
        "14/07/2026 20:58", "14-07-2026 20:58:00", "14.07.2026 20:58", "14-Jul-2026 20:58", "14 Jul 2026 20:58",
        "20260714205800", "2026-07-14 20:58:00.000", "2026-07-14T19:58:00Z", "Jul 14 2026 8:58PM",
    ],
)  # fmt: skip
def test_moment_is_read_in_each_notation(written: str) -> None:
    cells = (CELLS[0], written, *CELLS[2:])
    assert one(table(cells=cells).encode()).occurred_at == datetime(2026, 7, 14, 19, 58, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "1991-03-05",
        "05/03/1991",
        "05-03-1991",
        "05.03.1991",
        "05-Mar-1991",
        "5 Mar 1991",
        "5 March 1991",
        "19910305",
    ],
)
def test_date_of_birth_is_read_in_each_notation(written: str) -> None:
    cells = (*CELLS[:4], written, *CELLS[5:])
    assert one(table(cells=cells).encode()).person.date_of_birth == "1991-03-05"


def test_ten_thousand_rows_with_three_bad_ones_are_all_but_three_contacts() -> None:
    rows = [f"C{n},2026-02-14T20:58,Vane,Ruth,1991-03-05,14 Larch Row,ZZ1 4QT" for n in range(10_000)]
    rows[17], rows[5000], rows[9999] = rows[17] + ",x", rows[5000].replace("2026-02-14T20:58", "then"), '"'
    told = read("\n".join((",".join(COLUMNS), *rows)).encode())
    assert len(told) == 10_000
    assert [one.where for one in told if isinstance(one, Refusal)] == ["row 19", "row 5002", "row 10001"]


@pytest.mark.parametrize(
    "written", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b",,,\n", b"PK\x03\x04", b"%PDF-1.7", b"\x00" * 50]
)
def test_file_without_a_header_is_refused_whole(written: bytes) -> None:
    with pytest.raises(Unreadable):
        read(written)


def test_header_alone_gives_nothing_and_refuses_nothing() -> None:
    assert read(",".join(COLUMNS).encode()) == []
