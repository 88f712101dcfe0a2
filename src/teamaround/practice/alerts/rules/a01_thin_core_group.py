"""A01: a child protection plan with fewer than three active agencies. Two is amber, one or none is red."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import takewhile

from teamaround.practice.alerts.active_agencies import Activity, activity_since, silent_members
from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import agency as agency_words
from teamaround.practice.alerts.wording import day
from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.meetings import ConferenceHeld, PlanSort
from teamaround.practice.record.remembering import remembered


@remembered
def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """At most one: the group as it has stood since it last became thin."""
    plan = case.plan
    if plan is None or plan.sort is not PlanSort.CHILD_PROTECTION:
        return
    if not case.members and _group_is_unknown(case):
        return  # unknown is not nobody
    numbers = catalogue().row("A01").numbers
    thin = _last_run_below(activity_since(case, plan.started_at), numbers["enough"])
    if thin:
        silent = silent_members(case, plan.started_at, thin[0].since)
        yield _alert(case, calendar, thin, _last_run_below(thin, numbers["amber_at"]), silent)


def _group_is_unknown(case: CaseFile) -> bool:
    """Whether the plan comes from a source, such as a census, that cannot say who is in the group."""
    return any(told.fact.core_group_unknown for told in case.of(ConferenceHeld)[-1:])


def _last_run_below(newest_first: Iterable[Activity], number: float) -> list[Activity]:
    """The moments since which fewer than so many agencies have been active without a break; empty if enough are."""
    return list(takewhile(lambda one: one.how_many < number, newest_first))


def _alert(
    case: CaseFile,
    calendar: Calendar,
    thin: list[Activity],
    red: list[Activity],
    silent_members: Iterable[str],
) -> Alert:
    last, first = thin[0], thin[-1]
    names = " and ".join(agency_words(case, agency) for agency in last.agencies) or "no agency"
    silent = ", ".join(agency_words(case, agency) for agency in sorted(silent_members))
    return raised(
        "A01",
        case,
        calendar,
        subject=(first.entry_id,),
        level=Level.RED if red else Level.AMBER,
        level_since=red[-1].since if red else first.since,
        since=first.since,
        entry_id=first.entry_id,
        about=last.members,
        what=f"The plan is carried by {names} alone" if last.agencies else "No agency is active in the plan",
        how_known=f"Counted from conference, core groups and departures; thin since {day(local_date(first.since))}."
        + (f" Silent at the last two meetings: {silent}." if silent else ""),
        how_sure="Certain as far as the minutes go: present or having sent information at the last two meetings.",
        undermines="The plan itself: others may hold what this group does not know.",
        why_level="Red because one agency or none is active."
        if red
        else "Amber because two agencies are active.",
    )
