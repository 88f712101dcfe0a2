"""Contacts as rows of a CSV layout: the layout's profile read the other way round."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime, time

from teamaround.formats.contact_record import ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.profile import Moment, PersonColumns, PlaceColumns, Profile, Told
from teamaround.formats.strict.dates import ISO

Cells = dict[str, str]


def columns_of(profile: Profile) -> tuple[str, ...]:
    """Every column of the layout, each once, in the order of the profile."""
    told = (profile.source_id, *profile.occurred_at.columns, profile.kind.column, profile.agency.column)
    named_people = (profile.person, profile.informant, profile.companion)
    people = [column for person in named_people for column in _person_columns(person)]
    places = (_place_columns(place) for place in _places(profile))
    rest = (profile.informant_relationship, profile.reason)
    named = (*told, *people, *(column for place in places for column in place), *rest)
    return tuple(dict.fromkeys(column for column in named if column))


def cells_of(record: ContactRecord, profile: Profile) -> Cells:
    """The cells of one contact by column; reading them with the same profile gives the contact again."""
    cells: Cells = dict.fromkeys(columns_of(profile), "")
    cells[profile.source_id] = record.source_id
    cells.update(_moment(record.occurred_at, profile.occurred_at))
    cells.update(_person(record.person, profile.person, profile))
    for person, columns in ((record.informant, profile.informant), (record.companion, profile.companion)):
        if person is not None and columns is not None:
            cells.update(_person(person, columns, profile))
    for place, where in (
        (record.home, profile.home),
        (record.caller, profile.caller),
        (record.incident, profile.incident),
        (record.informant_home, profile.informant_home),
    ):
        cells.update(_place(place, where))
    _put(cells, profile.informant_relationship, record.informant_relationship)
    _put(cells, profile.reason, record.reason)
    cells.update(_told(record.kind.value, profile.kind))
    cells.update(_told(record.agency, profile.agency))
    return cells


def write_rows(rows: Iterable[Cells], profile: Profile) -> bytes:
    """Rows under their header, as UTF-8. A row without some of the columns is written as short as it is."""
    columns = columns_of(profile)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=profile.delimiter)
    writer.writerow(columns)
    writer.writerows([cells[column] for column in columns if column in cells] for cells in rows)
    return text.getvalue().encode("utf-8")


def _places(profile: Profile) -> tuple[PlaceColumns | None, ...]:
    return profile.home, profile.caller, profile.incident, profile.informant_home


def _person_columns(person: PersonColumns | None) -> tuple[str | None, ...]:
    if person is None:
        return ()
    names = (person.family_name, person.given_names, *person.former_names, person.date_of_birth, person.sex)
    return (*names, person.nhs_number, person.verified, *person.phones)


def _place_columns(place: PlaceColumns | None) -> tuple[str | None, ...]:
    return () if place is None else (*place.address, place.postcode, place.uprn)


def _put(cells: Cells, column: str | None, value: str) -> None:
    if column is not None and value:
        cells[column] = value


def _told(value: str, told: Told) -> Cells:
    if told.column is None:
        return {}
    written = next((cell for cell, slug in told.values.items() if slug == value), None)
    return {told.column: written if written is not None else "" if value == told.fixed else value}


def _moment(when: datetime, moment: Moment) -> Cells:
    if not moment.columns:
        return {}
    form = moment.formats[0]
    if form == ISO:
        whole_day = when.timetz().replace(tzinfo=None) == time(0) and len(moment.columns) == 1
        return {
            moment.columns[0]: when.date().isoformat() if whole_day else when.isoformat(timespec="minutes")
        }
    parts = when.strftime(form).split(" ")
    return dict(zip(moment.columns, parts if len(moment.columns) > 1 else (" ".join(parts),), strict=True))


def _person(person: WrittenPerson, columns: PersonColumns, profile: Profile) -> Cells:
    cells: Cells = {}
    _put(cells, columns.family_name, person.family_name)
    _put(cells, columns.given_names, person.given_names)
    _put(cells, columns.date_of_birth, _day(person.date_of_birth, profile.dates[-1]))
    sexes = {slug: cell for cell, slug in reversed(profile.sex_values.items())}
    _put(cells, columns.sex, sexes.get(person.sex, person.sex))
    _put(cells, columns.nhs_number, person.nhs_number)
    _put(cells, columns.verified, profile.verified_values[0] if person.nhs_number_verified else "")
    _list(cells, columns.former_names, person.former_names)
    _list(cells, columns.phones, person.phones)
    return cells


def _day(written: str, form: str) -> str:
    if form == ISO:
        return written
    try:
        return date.fromisoformat(written).strftime(form)
    except ValueError:
        return written


def _list(cells: Cells, columns: tuple[str, ...], values: tuple[str, ...]) -> None:
    if not columns:
        return
    for column, value in zip(columns[:-1], values, strict=False):
        cells[column] = value
    _put(cells, columns[-1], ";".join(values[len(columns) - 1 :]))


def _place(place: WrittenPlace | None, columns: PlaceColumns | None) -> Cells:
    cells: Cells = {}
    if place is None or columns is None:
        return cells
    parts = place.address.split(", ")
    for column, part in zip(columns.address[:-1], parts, strict=False):
        cells[column] = part
    if columns.address:
        _put(cells, columns.address[-1], ", ".join(parts[len(columns.address) - 1 :]))
    _put(cells, columns.postcode, place.postcode)
    _put(cells, columns.uprn, place.uprn)
    return cells
