"""C11, C12, C16 to C31, C41, C51, C52: plans, protection, care, placements, courts, moves and national bodies."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.practice.clocks import Level, running
from teamaround.practice.clocks.unlawful import unlawful_days
from teamaround.practice.record.facts import care, family, front_door, meetings
from teamaround.practice.record.facts.people import ChildDescribed
from tests.practice.clocks.stories import Told as Line
from tests.practice.clocks.stories import clocks, standing, told
from tests.practice.telling import CALENDAR, CHILD, at, conference, core_group

ICPC = conference()
ENDS = conference("review", "ends")
GROUP, BARE = core_group("csc"), core_group("csc", minuted=False)
TAKEN, RELEASED = care.PoliceProtectionStarted(), care.PoliceProtectionEnded(to="released")
AGREED = care.CareStarted(basis=care.CareBasis.SECTION_20)
EMERGENCY = care.CareStarted(basis=care.CareBasis.EMERGENCY_PROTECTION_ORDER)
INTERIM = care.CareStarted(basis=care.CareBasis.INTERIM_CARE_ORDER)
CARE_ORDER = care.CareStarted(basis=care.CareBasis.CARE_ORDER)
HOME_AGAIN = care.CareEnded()
REVIEW = care.LookedAfterReviewHeld(childs_views=True)
UNHEARD = care.LookedAfterReviewHeld(childs_views=False)
BOTH = care.LookedAfterReviewHeld(childs_views=True, keeps_both="the court hears it in June")
MAPPED = care.LookedAfterReviewHeld(ends_protection_plan=True)
UNMAPPED = care.LookedAfterReviewHeld(ends_protection_plan=True, unmapped=("a relapse plan",))
FOSTER = care.PlacementMade(sort=care.PlacementSort.FOSTER)
WITH_KIN = care.PlacementMade(sort=care.PlacementSort.REGULATION_24)
APPROVED = care.PlacementMade(sort=care.PlacementSort.CONNECTED_APPROVED)
INFORMAL = care.PlacementMade(sort=care.PlacementSort.INFORMAL_FAMILY)
MOVED_ON = care.PlacementEnded()
TO_OCTOBER = care.PlacementExtended(until=date(2023, 10, 14))
TO_NEXT_YEAR = care.PlacementExtended(until=date(2024, 1, 31))
SEEN = family.VisitMade(outcome=family.VisitOutcome.SEEN_AND_WELL, child_seen=True, child_alone=True)
NOT_ALONE = family.VisitMade(outcome=family.VisitOutcome.SEEN_AND_WELL, child_seen=True, child_alone=False)
WITH_REASON = family.VisitMade(
    outcome=family.VisitOutcome.SEEN_AND_WELL, child_seen=True, child_alone=False, reason_not_alone="a baby"
)
LETTER = care.PreProceedingsLetterSent()
STOPPED = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_END)
GOES_ON = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_CONTINUE)
ISSUED = care.ProceedingsIssued()
LONGER = care.CourtOrderMade(order="emergency protection order", extends=True)
TRANSFER = family.TransferRequested(to_council="oxb")
RECEIVED = conference("transfer_in", "child_protection", council="oxb")
REFUSED = family.TransferAnswered(by_council="oxb", accepted=False)
ACCEPTED = family.TransferAnswered(by_council="oxb", accepted=True)
FLAG = care.NationalFlagConfirmed()
HEALTH = front_door.HealthAssessed()

EIGHTEEN = meetings.PlanEnded(sort=meetings.PlanSort.CHILD_PROTECTION, reason=meetings.PlanEndReason.EIGHTEEN)

ROWS: list[tuple[str, list[Line], str, list[tuple[str, str]]]] = [
    # code, what was told, as at, due and state of each clock
    ("C11", [(ICPC, "2024-03-27")], "2024-04-20", []),
    ("C11", [(ICPC, "2024-03-27"), (GROUP, "2024-04-09")], "2024-04-20", [("2024-05-08", "running")]),
    ("C11", [(ICPC, "2024-03-27"), (GROUP, "2024-04-09"), (GROUP, "2024-05-07")], "2024-05-10",
     [("2024-05-08", "met"), ("2024-06-05", "running")]),
    ("C11", [(ICPC, "2024-03-27"), (GROUP, "2024-04-09"), (BARE, "2024-05-07")],
     "2024-05-10", [("2024-05-08", "breached")]),
    ("C11", [(ICPC, "2024-03-27"), (GROUP, "2024-04-09"), (ENDS, "2024-05-07")],
     "2024-05-10", [("2024-05-08", "ceased")]),
    ("C12", [(ICPC, "2024-03-27")], "2024-03-28", [("2024-04-12", "running")]),
    ("C12", [(ICPC, "2024-03-27"), (SEEN, "2024-04-12")],
     "2024-04-15", [("2024-04-12", "met"), ("2024-04-26", "running")]),
    ("C12", [(ICPC, "2024-03-27"), (NOT_ALONE, "2024-04-12")], "2024-04-15", [("2024-04-12", "breached")]),
    ("C12", [(ICPC, "2024-03-27"), (WITH_REASON, "2024-04-12")],
     "2024-04-13", [("2024-04-12", "met"), ("2024-04-26", "running")]),
    ("C12", [(ICPC, "2024-03-27"), (ENDS, "2024-04-02")], "2024-05-01", [("2024-04-12", "ceased")]),
    ("C12", [(SEEN, "2024-03-27")], "2024-05-01", []),
    ("C16", [(TAKEN, "2023-04-22T21:15")], "2023-04-22T21:30", [("2023-04-22T22:15", "running")] * 3),
    ("C16", [(TAKEN, "2023-04-22T21:15"), (RELEASED, "2023-04-23")],
     "2023-04-24", [("2023-04-22T22:15", "ceased")] * 3),
    ("C17", [(EMERGENCY, "2024-05-07T12:00")], "2024-05-08", [("2024-05-15", "running")]),
    ("C17", [(EMERGENCY, "2024-05-07"), (LONGER, "2024-05-14")],
     "2024-05-16", [("2024-05-15", "met"), ("2024-05-21", "running")]),
    ("C17", [(EMERGENCY, "2024-05-07"), (INTERIM, "2024-05-14")], "2024-05-16", [("2024-05-15", "met")]),
    ("C17", [(EMERGENCY, "2024-05-07")], "2024-05-16", [("2024-05-15", "breached")]),
    ("C18", [(TAKEN, "2023-04-22T21:15")], "2023-04-23", [("2023-04-24", "due_soon")]),
    ("C18", [(TAKEN, "2023-04-22"), (care.ReviewingOfficerNotified(), "2023-04-24")],
     "2023-05-01", [("2023-04-24", "met")]),
    ("C18", [(TAKEN, "2023-04-22T21:15"), (RELEASED, "2023-04-23")],
     "2023-05-01", [("2023-04-24", "ceased")]),
    ("C19", [(TAKEN, "2023-04-22"), (AGREED, "2023-04-25")], "2023-04-26", [("2023-04-28", "due_soon")]),
    ("C19", [(AGREED, "2023-04-25"), (care.ReviewingOfficerAllocated(), "2023-05-05")],
     "2023-05-06", [("2023-05-03", "met_late")]),
    ("C20", [(TAKEN, "2023-04-22"), (AGREED, "2023-04-25"), (RELEASED, "2023-04-25")],
     "2023-05-02", [("2023-05-23", "running")]),
    ("C20", [(AGREED, "2023-04-22"), (REVIEW, "2023-05-18")], "2023-06-01", [("2023-05-23", "met")]),
    ("C20", [(AGREED, "2023-04-22"), (UNHEARD, "2023-05-18")], "2023-06-01", [("2023-05-23", "breached")]),
    ("C21", [(AGREED, "2023-04-22"), (REVIEW, "2023-05-18")], "2023-06-01", [("2023-08-18", "running")]),
    ("C21", [(AGREED, "2023-04-22"), (REVIEW, "2023-05-18"), (REVIEW, "2023-08-16")], "2023-09-01",
     [("2023-08-18", "met"), ("2024-02-16", "running")]),
    ("C21", [(AGREED, "2023-04-22"), (REVIEW, "2023-05-18"), (HOME_AGAIN, "2023-07-01")],
     "2023-09-01", [("2023-08-18", "ceased")]),
    ("C22", [(ICPC, "2023-02-24"), (TAKEN, "2023-04-22")], "2023-04-23", []),
    ("C22", [(ICPC, "2023-02-24"), (TAKEN, "2023-04-22"), (AGREED, "2023-04-25")],
     "2023-04-26", [("2023-05-23", "running")]),
    ("C22", [(ICPC, "2023-02-24"), (AGREED, "2023-04-22"), (MAPPED, "2023-05-18")],
     "2023-06-01", [("2023-05-23", "met")]),
    ("C22", [(ICPC, "2023-02-24"), (AGREED, "2023-04-22"), (UNMAPPED, "2023-05-18")],
     "2023-06-01", [("2023-05-23", "ceased")]),
    ("C22", [(ICPC, "2023-02-24"), (AGREED, "2023-04-22"), (BOTH, "2023-05-18")],
     "2023-06-01", [("2023-05-23", "met")]),
    ("C22", [(ICPC, "2023-02-24"), (AGREED, "2023-04-22"), (REVIEW, "2023-05-18")],
     "2023-06-01", [("2023-05-23", "breached")]),
    ("C23", [(TAKEN, "2023-04-22")], "2023-04-25", [("2023-05-09", "running")]),
    ("C23", [(care.CarePlanMade(), "2023-04-20"), (AGREED, "2023-04-22")],
     "2023-05-20", [("2023-05-09", "met")]),
    ("C24", [(FOSTER, "2023-04-22")], "2023-04-24", [("2023-04-28", "running")]),
    ("C24", [(care.PlacementPlanMade(), "2023-04-21"), (FOSTER, "2023-04-22")],
     "2023-05-24", [("2023-04-28", "met")]),
    ("C24", [(INFORMAL, "2023-04-22")], "2023-05-24", []),
    ("C25", [(WITH_KIN, "2023-04-29T12:00")], "2023-08-01", [("2023-08-19", "running")]),
    ("C25", [(WITH_KIN, "2023-04-29"), (TO_OCTOBER, "2023-08-14")], "2023-09-01", [("2023-08-19", "met")]),
    ("C25", [(WITH_KIN, "2023-04-29"), (TO_OCTOBER, "2023-08-29")],
     "2023-09-01", [("2023-08-19", "met_late")]),
    ("C25", [(WITH_KIN, "2023-04-29"), (APPROVED, "2023-07-01")], "2023-09-01", [("2023-08-19", "met")]),
    ("C25", [(WITH_KIN, "2023-04-29")], "2023-08-20", [("2023-08-19", "breached")]),
    ("C26", [(WITH_KIN, "2023-04-29"), (TO_OCTOBER, "2023-08-14")],
     "2023-09-01", [("2023-10-14", "running")]),
    ("C26", [(WITH_KIN, "2023-04-29"), (TO_NEXT_YEAR, "2023-08-14")],
     "2023-10-15", [("2023-10-14", "breached")]),
    ("C26", [(WITH_KIN, "2023-04-29"), (TO_OCTOBER, "2023-08-14"), (MOVED_ON, "2023-10-06")],
     "2023-10-15", [("2023-10-14", "met")]),
    ("C27", [(WITH_KIN, "2023-04-29")], "2023-05-01", [("2023-05-06", "running")]),
    ("C27", [(AGREED, "2023-04-25"), (WITH_KIN, "2023-04-29"), (REVIEW, "2023-05-04"), (SEEN, "2023-05-05")],
     "2023-05-06",
     [("2023-05-06", "met"), ("2023-06-02", "running")]),
    ("C28", [(FOSTER, "2023-04-22")], "2023-04-24", [("2023-04-29", "running")]),
    ("C28", [(FOSTER, "2023-04-22"), (SEEN, "2023-04-28")],
     "2023-05-06", [("2023-04-29", "met"), ("2023-06-09", "running")]),
    ("C28", [(FOSTER, "2023-04-22"), (MOVED_ON, "2023-04-27")], "2023-05-06", [("2023-04-29", "ceased")]),
    ("C29", [(AGREED, "2023-04-22")], "2023-05-01", [("2023-05-09", "running"), ("2023-05-23", "running")]),
    ("C29", [(AGREED, "2023-04-22"), (HEALTH, "2023-05-10"), (care.EducationPlanMade(), "2023-05-05")],
     "2023-06-01",
     [("2023-05-09", "met"), ("2023-05-23", "met")]),
    ("C30", [(LETTER, "2023-04-25")], "2023-05-01", [("2023-08-15", "running")]),
    ("C30", [(LETTER, "2023-04-25"), (GOES_ON, "2023-07-25")], "2023-08-16", [("2023-08-15", "breached")]),
    ("C30", [(LETTER, "2023-04-25"), (STOPPED, "2023-10-04")], "2023-11-01", [("2023-08-15", "met_late")]),
    ("C31", [(ISSUED, "2024-01-10")], "2024-02-01", [("2024-07-10", "running")]),
    ("C31", [(ISSUED, "2024-01-10"), (INTERIM, "2024-01-12")], "2024-08-01", [("2024-07-10", "breached")]),
    ("C31", [(ISSUED, "2024-01-10"), (CARE_ORDER, "2024-06-12")], "2024-08-01", [("2024-07-10", "met")]),
    ("C41", [(ICPC, "2025-03-28"), (TRANSFER, "2025-07-08")], "2025-07-10", [("2025-07-29", "running")]),
    ("C41", [(ICPC, "2025-03-28"), (TRANSFER, "2025-07-08"), (RECEIVED, "2025-07-25")],
     "2025-08-10", [("2025-07-29", "met")]),
    ("C41", [(ICPC, "2025-03-28"), (TRANSFER, "2025-07-08"), (REFUSED, "2025-07-25")],
     "2025-08-10", [("2025-07-29", "ceased")]),
    ("C41", [(ICPC, "2025-03-28"), (TRANSFER, "2025-07-08"), (REFUSED, "2025-07-14"), (ACCEPTED, "2025-07-18")],
     "2025-07-20", [("2025-07-29", "running")]),  # the no became a yes: it was counted all the while
    ("C41", [(ICPC, "2025-03-28"), (TRANSFER, "2025-07-08"), (ACCEPTED, "2025-07-14"), (REFUSED, "2025-07-18")],
     "2025-07-20", [("2025-07-29", "ceased")]),
    ("C41", [(TRANSFER, "2025-07-08")], "2025-07-10", []),
    # what was counted from the first council's conference ends with the second's; its own counts begin there
    ("C10", [(ICPC, "2025-07-01"), (RECEIVED, "2025-07-08")], "2025-07-20",
     [("2025-07-15", "ceased"), ("2025-07-22", "due_soon")]),
    ("C13", [(ICPC, "2025-03-28"), (RECEIVED, "2025-05-12")], "2025-07-01",
     [("2025-06-28", "ceased"), ("2025-08-12", "running")]),
    ("C13", [(ICPC, "2025-03-28"), (RECEIVED, "2025-07-08")], "2025-07-20",
     [("2025-06-28", "ceased"), ("2025-10-08", "running")]),
    ("C14", [(ICPC, "2024-03-27"), (conference("review", "continues"), "2024-06-19"), (RECEIVED, "2024-11-05")],
     "2025-01-06", [("2024-12-19", "ceased")]),
    ("C51", [(ICPC, "2024-03-27")], "2024-03-27T12:00", [("2024-03-27", "due_soon")]),
    ("C51", [(ICPC, "2024-03-27"), (FLAG, "2024-03-27T16:00"), (ENDS, "2024-05-07")], "2024-05-08",
     [("2024-03-27", "met"), ("2024-05-07", "breached")]),
    ("C52", [(family.SeriousIncident(), "2024-11-28T23:00")],
     "2024-11-29", [("2024-12-05", "running"), ("2024-12-19", "running")]),
    ("C52", [(family.SeriousIncident(notified_on=date(2024, 11, 28)), "2024-11-28T23:00")], "2024-11-29",
     [("2024-12-05", "met"), ("2024-12-19", "running")]),
    ("C52", [(family.SeriousIncident(), "2024-11-28"), (family.SeriousIncidentNotified(), "2024-12-06"),
             (family.RapidReviewHeld(), "2024-12-19")], "2025-01-01",
     [("2024-12-05", "met_late"), ("2024-12-19", "met")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "story", "now", "expected"), ROWS)
def test_clock_of_story_stands_as_the_table_says(
    code: str, story: list[Line], now: str, expected: list[tuple[str, str]]
) -> None:
    assert standing(told(*story), now, code) == expected


def levels(story: list[Line], code: str, *moments: str) -> list[str]:
    return [str(clocks(told(*story), now, code)[0].level) for now in moments]


def test_second_missed_visit_is_red_where_visits_are_kept_on_this_record() -> None:
    story: list[Line] = [(ICPC, "2024-03-27"), (SEEN, "2024-04-05"), (SEEN, "2024-04-12")]
    found = [clocks(told(*story), now, "C12")[-1].level for now in ("2024-04-26", "2024-04-29", "2024-05-14")]
    assert found == [None, Level.AMBER, Level.RED]


def test_second_missed_visit_stays_amber_where_none_was_ever_recorded() -> None:
    assert levels([(ICPC, "2024-03-27")], "C12", "2024-04-12", "2024-04-15", "2024-06-01") == [
        "None",
        "amber",
        "amber",
    ]


def test_family_approval_is_red_from_two_weeks_before_its_end() -> None:
    story: list[Line] = [(WITH_KIN, "2023-04-29T12:00")]
    assert levels(story, "C25", "2023-08-04T23:59", "2023-08-05T00:00", "2023-08-20") == [
        "None",
        "red",
        "red",
    ]


def test_emergency_order_is_red_in_its_last_day() -> None:
    story: list[Line] = [(EMERGENCY, "2024-05-07T12:00")]
    assert levels(story, "C17", "2024-05-14T23:59", "2024-05-15T00:00") == ["None", "red"]


def test_police_protection_is_told_to_council_parents_and_child_each_on_its_own() -> None:
    story = told(
        (TAKEN, "2023-04-22T21:15"),
        (care.InformedOfProtection(who="north_nights"), "2023-04-22T21:40"),
        (care.InformedOfProtection(who="parents"), "2023-04-22T23:00"),
    )
    found = {one.name: str(one.state) for one in clocks(story, "2023-04-23T02:00", "C16")}
    assert found == {
        "Police protection: council told": "met",
        "Police protection: parents told": "met_late",
        "Police protection: child told in words for their age": "breached",
    }
    (late,) = [one for one in clocks(story, "2023-04-23T02:00", "C16") if one.is_open]
    assert (late.level, late.told) == (Level.AMBER, ("team_manager", "chair"))


def test_baby_is_not_told_of_police_protection_and_has_no_education_plan() -> None:
    born = ChildDescribed(child=CHILD, date_of_birth=date(2023, 8, 1))
    story = told((born, "2024-03-01"), (TAKEN, "2024-03-30"), (AGREED, "2024-04-01"))
    assert len(clocks(story, "2024-03-30T10:00", "C16")) == 2
    assert [one.name for one in clocks(story, "2024-04-02", "C29")] == [
        "First health assessment of a child in care"
    ]


def test_72_hours_are_elapsed_hours_across_both_clock_changes() -> None:
    for start, end in (
        ("2024-03-30T23:00", "2024-04-03T00:00"),
        ("2024-10-26T12:00", "2024-10-29T11:00"),
    ):
        assert standing(told((TAKEN, start)), start, "C15")[0][0] == end


def test_care_reviews_are_chaired_by_the_reviewing_officer() -> None:
    (clock,) = clocks(told((AGREED, "2023-04-22")), "2023-05-10", "C23")
    assert (clock.level, clock.told) == (Level.AMBER, ("team_manager", "iro"))


def test_plan_of_an_earlier_period_leaves_no_clock_open_in_the_next() -> None:
    story = told(
        (ICPC, "2023-02-24"),
        (GROUP, "2023-03-08"),
        (EIGHTEEN, "2023-04-03"),
    )
    still = {one.code for one in running(story.case("2023-09-01"), at("2023-09-01"), CALENDAR) if one.is_open}
    assert still == {"C51"}


@pytest.mark.parametrize(
    ("extended", "found"),
    [
        ("2023-08-14", []),
        ("2023-08-29", [(date(2023, 8, 20), date(2023, 8, 28), 9)]),
        ("", [(date(2023, 8, 20), None, 13)]),
    ],
)
def test_days_between_the_end_of_an_approval_and_a_late_extension_are_unlawful(
    extended: str, found: list[tuple[date, date | None, int]]
) -> None:
    story = told((WITH_KIN, "2023-04-29"), *([(TO_OCTOBER, extended)] if extended else []))
    days = unlawful_days(story.case("2023-09-01"), at("2023-09-01"), CALENDAR)
    assert [one[1:] for one in days] == found
