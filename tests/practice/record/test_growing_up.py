"""A child turns eighteen: nothing new is counted, raised or asked for them as a child."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.exchange.watch_list import listing
from teamaround.practice.clocks import running
from teamaround.practice.prompts.prompting import prompts
from teamaround.practice.record.facts.family import AccessRequested
from teamaround.practice.record.facts.people import ChildDescribed
from teamaround.practice.record.growing_up import is_grown_up
from tests.practice.telling import CALENDAR, CHILD, PARTNER, Story, at, conference, family, sighting

BORN = date(2006, 5, 10)  # eighteen on 10 May 2024


def on_plan(born: date | None = BORN) -> Story:
    story = family("violent")
    story.tell(ChildDescribed(child=CHILD, date_of_birth=born), "2024-02-01")
    story.tell(conference(core_group=("csc", "school", "health")), "2024-03-27")
    return story


@pytest.mark.parametrize(
    ("born", "now", "expected"),
    [
        (BORN, "2024-05-09T23:59:59", False),
        (BORN, "2024-05-10T00:00:00", True),
        (date(2004, 2, 29), "2022-02-28T12:00", False),
        (date(2004, 2, 29), "2022-03-01T00:00", True),
        (None, "2044-01-01", False),
    ],
)
def test_child_is_grown_up_from_the_eighteenth_birthday(born: date | None, now: str, expected: bool) -> None:
    assert is_grown_up(on_plan(born).case("2024-04-01"), at(now)) is expected


@pytest.mark.parametrize(
    ("now", "states"),
    [("2024-05-09T12:00", {"running", "breached", "due_soon"}), ("2024-05-10T12:00", {"ceased"})],
)
def test_clocks_of_a_plan_cease_with_the_eighteenth_birthday(now: str, states: set[str]) -> None:
    found = running(on_plan().case(now), at(now), CALENDAR)
    assert {str(clock.state) for clock in found if clock.code in ("C10", "C12", "C13")} <= states


def test_clock_that_was_met_before_the_birthday_stays_met_and_a_right_goes_on() -> None:
    story = on_plan()
    story.tell(AccessRequested(by=PARTNER), "2024-05-12")
    codes = {
        clock.code for clock in running(story.case("2024-05-13"), at("2024-05-13"), CALENDAR) if clock.is_open
    }
    assert codes == {"C53"}
    assert {one.code for one in prompts(story.case("2024-05-13"), at("2024-05-13"), CALENDAR)} == {
        "SAR_hold_for_DPO"
    }


@pytest.mark.parametrize(
    ("seen", "raised"), [("2024-05-08", True), ("2024-05-09T23:59:59", True), ("2024-05-10T00:00", False)]
)
def test_alert_of_before_the_birthday_stays_and_none_is_raised_after_it(seen: str, raised: bool) -> None:
    story = on_plan()
    story.tell(sighting(), seen)
    assert bool(story.alerts("2024-05-12", "A03")) is raised


def test_whoever_has_grown_up_is_no_longer_watched_for() -> None:
    case = on_plan().case("2024-04-01")
    assert listing(case, date(2024, 5, 9)).people
    assert not listing(case, date(2024, 5, 10)).people
