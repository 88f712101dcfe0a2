"""A16: an entry of the contact list was not confirmed within a year, or its holder left and nobody was named (C48)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.overdue import overdue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, day, slug
from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.rights import ContactLeft, ContactVerified


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One an agency and role, while anything is open about the child."""
    if not case.is_open:
        return
    listed: dict[str, ContactVerified | ContactLeft] = {
        told.entry.entry_id: told.fact for told in case.of(ContactVerified)
    }
    listed |= {told.entry.entry_id: told.fact for told in case.of(ContactLeft)}
    for late in overdue("C48", case, now, calendar):
        contact = listed[late.entry_id]
        has_left = isinstance(contact, ContactLeft)
        role = slug(contact.role)
        yield raised(
            "A16",
            case,
            calendar,
            subject=(contact.agency, contact.role, late.entry_id),
            since=late.since,
            entry_id=late.entry_id,
            about=(contact.agency,),
            to_agencies=(contact.agency,),
            what=f"The contact of {agency(case, contact.agency)} ({role}) "
            + ("has left and nobody was named since" if has_left else "was not confirmed within a year"),
            how_known=f"From the contact list, {day(local_date(late.started_at))}.",
            how_sure="Certain that nothing newer is on the list.",
            undermines="Whether a call about the child reaches anybody there.",
            why_level="Blue: for the weekly list.",
        )
