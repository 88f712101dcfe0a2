"""C13: the first review conference after the conference that made the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.conferences import count_ended_after, held_after, plan_made
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort

_REVIEW = (ConferenceSort.REVIEW,)


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a period."""
    return until_reviewed(case, plan_made(case))


def until_reviewed(case: CaseFile, conferences: Iterable[Noted[ConferenceHeld]]) -> Iterator[Started]:
    """From each conference to the next review; it ceases when the plan ends or is taken over before that."""
    for told in conferences:
        at = told.entry.happened_at
        met_at, ended = held_after(case, at, _REVIEW), count_ended_after(case, at)
        if met_at is not None and ended is not None and instant(ended) < instant(met_at):
            met_at = None  # a review of a later plan, or of the council that took it over
        yield Started(at, told.entry.entry_id, met_at=met_at, ceased_at=None if met_at else ended)
