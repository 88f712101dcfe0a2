"""A13: several signs together that a case is stuck. Suggests thinking about it with others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.closing import is_closed
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.rules import a01_thin_core_group, a05_untested_denial, a06_contradiction
from teamaround.practice.alerts.signs_of_being_stuck import Sign, signs_in_the_record
from teamaround.practice.alerts.wording import row
from teamaround.practice.calendar import Calendar, end_of_day, instant, local_date
from teamaround.practice.record.case_file import CaseFile

FROM_ALERTS = 2  # signs that other alerts can add: the thin group, and what has long been open


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """At most one for each plan, while enough signs stand."""
    plan = case.plan
    needed = int(catalogue().row("A13").numbers["signs"])
    if plan is None:
        return
    found = list(signs_in_the_record(case, plan, now, calendar))
    if len(found) + FROM_ALERTS < needed:
        return
    found += _of_alerts(case, now, calendar)
    if len(found) >= needed:
        in_time = sorted(found, key=lambda one: instant(one.since))
        yield _alert(case, calendar, plan.entry_id, in_time, in_time[needed - 1])


def _of_alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Sign]:
    for alert in a01_thin_core_group.alerts(case, now, calendar):
        if not is_closed(case, alert):
            yield Sign("few agencies are active in the plan", alert.since, alert.entry_id)
    needed = int(catalogue().row("A13").numbers["alerts_open"])
    long_open = sorted(
        (one for one in _long_open(case, now, calendar) if instant(now) > instant(one.since)),
        key=lambda one: instant(one.since),
    )
    if len(long_open) >= needed:
        words = f"{len(long_open)} contradictions or untested denials have long been open"
        yield Sign(words, long_open[needed - 1].since, long_open[needed - 1].entry_id)


def long_open_from(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[datetime]:
    """When each open contradiction or denial has been, or will have been, open for long."""
    return (one.since for one in _long_open(case, now, calendar))


def _long_open(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Sign]:
    """Denials and contradictions, which only facts close, with the last moment at which they were not long open."""
    days = int(catalogue().row("A13").numbers["open_working_days"])
    entries = [denials[0].entry for denials in a05_untested_denial.untested(case, now, calendar).values()]
    entries += [turned.entry for _, _, turned in a06_contradiction.contradictions(case)]
    for entry in entries:
        last = end_of_day(calendar.working_days_after(local_date(entry.recorded_at), days))
        yield Sign("", last, entry.entry_id)


def _alert(case: CaseFile, calendar: Calendar, plan: str, signs: list[Sign], turned: Sign) -> Alert:
    return raised(
        "A13",
        case,
        calendar,
        subject=("stuck", plan),
        since=turned.since,
        entry_id=turned.entry_id,
        also=tuple(dict.fromkeys(one.entry_id for one in signs if one.entry_id != turned.entry_id)),
        about=(case.child,),
        what=f"The case may be stuck: {row(one.words for one in signs)}",
        how_known="Counted from minutes, open alerts, challenges and concerns on the record.",
        how_sure="Certain as far as the record goes. Whether the case is stuck is for people to say.",
        undermines="The plan, as far as it rests on what nobody has been able to find out.",
        why_level=f"Amber because {len(signs)} signs stand together.",
    )
