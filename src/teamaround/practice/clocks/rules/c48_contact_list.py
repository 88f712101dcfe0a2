"""C48: every entry of the contact list is confirmed once a year, and at once when its holder changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from teamaround.practice.calendar import Calendar, deadline, instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.table import ClockRow
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.rights import ContactLeft, ContactVerified


def started(case: CaseFile) -> Iterator[Started]:
    """One clock each time an entry was confirmed or its holder left, until it is confirmed again."""
    by_contact: dict[tuple[str, str], list[tuple[Entry, bool]]] = {}
    for verified in case.of(ContactVerified):
        by_contact.setdefault((verified.fact.agency, verified.fact.role), []).append((verified.entry, False))
    for left in case.of(ContactLeft):
        by_contact.setdefault((left.fact.agency, left.fact.role), []).append((left.entry, True))
    for (agency, _), moves in by_contact.items():
        moves.sort(key=lambda move: (instant(move[0].happened_at), move[0].entry_id))
        for place, (entry, has_left) in enumerate(moves):
            following = moves[place + 1] if place + 1 < len(moves) else None
            yield Started(
                entry.happened_at,
                entry.entry_id,
                met_at=following[0].happened_at if following and not following[1] else None,
                ceased_at=following[0].happened_at if following and following[1] else None,
                about=(agency,),
                due_by=partial(_due, entry.happened_at, has_left),
            )


def _due(at: datetime, has_left: bool, row: ClockRow, calendar: Calendar) -> datetime:
    span = row.spans["holder_left" if has_left else "confirmed"]
    return deadline(at, span.length, span.unit, calendar)
