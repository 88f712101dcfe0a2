"""A17: agencies known to the child have not confirmed a Child in Need plan, or that their flag of it is gone (C50)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.overdue import Late, overdue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency, day, row
from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.clocks.rules.c50_plan_flags import REMOVED, unconfirmed
from teamaround.practice.record.case_file import CaseFile


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for the opening and one for the ending of a plan, naming the agencies that are missing."""
    for late in overdue("C50", case, now, calendar):
        yield _alert(case, calendar, late)


def _alert(case: CaseFile, calendar: Calendar, late: Late) -> Alert:
    is_removal = late.part == REMOVED
    missing = unconfirmed(case, late.entry_id, late.started_at, removed=is_removal)
    names = row(agency(case, one) for one in missing)
    opened = (
        f"the Child in Need plan {'ended' if is_removal else 'began'} on {day(local_date(late.started_at))}"
    )
    return raised(
        "A17",
        case,
        calendar,
        subject=(late.entry_id, *((REMOVED,) if is_removal else ())),
        since=late.since,
        entry_id=late.entry_id,
        about=missing,
        to_agencies=missing,
        what=_what(names, is_removal, several=len(missing) > 1),
        how_known=f"Counted from the record: {opened}.",
        how_sure="Certain that no receipt is on the record. What their systems show is not known.",
        undermines="A flag that stays when it should go, and the family's trust."
        if is_removal
        else "Who would notice and ring, because they know that the child is in need.",
        why_level="Amber because the time to confirm has passed.",
    )


def _what(names: str, is_removal: bool, *, several: bool) -> str:
    has, its, flag = ("have", "their", "flags are") if several else ("has", "its", "flag is")
    return f"{names} {has} not confirmed " + (f"that {its} {flag} gone" if is_removal else f"{its} flag")
