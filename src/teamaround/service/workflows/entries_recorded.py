"""Somebody records something about a child: it joins the ledger, and every rule is run again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.fold import fold
from teamaround.service.audit.actions import By
from teamaround.service.ledger import actions as ledger
from teamaround.service.work.values import AlertChange
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.rules_run import rules_run


@transaction.atomic
def entries_recorded(entries: Sequence[Entry], *, by: By, now: datetime) -> tuple[AlertChange, ...]:
    """Append the entries and run the rules for every child they concern. All of it, or nothing.

    Raises `ledger.UnknownChild` and `ledger.EntryConflict`.
    """
    new = ledger.append(entries, by=by, now=now)
    names = frozenset(entry.entry_id for entry in new)
    cases = {child: case_of(child, now) for child in sorted({one for entry in new for one in entry.children})}
    changes = tuple(
        change for child, case in cases.items() for change in rules_run(child, by=by, now=now, case=case)
    )
    for child, case in cases.items():
        _opened_or_closed(child, case, names, by, now)
    return changes


def _opened_or_closed(child: str, case: CaseFile, new: frozenset[str], by: By, now: datetime) -> None:
    """What was recorded may open a case, such as coming into care, or end it: people's lists follow the record."""
    before = fold((one for one in case.entries if one.entry_id not in new), child=child, as_at=now)
    if case.is_open != before.is_open:
        ledger.set_open(child, is_open=case.is_open, by=by, now=now)
