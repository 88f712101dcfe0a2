"""Groups, categories and minutes of a plan: edges found by putting faults into them (docs/mutation.md)."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts.active_agencies import silent_members
from teamaround.practice.record.facts import forums, happenings, meetings
from teamaround.practice.record.words import Harm
from tests.practice.telling import MOTHER, PARTNER, Story, at, conference, core_group
from tests.practice.telling import family as household

Told = tuple[Any, str]
NEGLECT = (meetings.Category.NEGLECT,)
FULL = conference(core_group=("csc", "school", "health"), categories=NEGLECT)
BARE = core_group("csc", "school", "health", minuted=False)
SILENT = meetings.CoreGroupHeld(present=("csc", "school", "health"), other_agencies=meetings.OtherAgencies())
FILLED = core_group("csc", "school", "health")
ENDS = conference("review", "ends")
CIN = meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED)
CIN_ENDS = meetings.PlanEnded(sort=meetings.PlanSort.CHILD_IN_NEED, reason=meetings.PlanEndReason.GOALS_MET)
PROTECTED = meetings.PlanStarted(sort=meetings.PlanSort.CHILD_PROTECTION)
ASKED = forums.InformationRequested(request="R1", agency="police", what="Any calls?")


def story_of(told: list[Told]) -> Story:
    story = household()
    for fact, when in told:
        story.tell(fact, when)
    return story


def test_member_is_silent_from_the_meeting_at_which_it_joined_and_the_plan_began() -> None:
    told: list[Told] = [
        (PROTECTED, "2024-02-01"),
        (meetings.AgencyJoined(agency="camhs"), "2024-02-01"),
        (FILLED, "2024-02-01"),
        (FILLED, "2024-03-01"),
    ]
    case = story_of(told).case("2024-03-02")
    assert set(silent_members(case, at("2024-02-01"), at("2024-03-02"))) == {"camhs"}


FROM_CENSUS = conference(core_group_unknown=True, categories=NEGLECT)
GROUPS = [
    # what was told, levels of A01
    pytest.param([(FROM_CENSUS, "2024-02-01")], [], id="a source that cannot say who is in it"),
    pytest.param(
        [(FROM_CENSUS, "2024-02-01"), (conference("review", "continues"), "2024-04-01")],
        ["red"],
        id="and then a review that names nobody",
    ),
    pytest.param(
        [(PROTECTED, "2024-02-01"), (core_group(), "2024-03-01")],
        ["red"],
        id="no conference, and nobody came",
    ),
]


@pytest.mark.parametrize(("told", "levels"), GROUPS)
def test_group_is_unknown_only_where_the_last_source_cannot_say(told: list[Told], levels: list[str]) -> None:
    assert story_of(told).levels("2024-05-01", "A01") == levels


@pytest.mark.parametrize(
    ("accepted", "words"),
    [
        (False, "the group declined it"),
        (True, "nobody holds the gap"),
    ],
)
def test_leaving_says_what_is_missing_of_it(accepted: bool, words: str) -> None:
    told: list[Told] = [
        (FULL, "2024-02-01"),
        (meetings.AgencyLeft(agency="health", reason="No need found"), "2024-03-01"),
        (meetings.DepartureAnswered(agency="health", accepted=accepted), "2024-03-04"),
    ]
    (alert,) = story_of(told).alerts("2024-03-05", "A02")
    missing = alert.explanation.what.partition(": ")[2].split(", ")
    assert (words in missing, "the group declined it" in missing) == (True, not accepted)


def hurt(harm: Harm) -> happenings.Incident:
    return happenings.Incident(harms=(harm,), harmed=(MOTHER,), by=(PARTNER,))


EARLIER = [(FULL, "2021-03-01"), (ENDS, "2021-09-01"), (FULL, "2022-03-01"), (ENDS, "2022-09-01")]
HARMS = [
    # beside a plan of 27 March 2024: what was told, and whether its category misses a harm
    pytest.param([*EARLIER, (hurt(Harm.DOMESTIC_ABUSE), "2022-09-01")], False, id="as the last plan ended"),
    pytest.param([*EARLIER, (hurt(Harm.DOMESTIC_ABUSE), "2022-09-01T09:01")], True, id="since the last plan"),
    pytest.param([*EARLIER, (hurt(Harm.DOMESTIC_ABUSE), "2022-01-01")], False, id="before the last plan"),
    pytest.param(
        [(FULL, "2023-03-01"), (hurt(Harm.DOMESTIC_ABUSE), "2023-04-01"), (ENDS, "2024-03-27")],
        False,
        id="in a plan that ended as this one began",
    ),
]


@pytest.mark.parametrize(("told", "is_missed"), HARMS)
def test_category_answers_for_harm_since_the_last_plan_ended(told: list[Told], is_missed: bool) -> None:
    story = story_of([*told, (FULL, "2024-03-27")])
    assert bool(story.levels("2024-03-28", "A18")) is is_missed


def test_plan_that_misses_a_harm_or_comes_again_is_told_from_when_it_was_written_down() -> None:
    story = story_of([(FULL, "2023-02-01"), (ENDS, "2023-06-01"), (hurt(Harm.DOMESTIC_ABUSE), "2024-03-01")])
    story.tell(FULL, "2024-03-27", recorded="2024-03-29")
    since = {code: story.alerts("2024-03-30", code)[0].since for code in ("A18", "A28")}
    assert since == {"A18": at("2024-03-29"), "A28": at("2024-03-29")}


REPEATS = [
    # what came before a plan of 27 March 2024, and which child protection period that is; none: no alert
    pytest.param([(FULL, "2023-02-01"), (ENDS, "2024-03-27")], 2, id="ended as it began"),
    pytest.param([(CIN, "2023-02-01"), (CIN_ENDS, "2023-06-01")], 1, id="only a plan of need"),
    pytest.param([(FULL, "2021-02-01"), (ENDS, "2021-06-01")], None, id="long ago"),
]


@pytest.mark.parametrize(("told", "period"), REPEATS)
def test_plan_that_comes_again_is_counted_among_those_of_protection(
    told: list[Told], period: int | None
) -> None:
    found = story_of([*told, (FULL, "2024-03-27")]).alerts("2024-03-28", "A28")
    words = [one.explanation.how_known.rpartition("period ")[2] for one in found]
    assert words == ([f"{period}."] if period else [])


START = (FULL, "2024-03-27")
MINUTES = [
    # what was told, and the beginning of what is said of the minutes; none: no alert
    pytest.param([START, (BARE, "2024-03-27")], "has no section", id="met as the plan began"),
    pytest.param([START, (BARE, "2024-04-09"), (ASKED, "2024-04-09")], "", id="asked in the meeting"),
    pytest.param(
        [START, (BARE, "2024-04-09"), (SILENT, "2024-04-23")], "says nothing", id="one says nothing"
    ),
]


@pytest.mark.parametrize(("told", "words"), MINUTES)
def test_minute_that_leaves_other_agencies_out_says_how(told: list[Told], words: str) -> None:
    found = [alert.explanation.what for alert in story_of(told).alerts("2024-04-24", "A25")]
    assert [words in one for one in found] == ([True] if words else [])
