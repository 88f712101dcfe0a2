"""CSV by a column profile: rows in, contacts and refusals out, in order, the bad row alone refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.profile import packaged_profile, packaged_profiles, profile_from_yaml
from teamaround.formats.reading import Refusal, Unreadable

CALLS = packaged_profile("ambulance-111")
HEADER = "call_id,call_started,patient_surname,patient_forenames,patient_dob,home_address,home_postcode"
GOOD = "C1,2026-02-14T20:58,Quillfeather,Dane,1991-03-05,14 Larch Row,ZZ1 4QT"


def read(*lines: str, header: str = HEADER, encoding: str = "utf-8") -> list[ContactRecord | Refusal]:
    return list(read_contacts(io.BytesIO("\n".join((header, *lines)).encode(encoding)), CALLS, "nca"))


def names(read_in: Iterable[ContactRecord | Refusal]) -> list[str]:
    return [
        one.person.family_name if isinstance(one, ContactRecord) else f"{one.where}: {one.field}"
        for one in read_in
    ]


def test_row_becomes_a_contact() -> None:
    (contact,) = read(GOOD)
    assert isinstance(contact, ContactRecord)
    assert contact == ContactRecord(
        agency="nca",
        source_id="C1",
        kind=ContactKind.CALL_111,
        occurred_at=datetime(2026, 2, 14, 20, 58, tzinfo=UTC),
        person=WrittenPerson(family_name="Quillfeather", given_names="Dane", date_of_birth="1991-03-05"),
        home=WrittenPlace(address="14 Larch Row", postcode="ZZ1 4QT"),
        payload_sha256=contact.payload_sha256,
    )


def test_all_columns_of_the_profile_are_used() -> None:
    header = (
        f"{HEADER},service,patient_sex,patient_nhs_number,nhs_number_status,patient_phone,callback_phone,home_uprn,"
        "caller_address,incident_address,incident_postcode,incident_uprn,informant_surname,informant_phone,"
        "informant_relationship,disposition_code"
    )
    row = (
        f"{GOOD},999,Female,999 000 0018,01,07700 900222;07700 900223,01632 960001,100099990002,"
        "9 Alder Close,31 Hawthorn Walk,XJ9 1AA,100099990001,Fenwright,07700900111,mother,Dx0106"
    )
    (contact,) = read(row, header=header)
    assert isinstance(contact, ContactRecord)
    assert contact.kind is ContactKind.CALL_999
    assert contact.person.sex == "F"
    assert contact.person.nhs_number_verified
    assert contact.person.phones == ("07700 900222", "07700 900223", "01632 960001")
    assert contact.home == WrittenPlace(address="14 Larch Row", postcode="ZZ1 4QT", uprn="100099990002")
    assert contact.caller == WrittenPlace(address="9 Alder Close")
    assert contact.incident == WrittenPlace(
        address="31 Hawthorn Walk", postcode="XJ9 1AA", uprn="100099990001"
    )
    assert contact.informant == WrittenPerson(family_name="Fenwright", phones=("07700900111",))
    assert (contact.informant_relationship, contact.reason) == ("mother", "Dx0106")


def test_child_who_was_collected_is_the_companion() -> None:
    header = "entry_id,date,time_in,purpose,visitor_surname,visitor_forename,pupil_surname,pupil_forename,pupil_dob"
    rows = (
        "V1,2026-02-16,15:10,collection,Quillfeather,Dane,Fenwright,Ivo,04/05/2019",
        "V2,2026-02-16,15:20,visit,Vane,Ruth,,,",
    )
    text = "\n".join((header, *rows))
    collected, visit = read_contacts(io.BytesIO(text.encode()), packaged_profile("school-visitors"), "sch")
    assert isinstance(collected, ContactRecord)
    assert isinstance(visit, ContactRecord)
    assert (collected.kind, visit.kind) == (ContactKind.SCHOOL_PICK_UP, ContactKind.VISITOR_NOTE)
    assert collected.companion == WrittenPerson(
        family_name="Fenwright", given_names="Ivo", date_of_birth="2019-05-04"
    )
    assert visit.companion is None


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2026-02-14T20:58", datetime(2026, 2, 14, 20, 58, tzinfo=UTC)),
        ("2026-07-14 20:58:30", datetime(2026, 7, 14, 19, 58, 30, tzinfo=UTC)),
        ("2026-07-14T20:58:00+00:00", datetime(2026, 7, 14, 20, 58, tzinfo=UTC)),
        ("14/07/2026 20:58", datetime(2026, 7, 14, 19, 58, tzinfo=UTC)),
    ],
)
def test_moment_without_a_zone_is_london_time(written: str, when: datetime) -> None:
    (contact,) = read(GOOD.replace("2026-02-14T20:58", written))
    assert isinstance(contact, ContactRecord)
    assert contact.occurred_at == when


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("05/03/1991", "1991-03-05"), ("31/02/1991", "31/02/1991"), ("about 1991", "about 1991"), ("", "")],
)
def test_date_of_birth_is_iso_when_possible_and_as_written_when_not(written: str, read_as: str) -> None:
    (contact,) = read(GOOD.replace("1991-03-05", written))
    assert isinstance(contact, ContactRecord)
    assert contact.person.date_of_birth == read_as


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        (GOOD.replace("C1", ""), "call_id", "an identifier was expected"),
        (GOOD.replace("2026-02-14T20:58", "yesterday"), "call_started", "a moment in this form"),
        (GOOD.replace("2026-02-14T20:58", "9999-12-31T23:59"), "call_started", "from 1900 to 2100"),
        (GOOD.replace("2026-02-14T20:58", "0101-10-10T00:00+19:56"), "call_started", "from 1900 to 2100"),
        (GOOD.replace("1991-03-05", "9999-12-31"), "patient_dob", "from 1900 to 2100"),
        (GOOD.replace("Quillfeather", "Quill\x00feather"), "patient_surname", "a control character"),
        (GOOD.replace("Quillfeather", "Quill\u202efeather"), "patient_surname", "a text-direction control"),
        (GOOD.replace("Quillfeather", "Q" * 5000), "patient_surname", "longer than 4096"),
        (GOOD + ",too,many", "", "7 columns were expected, 9 found"),
        ("C1,2026-02-14T20:58", "", "7 columns were expected, 2 found"),
        ('C1,"2026-02-14T20:58,Quillfeather,Dane,1991-03-05,14 Larch Row,ZZ1 4QT', "", "quotation mark"),
        ('C1,"2026-02-14T20:58"x,Quillfeather,Dane,1991-03-05,14 Larch Row,ZZ1 4QT', "", "quotation mark"),
        ("C1,2026-02-14T20:58,,,1991-03-05,,", "", "a name, NHS number, phone or address"),
        ("x" * 70_000, "", "a line longer than 65536"),
    ],
)
def test_bad_row_is_refused_by_row_and_column_and_the_rest_go_on(row: str, field: str, reason: str) -> None:
    first, refusal, last = read(GOOD, row, GOOD.replace("Quillfeather", "Last"))
    assert names((first, last)) == ["Quillfeather", "Last"]
    assert isinstance(refusal, Refusal)
    assert (refusal.where, refusal.field) == ("row 3", field)
    assert reason in refusal.reason
    assert "Quill" not in refusal.reason


def test_field_with_line_ends_in_quotes_is_one_line_of_an_address() -> None:
    contact, after = read(GOOD.replace("14 Larch Row", '"Flat 2\r\n14 Larch Row\r\nFarnleigh"'), GOOD)
    assert isinstance(contact, ContactRecord)
    assert contact.home == WrittenPlace(address="Flat 2, 14 Larch Row, Farnleigh", postcode="ZZ1 4QT")
    assert isinstance(after, ContactRecord)


def test_quote_that_never_closes_costs_one_row_of_many() -> None:
    rows = [GOOD] * 50
    rows[10] = GOOD.replace("14 Larch", '"14 Larch')
    read_in = read(*rows)
    assert [one.where for one in read_in if isinstance(one, Refusal)] == ["row 12"]
    assert len(read_in) == 50


def test_two_unclosed_quotes_that_fit_each_other_do_not_join_rows() -> None:
    rows = [GOOD] * 9
    rows[2] = GOOD.replace("Quillfeather", '"Quillfeather')
    rows[5] = GOOD.replace("Quillfeather", 'Quillfeather"')
    read_in = read(*rows)
    assert len(read_in) == 9
    assert "row 4" in [one.where for one in read_in if isinstance(one, Refusal)]


def test_empty_lines_and_empty_columns_past_the_end_are_passed_over() -> None:
    assert names(read("", GOOD + ",,", "", GOOD)) == ["Quillfeather", "Quillfeather"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["O’Brien", "Zoë", "Łukasz", "محمد", "Ame\u0301lie", "Ω😀"])
def test_unicode_names_survive_in_every_unicode_encoding(name: str, encoding: str) -> None:
    assert names(read(GOOD.replace("Quillfeather", name), encoding=encoding)) == [name]


@pytest.mark.parametrize(
    "name", ["O’Brien", "O’BRIEN", "O’neill", "Zoë", "CHLOË", "Émile", "Sören", "St John’s Road", "D’Arcy"]
)
def test_windows_names_survive(name: str) -> None:
    assert names(read(GOOD.replace("Quillfeather", name), encoding="cp1252")) == [name]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman"])
@pytest.mark.parametrize(
    "name",
    [
        "O’Brien",
        "O'Brien",
        "Zoë",
        "CHLOË",
        "José",
        "Beyoncé",
        "García",
        "Muñoz",
        "Björn",
        "Lucía",
        "Renée",
        "Émile",
    ],
)
def test_old_encodings_give_the_name_or_a_refusal_never_another_name(name: str, encoding: str) -> None:
    written = GOOD.replace("Quillfeather", name).encode(encoding, "ignore").decode(encoding)
    if name in written:
        assert names(read(written, encoding=encoding)) in ([name], ["row 2: patient_surname"])
    else:
        assert encoding == "latin-1"


def test_rows_in_two_encodings_are_each_read_in_their_own() -> None:
    rows = [GOOD.replace("Quillfeather", "Zoë").encode(code) for code in ("utf-8", "cp1252", "utf-8")]
    file = io.BytesIO(b"\n".join((HEADER.encode(), *rows)))
    assert names(read_contacts(file, CALLS, "nca")) == ["Zoë"] * 3


def test_file_that_breaks_off_in_a_character_keeps_the_rows_before() -> None:
    whole = "\n".join((HEADER, GOOD, GOOD)).encode("utf-16")
    read_in = list(read_contacts(io.BytesIO(whole[:-1]), CALLS, "nca"))
    assert isinstance(read_in[-1], Refusal)
    assert "middle of a character" in read_in[-1].reason


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x1f\x8brest", "a gzip archive"),
        (b"\xff\xfe\x00\x00c\x00\x00\x00", "UTF-32"),
        (b"call_id,call_id\n", "stands twice"),
        (b"call_id,call_started\n", "the profile expects these columns"),
        (",".join(f"c{n}" for n in range(300)).encode(), "more than 200 columns"),
        (b'"call_id\n' * 30, "quotation mark"),
        (b",,,\n", "no column has a name"),
    ],
)
def test_file_that_cannot_be_read_is_refused_before_the_first_row(file: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_contacts(io.BytesIO(file), CALLS, "nca")


def test_missing_column_is_named() -> None:
    with pytest.raises(Unreadable) as raised:
        read(GOOD, header=HEADER.replace("home_postcode", "postcod"))
    assert raised.value.refusal.field == "home_postcode"


def test_file_that_names_no_agency_needs_one() -> None:
    with pytest.raises(Unreadable, match="no agency"):
        read_contacts(io.BytesIO(HEADER.encode()), CALLS)


def test_given_agency_stands_before_the_column() -> None:
    profile = packaged_profile("linkage-sample")
    text = (
        "contact_id,agency,nhs_number,family_name,given_names,date_of_birth,sex,address,postcode,phone\n"
        "E1,police,,Aldercott,Neil,1976-12-19,M,152 Mill Court,ZQ11 7PQ,\n"
    )
    agencies = [next(iter(read_contacts(io.BytesIO(text.encode()), profile, given))) for given in ("", "nca")]
    assert [one.agency for one in agencies if isinstance(one, ContactRecord)] == ["police", "nca"]


def test_packaged_profiles_are_the_seven_kinds() -> None:
    assert packaged_profiles() == (
        "ambulance-111",
        "custody",
        "emergency-department",
        "gp-registration",
        "linkage-sample",
        "school-visitors",
        "tenancy",
    )
    assert [packaged_profile(name).slug for name in packaged_profiles()] == list(packaged_profiles())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("slug: x", "missing required field"),
        (
            "slug: x\nwords: y\nkind: {fixed: nonsense}\nsource_id: a\noccurred_at: {columns: [b]}\nperson: {}",
            "kinds from this list",
        ),
        (
            "slug: x\nwords: y\nkind: {fixed: custody}\nsource_id: a\noccurred_at: {}\nperson: {}",
            "a fixed moment",
        ),
        (
            "slug: x\nwords: y\nkind: {fixed: custody}\nsource_id: a\noccurred_at: {}\nperson: {shoe: s}",
            "unknown field",
        ),
        ("x" * 70_000, "larger than"),
    ],
)
def test_wrong_profile_is_refused_naming_the_key(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        profile_from_yaml(text.encode())


def test_unknown_profile_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Unreadable, match="tenancy"):
        packaged_profile("../secrets")


WORDS = st.text(
    st.characters(categories=("L", "Mn", "Nd", "P", "S", "Zs"), exclude_characters="\x85;"),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() == text)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8))
def test_whatever_is_written_as_csv_is_read_back(people: list[tuple[str, str, str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER.split(","))
    for number, (family, given_name, address) in enumerate(people):
        writer.writerow((f"C{number}", "2026-02-14T20:58", family, given_name, "", address, "ZZ1 4QT"))
    read_in = list(read_contacts(io.BytesIO(text.getvalue().encode()), CALLS, "nca"))
    assert [
        (one.person.family_name, one.person.given_names, one.home and one.home.address)
        for one in read_in
        if isinstance(one, ContactRecord)
    ] == people


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_refusals_and_nothing_else(rubbish: bytes) -> None:
    file = io.BytesIO(HEADER.encode() + b"\n" + rubbish + b"\n" + GOOD.encode() + b"\n")
    read_in = list(read_contacts(file, CALLS, "nca"))
    assert read_in
    assert all(isinstance(one, (ContactRecord, Refusal)) for one in read_in)


class Endless(io.RawIOBase):
    """A file without an end: whoever reads it whole never comes back."""

    def __init__(self) -> None:
        self.handed_out = 0
        self._head = f"{HEADER}\n".encode()
        self._line = f"{GOOD}\n".encode()

    def read(self, size: int = -1) -> bytes:
        assert size > 0
        self.handed_out += size
        head, self._head = self._head, b""
        return (head + self._line * (size // len(self._line) + 1))[:size] if head else self._line * 100


def test_rows_are_handed_on_while_the_file_is_still_being_read() -> None:
    file = Endless()
    rows = read_contacts(file, CALLS, "nca")  # type: ignore[arg-type]  # reads like a binary file
    assert len([next(rows) for _ in range(1000)]) == 1000
    assert file.handed_out < 2_000_000
