"""R3: an action to help a child with what they went through, for which nobody is named who provides it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import child, quoted
from teamaround.practice.calendar import Calendar, deadline, instant
from teamaround.practice.needs.terms import needs_terms
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompted import prompted
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.front_door import EmotionalHealthDecided
from teamaround.practice.record.facts.meetings import PlanActionDone, PlanActionSet


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Prompt]:
    """One for each such action of the open plan, once the time in which a provider is found has passed."""
    spans = prompt_row("R3_unmet_need").spans
    for told in _without_provider(case):
        entry, action = told.entry, told.fact
        unmet_from = deadline(entry.recorded_at, spans["unmet"].length, spans["unmet"].unit, calendar)
        if instant(now) <= instant(unmet_from):
            continue
        due = deadline(unmet_from, spans["asked_again"].length, spans["asked_again"].unit, calendar)
        while instant(due) < instant(now):
            due = deadline(due, spans["asked_again"].length, spans["asked_again"].unit, calendar)
        yield prompted(
            "R3_unmet_need",
            case,
            subject=(action.action, entry.entry_id),
            since=unmet_from,
            entry_id=entry.entry_id,
            what=f"Nobody is named who provides what the plan says {child(case)} needs: {quoted(case, action.what)}",
            due=due,
            about=(case.child,),
        )


def _without_provider(case: CaseFile) -> Iterator[Noted[PlanActionSet]]:
    """Actions of the open plan about the child and a traumatic experience, not done and with no provider anywhere."""
    plan = case.plan
    if plan is None:
        return
    provided = any(told.fact.provider for told in case.of(EmotionalHealthDecided))
    done = {told.fact.action for told in case.of(PlanActionDone)}
    last = {told.fact.action: told for told in case.of(PlanActionSet)}
    for told in last.values():
        fact = told.fact
        is_about_it = case.child in fact.about and not needs_terms().traumatic.isdisjoint(fact.addresses)
        is_of_plan = told.entry.happened_at >= instant(plan.started_at)
        if is_about_it and is_of_plan and not (provided or fact.provider or fact.action in done):
            yield told
