"""C36, C37, C42 and C50: what the school is told and by when, its file, and flags; row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.entry import Told
from teamaround.practice.record.facts.family import SchoolChanged, SchoolTold
from teamaround.practice.record.facts.front_door import ReferralReceived, StrategyMeetingHeld
from teamaround.practice.record.facts.happenings import ConcernReported, Incident, Statement
from teamaround.practice.record.facts.meetings import PlanEnded, PlanEndReason, PlanSort, PlanStarted
from teamaround.practice.record.facts.people import ChildDescribed, PersonDescribed
from teamaround.practice.record.facts.rights import ContactLeft, ContactVerified, FlagConfirmed
from teamaround.practice.record.facts.school import SchoolFileReceived, SchoolNotTold, WhyNotTold
from teamaround.practice.record.words import Harm, HowKnown, Indicator, SharingLevel
from tests.practice.clocks.counting import clocks, shown
from tests.practice.telling import CHILD, HOME, MOTHER, PARTNER, Story, at, conference, family, sighting

PLAN = PlanStarted(sort=PlanSort.CHILD_IN_NEED)
ABUSE = Incident(what="A row", harms=(Harm.DOMESTIC_ABUSE,), harmed=(MOTHER,), by=(PARTNER,))
SIGN = Incident(what="A row", indicators=(Indicator.DOMESTIC_ABUSE,), harmed=(MOTHER,))
NEGLECT = Incident(what="Left alone", harms=(Harm.LEFT_ALONE,), harmed=(CHILD,))
TOLD = SchoolTold(school="school", about_entry="news", acknowledged=True)


def _open(plan: bool = True) -> Story:
    story = family("violent")
    if plan:
        story.tell(PLAN, "2024-01-15", told=(Told(agency="school", at=at("2024-01-15")),), name="plan")
    return story


@pytest.mark.parametrize(
    ("news", "by", "when", "due"),
    [
        (ABUSE, "police", "2024-03-02T01:20", "2024-03-04T08:30"),  # Saturday night
        (SIGN, "police", "2024-03-05T22:00", "2024-03-06T08:30"),
        (ABUSE, "police", "2024-03-05T07:00", "2024-03-05T08:30"),  # before school begins
        (ABUSE, "police", "2024-03-05T10:00", "2024-03-06T08:30"),
        (ABUSE, "police", "2024-03-28T22:00", "2024-04-08T08:30"),  # holidays
        (NEGLECT, "police", "2024-03-05T10:00", ""),
        (ABUSE, "probation", "2024-03-05T10:00", ""),
    ],
)
def test_encompass_notice_is_due_before_the_next_school_day(
    news: Incident, by: str, when: str, due: str
) -> None:
    story = _open()
    story.tell(news, when, by=by, name="news")
    assert [one[0] for one in shown(clocks(story, when, "C36"))] == ([due] if due else [])


def test_encompass_needs_no_plan_but_a_school() -> None:
    story = _open(plan=False)
    story.tell(ABUSE, "2024-03-05T10:00", by="police")
    bare = Story()
    bare.tell(ChildDescribed(child=CHILD, council="csb"), "2024-01-02")
    bare.tell(Incident(harms=(Harm.DOMESTIC_ABUSE,)), "2024-03-05T10:00", by="police")
    assert len(clocks(story, "2024-03-05T11:00", "C36")) == 1
    assert clocks(bare, "2024-03-05T11:00", "C36") == []


@pytest.mark.parametrize(
    ("news", "by", "when", "due"),
    [
        (NEGLECT, "police", "2024-03-02T01:20", "2024-03-04T23:59"),
        (NEGLECT, "csc", "2024-03-05T11:00", "2024-03-06T23:59"),
        (NEGLECT, "north_nights", "2024-03-02T22:00", "2024-03-04T08:30"),  # AC-R11-2
        (NEGLECT, "front", "2024-03-05T22:00", "2024-03-06T08:30"),
        (NEGLECT, "front", "2024-03-05T11:00", "2024-03-06T23:59"),
        # Today's way home: danger now, or somebody wrote that the child may go home to it.
        (Incident(what="Fire", immediate_danger=True), "csc", "2024-03-05T11:00", "2024-03-05T15:15"),
        (
            ConcernReported(person=PARTNER, place=HOME, goes_home_to_it=True),
            "csc",
            "2024-03-05T11:00",
            "2024-03-05T15:15",
        ),
        (
            ConcernReported(person=PARTNER, place=HOME, goes_home_to_it=True),
            "csc",
            "2024-03-05T16:00",
            "2024-03-06T23:59",
        ),
        (ConcernReported(person=PARTNER, place=HOME), "csc", "2024-03-05T11:00", "2024-03-06T23:59"),
        (sighting("found_at", band="seen"), "police", "2024-03-05T11:00", "2024-03-06T23:59"),
        # Holidays, and nobody at school for the holidays: the first morning of term (AC-R11-3).
        (NEGLECT, "police", "2024-08-06T02:30", "2024-09-03T08:30"),
        (ReferralReceived(), "police", "2024-03-05T11:00", "2024-03-06T23:59"),
        (
            Statement(question="q", answer="yes", by=MOTHER, harms=(Harm.DOMESTIC_ABUSE,)),
            "csc",
            "2024-03-05T11:00",
            "2024-03-06T23:59",
        ),
    ],
)
def test_school_is_told_of_a_new_concern_in_time(news: Any, by: str, when: str, due: str) -> None:
    story = _open()
    story.tell(news, when, by=by, name="news")
    assert [one[0] for one in shown(clocks(story, when, "C37"))] == [due]


@pytest.mark.parametrize(
    ("news", "by"),
    [
        (NEGLECT, "school"),  # the school said it
        (Statement(question="q", answer="no", by=MOTHER, denies=True, harms=(Harm.DOMESTIC_ABUSE,)), "csc"),
        (Statement(question="q", answer="yes", by=MOTHER), "csc"),
        (sighting(band="review"), "csc"),
        (sighting(person=MOTHER), "csc"),
        (sighting(person="stranger", band="seen"), "csc"),
        (Incident(by=("stranger",), place="elsewhere"), "police"),
    ],
)
def test_what_is_no_new_concern_starts_no_clock(news: Any, by: str) -> None:
    story = _open()
    story.tell(news, "2024-03-05T11:00", by=by)
    assert clocks(story, "2024-03-05T12:00", "C37") == []


def test_concern_without_an_open_plan_starts_no_clock() -> None:
    closed = _open()
    closed.tell(PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.GOALS_MET), "2024-02-01")
    never = _open(plan=False)
    for story in (closed, never):
        story.tell(NEGLECT, "2024-03-05T11:00", by="police")
        assert clocks(story, "2024-03-06", "C37") == []


def test_several_entries_of_one_happening_are_one_concern_and_a_repeat_is_none() -> None:
    story = _open()
    for fact in (NEGLECT, ReferralReceived(), ConcernReported(what="Alone")):
        story.tell(fact, "2024-03-02T01:20", by="police")
    story.tell(sighting(), "2024-03-03T10:00")
    story.tell(sighting(), "2024-03-03T20:00")
    story.tell(sighting(), "2024-03-05T20:00")
    assert len(clocks(story, "2024-03-06", "C37")) == 3


KNOWING: list[tuple[Any, str, str]] = [
    (TOLD, "2024-03-06T10:00", "met"),
    (TOLD, "2024-03-07T10:00", "met_late"),
    (SchoolTold(school="school", about_entry="news"), "2024-03-06T10:00", "breached"),  # not acknowledged
    (SchoolTold(school="elm", about_entry="news", acknowledged=True), "2024-03-06T10:00", "breached"),
    (SchoolTold(school="school", about_entry="other", acknowledged=True), "2024-03-06T10:00", "breached"),
    (SchoolTold(school="school", acknowledged=True), "2024-03-06T10:00", "met"),
    (StrategyMeetingHeld(agencies=("csc", "police", "school")), "2024-03-06T10:00", "met"),
    (StrategyMeetingHeld(agencies=("csc", "police")), "2024-03-06T10:00", "breached"),
]


@pytest.mark.parametrize(("fact", "when", "state"), KNOWING)
def test_school_knows_by_an_acknowledged_notice_or_in_a_meeting(fact: Any, when: str, state: str) -> None:
    story = _open()
    story.tell(NEGLECT, "2024-03-05T11:00", by="police", name="news")
    story.tell(fact, when)
    assert [one[1] for one in shown(clocks(story, "2024-03-08", "C37"))] == [state]


@pytest.mark.parametrize(
    ("level", "state"), [(SharingLevel.SUMMARY, "met"), (SharingLevel.PRESENCE, "breached")]
)
def test_presence_alone_tells_the_school_nothing(level: SharingLevel, state: str) -> None:
    story = _open()
    told = (Told(agency="school", at=at("2024-03-05T12:00"), level=level),)
    story.tell(NEGLECT, "2024-03-05T11:00", by="police", told=told)
    assert [one[1] for one in shown(clocks(story, "2024-03-08", "C37"))] == [state]


def test_concern_recorded_late_counts_from_when_it_was_recorded() -> None:
    story = _open()
    story.tell(NEGLECT, "2024-02-20T11:00", recorded="2024-03-05T11:00", by="police")
    assert shown(clocks(story, "2024-03-05T12:00", "C37")) == [("2024-03-06T23:59", "due_soon")]


def test_manager_may_put_the_notice_off_for_ten_working_days() -> None:
    story = _open()
    story.tell(NEGLECT, "2024-03-05T11:00", by="police", name="news")
    reason = WhyNotTold.POLICE_ENQUIRY
    story.tell(SchoolNotTold(school="school", reason=reason, about_entry="news"), "2024-03-06T09:00")
    assert shown(clocks(story, "2024-03-07", "C37")) == [("2024-03-06T23:59", "breached")]
    approved = SchoolNotTold(school="school", reason=reason, about_entry="news", manager="A manager")
    story.tell(approved, "2024-03-07T09:00")
    assert shown(clocks(story, "2024-03-08", "C37")) == [("2024-03-21T23:59", "running")]
    assert shown(clocks(story, "2024-03-22", "C37")) == [("2024-03-21T23:59", "breached")]


def test_contact_for_the_holidays_is_told_in_the_usual_time_until_they_leave() -> None:
    story = _open()
    story.tell(ContactVerified(agency="school", role="dsl", in_holidays=True), "2024-07-01")
    story.tell(NEGLECT, "2024-08-06T11:00", by="police")
    assert shown(clocks(story, "2024-08-06T12:00", "C37")) == [("2024-08-07T23:59", "due_soon")]
    story.tell(ContactLeft(agency="school", role="dsl"), "2024-08-06T13:00")
    assert shown(clocks(story, "2024-08-06T14:00", "C37")) == [("2024-09-03T08:30", "running")]


def test_safeguarding_file_counts_when_the_new_school_has_it() -> None:
    story = _open()
    story.tell(SchoolChanged(to="elm", file_sent=True), "2024-05-07")
    assert shown(clocks(story, "2024-05-15", "C42")) == [("2024-05-14T23:59", "breached")]
    story.tell(SchoolFileReceived(school="school"), "2024-05-10")
    assert clocks(story, "2024-05-15", "C42")[0].met_at is None
    story.tell(SchoolFileReceived(school="elm"), "2024-05-13")
    assert shown(clocks(story, "2024-05-15", "C42")) == [("2024-05-14T23:59", "met")]


def _flags(*facts: tuple[Any, str], told: tuple[Told, ...] = (), health: bool = True) -> Story:
    story = family()
    if health:
        story.tell(PersonDescribed(person=CHILD, given_names="Ash", open_to=("health", "csc")), "2024-01-10")
    story.tell(PLAN, "2024-02-23T12:00", told=told)
    for fact, when in facts:
        story.tell(fact, when)
    return story


TOLD_SCHOOL = Told(agency="school", at=at("2024-02-23T12:00"))
TOLD_HEALTH = Told(agency="health", at=at("2024-02-26T12:00"))


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (_flags(), [("2024-02-27T23:59", "breached")]),
        (_flags(told=(TOLD_SCHOOL,)), [("2024-02-27T23:59", "breached")]),
        (_flags(told=(TOLD_SCHOOL, TOLD_HEALTH)), [("2024-02-27T23:59", "met")]),
        (
            _flags((FlagConfirmed(agency="health"), "2024-02-28"), told=(TOLD_SCHOOL,)),
            [("2024-02-27T23:59", "met_late")],
        ),
        (
            _flags((FlagConfirmed(agency="health", removed=True), "2024-02-26"), told=(TOLD_SCHOOL,)),
            [("2024-02-27T23:59", "breached")],
        ),
    ],
)
def test_flag_is_confirmed_by_every_agency_known_to_the_child(
    story: Story, expected: list[tuple[str, str]]
) -> None:
    assert shown(clocks(story, "2024-03-01", "C50")) == expected


def test_flag_ends_are_confirmed_too_unless_the_plan_was_stepped_up() -> None:
    ended = PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.GOALS_MET)
    story = _flags((ended, "2024-03-04"), told=(TOLD_SCHOOL, TOLD_HEALTH))
    assert shown(clocks(story, "2024-03-05", "C50")) == [
        ("2024-02-27T23:59", "met"),
        ("2024-03-06T23:59", "due_soon"),
    ]
    assert len({one.key for one in clocks(story, "2024-03-05", "C50")}) == 2
    stepped_up = _flags((conference(), "2024-03-04"), told=(TOLD_SCHOOL, TOLD_HEALTH))
    assert len(clocks(stepped_up, "2024-03-05", "C50")) == 1


def test_no_flag_is_sent_where_the_family_did_not_agree() -> None:
    story = family()
    story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED, flags_agreed=False), "2024-02-23")
    assert clocks(story, "2024-03-01", "C50") == []


def test_flag_after_a_conference_counts_for_those_who_sat_in_it() -> None:
    story = family()
    story.tell(conference("review", "child_in_need", present=("csc", "school")), "2024-02-23")
    assert [one[1] for one in shown(clocks(story, "2024-03-01", "C50"))] == ["met"]


@pytest.mark.parametrize(("recorded", "counts"), [("2024-03-05", True), ("2024-06-03", False)])
def test_what_a_register_brings_long_after_is_history_and_no_news(recorded: str, counts: bool) -> None:
    story = family()
    by_register = HowKnown.RECORDED_BY_SYSTEM
    story.tell(PLAN, "2024-03-01", recorded=recorded, how=by_register)
    story.tell(NEGLECT, "2024-03-04", recorded=recorded, how=by_register)
    assert bool(clocks(story, "2024-06-10", "C50")) is counts
    assert bool(clocks(story, "2024-06-10", "C37")) is counts
