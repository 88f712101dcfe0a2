"""A07: a new concern about a child with an open plan, and the time to tell the school has passed (C37)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.overdue import overdue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, row, when
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.record.case_file import CaseFile


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for the child, however many concerns wait; the oldest gives the key."""
    if not case.is_open:
        return
    late = sorted(overdue("C37", case, now, calendar), key=lambda one: (instant(one.due), one.entry_id))
    if not late:
        return
    first, number = late[0], len(late)
    schools = row(agency(case, one) for one_late in late for one in one_late.about)
    concerns = "A new concern" if number == 1 else f"{number} new concerns"
    yield raised(
        "A07",
        case,
        calendar,
        subject=(first.entry_id,),
        since=first.since,
        entry_id=first.entry_id,
        also=tuple(one.entry_id for one in late[1:]),
        about=tuple(one for one_late in late for one in one_late.about),
        what=f"{concerns} on record, and nothing says that {schools} knows",
        how_known=f"No notice, meeting or answer of the school since {when(first.started_at)}.",
        how_sure="Certain that none is on the record. A call may have been made and not written down.",
        undermines="What the school could notice and do: it sees the child on most days.",
        why_level="Amber because the time for telling the school has passed.",
    )
