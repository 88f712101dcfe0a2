"""`import people`: who belongs to a child and where they live, in a CSV of the authority's own case system.

The census names no adult and no address (decision 36). The columns are called as in the Standard Safeguarding
Dataset (ssd_person, ssd_family, ssd_address) where it has them; those that it lacks begin with `link_` and `tags`.
One row is one person in one relation to one child at one address; a person with two addresses has two rows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import BinaryIO

import msgspec

from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import Row, open_table
from teamaround.formats.strict.dates import YEARS, parse_day, year_allowed


class Certainty(StrEnum):
    """How sure the source is of the relation."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


class PersonRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row. The fields are called as their columns; `fami_relationship` is `self` for the child.

    `pers_dob` and the four other dates are days; `tags` are slugs such as `da_history`.
    """

    la_child_id: str
    pers_person_id: str
    pers_surname: str
    pers_forename: str = ""
    pers_former_names: tuple[str, ...] = ()
    pers_dob: date | None = None
    pers_sex: str = ""
    pers_nhs_number: str = ""
    pers_phone: tuple[str, ...] = ()
    fami_relationship: str
    fami_start_date: date | None = None
    fami_end_date: date | None = None
    addr_address: str = ""
    addr_address_postcode: str = ""
    addr_uprn: str = ""
    addr_address_type: str = ""
    addr_address_start_date: date | None = None
    addr_address_end_date: date | None = None
    addr_concealed: bool = False
    link_source: str = ""
    link_certainty: Certainty = Certainty.UNCONFIRMED
    tags: tuple[str, ...] = ()


COLUMNS: tuple[str, ...] = PersonRow.__struct_fields__
REQUIRED = ("la_child_id", "pers_person_id", "pers_surname", "fami_relationship")
_LISTS = frozenset(("pers_former_names", "pers_phone", "tags"))
_DAYS = frozenset(("pers_dob", *(column for column in COLUMNS if column.endswith("_date"))))
_FORMATS = ("iso", "%d/%m/%Y")
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,39}")
_YES_NO = {
    "": False,
    "n": False,
    "no": False,
    "false": False,
    "0": False,
    "y": True,
    "yes": True,
    "true": True,
    "1": True,
}
_SPANS = (("fami_start_date", "fami_end_date"), ("addr_address_start_date", "addr_address_end_date"))


def read_people(stream: BinaryIO) -> Iterator[PersonRow | Refusal]:
    """Rows and refusals in the order of the file.

    Raises Unreadable before the first row when the file is no CSV text or lacks a column that every row must fill;
    a column that nobody knows is refused as well, since a misspelt one would be lost unnoticed.
    """
    table = open_table(stream)
    columns = tuple(column.casefold() for column in table.columns)
    missing = [column for column in REQUIRED if column not in columns]
    unknown = [str(place + 1) for place, column in enumerate(columns) if column and column not in COLUMNS]
    if missing:
        raise Unreadable("row 1", ", ".join(missing), "these columns were expected in the header")
    if unknown:
        raise Unreadable(
            "row 1", "", f"columns {', '.join(unknown)} are not known; known are {', '.join(COLUMNS)}"
        )
    return _rows(table.rows, columns)


def _rows(rows: Iterator[Row | Refusal], columns: tuple[str, ...]) -> Iterator[PersonRow | Refusal]:
    for row in rows:
        if isinstance(row, Refusal):
            yield row
            continue
        try:
            yield _person(row, columns)
        except Unreadable as error:
            yield error.refusal


def _person(row: Row, columns: tuple[str, ...]) -> PersonRow:
    where = f"row {row.number}"
    cells = {
        column: cell.strip()
        for column, cell in zip(columns, row.cells, strict=True)
        if column and cell.strip()
    }
    for column in REQUIRED:
        if column not in cells:
            raise Unreadable(where, column, "a value was expected")
    told = {column: _value(column, cell, where) for column, cell in cells.items()}
    person = msgspec.convert(told, PersonRow)
    _check_spans(person, where)
    return person


def _value(column: str, cell: str, where: str) -> object:
    if column in _DAYS:
        return _day(column, cell, where)
    if column == "addr_concealed":
        return _choice(column, _YES_NO, cell.casefold(), where)
    if column == "link_certainty":
        return _choice(column, {member.value: member for member in Certainty}, cell.casefold(), where)
    if column == "fami_relationship":
        return _slug(column, cell, where)
    parts = tuple(part.strip() for part in cell.split(";") if part.strip()) if column in _LISTS else ()
    if column == "tags":
        return tuple(_slug(column, part, where) for part in parts)
    return parts if column in _LISTS else cell


def _day(column: str, cell: str, where: str) -> date:
    day = parse_day(cell, _FORMATS)
    if day is None:
        raise Unreadable(where, column, "a date as 2026-01-31 or 31/01/2026 was expected")
    if not year_allowed(day):
        raise Unreadable(where, column, YEARS)
    return day


def _choice(column: str, known: dict[str, bool] | dict[str, Certainty], cell: str, where: str) -> object:
    if cell not in known:
        raise Unreadable(where, column, f"one of {', '.join(filter(None, known))} was expected")
    return known[cell]


def _slug(column: str, cell: str, where: str) -> str:
    slug = "_".join(cell.casefold().replace("-", " ").split())
    if not _SLUG.fullmatch(slug):
        raise Unreadable(where, column, "a short word in letters, digits and underscores was expected")
    return slug


def _check_spans(person: PersonRow, where: str) -> None:
    for first, last in _SPANS:
        start, end = getattr(person, first), getattr(person, last)
        if start and end and end < start:
            raise Unreadable(where, last, f"a day not before {first} was expected")


def write_people(rows: Iterable[PersonRow]) -> bytes:
    """The rows as UTF-8 CSV with every column; reading it again gives the same rows.

    Raises Unreadable for a list whose entry holds `;`, which the file could not tell apart.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(getattr(row, column), column) for column in COLUMNS])
    return text.getvalue().encode("utf-8")


def _cell(value: object, column: str) -> str:
    if isinstance(value, tuple):
        if any(";" in part for part in value):
            raise Unreadable("a row", column, "entries of a list without a semicolon were expected")
        return ";".join(value)
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
