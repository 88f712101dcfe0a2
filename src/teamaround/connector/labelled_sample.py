"""An agency's own labelled sample: three CSV files, plain or gzip, read strictly."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import msgspec

from teamaround.matching import Description, ListedPerson, PlaceAsWritten

LIST_OWNER = "the list"
_PERSON_COLUMNS = (
    "nhs_number",
    "family_name",
    "given_names",
    "date_of_birth",
    "sex",
    "address",
    "postcode",
    "phone",
)
INDEX_COLUMNS = ("person_id", *_PERSON_COLUMNS)
CONTACT_COLUMNS = ("contact_id", "agency", *_PERSON_COLUMNS)
TRUTH_COLUMNS = ("contact_id", "person_id")
_GZIP = b"\x1f\x8b"


class SampleError(ValueError):
    """A file of the sample that cannot be used; the message names the file, and the row or the column."""


class LabelledContact(msgspec.Struct, frozen=True):
    """One contact of the sample and the person it is truly about ("" for nobody listed).

    `same_address`: nobody listed, but somebody of a listed person's address. `decoy`: how they are easily taken for
    somebody listed ("twin"), where the sample says so.
    """

    contact_id: str
    agency: str
    description: Description
    person_id: str
    same_address: bool = False
    decoy: str = ""


def listed_people(index: Path) -> Iterator[ListedPerson]:
    """The people of the list. Raises `SampleError`."""
    for row in _rows(index, INDEX_COLUMNS):
        yield ListedPerson(person_id=row["person_id"], descriptions=(described(row, LIST_OWNER),))


def labelled_contacts(contacts: Path, truth: Path) -> Iterator[LabelledContact]:
    """The contacts with their truth. Raises `SampleError` where a contact has none."""
    told = {row["contact_id"]: row for row in _rows(truth, TRUTH_COLUMNS)}
    for row in _rows(contacts, CONTACT_COLUMNS):
        if (known := told.get(row["contact_id"])) is None:
            raise SampleError(f"{truth.name}: no row for contact {row['contact_id']}")
        agency, at_home = row["agency"], known.get("same_address") == "1"
        yield LabelledContact(
            contact_id=row["contact_id"],
            agency=agency,
            description=described(row, agency),
            person_id=known["person_id"],
            same_address=at_home,
            decoy=known.get("decoy", ""),
        )


def contacts_of(contacts: Path) -> Iterator[LabelledContact]:
    """The contacts of whom nobody has said whom they are about. Raises `SampleError`."""
    for row in _rows(contacts, CONTACT_COLUMNS):
        yield LabelledContact(row["contact_id"], row["agency"], described(row, row["agency"]), "")


def described(row: dict[str, str], agency: str) -> Description:
    """What a row of one of the files says of a person."""
    place = PlaceAsWritten(address=row["address"], postcode=row["postcode"], uprn=row.get("uprn", ""))
    return Description(
        family_name=row["family_name"],
        given_names=row["given_names"],
        date_of_birth=row["date_of_birth"],
        sex=row["sex"],
        nhs_number=row["nhs_number"],
        phones=(row["phone"],) if row["phone"] else (),
        places=(place,) if place.address or place.postcode or place.uprn else (),
        agency=agency,
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Rows with every needed column, the first of them filled in and never twice."""
    seen: set[str] = set()
    with _opened(path) as lines:
        reader = csv.DictReader(lines)
        if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
            raise SampleError(f"{path.name}: no column {', '.join(missing)}")
        try:
            for row in reader:
                yield _checked(row, columns, f"{path.name} line {reader.line_num}", seen)
        except (csv.Error, UnicodeDecodeError, EOFError) as error:
            raise SampleError(f"{path.name} near line {reader.line_num}: cannot be read: {error}") from error


def _checked(row: dict[str, str], columns: tuple[str, ...], where: str, seen: set[str]) -> dict[str, str]:
    if None in row or any(row[name] is None for name in columns):
        raise SampleError(f"{where}: another number of cells than the heading has")
    key = row[columns[0]]
    if not key or key in seen:
        raise SampleError(f"{where}: {columns[0]} is {'given twice' if key else 'empty'}")
    seen.add(key)
    return row


def _opened(path: Path) -> io.TextIOBase:
    with path.open("rb") as start:
        packed = start.read(2) == _GZIP
    if packed:
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")
