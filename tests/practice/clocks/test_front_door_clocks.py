"""C02 to C09: referral in writing, referrer told, assessment, conference asked for, strategy, child seen, reports."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.practice.record.entry import Entry, Told
from teamaround.practice.record.facts import family as family_facts
from teamaround.practice.record.facts import front_door as front
from teamaround.practice.record.facts import happenings, meetings, people
from teamaround.practice.record.facts.care import CareBasis, CareStarted
from teamaround.practice.record.words import Harm
from tests.practice.clocks.stories import Told as Line
from tests.practice.clocks.stories import standing, told
from tests.practice.telling import CHILD, Story, at, conference
from tests.practice.telling import family as a_family

BY_PHONE = front.ReferralReceived(from_agency="elm", by_telephone=True)
IN_WRITING = front.ReferralReceived(from_agency="elm")
AGAIN = front.ReferralReceived(from_agency="elm", repeats="e01")
ANONYMOUS = front.ReferralReceived(by_telephone=True)
STRATEGY = front.ReferralDecided(outcome=front.ReferralOutcome.STRATEGY)
ASSESS = front.ReferralDecided(outcome=front.ReferralOutcome.ASSESS)
NOTHING = front.ReferralDecided(outcome=front.ReferralOutcome.NO_FURTHER_ACTION)
LINKED = front.ReferralDecided(outcome=front.ReferralOutcome.LINKED_TO_OPEN_CASE)
WITH_ELM = front.StrategyMeetingHeld(agencies=("csc", "police", "health", "elm"))
ENQUIRY = front.StrategyMeetingHeld(agencies=("csc", "police", "health"), opens_enquiry=True)
TWO_ONLY = front.StrategyMeetingHeld(agencies=("north_nights", "school"))
RISK = front.EnquiryConcluded(outcome=front.EnquiryOutcome.CONTINUING_RISK)
ICPC = conference()
SIGNED = front.AssessmentCompleted(outcome=front.AssessmentOutcome.CHILD_IN_NEED, child_seen=True)
UNSEEN = front.AssessmentCompleted(outcome=front.AssessmentOutcome.CHILD_IN_NEED, child_seen=False)
LONGER = front.AssessmentExtended(until=date(2023, 5, 2), reason="the child was in hospital")
LEFT_ALONE = happenings.Incident(harms=(Harm.LEFT_ALONE,), harmed=(CHILD,))
AT_HOME = happenings.Incident(harms=(Harm.DOMESTIC_ABUSE,), harmed=("mum",), by=("rowan",))
AWAY = happenings.Incident(harms=(Harm.DOMESTIC_ABUSE,), harmed=("mum",), child_present=False)
DRUNK = happenings.Incident(harms=(Harm.PARENT_INTOXICATED,), by=("mum",))
DANGER = happenings.Incident(harms=(Harm.OTHER,), immediate_danger=True)
SEEN = family_facts.VisitMade(outcome=family_facts.VisitOutcome.SEEN_AND_WELL, child_seen=True)
NOT_IN = family_facts.VisitMade(outcome=family_facts.VisitOutcome.NO_ANSWER, child_seen=False)


def asked(on: str, sort: str = "initial") -> meetings.ConferenceRequested:
    return meetings.ConferenceRequested(on=date.fromisoformat(on), sort=meetings.ConferenceSort(sort))


SHARED = meetings.ConferenceReportShared(explained=True)
GIVEN = meetings.ConferenceReportShared()

ROWS: list[tuple[str, list[Line], str, list[tuple[str, str]]]] = [
    # code, what was told, as at, due and state of each clock
    ("C02", [(BY_PHONE, "2023-02-04T03:10")], "2023-02-04T09:00", [("2023-02-05T03:10", "running")]),
    ("C02", [(BY_PHONE, "2023-02-04T03:10")], "2023-02-05T03:11", [("2023-02-05T03:10", "breached")]),
    (
        "C02",
        [(BY_PHONE, "2023-02-04T03:10"), (front.ReferralConfirmed(), "2023-02-04T12:00")],
        "2023-02-06",
        [("2023-02-05T03:10", "met")],
    ),
    (
        "C02",
        [(BY_PHONE, "2023-02-04T03:10"), (AGAIN, "2023-02-05T09:00")],
        "2023-02-06",
        [("2023-02-05T03:10", "met_late")],
    ),
    ("C02", [(BY_PHONE, "2023-02-04"), (WITH_ELM, "2023-02-04T14:00")],
     "2023-02-06", [("2023-02-05T09:00", "ceased")]),
    ("C02", [(IN_WRITING, "2023-02-04")], "2023-02-06", []),
    ("C02", [(ANONYMOUS, "2023-02-04")], "2023-02-06", []),
    ("C03", [(IN_WRITING, "2023-02-04"), (ASSESS, "2023-02-06")], "2023-02-08", [("2023-02-07", "breached")]),
    (
        "C03",
        [(IN_WRITING, "2023-02-04"), (NOTHING, "2023-02-06"), (front.ReferrerTold(), "2023-02-07")],
        "2023-02-08",
        [("2023-02-07", "met")],
    ),
    ("C03", [(IN_WRITING, "2023-02-04"), (STRATEGY, "2023-02-06"), (WITH_ELM, "2023-02-06T14:00")],
     "2023-02-08",
     [("2023-02-07", "ceased")]),
    ("C03", [(IN_WRITING, "2023-02-04")], "2023-02-08", []),
    ("C03", [(ANONYMOUS, "2023-02-04"), (ASSESS, "2023-02-06")], "2023-02-08", []),
    ("C04", [(IN_WRITING, "2023-02-04")], "2023-03-01", [("2023-04-11", "running")]),
    ("C04", [(IN_WRITING, "2023-08-06"), (ASSESS, "2023-08-07")], "2023-10-05", [("2023-10-09", "due_soon")]),
    ("C04", [(IN_WRITING, "2023-02-04"), (SIGNED, "2023-04-11")], "2023-05-01", [("2023-04-11", "met")]),
    ("C04", [(IN_WRITING, "2023-02-04"), (UNSEEN, "2023-04-11")], "2023-05-01", [("2023-04-11", "breached")]),
    ("C04", [(IN_WRITING, "2023-02-04"), (LONGER, "2023-04-10"), (SIGNED, "2023-04-28")], "2023-05-01",
     [("2023-05-02", "met")]),
    ("C04", [(IN_WRITING, "2023-02-04"), (NOTHING, "2023-02-06")], "2023-05-01", [("2023-04-11", "ceased")]),
    ("C04", [(IN_WRITING, "2023-02-04T09:00"), (LINKED, "2023-02-04T09:00")],
     "2023-05-01", [("2023-04-11", "ceased")]),
    ("C06", [(RISK, "2023-02-16")], "2023-02-20", [("2023-02-17", "breached")]),
    ("C06", [(RISK, "2023-02-16"), (meetings.ConferenceRequested(), "2023-02-16")],
     "2023-02-20", [("2023-02-17", "met")]),
    ("C06", [(ICPC, "2023-01-16"), (RISK, "2023-02-16")], "2023-02-20", []),
    ("C07", [(STRATEGY, "2023-02-06")], "2023-02-06T12:00", [("2023-02-07", "due_soon")]),
    ("C07", [(STRATEGY, "2023-02-06"), (ENQUIRY, "2023-02-07")], "2023-02-10", [("2023-02-07", "met")]),
    ("C07", [(STRATEGY, "2023-02-06"), (TWO_ONLY, "2023-02-06")], "2023-02-10", [("2023-02-07", "breached")]),
    ("C07", [(LEFT_ALONE, "2023-04-22T21:15")], "2023-04-23", [("2023-04-24", "due_soon")]),
    ("C07", [(AT_HOME, "2024-04-15T15:40")], "2024-04-15T16:00", [("2024-04-16", "due_soon")]),
    ("C07", [(AT_HOME, "2024-04-15"), (LINKED, "2024-04-15T15:00")],
     "2024-04-20", [("2024-04-16", "ceased")]),
    ("C07", [(AT_HOME, "2023-02-03"), (STRATEGY, "2023-02-03T12:00")],
     "2023-02-05", [("2023-02-06", "due_soon")]),
    ("C07", [(DANGER, "2024-04-15T15:40")], "2024-04-15T16:00", [("2024-04-15", "due_soon")]),
    ("C07", [(AWAY, "2024-04-15")], "2024-04-20", []),
    ("C07", [(DRUNK, "2024-04-15")], "2024-04-20", []),
    ("C07", [(ASSESS, "2024-04-15")], "2024-04-20", []),
    ("C08", [(ENQUIRY, "2024-03-07")], "2024-03-08", [("2024-03-12", "due_soon")]),
    ("C08", [(ENQUIRY, "2024-03-07"), (SEEN, "2024-03-11")], "2024-03-20", [("2024-03-12", "met")]),
    ("C08", [(ENQUIRY, "2024-03-07"), (NOT_IN, "2024-03-11")], "2024-03-20", [("2024-03-12", "breached")]),
    ("C08", [(DANGER, "2024-03-07T08:00"), (ENQUIRY, "2024-03-07T09:00")], "2024-03-07T12:00",
     [("2024-03-08T09:00", "running")]),
    ("C09", [(asked("2024-03-27"), "2024-03-19")], "2024-03-20", [("2024-03-25", "running")]),
    ("C09", [(asked("2024-06-19", "review"), "2024-06-03")], "2024-06-04", [("2024-06-14", "running")]),
    ("C09", [(asked("2024-03-27"), "2024-03-19"), (SHARED, "2024-03-25T16:00")],
     "2024-03-26", [("2024-03-25", "met")]),
    ("C09", [(asked("2024-03-27"), "2024-03-19"), (GIVEN, "2024-03-25T16:00")], "2024-03-26",
     [("2024-03-25", "breached")]),
    ("C09", [(asked("2024-03-27"), "2024-03-19"), (asked("2024-04-03"), "2024-03-20")], "2024-03-21",
     [("2024-03-28", "running")]),
    ("C09", [(meetings.ConferenceRequested(), "2024-03-19")], "2024-03-26", []),
]  # fmt: skip


@pytest.mark.parametrize(("code", "story", "now", "clocks"), ROWS)
def test_clock_of_story_stands_as_the_table_says(
    code: str, story: list[Line], now: str, clocks: list[tuple[str, str]]
) -> None:
    assert standing(told(*story), now, code) == clocks


def test_reporter_who_is_linked_to_the_child_is_told_nothing_of_the_outcome() -> None:
    story = a_family()
    story.tell(front.ReferralReceived(from_person="rowan"), "2024-05-07")
    story.tell(NOTHING, "2024-05-08")
    assert standing(story, "2024-05-20", "C03") == []


def test_neighbour_who_referred_is_told() -> None:
    story = a_family()
    story.tell(people.PersonDescribed(person="next_door", given_names="Una"), "2024-05-07")
    story.tell(front.ReferralReceived(from_person="next_door"), "2024-05-07")
    story.tell(NOTHING, "2024-05-08")
    assert standing(story, "2024-05-20", "C03") == [("2024-05-09", "breached")]


def test_decision_whose_entry_says_that_the_referrer_had_it_meets_the_clock() -> None:
    story = told((IN_WRITING, "2024-05-07"))
    decided = Entry(
        entry_id="d1",
        children=(CHILD,),
        happened_at=at("2024-05-08"),
        recorded_at=at("2024-05-08"),
        by_agency="csc",
        fact=NOTHING,
        told=(Told(agency="elm", at=at("2024-05-08T11:00")),),
    )
    story.entries.append(decided)
    assert standing(story, "2024-05-20", "C03") == [("2024-05-09", "met")]


def test_strategy_discussion_without_health_where_all_kinds_are_known_does_not_count() -> None:
    story = Story()
    story.tell(STRATEGY, "2024-05-07")
    story.tell(front.StrategyMeetingHeld(agencies=("csc", "elm", "north_nights")), "2024-05-07T15:00")
    assert standing(story, "2024-05-20", "C07") == [("2024-05-08", "breached")]


def test_care_on_a_legal_footing_ends_the_wait_for_a_strategy_discussion() -> None:
    story = told((LEFT_ALONE, "2024-05-07"), (CareStarted(basis=CareBasis.INTERIM_CARE_ORDER), "2024-05-08"))
    assert standing(story, "2024-05-20", "C07") == [("2024-05-08", "ceased")]


def test_enquiry_of_a_child_on_a_plan_needs_no_first_conference() -> None:
    story = told((ICPC, "2024-03-27"), (ENQUIRY, "2024-04-16"), (RISK, "2024-04-30"))
    assert standing(story, "2024-06-20", "C05") == [("2024-05-08", "ceased")]


def test_referral_recorded_late_counts_from_when_it_came() -> None:
    story = Story()
    story.tell(IN_WRITING, "2023-02-04", recorded="2023-04-20")
    assert standing(story, "2023-04-20", "C04") == [("2023-04-11", "breached")]
    assert standing(story, "2023-04-19", "C04") == []
