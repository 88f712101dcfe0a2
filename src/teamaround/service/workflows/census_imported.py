"""A council's Children in Need census comes in: each child's record says what the census says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from teamaround.formats.census import Child, read_census
from teamaround.practice.record.entry import Entry
from teamaround.service.audit.actions import By
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import known_entry_ids_unscoped
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.importing.census_entries import census_entries
from teamaround.service.workflows.importing.report import ImportReport
from teamaround.service.workflows.importing.telling import Source
from teamaround.service.workflows.rules_run import rules_run

Progress = Callable[[int, int], None]


def census_imported(
    stream: BinaryIO, source: Source, *, by: By, now: datetime, progress: Progress = lambda done, of: None
) -> ImportReport:
    """Take in a census, child by child, each whole or not at all. The same file again adds nothing.

    Raises `formats.reading.Unreadable` when the file is no census.
    """
    census = read_census(stream)
    new_entries = known = new_children = 0
    for at, child in enumerate(census.children, start=1):
        entries = census_entries(child, source)
        added, is_new = _taken_in(child, entries, source, by, now)
        new_entries += added
        known += len(entries) - added
        new_children += is_new
        progress(at, len(census.children))
    return ImportReport(
        children=len(census.children),
        new_children=new_children,
        new_entries=new_entries,
        known_entries=known,
        refused=census.refused,
    )


@transaction.atomic
def _taken_in(
    child: Child, entries: tuple[Entry, ...], source: Source, by: By, now: datetime
) -> tuple[int, bool]:
    here = source.child_id(child.la_child_id)
    row = ledger.add_child(
        council=source.council,
        local_identifier=child.la_child_id,
        name="",
        date_of_birth=child.born_on,
        upn=child.upn,
        child_id=UUID(here),
        by=by,
        now=now,
    )
    added = append_new(entries, by=by, now=now)
    is_open = case_of(here, now).is_open
    if added:
        ledger.set_open(here, is_open=is_open, by=by, now=now)
        rules_run(here, by=by, now=now)
    return added, row.name == "" and added == len(entries)


def append_new(entries: tuple[Entry, ...], *, by: By, now: datetime) -> int:
    """Append those entries that are not in the ledger yet; how many they were."""
    known = known_entry_ids_unscoped(entry.entry_id for entry in entries)
    return len(ledger.append([one for one in entries if one.entry_id not in known], by=by, now=now))
