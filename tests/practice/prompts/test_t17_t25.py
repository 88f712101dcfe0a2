"""T17_block and T25: an ending that is refused, and a return home whose reason to stop has happened."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.prompts import Prompt, prompts
from teamaround.practice.record.facts.care import (
    CareEnded,
    LookedAfterReviewHeld,
    PoliceProtectionStarted,
    RehabilitationStarted,
    RehabilitationStopped,
)
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.words import Indicator
from tests.practice.telling import CALENDAR, Story, at, family

NOW = "2024-06-01"
HOME_AGAIN = (RehabilitationStarted(stop_conditions=(Indicator.ALCOHOL, Indicator.CRIME)), "2024-03-01")
DRUNK = Incident(indicators=(Indicator.ALCOHOL, Indicator.VIOLENCE))


def _asked(code: str, *told: tuple[Any, str]) -> list[Prompt]:
    story: Story = family()
    for fact, when in told:
        story.tell(fact, when)
    return [one for one in prompts(story.case(NOW), at(NOW), CALENDAR) if one.code == code]


@pytest.mark.parametrize(
    ("told", "times"),
    [
        ([HOME_AGAIN], 0),
        ([HOME_AGAIN, (DRUNK, "2024-04-01")], 1),
        ([HOME_AGAIN, (ReferralReceived(indicators=(Indicator.CRIME,)), "2024-04-01")], 1),
        ([HOME_AGAIN, (PoliceProtectionStarted(indicators=(Indicator.ALCOHOL,)), "2024-04-01")], 1),
        ([HOME_AGAIN, (Incident(indicators=(Indicator.HOUSING,)), "2024-04-01")], 0),
        ([(DRUNK, "2024-02-01"), HOME_AGAIN], 0),
        ([HOME_AGAIN, (DRUNK, "2024-04-01"), (RehabilitationStopped(), "2024-04-02")], 0),
        ([HOME_AGAIN, (DRUNK, "2024-04-01"), (CareEnded(), "2024-04-02")], 0),
        ([(RehabilitationStarted(), "2024-03-01"), (DRUNK, "2024-04-01")], 0),
    ],
)
def test_return_home_is_looked_at_when_its_reason_to_stop_happens(
    told: list[tuple[Any, str]], times: int
) -> None:
    assert len(_asked("T25", *told)) == times


def test_return_home_is_to_be_decided_by_the_next_working_day() -> None:
    (asked,) = _asked("T25", HOME_AGAIN, (DRUNK, "2024-04-05"))
    assert asked.due is not None
    assert asked.due.date().isoformat() == "2024-04-08"
    assert asked.to == ("team_manager", "iro", "sw")
    assert "alcohol" in asked.what
    assert not asked.is_refusal


def test_dual_protection_with_open_actions_is_refused_with_the_way_on() -> None:
    review = LookedAfterReviewHeld(ends_protection_plan=True, unmapped=("relapse plan", "violence at home"))
    (refused,) = _asked("T17_block", (review, "2024-05-18"))
    assert refused.is_refusal
    assert "2 action(s)" in refused.what
    assert refused.way_on.startswith("Map each open action")
    assert _asked("T17_block", (LookedAfterReviewHeld(ends_protection_plan=True), "2024-05-18")) == []
