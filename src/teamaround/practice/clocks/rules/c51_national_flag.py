"""C51: the national child protection record is told the same day that a plan or care begins or ends."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.care_episodes import in_care
from teamaround.practice.clocks.rules.conferences import protection_plans
from teamaround.practice.clocks.rules.settled import first_from
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import NationalFlagConfirmed


def started(case: CaseFile) -> Iterator[Started]:
    """One clock a beginning and one an end. Councils send this from their own system: then no answer is on record."""
    answers = [told.entry.happened_at for told in case.of(NationalFlagConfirmed)]
    changes = [
        *((one.started_at, one.entry_id, "plan_began") for one in protection_plans(case)),
        *((one.ended_at, one.entry_id, "plan_ended") for one in protection_plans(case)),
        *((one.entry.happened_at, one.entry.entry_id, "care_began") for one in in_care(case)),
        *((one.ended_at, one.entry.entry_id, "care_ended") for one in in_care(case)),
    ]
    for at, entry_id, part in changes:
        if at is not None:
            yield Started(at, entry_id, met_at=first_from(answers, at), part=part, is_kept=bool(answers))
