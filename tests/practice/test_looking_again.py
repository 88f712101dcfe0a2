"""When a record must be looked at again although nothing is recorded, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.clocks import running
from teamaround.practice.looking_again import later_moments, look_again, rules_digest
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.front_door import ReferralReceived
from tests.practice.telling import CALENDAR, Story, at, family


def _next(story: Story, now: str) -> str | None:
    case = story.case(now)
    found = look_again(case, running(case, at(now), CALENDAR), at(now), CALENDAR)
    return None if found is None else f"{found:%Y-%m-%dT%H:%M}"


def test_record_on_which_nothing_can_fall_due_needs_no_other_look() -> None:
    assert _next(family(), "2030-01-01") is None


def test_police_protection_is_looked_at_again_when_a_mark_of_its_hours_comes() -> None:
    story = family()
    story.tell(PoliceProtectionStarted(), "2024-02-05T10:00")
    moments = {f"{one:%Y-%m-%dT%H:%M}" for one in _moments(story, "2024-02-05T10:01")}
    assert {"2024-02-07T10:00", "2024-02-08T04:00", "2024-02-08T10:00"} <= moments


@pytest.mark.parametrize("now", ["2024-02-05T10:01", "2024-02-06T12:00", "2024-03-01"])
def test_next_look_lies_ahead(now: str) -> None:
    story = family()
    story.tell(ReferralReceived(), "2024-02-05T10:00")
    case = story.case(now)
    found = look_again(case, running(case, at(now), CALENDAR), at(now), CALENDAR)
    assert found is None or found > at(now)


def _moments(story: Story, now: str) -> list[Any]:
    case = story.case(now)
    return list(later_moments(case, running(case, at(now), CALENDAR), at(now), CALENDAR))


def test_digest_is_the_same_for_the_same_tables() -> None:
    assert rules_digest() == rules_digest()
    assert len(rules_digest()) == 16
