"""`import people`: typed rows, refusals by row and field, and a file that comes back as it was written."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.people import COLUMNS, Certainty, PersonRow, read_people, write_people
from teamaround.formats.reading import Refusal, Unreadable

HEADER = "la_child_id,pers_person_id,pers_surname,fami_relationship"
GOOD = "A1,P1,Quillfeather,partner of mother"


def read(*lines: str, header: str = HEADER) -> list[PersonRow | Refusal]:
    return list(read_people(io.BytesIO("\n".join((header, *lines)).encode())))


def test_full_row_is_typed() -> None:
    row = PersonRow(
        la_child_id="A1",
        pers_person_id="P1",
        pers_surname="Quillfeather",
        pers_forename="Dane",
        pers_former_names=("Marlowe", "Marl-Quill"),
        pers_dob=date(1991, 3, 5),
        pers_sex="M",
        pers_nhs_number="9990000018",
        pers_phone=("07700900222",),
        fami_relationship="partner_of_mother",
        fami_start_date=date(2025, 6, 1),
        addr_address="14 Larch Row, Farnleigh",
        addr_address_postcode="ZZ1 4QT",
        addr_uprn="100099990002",
        addr_address_type="home",
        addr_address_start_date=date(2025, 6, 1),
        addr_address_end_date=date(2026, 1, 1),
        addr_concealed=True,
        link_source="health visitor",
        link_certainty=Certainty.CONFIRMED,
        tags=("da_history", "bail"),
    )
    text = (
        "A1,P1,Quillfeather,Dane,Marlowe; Marl-Quill,05/03/1991,M,9990000018,07700900222,Partner of mother,2025-06-01,,"
        '"14 Larch Row, Farnleigh",ZZ1 4QT,100099990002,home,2025-06-01,2026-01-01,yes,health visitor,Confirmed,'
        "DA history;bail"
    )
    assert read(text, header=",".join(COLUMNS)) == [row]


def test_row_with_the_least_is_unconfirmed() -> None:
    (row,) = read(GOOD)
    assert isinstance(row, PersonRow)
    assert (row.fami_relationship, row.link_certainty, row.addr_concealed) == (
        "partner_of_mother",
        Certainty.UNCONFIRMED,
        False,
    )


@pytest.mark.parametrize(
    ("column", "cell", "field"),
    [
        ("pers_dob", "31/02/1991", "pers_dob"),
        ("pers_dob", "9999-12-31", "pers_dob"),
        ("addr_concealed", "perhaps", "addr_concealed"),
        ("link_certainty", "sure", "link_certainty"),
        ("tags", "da_history;<b>", "tags"),
        ("pers_phone", "0770\u202e0900222", "pers_phone"),
        ("fami_start_date", "tomorrow", "fami_start_date"),
    ],
)
def test_bad_cell_refuses_its_row_and_the_rest_go_on(column: str, cell: str, field: str) -> None:
    first, refusal, last = read(f"{GOOD},", f"{GOOD},{cell}", f"{GOOD},", header=f"{HEADER},{column}")
    assert isinstance(first, PersonRow)
    assert isinstance(last, PersonRow)
    assert isinstance(refusal, Refusal)
    assert (refusal.where, refusal.field) == ("row 3", field)
    assert cell not in refusal.reason


@pytest.mark.parametrize("blank", range(4))
def test_each_required_cell_must_be_filled(blank: int) -> None:
    cells = GOOD.split(",")
    cells[blank] = " "
    (refusal,) = read(",".join(cells))
    assert isinstance(refusal, Refusal)
    assert refusal.field == HEADER.split(",")[blank]


def test_address_that_ends_before_it_starts_is_refused() -> None:
    (refusal,) = read(
        f"{GOOD},2026-01-01,2025-01-01", header=f"{HEADER},addr_address_start_date,addr_address_end_date"
    )
    assert isinstance(refusal, Refusal)
    assert refusal.field == "addr_address_end_date"


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("la_child_id,pers_surname", "were expected in the header"),
        (f"{HEADER},shoe_size", "columns 5 are not known"),
    ],
)
def test_header_that_would_lose_something_is_refused(header: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(GOOD, header=header)


WORDS = st.text(st.characters(categories=("L", "Nd"), max_codepoint=0x24F), min_size=1, max_size=12)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
ROWS = st.builds(
    PersonRow,
    la_child_id=WORDS,
    pers_person_id=WORDS,
    pers_surname=WORDS,
    pers_former_names=st.lists(WORDS, max_size=3).map(tuple),
    pers_dob=DAYS,
    fami_relationship=st.sampled_from(["mother", "partner_of_mother", "self"]),
    addr_address=WORDS,
    addr_concealed=st.booleans(),
    link_certainty=st.sampled_from(Certainty),
    tags=st.lists(st.sampled_from(["da_history", "bail"]), max_size=2).map(tuple),
)


@given(st.lists(ROWS, max_size=5))
def test_whatever_is_written_is_read_back(rows: list[PersonRow]) -> None:
    assert list(read_people(io.BytesIO(write_people(rows)))) == rows


def test_list_entry_with_a_semicolon_is_not_written() -> None:
    row = PersonRow(
        la_child_id="A", pers_person_id="P", pers_surname="Q", fami_relationship="self", tags=("a;b",)
    )
    with pytest.raises(Unreadable, match="semicolon"):
        write_people([row])
