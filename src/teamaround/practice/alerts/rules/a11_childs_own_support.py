"""A11: a parent declined support with domestic abuse, and five working days later nothing was offered to the child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import child, day, people
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.support.offers import unanswered_declines


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """At most one; the first decline gives the time and the key."""
    declines = unanswered_declines(case) if case.is_open else []
    if not declines:
        return
    first = min((told.entry for told in declines), key=lambda entry: instant(entry.recorded_at))
    since = offered_by(first.recorded_at, calendar)
    if instant(now) < instant(since):
        return
    whom = dict.fromkeys(told.fact.to for told in declines)
    yield raised(
        "A11",
        case,
        calendar,
        subject=("not_offered", first.entry_id),
        since=since,
        entry_id=first.entry_id,
        also=tuple(told.entry.entry_id for told in declines if told.entry is not first),
        about=(case.child, *whom),
        what=f"{people(case, whom)} declined support with domestic abuse; no offer to {child(case)} is on the record",
        how_known=f"From the record of the offer, {day(local_date(first.happened_at))}.",
        how_sure="Certain that no offer of the child's own is on the record.",
        undermines="Whatever the plan expects support to change for the child.",
        why_level="Amber: the time within which the child is asked has passed since the decline was recorded.",
    )


def offered_by(recorded_at: datetime, calendar: Calendar) -> datetime:
    """When the working days within which the child is asked are over: offices close on the last of them."""
    number = int(catalogue().row("A11").numbers["working_days"])
    return calendar.office_closes(calendar.working_days_after(local_date(recorded_at), number))
