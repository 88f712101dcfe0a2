"""Strategy discussions that count, and the harm that gives cause for one."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.clocks.table import first_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.front_door import StrategyMeetingHeld
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.words import AgencyKind

NEEDED = ("council", "police", "health")
UNTOLD = (None, AgencyKind.OTHER)


def discussed(case: CaseFile) -> list[datetime]:
    """When council, police and health spoke together; an agency of no known kind may be any of them."""
    return [
        told.entry.happened_at for told in case.of(StrategyMeetingHeld) if _is_whole(case, told.fact.agencies)
    ]


def _is_whole(case: CaseFile, agencies: tuple[str, ...]) -> bool:
    kinds = [case.kind_of_agency(agency) for agency in dict.fromkeys(agencies)]
    lists = first_row("C07").lists
    missing = [needed for needed in NEEDED if not set(kinds) & set(lists[needed])]
    return len(missing) <= sum(kind in UNTOLD for kind in kinds)


def gives_cause(case: CaseFile, fact: Incident) -> bool:
    """Whether what happened is reasonable cause by itself: to the child, or around a child who is not known away."""
    lists, harms = first_row("C07").lists, set(fact.harms)
    if fact.immediate_danger:
        return True
    to_child = case.child in fact.harmed and bool(harms & set(lists["harm_to_the_child"]))
    around = fact.child_present is not False and bool(harms & set(lists["harm_around_the_child"]))
    return to_child or around
