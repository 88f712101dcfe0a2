"""Somebody records something about a child: it joins the ledger, and every rule is run again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from teamaround.practice.record.entry import Entry
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
    was_open = {child: case_of(child, now).is_open for entry in entries for child in entry.children}
    new = ledger.append(entries, by=by, now=now)
    children = sorted({child for entry in new for child in entry.children})
    changes = tuple(change for child in children for change in rules_run(child, by=by, now=now))
    for child in children:
        _opened_or_closed(child, was_open[child], by, now)
    return changes


def _opened_or_closed(child: str, was_open: bool, by: By, now: datetime) -> None:
    """What was recorded may open a case, such as coming into care, or end it: people's lists follow the record."""
    is_open = case_of(child, now).is_open
    if is_open != was_open:
        ledger.set_open(child, is_open=is_open, by=by, now=now)
