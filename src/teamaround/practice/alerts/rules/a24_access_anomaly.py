"""A24: the record was opened in a way that somebody outside the reader's team must look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.access import Look, unusual_looks
from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, row, when
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.record.case_file import CaseFile


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One a reader, red, to the audit officer and nobody else."""
    by_reader: dict[tuple[str, str], list[Look]] = {}
    for look in unusual_looks(case):
        by_reader.setdefault((look.agency, look.who), []).append(look)
    for looks in by_reader.values():
        looks.sort(key=lambda look: (instant(look.entry.recorded_at), look.entry.entry_id))
        first = looks[0]
        reasons = row(reason for look in looks for reason in look.reasons)
        yield raised(
            "A24",
            case,
            calendar,
            subject=(first.agency, first.entry.entry_id),
            since=first.entry.recorded_at,
            entry_id=first.entry.entry_id,
            also=tuple(look.entry.entry_id for look in looks[1:]),
            about=(first.agency,),
            what=f"Somebody of {agency(case, first.agency)} opened the record: {reasons}",
            how_known=f"From the list of readers, {when(first.entry.happened_at)}.",
            how_sure="Certain that it was opened. Why is not known.",
            undermines="That only those who work with the child read about the child.",
            why_level="Red because what was read cannot be unread.",
        )
