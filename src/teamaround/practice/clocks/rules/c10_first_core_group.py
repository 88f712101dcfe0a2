"""C10: the first core group after the conference that made the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.conferences import count_ended_after, plan_made
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.meetings import core_groups


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a period; met only by a core group whose minute has the other-agency section."""
    for told in plan_made(case):
        at = told.entry.happened_at
        met_at = _first_after(case, at)
        ended = count_ended_after(case, at)
        if met_at is not None and ended is not None and instant(ended) < instant(met_at):
            met_at = None  # a core group of a later plan, or of the council that took it over
        yield Started(at, told.entry.entry_id, met_at=met_at, ceased_at=None if met_at else ended)


def _first_after(case: CaseFile, moment: datetime) -> datetime | None:
    held = (told.entry.happened_at for told in core_groups(case) if told.fact.other_agencies is not None)
    return next((at for at in held if at > moment), None)
