"""Illegal moves 4, 5, 13 and 14: how a plan may end, its category, the minute of its group, and leaving the group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import agency
from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.pathway.table import pathway_table
from teamaround.practice.pathway.violation import Violation, violation
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.meetings import (
    AgencyLeft,
    ConferenceHeld,
    ConferenceSort,
    CoreGroupHeld,
    PlanDecision,
    PlanEnded,
    PlanSort,
)


def ended_by_closing(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """4: a child protection plan that ended in none of the lawful ways."""
    lawful = pathway_table().illegal(4).lists["lawful_ends"]
    for told in case.of(PlanEnded):
        if told.fact.sort is PlanSort.CHILD_PROTECTION and told.fact.reason not in lawful:
            what = f"A child protection plan ended: {told.fact.reason.value.replace('_', ' ')}"
            yield violation(4, told.entry.entry_id, told.entry.happened_at, what)


def without_category(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """5: a conference made a plan without a category."""
    for told in case.of(ConferenceHeld):
        if told.fact.decision is PlanDecision.CHILD_PROTECTION and not told.fact.categories:
            what = "A conference made a child protection plan without a category"
            yield violation(5, told.entry.entry_id, told.entry.happened_at, what)


def minute_without_others(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """13: a core group's minute without the other-agency section, or with a part of it left blank."""
    for told in case.of(CoreGroupHeld):
        section = told.fact.other_agencies
        if section is None:
            what = "The minute of a core group has no other-agency section"
            yield violation(13, told.entry.entry_id, told.entry.happened_at, what)
        elif not (section.known or section.not_known or section.who_might or section.asks):
            what = "The other-agency section of a core group's minute is blank"
            yield violation(13, told.entry.entry_id, told.entry.happened_at, what)


def dropped_without_record(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Violation]:
    """14: a review names a core group from which an agency is missing that never said that it leaves."""
    before: Noted[ConferenceHeld] | None = None
    for told in sorted(case.of(ConferenceHeld), key=lambda one: instant(one.entry.happened_at)):
        if before is not None and told.fact.sort is ConferenceSort.REVIEW and told.fact.core_group:
            for gone in sorted(set(before.fact.core_group) - set(told.fact.core_group)):
                if not _left(case, gone, before, told):
                    what = (
                        f"{agency(case, gone)} is no longer in the core group, and no departure is recorded"
                    )
                    yield violation(14, told.entry.entry_id, told.entry.happened_at, what)
        if told.fact.core_group:
            before = told


def _left(case: CaseFile, gone: str, before: Noted[ConferenceHeld], now: Noted[ConferenceHeld]) -> bool:
    return any(
        told.fact.agency == gone
        and instant(before.entry.happened_at)
        <= instant(told.entry.happened_at)
        <= instant(now.entry.happened_at)
        for told in case.of(AgencyLeft)
    )
