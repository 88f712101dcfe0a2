"""When protection is taken away, and what was open then: edges found by putting faults into them."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts.step_downs import step_downs
from teamaround.practice.record.facts import care, front_door, meetings
from tests.practice.telling import Story, at, conference, family

Told = tuple[Any, str]
FULL = conference(core_group=("csc", "school", "health"), categories=(meetings.Category.NEGLECT,))
ENDS = conference("review", "ends")
STEPS_DOWN = conference("review", "child_in_need")
REFERRED = front_door.ReferralReceived(from_agency="police")
START = (FULL, "2024-03-27")


def story_of(told: list[Told]) -> Story:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    return story


LEFT = meetings.AgencyLeft(agency="health", reason="No need found")
DOWN = (STEPS_DOWN, "2024-04-15")
STEPS = [
    # what was told beside a plan of 1 February that steps down on 15 April, and what was open; none: no alert
    pytest.param([(LEFT, "2024-04-15")], "is not accepted", id="left as it stepped down"),
    pytest.param([(REFERRED, "2024-04-15")], "a referral came 0 days before", id="referred in that moment"),
    pytest.param(
        [(REFERRED, "2024-03-26"), (REFERRED, "2024-04-05")],
        "a referral came 10 days before",
        id="the newest",
    ),
]


@pytest.mark.parametrize(("told", "words"), STEPS)
def test_step_down_names_what_was_open_then(told: list[Told], words: str) -> None:
    found = story_of([(FULL, "2024-02-01"), *told, DOWN]).alerts("2024-04-16", "A27")
    assert [words in one.explanation.what for one in found] == [True]


GROUP_DUE = "2024-02-22"  # the end of this day is when the first core group is due


@pytest.mark.parametrize(
    ("census", "stepped", "is_overdue"),
    [
        pytest.param(False, f"{GROUP_DUE}T23:59:59", False, id="in its last second"),
        pytest.param(False, "2024-02-23T00:00", True, id="after it"),
        pytest.param(True, "2024-02-23T00:00", False, id="a census cannot say that nobody met"),
    ],
)
def test_step_down_counts_a_clock_that_was_late_and_that_the_record_can_speak_of(
    census: bool, stepped: str, is_overdue: bool
) -> None:
    begun = conference(core_group=() if census else ("csc", "school"), core_group_unknown=census)
    found = story_of([(begun, "2024-02-08"), (STEPS_DOWN, stepped)]).alerts("2024-02-24", "A27")
    overdue = [one for one in found if "core group" in one.explanation.what]
    assert bool(overdue) is is_overdue


GATEWAY = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_START)
GATEWAY_ENDS = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_END)
NOT_MET = care.LegalGatewayHeld(outcome=care.GatewayOutcome.THRESHOLD_NOT_MET)
IN_CARE = care.CareStarted(basis=care.CareBasis.CARE_ORDER)
NO_PLAN = conference(decision="no_plan")

DECISIONS = [
    # what was told, and when protection was taken away
    pytest.param([START, (ENDS, "2024-05-01")], ["2024-05-01"], id="a plan ended"),
    pytest.param(
        [START, (ENDS, "2024-05-01"), (IN_CARE, "2024-05-01")], ["2024-05-01"], id="care as it ended"
    ),
    pytest.param([START, (ENDS, "2024-05-01"), (IN_CARE, "2024-05-02")], [], id="care since"),
    pytest.param([START, (ENDS, "2024-05-01"), (GATEWAY, "2024-05-02")], [], id="pre-proceedings since"),
    pytest.param([START, (ENDS, "2024-05-01"), (NOT_MET, "2024-05-02")], ["2024-05-01"], id="no step up"),
    pytest.param([(NO_PLAN, "2024-05-01")], [], id="no plan was made, and none was ended"),
    pytest.param([START, (ENDS, "2024-04-01"), (NO_PLAN, "2024-05-01")], ["2024-04-01"], id="nor again"),
    pytest.param([START, (conference("review", "continues"), "2024-05-01")], [], id="it goes on"),
    pytest.param(
        [(GATEWAY, "2024-03-01"), (GATEWAY_ENDS, "2024-04-01"), (GATEWAY_ENDS, "2024-05-01")],
        ["2024-04-01"],
        id="ended once, said twice",
    ),
]


@pytest.mark.parametrize(("told", "moments"), DECISIONS)
def test_protection_is_taken_away_by_what_ended_something(told: list[Told], moments: list[str]) -> None:
    found = [one.entry.happened_at for one in step_downs(story_of(told).case("2024-06-01"))]
    assert found == [at(moment) for moment in moments]
