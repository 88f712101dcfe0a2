"""Every prompt that stands as at a moment, and making one from what a rule found."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.calendar import Calendar, instant
from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.registry import RULES
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.growing_up import is_grown_up


def prompts(case: CaseFile, now: datetime, calendar: Calendar) -> tuple[Prompt, ...]:
    """All that is asked or refused at `now`, the oldest first."""
    found = (prompt for rule in RULES.values() for prompt in rule(case, now, calendar))
    if is_grown_up(case, now):
        found = (prompt for prompt in found if prompt_row(prompt.code).goes_on_at_eighteen)
    return tuple(sorted(found, key=lambda prompt: (instant(prompt.since), prompt.key)))
