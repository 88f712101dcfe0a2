"""A18: harm that is on record is covered neither by the category of the plan nor by any of its actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.wording import day, row, slug
from teamaround.practice.calendar import Calendar, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import PlanPeriod
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.facts.meetings import ConferenceHeld, PlanActionSet, PlanSort
from teamaround.practice.record.words import Harm

ACTION = "met_by_action_"


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """At most one, for the open plan: every harm that has no place in it."""
    plan = case.plan
    if plan is None or plan.sort is not PlanSort.CHILD_PROTECTION or not plan.categories:
        return
    open_harms = {
        harm: entry for harm, entry in _on_record(case, plan).items() if not _covered(case, plan, harm)
    }
    if open_harms:
        yield _alert(case, calendar, plan, open_harms)


def _on_record(case: CaseFile, plan: PlanPeriod) -> dict[Harm, Entry]:
    """Harm that the plan's conferences name, or that happened since the plan before it ended; who said so first."""
    since = _earlier_end(case, plan)
    told = [
        (harm, one.entry)
        for one in case.of(ConferenceHeld)
        if one.entry.happened_at >= plan.started_at
        for harm in one.fact.harms
    ]
    told += [
        (harm, one.entry)
        for one in case.of(Incident)
        if since is None or one.entry.happened_at > since
        for harm in one.fact.harms
    ]
    known = catalogue().row("A18").lists
    found: dict[Harm, Entry] = {}
    for harm, entry in sorted(told, key=lambda one: (one[1].recorded_at, one[1].entry_id)):
        if harm.value in known:
            found.setdefault(harm, entry)
    return found


def _earlier_end(case: CaseFile, plan: PlanPeriod) -> datetime | None:
    ends = [
        one.ended_at
        for one in case.plans
        if one.sort is PlanSort.CHILD_PROTECTION
        and one.ended_at is not None
        and one.ended_at <= plan.started_at
    ]
    return max(ends, default=None)


def _covered(case: CaseFile, plan: PlanPeriod, harm: Harm) -> bool:
    lists = catalogue().row("A18").lists
    if {category.value for category in plan.categories} & set(lists[harm.value]):
        return True
    meets = set(lists[f"{ACTION}{harm.value}"])
    return any(
        meets & set(told.fact.addresses)
        for told in case.of(PlanActionSet)
        if told.entry.happened_at >= plan.started_at
    )


def _alert(case: CaseFile, calendar: Calendar, plan: PlanPeriod, harms: dict[Harm, Entry]) -> Alert:
    first, *others = dict.fromkeys(entry.entry_id for entry in harms.values())
    conference = case.entry(plan.entry_id)
    known = min(entry.recorded_at for entry in harms.values())
    since = max(known, conference.recorded_at if conference else plan.started_at)
    categories = row(slug(category) for category in plan.categories)
    return raised(
        "A18",
        case,
        calendar,
        subject=(plan.entry_id,),
        since=since,
        entry_id=first,
        also=tuple(others),
        what=f"The category of the plan is {categories}; on record is also {row(slug(harm) for harm in harms)}, and "
        "no action of the plan addresses it",
        how_known=f"From the conference of {day(local_date(plan.started_at))}, incidents and actions on record.",
        how_sure="Certain as far as the record goes: the category, the actions and what they address are written down.",
        undermines="The plan: it may be followed to the letter and leave this harm as it is.",
        why_level="Amber until the category or an action covers it, or the chair records why not.",
    )
