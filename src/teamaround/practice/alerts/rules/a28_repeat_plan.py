"""A28: a child protection plan begins within two years after an earlier plan of the child ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import day, row, slug
from teamaround.practice.calendar import Calendar, add_months, instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import PlanPeriod
from teamaround.practice.record.facts.meetings import PlanEndReason, PlanSort

EARLIER = (PlanSort.CHILD_PROTECTION, PlanSort.CHILD_IN_NEED)
NO_END = (
    PlanEndReason.STEPPED_UP,
    PlanEndReason.TRANSFERRED,
)  # the help went on, as something more or elsewhere


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """At most one, for the open plan."""
    plan = case.plan
    if plan is None or plan.sort is not PlanSort.CHILD_PROTECTION:
        return
    earlier = [one for one in case.plans if one.sort in EARLIER and _ended_shortly_before(one, plan)]
    if earlier:
        yield _alert(case, calendar, plan, earlier)


def _ended_shortly_before(one: PlanPeriod, plan: PlanPeriod) -> bool:
    """Whether it was closed or stepped down before the plan began, at most so many months before (decision 39)."""
    if one.ended_at is None or one.end_reason in NO_END or instant(one.ended_at) > instant(plan.started_at):
        return False
    months = int(catalogue().row("A28").numbers["within_months"])
    return local_date(plan.started_at) <= add_months(local_date(one.ended_at), months)


def _alert(case: CaseFile, calendar: Calendar, plan: PlanPeriod, earlier: list[PlanPeriod]) -> Alert:
    conference = case.entry(plan.entry_id)
    protection = sum(one.sort is PlanSort.CHILD_PROTECTION for one in case.plans)
    return raised(
        "A28",
        case,
        calendar,
        subject=(plan.entry_id,),
        since=conference.recorded_at if conference else plan.started_at,
        entry_id=plan.entry_id,
        also=tuple(dict.fromkeys(one.entry_id for one in earlier)),
        what=f"A child protection plan began soon after an earlier plan: {row(map(_in_words, earlier))}",
        how_known=f"From the periods of planning on record; this is child protection period {protection}.",
        how_sure="Certain as far as this record goes; plans under another council may not be on it.",
        undermines="The belief that what ended the earlier plan would last.",
        why_level="Amber: the earlier plan ended a short time before.",
    )


def _in_words(one: PlanPeriod) -> str:
    ended = f"ended {day(local_date(one.ended_at))}" if one.ended_at else "open"
    return f"{slug(one.sort)} plan, {ended}"
