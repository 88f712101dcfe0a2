"""Each clock: what starts it, when it is due, what counts as met, and who is told."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.alerts import catalogue
from teamaround.practice.calendar import end_of_day, instant
from teamaround.practice.clocks import Clock, ClockState, Level, for_alert, running, shipped_table
from teamaround.practice.clocks.rules import RULES
from teamaround.practice.record.facts import care, family, front_door
from teamaround.practice.record.facts.people import PersonTagged
from teamaround.practice.record.words import RiskTag
from tests.practice.telling import CALENDAR, Story, at, conference, core_group, sighting
from tests.practice.telling import family as a_family


def clocks(story: Story, now: str, code: str) -> list[Clock]:
    return [clock for clock in running(story.case(now), at(now), CALENDAR) if clock.code == code]


def told(*entries: tuple[Any, str]) -> Story:
    story = Story()
    for fact, when in entries:
        story.tell(fact, when)
    return story


REFERRAL = front_door.ReferralReceived(from_agency="police")
DECIDED = front_door.ReferralDecided(outcome=front_door.ReferralOutcome.STRATEGY, manager="A manager")
ENQUIRY = front_door.StrategyMeetingHeld(agencies=("csc", "police", "health"), opens_enquiry=True)
RECONVENED = front_door.StrategyMeetingHeld(agencies=("csc", "police", "health"), reconvened=True)
NO_RISK = front_door.EnquiryConcluded(outcome=front_door.EnquiryOutcome.NOT_SUBSTANTIATED)
RISK = front_door.EnquiryConcluded(outcome=front_door.EnquiryOutcome.CONTINUING_RISK)
ICPC = conference(core_group=("csc", "school", "health"))
REVIEW = conference("review", "continues")
PLAN_ENDS = conference("review", "ends")
TAKEN = care.PoliceProtectionStarted()
RELEASED = care.PoliceProtectionEnded(to="released")
AGREED = care.CareStarted(basis=care.CareBasis.SECTION_20)

ROWS = [
    # code, what was told, as at, due, state
    ("C01", [(REFERRAL, "2023-02-04T03:10")], "2023-02-04T12:00", "2023-02-06T23:59:59", "due_soon"),
    ("C01", [(REFERRAL, "2023-02-04T03:10")], "2023-02-06T23:59:59", "2023-02-06T23:59:59", "due_soon"),
    ("C01", [(REFERRAL, "2023-02-04T03:10")], "2023-02-07T00:00", "2023-02-06T23:59:59", "breached"),
    (
        "C01",
        [(REFERRAL, "2023-02-04T03:10"), (DECIDED, "2023-02-06T09:30")],
        "2023-03-01",
        "2023-02-06T23:59:59",
        "met",
    ),
    (
        "C01",
        [(REFERRAL, "2023-02-04T03:10"), (DECIDED, "2023-02-08")],
        "2023-03-01",
        "2023-02-06T23:59:59",
        "met_late",
    ),
    ("C05", [(ENQUIRY, "2023-02-06T14:00")], "2023-02-10", "2023-02-27T23:59:59", "running"),
    ("C05", [(ENQUIRY, "2024-03-07")], "2024-03-26", "2024-03-28T23:59:59", "due_soon"),
    ("C05", [(ENQUIRY, "2023-02-06"), (ICPC, "2023-02-24")], "2023-03-01", "2023-02-27T23:59:59", "met"),
    (
        "C05",
        [(ENQUIRY, "2023-02-06"), (NO_RISK, "2023-02-20")],
        "2023-04-01",
        "2023-02-27T23:59:59",
        "ceased",
    ),
    ("C05", [(ENQUIRY, "2023-02-06"), (RISK, "2023-02-20")], "2023-04-01", "2023-02-27T23:59:59", "breached"),
    (
        "C05",
        [(ENQUIRY, "2023-02-06"), (RECONVENED, "2023-02-09")],
        "2023-02-10",
        "2023-02-27T23:59:59",
        "running",
    ),
    ("C10", [(ICPC, "2023-02-24")], "2023-02-27", "2023-03-10T23:59:59", "running"),
    (
        "C10",
        [(ICPC, "2024-03-27"), (core_group("csc"), "2024-04-09")],
        "2024-04-20",
        "2024-04-12T23:59:59",
        "met",
    ),
    (
        "C10",
        [(ICPC, "2024-03-27"), (core_group("csc", minuted=False), "2024-04-09")],
        "2024-04-20",
        "2024-04-12T23:59:59",
        "breached",
    ),
    ("C10", [(ICPC, "2024-03-27"), (PLAN_ENDS, "2024-04-05")], "2024-05-01", "2024-04-12T23:59:59", "ceased"),
    ("C13", [(ICPC, "2023-02-24")], "2023-03-01", "2023-05-24T23:59:59", "running"),
    ("C13", [(ICPC, "2024-03-27")], "2024-06-21", "2024-06-27T23:59:59", "due_soon"),
    ("C13", [(ICPC, "2024-03-27"), (REVIEW, "2024-06-19")], "2024-07-01", "2024-06-27T23:59:59", "met"),
    ("C13", [(ICPC, "2024-03-27"), (REVIEW, "2024-07-01")], "2024-07-02", "2024-06-27T23:59:59", "met_late"),
    (
        "C14",
        [(ICPC, "2024-03-27"), (REVIEW, "2024-06-19T10:00")],
        "2024-07-01",
        "2024-12-19T23:59:59",
        "running",
    ),
    (
        "C14",
        [(ICPC, "2024-03-27"), (REVIEW, "2024-06-19"), (PLAN_ENDS, "2024-12-01")],
        "2025-01-01",
        "2024-12-19T23:59:59",
        "met",
    ),
    ("C15", [(TAKEN, "2023-04-22T21:15")], "2023-04-23", "2023-04-25T21:15", "running"),
    ("C15", [(TAKEN, "2024-03-30T23:00")], "2024-03-31", "2024-04-03T00:00", "running"),
    ("C15", [(TAKEN, "2023-04-22T21:15")], "2023-04-25T04:00", "2023-04-25T21:15", "due_soon"),
    ("C15", [(TAKEN, "2023-04-22T21:15")], "2023-04-25T21:16", "2023-04-25T21:15", "breached"),
    (
        "C15",
        [(TAKEN, "2023-04-22T21:15"), (AGREED, "2023-04-25T18:00")],
        "2023-05-01",
        "2023-04-25T21:15",
        "met",
    ),
    (
        "C15",
        [(TAKEN, "2023-04-22T21:15"), (RELEASED, "2023-04-26T18:00")],
        "2023-05-01",
        "2023-04-25T21:15",
        "met_late",
    ),
]


@pytest.mark.parametrize(("code", "story", "now", "due", "state"), ROWS)
def test_clock_of_story_is_due_and_stands_as_the_table_says(
    code: str, story: list[tuple[Any, str]], now: str, due: str, state: str
) -> None:
    (clock,) = clocks(told(*story), now, code)
    assert (clock.due, str(clock.state)) == (at(due), state)


def test_plan_that_never_was_starts_no_clock() -> None:
    story = told((conference(decision="no_plan"), "2024-03-27"), (RECONVENED, "2024-03-20"))
    assert running(story.case("2024-06-01"), at("2024-06-01"), CALENDAR) == ()


def test_decision_answers_the_oldest_waiting_referral_only() -> None:
    story = told((REFERRAL, "2024-05-07T09:00"), (REFERRAL, "2024-05-07T15:00"), (DECIDED, "2024-05-08"))
    states = [str(clock.state) for clock in clocks(story, "2024-05-13", "C01")]
    assert sorted(states) == ["breached", "met"]


def test_decision_that_names_its_referral_answers_that_one() -> None:
    decided = front_door.ReferralDecided(outcome=front_door.ReferralOutcome.ADVICE, referral="e02")
    story = told((REFERRAL, "2024-05-07T09:00"), (REFERRAL, "2024-05-07T15:00"), (decided, "2024-05-08"))
    states = {clock.entry_id: str(clock.state) for clock in clocks(story, "2024-05-13", "C01")}
    assert states == {"e01": "breached", "e02": "met"}


def test_second_enquiry_starts_a_second_conference_clock() -> None:
    story = told((ENQUIRY, "2024-03-07"), (ENQUIRY, "2024-03-12"))
    assert [clock.due for clock in clocks(story, "2024-03-15", "C05")] == [
        at("2024-03-28T23:59:59"),
        at("2024-04-04T23:59:59"),
    ]


def test_conference_of_a_later_enquiry_does_not_meet_an_earlier_closed_one() -> None:
    story = told(
        (ENQUIRY, "2023-02-06"), (NO_RISK, "2023-02-20"), (ENQUIRY, "2024-03-07"), (ICPC, "2024-03-20")
    )
    states = [str(clock.state) for clock in clocks(story, "2024-04-01", "C05")]
    assert states == ["ceased", "met"]


def test_referral_breach_tells_chair_first_and_head_of_service_a_day_later() -> None:
    story = told((REFERRAL, "2024-05-07"))
    (first,) = clocks(story, "2024-05-09", "C01")
    assert (first.level, first.told) == (Level.AMBER, ("team_manager", "chair"))
    (second,) = clocks(story, "2024-05-10T09:00", "C01")
    assert (second.level, second.told) == (Level.RED, ("service_manager", "partnership"))


@pytest.mark.parametrize(
    ("now", "name"),
    [
        ("2023-04-24T21:14", ""),
        ("2023-04-24T21:15", "24 hours left"),
        ("2023-04-25T15:15", "6 hours left"),
        ("2023-04-25T21:15", "the power has lapsed"),
    ],
)
def test_police_protection_marks_are_red_at_48_66_and_72_hours(now: str, name: str) -> None:
    (clock,) = clocks(told((TAKEN, "2023-04-22T21:15")), now, "C15")
    passed = [moment.name for moment in clock.moments if instant(moment.at) <= instant(at(now))]
    assert (passed or [""])[-1] == name
    assert clock.level == (Level.RED if name else None)


def accepted(key: str, role: str = "spoc") -> family.AlertAccepted:
    return family.AlertAccepted(alert=key, by="somebody", role=role)


ALERT_ROWS = [
    # tags, when seen, code, due
    (("violent",), "2024-05-11T20:05", "C45", "2024-05-11T21:05"),
    (("violent",), "2024-05-11T20:05", "C46", "2024-05-11T21:05"),
    ((), "2024-05-11T20:05", "C45", "2024-05-13T12:30"),
    ((), "2024-05-11T20:05", "C46", "2024-05-13T23:59:59"),
    ((), "2024-05-10T15:00", "C45", "2024-05-13T10:30"),
]


@pytest.mark.parametrize(("tags", "seen", "code", "due"), ALERT_ROWS)
def test_alert_clock_is_due_by_its_level(tags: tuple[str, ...], seen: str, code: str, due: str) -> None:
    story = a_family(*tags)
    story.tell(sighting(), seen)
    (alert,) = story.alerts("2024-05-12", "A03")
    (clock,) = [one for one in for_alert(alert, at("2024-05-12"), CALENDAR) if one.code == code]
    assert clock.due == at(due)


def test_acceptance_meets_alert_clocks_of_whoever_may_meet_them() -> None:
    story = a_family("violent")
    story.tell(sighting(), "2024-05-11T20:05")
    (alert,) = story.alerts("2024-05-11T20:30", "A03")
    story.tell(accepted(alert.key, "sw"), "2024-05-11T20:40")
    states = {
        one.code: one.state for one in for_alert(alert, at("2024-05-12"), CALENDAR, story.case("2024-05-12"))
    }
    assert states == {"C45": ClockState.BREACHED, "C46": ClockState.MET}


def test_acceptance_before_an_upgrade_does_not_count_for_the_red_alert() -> None:
    story = a_family()
    story.tell(sighting(), "2024-05-07T10:00")
    (amber,) = story.alerts("2024-05-07T11:00", "A03")
    story.tell(accepted(amber.key), "2024-05-07T11:00")
    story.tell(PersonTagged(person="rowan", tag=RiskTag.VIOLENT), "2024-05-08T12:00")
    (red,) = story.alerts("2024-05-08T13:30", "A03")
    found = {
        one.code: one
        for one in for_alert(red, at("2024-05-08T13:30"), CALENDAR, story.case("2024-05-08T13:30"))
    }
    assert red.key == amber.key
    assert (found["C46"].due, found["C46"].state) == (at("2024-05-08T13:00"), ClockState.BREACHED)


def test_rows_of_the_table_are_whole() -> None:
    table = shipped_table()
    of_alerts = {row.code for row in table.clocks if row.trigger == "alert_raised"}
    assert [row.code for row in table.clocks] == sorted({*RULES, *of_alerts})
    assert all(row.source and row.paragraph and row.counts_as_met for row in table.clocks)
    assert all(row.by_level or row.length > 0 for row in table.clocks)


def test_row_counts_only_while_in_force() -> None:
    row = shipped_table().clocks[0]
    from_may = msgspec.structs.replace(row, in_force_from=at("2024-05-01").date())
    table = msgspec.structs.replace(shipped_table(), clocks=(from_may,))
    story = told((REFERRAL, "2024-04-30"), (REFERRAL, "2024-05-01"))
    found = running(story.case("2024-05-01T12:00"), at("2024-05-01T12:00"), CALENDAR, table)
    assert [clock.entry_id for clock in found] == ["e02"]


@given(day=st.dates(min_value=at("2023-01-01").date(), max_value=at("2026-12-31").date()))
def test_day_clock_is_due_at_the_end_of_a_day_after_its_start(day: Any) -> None:
    story = told((REFERRAL, day.isoformat()))
    (clock,) = clocks(story, f"{day.isoformat()}T10:00", "C01")
    assert clock.due == end_of_day(clock.due.date())
    assert CALENDAR.is_working_day(clock.due.date())
    assert instant(clock.due) > instant(clock.started_at)


def test_alerts_and_clocks_agree_on_what_acknowledges_an_alert() -> None:
    triaged = {row.code for row in catalogue().alerts if "C45" in row.acknowledged_by}
    acknowledged = {row.code for row in catalogue().alerts if "C46" in row.acknowledged_by}
    rows = {row.code: row for row in shipped_table().clocks}
    assert triaged == set(rows["C45"].for_codes)
    assert acknowledged == {row.code for row in catalogue().alerts if row.level in rows["C46"].by_level}
