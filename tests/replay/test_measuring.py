"""The measures of a replay come from its own alerts, clocks and record."""

from __future__ import annotations

import pytest

from teamaround.replay.engine import play
from teamaround.replay.reporting import report_of
from teamaround.replay.scenario.loading import load_scenario


@pytest.fixture(scope="module")
def counted() -> dict[str, tuple[int, int]]:
    report = report_of(play(load_scenario("child_o")))
    return {one.code: (one.counted, one.of) for one in report.measures}


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        ("active_agencies", (0, 1)),
        ("return_notes", (0, 1)),
        ("emotional_health", (0, 1)),
        ("false_red", (0, 1)),
    ],
)
def test_measures_of_a_review_are_counted_from_what_was_recorded(
    counted: dict[str, tuple[int, int]], code: str, figures: tuple[int, int]
) -> None:
    assert counted[code] == figures


def test_red_alerts_that_nobody_accepted_are_counted_as_that(counted: dict[str, tuple[int, int]]) -> None:
    accepted, reds = counted["red_acknowledged"]
    assert accepted == 0
    assert reds > 0
