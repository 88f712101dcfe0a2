"""What practice asks of people in a story, of one code."""

from __future__ import annotations

from teamaround.practice.prompts import Prompt, prompts
from tests.practice.telling import CALENDAR, Story, at


def asked(story: Story, now: str, code: str) -> list[Prompt]:
    """The prompts of a code that stand at a moment."""
    return [one for one in prompts(story.case(now), at(now), CALENDAR) if one.code == code]
