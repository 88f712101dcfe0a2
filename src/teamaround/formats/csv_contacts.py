"""Contacts out of an agency's CSV file, by a column profile, streamed in constant memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from difflib import get_close_matches
from hashlib import sha256
from typing import BinaryIO
from zoneinfo import ZoneInfo

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.nhs_numbers import verified_number
from teamaround.formats.profile import Moment, PersonColumns, PlaceColumns, Profile, Told
from teamaround.formats.reading import Refusal, Unreadable, says_something
from teamaround.formats.strict import Row, open_table
from teamaround.formats.strict.dates import YEARS, birth_day, parse_moment, year_allowed

Cells = list[str]
_ALIKE = 0.8  # share of equal letters from which a name is taken for a misspelling, only to say so
_ABSENT = -1  # every row gets one empty cell at its end, so an absent column reads as empty


def read_contacts(stream: BinaryIO, profile: Profile, agency: str = "") -> Iterator[ContactRecord | Refusal]:
    """Contacts and refusals in the order of the file.

    `agency`, when given, stands on every contact whatever the file says: a sender speaks for itself alone. Raises
    Unreadable before the first row when the file is no CSV text, lacks a column of the profile, or names no agency.
    """
    table = open_table(stream, profile.delimiter)
    columns = _Columns(table.columns, profile.optional)
    reader = _ContactReader(profile, columns, agency)
    columns.refuse_missing()
    return _contacts(table.rows, reader)


def _contacts(rows: Iterator[Row | Refusal], reader: _ContactReader) -> Iterator[ContactRecord | Refusal]:
    for row in rows:
        if isinstance(row, Refusal):
            yield row
            continue
        try:
            yield reader.contact(row)
        except Unreadable as error:
            yield error.refusal


class _Columns:
    """The places of the columns in a row, found once, without regard to upper and lower case."""

    def __init__(self, names: tuple[str, ...], optional: tuple[str, ...]) -> None:
        self._places = {name.casefold(): place for place, name in enumerate(names)}
        self._optional = frozenset(optional)
        self._missing: list[str] = []

    def place(self, name: str | None) -> int:
        if name is None:
            return _ABSENT
        if name.casefold() not in self._places and name not in self._optional:
            self._missing.append(name)
        return self._places.get(name.casefold(), _ABSENT)

    def places(self, names: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(self.place(name) for name in names)

    def refuse_missing(self) -> None:
        if self._missing:
            missing = ", ".join(dict.fromkeys(self._missing))
            raise Unreadable(
                "row 1", missing, f"the profile expects these columns in the header{self._alike()}"
            )

    def _alike(self) -> str:
        """Where a column stands that may only be misspelt: by its place, since a file without a header has names of
        people in its first row."""
        hints = []
        for name in dict.fromkeys(self._missing):
            near = get_close_matches(name.casefold(), self._places, n=1, cutoff=_ALIKE)
            hints += [f"column {self._places[near[0]] + 1} is spelt much like {name}"] if near else []
        return f" ({'; '.join(hints)})" if hints else ""


class _ContactReader:
    """A profile laid over one header: turns a row into a contact."""

    def __init__(self, profile: Profile, columns: _Columns, agency: str) -> None:
        self._source = columns.place(profile.source_id)
        self._source_name = profile.source_id
        self._agency = _told(Told(fixed=agency) if agency else profile.agency, columns)
        self._kind = _told(profile.kind, columns)
        self._moment = _moment(profile.occurred_at, columns)
        self._person = _person(profile.person, profile, columns)
        self._home, self._caller = _place(profile.home, columns), _place(profile.caller, columns)
        self._incident = _place(profile.incident, columns)
        self._informant = _perhaps(profile.informant, profile, columns)
        self._companion = _perhaps(profile.companion, profile, columns)
        self._informant_home = _place(profile.informant_home, columns)
        self._relationship = columns.place(profile.informant_relationship)
        self._reason = columns.place(profile.reason)
        if not agency and not profile.agency.column and not profile.agency.fixed:
            raise Unreadable("the profile", "agency", "no agency is named in the file; name one")

    def contact(self, row: Row) -> ContactRecord:
        """The contact in a row. Raises Unreadable naming the row and the column."""
        cells = [cell.strip() for cell in row.cells]
        cells.append("")
        try:
            contact = self._read(cells, row.raw)
        except _BadCell as error:
            raise Unreadable(f"row {row.number}", error.column, error.reason) from None
        if not says_something(contact.person, contact.home, contact.caller, contact.incident):
            raise Unreadable(f"row {row.number}", "", "a name, NHS number, phone or address was expected")
        return contact

    def _read(self, cells: Cells, raw: str) -> ContactRecord:
        source = cells[self._source]
        if not source:
            raise _BadCell(self._source_name, "an identifier was expected")
        return ContactRecord(
            agency=self._agency(cells),
            source_id=source,
            kind=_kind(self._kind(cells)),
            occurred_at=self._moment(cells),
            person=self._person(cells),
            home=self._home(cells),
            caller=self._caller(cells),
            incident=self._incident(cells),
            informant=self._informant(cells),
            informant_relationship=cells[self._relationship],
            companion=self._companion(cells),
            informant_home=self._informant_home(cells),
            reason=cells[self._reason],
            payload_sha256=sha256(raw.encode("utf-8", "surrogateescape")).hexdigest(),
        )


class _BadCell(ValueError):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


_KINDS = {kind.value: kind for kind in ContactKind}


def _kind(slug: str) -> ContactKind:
    kind = _KINDS.get(slug)
    if kind is None:
        raise _BadCell("kind", "a kind of contact that the profile knows was expected")
    return kind


def _told(told: Told, columns: _Columns) -> Callable[[Cells], str]:
    if told.column is None:
        return lambda cells: told.fixed
    place, otherwise, name = columns.place(told.column), told.fixed, told.column
    values = {written.casefold(): said for written, said in told.values.items()}

    def read(cells: Cells) -> str:
        written = cells[place]
        said = values.get(written.casefold()) or otherwise or written
        if not said:
            raise _BadCell(name, "a value was expected")
        return said

    return read


def _moment(moment: Moment, columns: _Columns) -> Callable[[Cells], datetime]:
    zone = ZoneInfo(moment.zone)
    places, name = columns.places(moment.columns), ", ".join(moment.columns) or "occurred_at"

    def read(cells: Cells) -> datetime:
        written = " ".join(cells[place] for place in places) if places else moment.fixed
        when = parse_moment(written.strip(), moment.formats, zone)
        if when is None or not year_allowed(when):
            raise _BadCell(
                name, YEARS if when else f"a moment in this form was expected: {_shown(moment.formats)}"
            )
        return when

    return read


def _shown(formats: tuple[str, ...]) -> str:
    return " or ".join("2026-01-31T18:05" if form == "iso" else form for form in formats)


def _place(place: PlaceColumns | None, columns: _Columns) -> Callable[[Cells], WrittenPlace | None]:
    if place is None:
        return lambda cells: None
    lines, postcode, uprn = (
        columns.places(place.address),
        columns.place(place.postcode),
        columns.place(place.uprn),
    )

    def read(cells: Cells) -> WrittenPlace | None:
        address = (
            cells[lines[0]] if len(lines) == 1 else ", ".join(cells[line] for line in lines if cells[line])
        )
        if not (address or cells[postcode] or cells[uprn]):
            return None
        return WrittenPlace(address=_one_line(address), postcode=cells[postcode], uprn=cells[uprn])

    return read


def _one_line(address: str) -> str:
    if "\n" not in address and "\r" not in address:
        return address
    return ", ".join(part.strip(" ,") for part in address.splitlines() if part.strip(" ,"))


def _perhaps(
    person: PersonColumns | None, profile: Profile, columns: _Columns
) -> Callable[[Cells], WrittenPerson | None]:
    """Somebody besides the person themselves; nobody where the row names none."""
    if person is None:
        return lambda cells: None
    somebody = _person(person, profile, columns)

    def read(cells: Cells) -> WrittenPerson | None:
        found = somebody(cells)
        return found if says_something(found) else None

    return read


def _person(person: PersonColumns, profile: Profile, columns: _Columns) -> Callable[[Cells], WrittenPerson]:
    family, given = columns.place(person.family_name), columns.place(person.given_names)
    former, phones = columns.places(person.former_names), columns.places(person.phones)
    born, sex = columns.place(person.date_of_birth), columns.place(person.sex)
    number, verified = columns.place(person.nhs_number), columns.place(person.verified)
    born_name = person.date_of_birth or ""
    dates, verified_values = profile.dates, profile.verified_values
    sexes = {written.casefold(): letter for written, letter in profile.sex_values.items()}

    def read(cells: Cells) -> WrittenPerson:
        birth, fault = birth_day(cells[born], dates)
        if fault:
            raise _BadCell(born_name, fault)
        return WrittenPerson(
            family_name=cells[family],
            given_names=cells[given],
            former_names=_listed(cells, former),
            date_of_birth=birth,
            sex=sexes.get(cells[sex].casefold(), cells[sex]),
            nhs_number=cells[number],
            nhs_number_verified=cells[verified] in verified_values and verified_number(cells[number]),
            phones=_listed(cells, phones),
        )

    return read


def _listed(cells: Cells, places: tuple[int, ...]) -> tuple[str, ...]:
    written = [cells[place] for place in places if cells[place]]
    if not any(";" in cell for cell in written):
        return tuple(written)
    return tuple(part.strip() for cell in written for part in cell.split(";") if part.strip())
