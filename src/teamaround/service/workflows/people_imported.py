"""A council's people file comes in: the adults and addresses around each child that the census cannot name."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from teamaround.formats.people import PersonRow, read_people
from teamaround.formats.reading import Refusal
from teamaround.service.audit.actions import By
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import child_unscoped
from teamaround.service.workflows.census_imported import Progress, append_new
from teamaround.service.workflows.importing.people_entries import CHILD, people_entries
from teamaround.service.workflows.importing.report import ImportReport
from teamaround.service.workflows.importing.telling import Source
from teamaround.service.workflows.rules_run import rules_run


def people_imported(
    stream: BinaryIO, source: Source, *, by: By, now: datetime, progress: Progress = lambda done, of: None
) -> ImportReport:
    """Take in the people of children who are here already, child by child. The same file again adds nothing.

    Rows of a child whom no census has brought are refused. Raises `formats.reading.Unreadable` for no such file.
    """
    by_child, refused = _by_child(stream)
    new_entries = known = 0
    for at, (local_identifier, rows) in enumerate(by_child.items(), start=1):
        child = source.child_id(local_identifier)
        if child_unscoped(child) is None:
            reason = "a child whom the census has brought was expected"
            refused.append(Refusal(where=f"rows of child {at}", field="la_child_id", reason=reason))
            continue
        entries = people_entries(local_identifier, rows, source)
        with transaction.atomic():
            added = append_new(entries, by=by, now=now)
            _describe(UUID(child), rows, by, now)
            if added:
                rules_run(child, by=by, now=now)
        new_entries += added
        known += len(entries) - added
        progress(at, len(by_child))
    return ImportReport(
        children=len(by_child), new_entries=new_entries, known_entries=known, refused=tuple(refused)
    )


def _by_child(stream: BinaryIO) -> tuple[dict[str, list[PersonRow]], list[Refusal]]:
    rows: dict[str, list[PersonRow]] = defaultdict(list)
    refused = []
    for row in read_people(stream):
        if isinstance(row, Refusal):
            refused.append(row)
        else:
            rows[row.la_child_id].append(row)
    return rows, refused


def _describe(child: UUID, rows: list[PersonRow], by: By, now: datetime) -> None:
    for row in rows:
        if row.fami_relationship == CHILD:
            name = f"{row.pers_forename} {row.pers_surname}".strip()
            ledger.describe_child(
                child, name=name, date_of_birth=row.pers_dob, nhs_number=row.pers_nhs_number, by=by, now=now
            )
            return
