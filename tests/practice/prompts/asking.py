"""Asking for the prompts of a story."""

from __future__ import annotations

from teamaround.practice.calendar import Calendar
from teamaround.practice.prompts import Prompt, prompts
from tests.practice.clocks.counting import TERMS
from tests.practice.telling import Story, at


def asked(story: Story, now: str, code: str, calendar: Calendar = TERMS) -> list[Prompt]:
    """The prompts of one code as at a moment."""
    return [one for one in prompts(story.case(now), at(now), calendar) if one.code == code]
