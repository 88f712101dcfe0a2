"""What a record does not keep is unknown and not late: what a page shows of the clocks, row by row."""

from __future__ import annotations

import pytest

from teamaround.practice.clocks.speaking import shown_clocks
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.words import HowKnown
from tests.practice.telling import CALENDAR, Story, at, conference, family


def _shown(story: Story, now: str) -> set[str]:
    return {clock.code for clock in shown_clocks(story.case(now), at(now), CALENDAR)}


@pytest.mark.parametrize(
    ("happened", "recorded", "how", "shown"),
    [
        ("2024-02-05", "2024-02-05", HowKnown.WAS_TOLD, True),
        ("2024-02-05", "2024-04-01", HowKnown.WAS_TOLD, True),
        ("2024-02-05", "2024-02-05", HowKnown.RECORDED_BY_SYSTEM, False),
        ("2024-02-05", "2024-04-01", HowKnown.RECORDED_BY_SYSTEM, False),
    ],
)
def test_what_a_register_brought_is_not_counted_from(
    happened: str, recorded: str, how: HowKnown, shown: bool
) -> None:
    story = family()
    story.tell(ReferralReceived(), happened, recorded=recorded, how=how)
    assert ("C01" in _shown(story, "2024-05-01")) is shown


def test_conference_of_a_source_that_cannot_say_who_met_starts_nothing_that_is_shown() -> None:
    story = family()
    story.tell(conference(core_group_unknown=True), "2024-02-23")
    assert _shown(story, "2024-05-01") == set()


def test_flag_of_which_no_answer_was_ever_kept_is_not_shown() -> None:
    story = family()
    story.tell(conference(core_group=("csc", "school")), "2024-02-23")
    shown = _shown(story, "2024-05-01")
    assert "C51" not in shown
    assert {"C10", "C13"} <= shown
