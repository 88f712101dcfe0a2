"""C35: each action that MARAC sets is done by its day, with its owner's evidence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.c33_marac_listing import due_at_meeting
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import MaracHeld
from teamaround.practice.record.facts.meetings import PlanActionDone


def started(case: CaseFile) -> Iterator[Started]:
    """One clock an action; done without evidence is not done."""
    for noted in case.of(MaracHeld):
        for action in noted.fact.actions:
            done = (
                told.entry.happened_at
                for told in case.of(PlanActionDone)
                if told.fact.action == action.action and told.fact.evidence
            )
            yield Started(
                noted.entry.happened_at,
                noted.entry.entry_id,
                met_at=first_after(done, noted.entry.happened_at),
                about=(action.owner,) if action.owner else (),
                due_by=partial(due_at_meeting, noted.entry.happened_at, action.due),
                part=action.action,
            )
