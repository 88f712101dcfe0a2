"""Where a child stands, region by region, row by row; and the headline that is derived from it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.clocks import running
from teamaround.practice.pathway import Standing, headline, standing, strains
from teamaround.practice.record.facts import care, family, front_door, happenings, meetings
from tests.practice.telling import CALENDAR, CHILD, MOTHER, Story, at, conference
from tests.practice.telling import family as household

NOW = "2024-06-01"
Told = tuple[Any, str]
REFERRED = (front_door.ReferralReceived(what="worried"), "2024-02-01")
NO_FURTHER_ACTION = front_door.ReferralDecided(
    outcome=front_door.ReferralOutcome.NO_FURTHER_ACTION, manager="M. Reed", rationale="no need"
)
ENQUIRY = (front_door.StrategyMeetingHeld(agencies=("csc", "police"), opens_enquiry=True), "2024-02-02")
DISCUSSION = front_door.StrategyMeetingHeld(agencies=("csc", "police"))
PLAN = (conference(core_group=("csc", "school"), categories=(meetings.Category.NEGLECT,)), "2024-02-23")
PROTECTED = (care.PoliceProtectionStarted(), "2024-05-31T10:00")
ACCOMMODATED = (care.CareStarted(basis=care.CareBasis.SECTION_20, consent_of=(MOTHER,)), "2024-03-01")
GATEWAY = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_START)
LEFT_GATEWAY = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_END)


def _placed(sort: str) -> care.PlacementMade:
    return care.PlacementMade(sort=care.PlacementSort(sort))


def _story(*told: Told) -> Story:
    story = household()
    for fact, when in told:
        story.tell(fact, when)
    return story


def _stands(*told: Told, now: str = NOW) -> Standing:
    case = _story(*told).case(now)
    return standing(case, at(now), CALENDAR, running(case, at(now), CALENDAR))


ROWS: list[tuple[str, list[Told], str]] = [
    ("front_door", [], "F0"),
    ("front_door", [(happenings.ConcernReported(what="a man at the door"), "2024-02-01")], "F1"),
    ("front_door", [REFERRED], "F2"),
    ("front_door", [REFERRED, (NO_FURTHER_ACTION, "2024-02-02")], "F3"),
    ("front_door", [REFERRED, (NO_FURTHER_ACTION, "2024-02-02"), (REFERRED[0], "2024-05-01")], "F2"),
    ("assessment", [], "A0"),
    ("assessment", [(front_door.AssessmentStarted(), "2024-02-02")], "A1"),
    (
        "assessment",
        [
            (front_door.AssessmentStarted(), "2024-02-02"),
            (
                front_door.AssessmentCompleted(outcome=front_door.AssessmentOutcome.CHILD_IN_NEED),
                "2024-03-02",
            ),
        ],
        "A2",
    ),
    ("enquiry", [], "E0"),
    ("enquiry", [(front_door.StrategyRequested(by_agency="school"), "2024-02-01")], "E1"),
    ("enquiry", [(front_door.StrategyRequested(by_agency="school", refused=True), "2024-02-01")], "E0"),
    ("enquiry", [(DISCUSSION, "2024-02-01")], "E2"),
    ("enquiry", [ENQUIRY], "E3"),
    ("enquiry", [ENQUIRY, (DISCUSSION, "2024-02-05")], "E3"),
    ("enquiry", [ENQUIRY, PLAN], "E4"),
    ("enquiry", [ENQUIRY, PLAN, (DISCUSSION, "2024-04-05")], "E2"),
    (
        "enquiry",
        [
            ENQUIRY,
            (
                front_door.EnquiryConcluded(outcome=front_door.EnquiryOutcome.NOT_SUBSTANTIATED),
                "2024-02-20",
            ),
        ],
        "E4",
    ),
    ("plan", [], "P0"),
    ("plan", [(meetings.PlanStarted(sort=meetings.PlanSort.EARLY_HELP), "2024-02-01")], "P1"),
    ("plan", [(meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED), "2024-02-01")], "P2"),
    ("plan", [PLAN], "P3"),
    ("plan", [ACCOMMODATED], "P4"),
    ("plan", [PLAN, ACCOMMODATED], "P3"),
    ("legal", [], "L0"),
    ("legal", [PROTECTED], "L1"),
    ("legal", [(PROTECTED[0], "2024-05-01")], "L0"),
    ("legal", [(care.CareStarted(basis=care.CareBasis.EMERGENCY_PROTECTION_ORDER), "2024-03-01")], "L2"),
    ("legal", [ACCOMMODATED], "L3"),
    ("legal", [(care.CareStarted(basis=care.CareBasis.INTERIM_CARE_ORDER), "2024-03-01")], "L4"),
    ("legal", [(care.CareStarted(basis=care.CareBasis.CARE_ORDER), "2024-03-01")], "L5"),
    ("legal", [(care.CourtOrderMade(order="supervision_order"), "2024-03-01")], "L6"),
    (
        "legal",
        [(care.CourtOrderMade(order="supervision_order", until=date(2024, 5, 31)), "2024-03-01")],
        "L0",
    ),
    ("pre_proceedings", [], "R0"),
    ("pre_proceedings", [(care.LegalGatewayBooked(), "2024-03-01")], "R1"),
    ("pre_proceedings", [(care.LegalGatewayBooked(), "2024-03-01"), (GATEWAY, "2024-03-05")], "R2"),
    ("pre_proceedings", [(GATEWAY, "2024-03-05"), (LEFT_GATEWAY, "2024-05-05")], "R3"),
    ("pre_proceedings", [(GATEWAY, "2024-03-05"), (care.ProceedingsIssued(), "2024-04-05")], "R4"),
    (
        "pre_proceedings",
        [(care.ProceedingsIssued(), "2024-03-05"), (care.CourtOrderMade(order="care_order"), "2024-05-05")],
        "R5",
    ),
    (
        "pre_proceedings",
        [(care.ProceedingsIssued(), "2024-03-05"), (care.CourtOrderMade(order="interim"), "2024-05-05")],
        "R4",
    ),
    ("whereabouts", [], "W0"),
    ("whereabouts", [ACCOMMODATED, (_placed("foster"), "2024-03-01")], "W1"),
    ("whereabouts", [ACCOMMODATED, (_placed("regulation_24"), "2024-03-01")], "W2"),
    ("whereabouts", [ACCOMMODATED, (_placed("connected_approved"), "2024-03-01")], "W3"),
    (
        "whereabouts",
        [ACCOMMODATED, (_placed("foster"), "2024-03-01"), (care.RehabilitationStarted(), "2024-04-01")],
        "W4",
    ),
    (
        "whereabouts",
        [ACCOMMODATED, (care.RehabilitationStarted(), "2024-04-01"), (care.CareEnded(), "2024-05-01")],
        "W5",
    ),
    ("whereabouts", [(_placed("informal_family"), "2024-03-01")], "W6"),
    ("whereabouts", [(family.WhereaboutsUnknown(), "2024-03-01")], "W7"),
    (
        "whereabouts",
        [(family.WhereaboutsUnknown(), "2024-03-01"), (family.WhereaboutsKnown(), "2024-03-02")],
        "W0",
    ),
]


@pytest.mark.parametrize(("region", "told", "state"), ROWS)
def test_region_stands_where_the_record_says(region: str, told: list[Told], state: str) -> None:
    assert getattr(_stands(*told), region) == state


def test_period_counts_child_protection_plans() -> None:
    again = (PLAN[0], "2024-05-20")
    ended = (conference("review", "ends"), "2024-04-20")
    assert _stands(PLAN).period == 1
    assert _stands(PLAN, ended, again).period == 2


def test_plan_beneath_its_state_says_what_is_overdue() -> None:
    assert _stands(PLAN, now="2024-02-24").plan_duties == {"active"}
    assert _stands(PLAN, now="2024-04-01").plan_duties == {"active", "core_group_overdue"}
    assert _stands(PLAN, now="2024-05-20").plan_duties == {"active", "core_group_overdue", "review_due"}
    assert _stands((meetings.ConferenceRequested(), "2024-05-20")).plan_duties == {"conference_pending"}


HEADLINES: list[tuple[list[Told], str]] = [
    ([], "Nothing open"),
    ([REFERRED], "Referral waits for a decision"),
    ([PLAN], "Child protection plan"),
    (
        [PLAN, (conference("review", "ends"), "2024-04-20"), (PLAN[0], "2024-05-20")],
        "Child protection plan, second period",
    ),
    (
        [PLAN, ACCOMMODATED, (_placed("regulation_24"), "2024-03-01"), (GATEWAY, "2024-03-05")],
        "Child protection plan; looked after by agreement; pre-proceedings; with family or friends for a time",
    ),
    ([ENQUIRY], "Section 47 enquiry open"),
    ([(family.WhereaboutsUnknown(), "2024-03-01")], "Whereabouts unknown"),
]


@pytest.mark.parametrize(("told", "words"), HEADLINES)
def test_headline_is_derived_from_all_regions(told: list[Told], words: str) -> None:
    assert headline(_stands(*told)) == words


STRAINS: list[tuple[list[Told], list[str]]] = [
    ([], []),
    ([PLAN], []),
    ([PLAN, ACCOMMODATED], ["dual_protection"]),
    ([(_placed("regulation_24"), "2024-03-01")], ["placed_without_care"]),
    ([ACCOMMODATED, (_placed("regulation_24"), "2024-03-01")], []),
    ([(_placed("informal_family"), "2024-03-01")], []),
    ([(PROTECTED[0], "2024-05-01")], ["protection_lapsed"]),
    (
        [ACCOMMODATED, (care.RehabilitationStarted(), "2024-04-01"), (care.CareEnded(), "2024-05-01")],
        ["no_plan_after_care"],
    ),
]


@pytest.mark.parametrize(("told", "names"), STRAINS)
def test_regions_that_do_not_go_together_are_named_with_the_way_on(
    told: list[Told], names: list[str]
) -> None:
    found = strains(_stands(*told))
    assert [one.name for one in found] == names
    assert all(one.way_on.endswith(".") for one in found)


def test_standing_as_at_an_earlier_day_uses_no_later_entry() -> None:
    story = _story(PLAN, ACCOMMODATED)
    case = story.case("2024-02-24")
    assert standing(case, at("2024-02-24"), CALENDAR).legal == "L0"
    assert case.child == CHILD
