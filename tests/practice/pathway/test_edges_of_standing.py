"""Edges of where a child stands and of illegal moves, found by putting faults into them (docs/mutation.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from teamaround.practice.pathway import headline, standing, violations
from teamaround.practice.pathway.regions import PlanState
from teamaround.practice.pathway.regions.legal import has_lapsed
from teamaround.practice.record.facts import care, family, front_door, happenings, meetings
from tests.practice.telling import CALENDAR, MOTHER, Story, at, conference, sighting
from tests.practice.telling import family as household

NOW = "2024-06-01"
Told = tuple[Any, str]
ENQUIRY = front_door.StrategyMeetingHeld(agencies=("csc", "police"), opens_enquiry=True)
DISCUSSION = front_door.StrategyMeetingHeld(agencies=("csc", "police"))
CONCLUDED = front_door.EnquiryConcluded(outcome=front_door.EnquiryOutcome.NOT_SUBSTANTIATED)
REFERRED = front_door.ReferralReceived(what="worried")
DECIDED = front_door.ReferralDecided(
    outcome=front_door.ReferralOutcome.NO_FURTHER_ACTION, manager="M. Reed", rationale="no need"
)
WORRY = happenings.ConcernReported(what="a man at the door")
SIGNED = front_door.AssessmentCompleted(outcome=front_door.AssessmentOutcome.CHILD_IN_NEED, child_seen=True)
BEGUN = front_door.AssessmentStarted()
BY_AGREEMENT = care.CareStarted(basis=care.CareBasis.SECTION_20, consent_of=(MOTHER,))
PLAN = conference(core_group=("csc", "school"), categories=(meetings.Category.NEGLECT,))
CHILD_IN_NEED = meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED)


def story_of(told: list[Told]) -> Story:
    story = household("violent")
    for fact, when in told:
        story.tell(fact, when)
    return story


REGIONS: list[tuple[str, list[Told], str]] = [
    # begun again after it was signed, and signed in the moment in which it was begun
    ("assessment", [(SIGNED, "2024-03-02")], "A2"),
    ("assessment", [(BEGUN, "2024-02-02"), (SIGNED, "2024-03-02"), (BEGUN, "2024-05-02")], "A1"),
    ("assessment", [(BEGUN, "2024-03-02"), (SIGNED, "2024-03-02")], "A2"),
    # a second enquiry is open although the first was concluded
    (
        "enquiry",
        [
            (ENQUIRY, "2024-02-02"),
            (CONCLUDED, "2024-02-20"),
            (ENQUIRY, "2024-04-02"),
            (DISCUSSION, "2024-04-10"),
        ],
        "E3",
    ),
    # a concern counts as a contact until something was decided after it
    (
        "front_door",
        [
            (REFERRED, "2024-02-01"),
            (DECIDED, "2024-02-02"),
            (WORRY, "2024-02-10"),
            (REFERRED, "2024-02-11"),
            (DECIDED, "2024-02-12"),
        ],
        "F3",
    ),
    (
        "front_door",
        [
            (WORRY, "2024-01-20"),
            (REFERRED, "2024-02-01"),
            (DECIDED, "2024-02-02"),
            (WORRY, "2024-02-10"),
        ],
        "F1",
    ),
    ("front_door", [(REFERRED, "2024-02-01"), (WORRY, "2024-02-02"), (DECIDED, "2024-02-02")], "F3"),
    ("legal", [(BY_AGREEMENT, "2024-03-01"), (care.CareEnded(), "2024-04-01")], "L0"),
    # until the end of its last hour, and on its last day
    ("legal", [(care.PoliceProtectionStarted(), "2024-05-29T09:00")], "L1"),
    ("legal", [(care.PoliceProtectionStarted(), "2024-05-29T08:59")], "L0"),
    ("legal", [(care.CourtOrderMade(order="supervision_order", until=date(2024, 6, 1)), "2024-03-01")], "L6"),
    (
        "pre_proceedings",
        [(care.ProceedingsIssued(), "2024-03-05"), (care.CourtOrderMade(order="care_order"), "2024-03-05")],
        "R4",
    ),
    (
        "pre_proceedings",
        [
            (care.LegalGatewayBooked(), "2024-03-01"),
            (care.LegalGatewayHeld(outcome=care.GatewayOutcome.NO_ACTION), "2024-03-01"),
        ],
        "R0",
    ),
    ("whereabouts", [(BY_AGREEMENT, "2024-03-01"), (care.CareEnded(), "2024-04-01")], "W0"),
    (
        "whereabouts",
        [(family.WhereaboutsUnknown(), "2024-03-01"), (family.WhereaboutsKnown(), "2024-03-01")],
        "W0",
    ),
]


@pytest.mark.parametrize(("region", "told", "state"), REGIONS)
def test_region_stands_where_the_last_step_left_it(region: str, told: list[Told], state: str) -> None:
    assert getattr(standing(story_of(told).case(NOW), at(NOW), CALENDAR), region) == state


def test_police_protection_that_was_ended_has_not_lapsed() -> None:
    told: list[Told] = [
        (care.PoliceProtectionStarted(), "2024-05-01"),
        (care.PoliceProtectionEnded(), "2024-05-02"),
    ]
    assert not has_lapsed(story_of(told).case(NOW), at(NOW), CALENDAR)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], set()),
        ([(meetings.ConferenceRequested(), "2024-05-20")], {"conference_pending"}),
        ([(CHILD_IN_NEED, "2024-02-01"), (meetings.ConferenceRequested(), "2024-05-20")], set()),
    ],
)
def test_conference_is_pending_where_one_was_asked_for_and_no_plan_was_made(
    told: list[Told], expected: set[str]
) -> None:
    assert standing(story_of(told).case(NOW), at(NOW), CALENDAR, ()).plan_duties == expected


@pytest.mark.parametrize(
    ("period", "words"), [(3, "Child protection plan, third period"), (4, "Child protection plan, period 4")]
)
def test_headline_counts_periods_in_words_as_long_as_there_are_words(period: int, words: str) -> None:
    now = standing(story_of([]).case(NOW), at(NOW), CALENDAR)
    assert headline(replace(now, plan=PlanState.CHILD_PROTECTION, period=period)) == words


PROTECTED, ENDED = care.PoliceProtectionStarted(), care.PoliceProtectionEnded()
PLACED = care.PlacementMade(sort=care.PlacementSort.REGULATION_24)
FOSTERED = care.PlacementMade(sort=care.PlacementSort.FOSTER)
EXTENDED = care.PlacementExtended(until=date(2024, 6, 22))
BY_TOO_MUCH = care.PlacementExtended(until=date(2024, 6, 23))
LEFT = meetings.AgencyLeft(agency="gp", reason="moved")
SMALLER = conference("review", "continues", core_group=("csc",))
ALONE = conference(core_group=("csc",), categories=(meetings.Category.NEGLECT,))

MOVES: list[tuple[int, list[Told], int]] = [
    # number, what was told, how many times it is found
    (6, [(conference("review", "continues"), "2024-02-01"), (PLAN, "2024-02-23")], 1),
    (6, [(ENQUIRY, "2024-02-23"), (PLAN, "2024-02-23")], 0),
    (7, [(PROTECTED, "2024-05-01"), (ENDED, "2024-05-04")], 0),  # the very end of its 72 hours
    (7, [(PROTECTED, "2024-05-01"), (ENDED, "2024-05-04T09:01")], 1),
    # begun again when a whole day had gone by
    (
        7,
        [(PROTECTED, "2024-05-01"), (ENDED, "2024-05-02"), (PROTECTED, "2024-05-03"), (ENDED, "2024-05-04")],
        0,
    ),
    # what ended as the next began ended the first and not the second
    (7, [(PROTECTED, "2024-05-01"), (ENDED, "2024-05-03"), (PROTECTED, "2024-05-03")], 2),
    (9, [(care.CareStarted(basis=care.CareBasis.CARE_ORDER), "2024-03-01")], 0),
    (
        9,
        [
            (care.CareStarted(basis=care.CareBasis.EMERGENCY_PROTECTION_ORDER), "2024-03-01"),
            (care.CareStarted(basis=care.CareBasis.SECTION_20), "2024-03-08"),
        ],
        1,
    ),
    # what was withdrawn after care had ended is no longer asked for, whatever comes later
    (
        9,
        [
            (BY_AGREEMENT, "2024-03-01"),
            (care.CareEnded(), "2024-03-20"),
            (care.ConsentWithdrawn(by=MOTHER), "2024-04-01"),
            (care.CareStarted(basis=care.CareBasis.INTERIM_CARE_ORDER), "2024-05-01"),
        ],
        0,
    ),
    (10, [(PLAN, "2024-02-23"), (care.LookedAfterReviewHeld(unmapped=("relapse",)), "2024-05-01")], 0),
    (11, [(ALONE, "2024-02-23"), (conference("review", "ends"), "2024-05-01")], 1),
    (11, [(PLAN, "2024-02-23"), (sighting(), "2024-05-01"), (conference("review", "ends"), "2024-05-01")], 1),
    (14, [(PLAN, "2024-02-23"), (LEFT, "2024-04-01"), (SMALLER, "2024-05-01")], 1),
]


def times_found(number: int, told: list[Told]) -> int:
    found = violations(story_of(told).case(NOW), at(NOW), CALENDAR)
    return sum(one.number == number for one in found)


@pytest.mark.parametrize(("number", "told", "times"), MOVES)
def test_illegal_move_is_found_at_its_edge_and_not_before(number: int, told: list[Told], times: int) -> None:
    assert times_found(number, told) == times


# Sixteen weeks after 6 January 2024 end with the last second of 27 April, twenty-four with that of 22 June.
PLACED_ON, LAST, PAST = "2024-01-06", "2024-04-27T23:59:59", "2024-04-28T00:00"
MOVED_ON = care.PlacementEnded()
PLACEMENTS: list[tuple[list[Told], int]] = [
    ([(FOSTERED, "2023-01-06"), (PLACED, PLACED_ON)], 1),
    ([(PLACED, PLACED_ON), (MOVED_ON, LAST)], 0),
    ([(PLACED, PLACED_ON), (MOVED_ON, PAST)], 1),
    ([(PLACED, PLACED_ON), (MOVED_ON, "2024-02-01"), (FOSTERED, "2024-05-10")], 0),
    ([(PLACED, PLACED_ON), (EXTENDED, LAST)], 0),
    ([(PLACED, PLACED_ON), (EXTENDED, PAST)], 1),
    # what was extended as the placement began is an earlier one; what was as it ended is this one
    ([(PLACED, PLACED_ON), (EXTENDED, PLACED_ON)], 1),
    ([(PLACED, PLACED_ON), (BY_TOO_MUCH, "2024-04-10"), (MOVED_ON, "2024-04-10")], 1),
    ([(PLACED, PLACED_ON), (MOVED_ON, "2024-04-10"), (EXTENDED, "2024-05-10")], 0),
]


@pytest.mark.parametrize(("told", "times"), PLACEMENTS)
def test_temporary_approval_is_too_long_after_its_last_day(told: list[Told], times: int) -> None:
    assert times_found(8, told) == times
