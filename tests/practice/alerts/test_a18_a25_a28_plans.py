"""A18, A25 and A28: a category that misses the harm, a minute without other agencies, a plan that comes again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.record.facts import happenings, meetings
from teamaround.practice.record.facts.care import LookedAfterReviewHeld
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.words import Harm
from tests.practice.clocks.stories import told
from tests.practice.telling import MOTHER, PARTNER, Story, conference, core_group

Told = tuple[Any, str]
NEGLECT = (meetings.Category.NEGLECT,)
ABUSE = (Harm.DOMESTIC_ABUSE, Harm.NEGLECT)


def plan(*categories: str, harms: tuple[Harm, ...] = ()) -> meetings.ConferenceHeld:
    return conference(categories=tuple(map(meetings.Category, categories)), harms=harms)


def action(*addresses: Harm, about: str = MOTHER) -> meetings.PlanActionSet:
    return meetings.PlanActionSet(
        action="P1", what="Something to be done", addresses=addresses, about=(about,)
    )


def hurt(harm: Harm) -> happenings.Incident:
    return happenings.Incident(harms=(harm,), harmed=(MOTHER,), by=(PARTNER,))


ENDS = conference("review", "ends")
STEPS_DOWN = conference("review", "child_in_need")
CLOSED_CIN = meetings.PlanEnded(sort=meetings.PlanSort.CHILD_IN_NEED, reason=meetings.PlanEndReason.GOALS_MET)
CIN = meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED)
EARLY = meetings.PlanStarted(sort=meetings.PlanSort.EARLY_HELP)
EARLY_CLOSED = meetings.PlanEnded(sort=meetings.PlanSort.EARLY_HELP, reason=meetings.PlanEndReason.GOALS_MET)
DUAL = LookedAfterReviewHeld(ends_protection_plan=True)

MISMATCHES: list[tuple[list[Told], str, int]] = [
    ([(plan("neglect", harms=ABUSE), "2024-03-27")], "2024-03-28", 1),
    ([(plan("neglect", harms=ABUSE), "2024-03-27"), (action(Harm.NEGLECT), "2024-03-27")], "2024-03-28", 1),
    ([(plan("neglect", harms=ABUSE), "2024-03-27"), (action(Harm.DOMESTIC_ABUSE), "2024-04-02")], "2024-04-01", 1),
    ([(plan("neglect", harms=ABUSE), "2024-03-27"), (action(Harm.DOMESTIC_ABUSE), "2024-04-02")], "2024-04-03", 0),
    ([(plan("emotional", "neglect", harms=ABUSE), "2024-03-27")], "2024-03-28", 0),
    ([(plan("neglect", harms=(Harm.NEGLECT,)), "2024-03-27")], "2024-03-28", 0),
    ([(hurt(Harm.DOMESTIC_ABUSE), "2024-03-02"), (plan("neglect"), "2024-03-27")], "2024-03-28", 1),
    ([(plan("neglect"), "2024-03-27"), (hurt(Harm.PHYSICAL_ASSAULT), "2024-04-14")], "2024-04-15", 1),
    ([(plan("neglect"), "2024-03-27"), (hurt(Harm.PARENT_INTOXICATED), "2024-04-14")], "2024-04-15", 0),
    ([(plan("neglect", harms=ABUSE), "2024-03-27"), (ENDS, "2024-06-19")], "2024-06-20", 0),
    ([(plan("neglect", harms=ABUSE), "2024-03-27"), (STEPS_DOWN, "2024-06-19")], "2024-06-20", 0),
    ([(plan("emotional", harms=(Harm.EXPLOITATION,)), "2024-03-27")], "2024-03-28", 1),
    ([(plan("sexual", harms=(Harm.EXPLOITATION,)), "2024-03-27")], "2024-03-28", 0),
    ([(conference(harms=ABUSE), "2024-03-27")], "2024-03-28", 0),  # no category is on record
    ([(hurt(Harm.DOMESTIC_ABUSE), "2021-03-02"), (plan("physical"), "2021-03-27"), (ENDS, "2021-09-01"),
      (plan("neglect"), "2024-03-27")], "2024-03-28", 0),  # what an earlier plan dealt with
]  # fmt: skip


@pytest.mark.parametrize(("story", "now", "number"), MISMATCHES)
def test_a18_category_that_misses_the_harm_goes_to_the_chair(
    story: list[Told], now: str, number: int
) -> None:
    found = told(*story).alerts(now, "A18")
    assert [(str(one.level), one.to) for one in found] == [("amber", ("chair",))] * number


def test_a18_names_category_and_harm_and_nobody() -> None:
    (alert,) = told((plan("neglect", harms=ABUSE), "2024-03-27")).alerts("2024-03-28", "A18")
    assert alert.explanation.what == (
        "The category of the plan is neglect; on record is also domestic abuse, and no action of the plan addresses it"
    )


REPEATS: list[tuple[list[Told], str, int]] = [
    ([(plan("neglect"), "2023-02-24"), (DUAL, "2023-05-18"), (plan("neglect"), "2024-03-27")], "2024-03-28", 1),
    ([(plan("neglect"), "2021-02-24"), (ENDS, "2022-03-27"), (plan("neglect"), "2024-03-27")], "2024-03-28", 1),
    ([(plan("neglect"), "2021-02-24"), (ENDS, "2022-03-26"), (plan("neglect"), "2024-03-27")], "2024-03-28", 0),
    ([(plan("neglect"), "2024-03-27")], "2024-03-28", 0),
    ([(plan("neglect"), "2023-02-24"), (ENDS, "2023-05-18")], "2024-03-28", 0),
    ([(CIN, "2023-02-24"), (CLOSED_CIN, "2023-09-01"), (plan("neglect"), "2024-03-27")], "2024-03-28", 1),
    ([(CIN, "2023-10-06"), (plan("neglect"), "2024-03-27")], "2024-03-28", 0),  # stepped up, nothing had ended
    ([(EARLY, "2023-02-24"), (EARLY_CLOSED, "2023-09-01"), (plan("neglect"), "2024-03-27")], "2024-03-28", 0),
    ([(plan("neglect"), "2023-02-24"), (ENDS, "2023-05-18"), (plan("neglect"), "2024-03-27"), (ENDS, "2024-06-19")],
     "2024-06-20", 0),
]  # fmt: skip


@pytest.mark.parametrize(("story", "now", "number"), REPEATS)
def test_a28_plan_soon_after_an_earlier_one_goes_to_chair_and_service_manager(
    story: list[Told], now: str, number: int
) -> None:
    found = told(*story).alerts(now, "A28")
    assert [(str(one.level), one.to) for one in found] == [("amber", ("chair", "service_manager"))] * number


def test_a28_holds_when_the_earlier_plan_is_recorded_after_the_later_one() -> None:
    story = Story()
    story.tell(plan("neglect"), "2023-02-24")
    story.tell(ENDS, "2023-05-18")
    story.tell(plan("neglect"), "2024-03-27")
    before = story.alerts("2024-03-28", "A28")
    story.entries.reverse()
    assert story.alerts("2024-03-28", "A28") == before


def minute(**parts: Any) -> meetings.CoreGroupHeld:
    return meetings.CoreGroupHeld(present=("csc", "school"), other_agencies=meetings.OtherAgencies(**parts))


ASK = meetings.Ask(question="Any calls?", agency="police", by=date(2024, 4, 16))
BARE = core_group("csc", "school", minuted=False)
ASKED = InformationRequested(request="q1", agency="police", what="Any calls?")
START: Told = (conference(), "2024-03-27")
MINUTES: list[tuple[list[Told], int]] = [
    ([START, (BARE, "2024-04-09")], 1),
    ([START, (minute(), "2024-04-09")], 1),
    ([START, (minute(known=("None",), not_known=("n/a",), who_might=("-",)), "2024-04-09")], 1),
    ([START, (minute(known=("none",), asks=(ASK,)), "2024-04-09")], 0),
    ([START, (minute(not_known=("Where he lives",)), "2024-04-09")], 0),
    ([START, (BARE, "2024-04-09"), (core_group("csc"), "2024-04-23")], 0),
    ([START, (core_group("csc"), "2024-04-09"), (BARE, "2024-04-23")], 1),
    ([START, (BARE, "2024-04-09"), (BARE, "2024-04-23")], 1),
    ([START, (BARE, "2024-04-09"), (ASKED, "2024-04-10")], 0),
    ([START, (ASKED, "2024-04-08"), (BARE, "2024-04-09")], 1),
    ([START, (BARE, "2024-04-09"), (ENDS, "2024-04-25")], 0),
    ([(BARE, "2024-03-20"), START], 0),
    ([START], 0),
]


@pytest.mark.parametrize(("story", "number"), MINUTES)
def test_a25_minute_without_other_agencies_goes_to_social_worker_and_chair(
    story: list[Told], number: int
) -> None:
    found = told(*story).alerts("2024-05-01", "A25")
    assert [(str(one.level), one.to) for one in found] == [("amber", ("sw", "chair"))] * number


def test_a25_second_empty_minute_is_the_same_alert() -> None:
    story = told(START, (BARE, "2024-04-09"), (BARE, "2024-04-23"))
    assert {one.key for now in ("2024-04-10", "2024-04-24") for one in story.alerts(now, "A25")} == {
        "A25:e02"
    }
