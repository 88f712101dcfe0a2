"""A20 and A29: a move across a border, and something new about a child whose case is open."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts import evaluate
from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.facts import controls, family, front_door, happenings, meetings
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import AgencyKind, Harm, HowKnown, Indicator
from tests.practice.telling import (
    CALENDAR,
    CHILD,
    DIRECTORY,
    HOME,
    MOTHER,
    PARTNER,
    Story,
    at,
    conference,
    sighting,
)
from tests.practice.telling import family as a_family

CIN = meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED)
CLOSED = meetings.PlanEnded(sort=meetings.PlanSort.CHILD_IN_NEED, reason=meetings.PlanEndReason.GOALS_MET)
REFERRAL = front_door.ReferralReceived(from_agency="elm", harms=(Harm.NEGLECT,))
SAID_MORE = front_door.ReferralReceived(from_agency="elm", harms=(Harm.NEGLECT, Harm.PHYSICAL_ASSAULT))
OF_ANOTHER = front_door.ReferralReceived(from_agency="ward", harms=(Harm.NEGLECT,))
CONCERN = happenings.ConcernReported(what="Seen at the gate", person=PARTNER)
LINKED = front_door.ReferralDecided(outcome=front_door.ReferralOutcome.LINKED_TO_OPEN_CASE)
STARTED = front_door.AssessmentStarted()
SIGNED = front_door.AssessmentCompleted(outcome=front_door.AssessmentOutcome.NO_FURTHER_ACTION)
MOVED = family.ChildMoved(place="flat", council="oxb")
ON_PLAN = conference()


def a_story(*entries: tuple[Any, str], tags: tuple[str, ...] = ()) -> Story:
    story = a_family(*tags)
    for fact, when in entries:
        story.tell(fact, when)
    return story


NEWS: list[tuple[list[tuple[Any, str]], int]] = [
    ([(CIN, "2024-03-01"), (REFERRAL, "2024-05-07")], 1),
    ([(ON_PLAN, "2024-03-01"), (REFERRAL, "2024-05-07")], 1),
    ([(PoliceProtectionStarted(), "2024-05-06"), (REFERRAL, "2024-05-07")], 1),
    ([(STARTED, "2024-05-06"), (REFERRAL, "2024-05-07")], 1),
    ([(STARTED, "2024-05-01"), (SIGNED, "2024-05-06"), (REFERRAL, "2024-05-07")], 0),
    ([(REFERRAL, "2024-05-07")], 0),
    (
        [(REFERRAL, "2024-05-07T09:00"), (CIN, "2024-05-07T09:00")],
        0,
    ),  # what opened the case is nothing new to it
    ([(CIN, "2024-03-01"), (CLOSED, "2024-04-01"), (REFERRAL, "2024-05-07")], 0),
    ([(CIN, "2024-03-01"), (REFERRAL, "2024-05-07T09:00"), (REFERRAL, "2024-05-07T15:00")], 1),  # said again
    ([(CIN, "2024-03-01"), (REFERRAL, "2024-05-07T09:00"), (REFERRAL, "2024-05-09T15:00")], 2),
    ([(CIN, "2024-03-01"), (REFERRAL, "2024-05-07T09:00"), (SAID_MORE, "2024-05-07T15:00")], 2),
    ([(CIN, "2024-03-01"), (REFERRAL, "2024-05-07T09:00"), (OF_ANOTHER, "2024-05-07T15:00")], 2),
    ([(CIN, "2024-03-01"), (CONCERN, "2024-05-07")], 0),  # the social work team wrote it itself
    ([(CIN, "2024-03-01"), (REFERRAL, "2024-05-07"), (LINKED, "2024-05-08")], 1),
    ([(CIN, "2024-03-01"), (sighting(), "2024-05-11T20:05")], 0),  # amber, and nobody has looked at it yet
]


@pytest.mark.parametrize(("entries", "number"), NEWS)
def test_a29_news_on_an_open_case_goes_to_social_worker_and_education_professional(
    entries: list[tuple[Any, str]], number: int
) -> None:
    found = a_story(*entries).alerts("2024-05-20", "A29")
    assert [(str(one.level), one.to) for one in found] == [("amber", ("sw", "hub_education"))] * number


def test_a29_referral_that_names_an_earlier_one_is_a_repeat_however_late() -> None:
    story = a_story((CIN, "2024-03-01"))
    first = story.tell(REFERRAL, "2024-05-07")
    story.tell(front_door.ReferralReceived(from_agency="ward", repeats=first), "2024-05-14")
    (alert,) = story.alerts("2024-05-20", "A29")
    assert (alert.entry_id, len(alert.also)) == (first, 1)


def test_a29_concern_of_another_agency_counts() -> None:
    story = a_story((CIN, "2024-03-01"))
    story.tell(CONCERN, "2024-05-07", by="elm")
    assert len(story.alerts("2024-05-20", "A29")) == 1


HAPPENED: list[tuple[Any, int]] = [
    (happenings.Incident(what="A fight", harms=(Harm.DOMESTIC_ABUSE,), by=(PARTNER,), place=HOME), 1),
    (happenings.Incident(what="A fight in the street", child_present=True), 1),
    (happenings.Incident(what="A fight of strangers", by=("guest",), place="elsewhere"), 0),
    (PoliceProtectionStarted(), 1),
    (family.SeriousIncident(harmed=(CHILD,)), 1),
    (happenings.Statement(question="q", answer="he did", by=MOTHER, harms=(Harm.PHYSICAL_ASSAULT,)), 1),
    (happenings.Statement(question="q", answer="he did", by=MOTHER), 0),
    (happenings.Statement(question="q", answer="no", by=MOTHER, harms=(Harm.NEGLECT,), denies=True), 0),
]


@pytest.mark.parametrize(("fact", "number"), HAPPENED)
def test_a29_what_another_agency_saw_happen_is_news_without_a_referral(fact: Any, number: int) -> None:
    story = a_story((CIN, "2024-03-01"))
    story.tell(fact, "2024-05-07", by="met")
    assert len(story.alerts("2024-05-08", "A29")) == number


def test_a29_one_breath_of_an_agency_is_one_piece_of_news_and_the_referral_stands_for_it() -> None:
    story = a_story((CIN, "2024-03-01"))
    story.tell(PoliceProtectionStarted(), "2024-05-07", by="met")
    story.tell(happenings.Incident(what="Alone", harms=(Harm.LEFT_ALONE,)), "2024-05-07", by="met")
    referral = story.tell(front_door.ReferralReceived(harms=(Harm.LEFT_ALONE,)), "2024-05-07", by="met")
    (alert,) = story.alerts("2024-05-08", "A29")
    assert (alert.entry_id, len(alert.also)) == (referral, 2)


def test_a29_what_a_register_brings_long_after_it_happened_is_no_news() -> None:
    story = a_story((CIN, "2024-03-01"))
    fact = happenings.Incident(what="A fight", child_present=True)
    story.tell(fact, "2024-05-07", by="met", recorded="2024-07-07", how=HowKnown.RECORDED_BY_SYSTEM)
    assert story.alerts("2024-07-08", "A29") == []


def test_a29_closes_when_it_is_decided_and_somebody_has_it() -> None:
    story = a_story((CIN, "2024-03-01"), (REFERRAL, "2024-05-07"), (LINKED, "2024-05-08"))
    (alert,) = story.alerts("2024-05-09", "A29")
    story.tell(family.AlertAccepted(alert=alert.key, by="somebody", role="hub_education"), "2024-05-09T10:00")
    assert story.alerts("2024-05-10", "A29") == []


@pytest.mark.parametrize(("band", "number"), [("seen", 1), ("confirmed_by_matcher", 1), ("certain", 0)])
def test_a29_sighting_that_somebody_stands_by_is_news(band: str, number: int) -> None:
    story = a_story((CIN, "2024-03-01"), (sighting(band=band), "2024-05-11T20:05"), tags=("violent",))
    assert len(story.alerts("2024-05-12", "A29")) == number


def test_a29_sighting_is_news_once_its_alert_is_accepted() -> None:
    story = a_story((CIN, "2024-03-01"), (sighting(), "2024-05-11T20:05"), tags=("violent",))
    (seen,) = story.alerts("2024-05-12", "A03")
    story.tell(family.AlertAccepted(alert=seen.key, by="somebody", role="spoc"), "2024-05-11T20:30")
    (alert,) = story.alerts("2024-05-12", "A29")
    assert alert.explanation.what == "A confirmed sighting came while the case is open"


def test_a29_says_nothing_of_who_reported() -> None:
    story = a_story((CIN, "2024-03-01"))
    told = front_door.ReferralReceived(
        from_person=MOTHER, harms=(Harm.NEGLECT,), indicators=(Indicator.DRUGS,)
    )
    story.tell(told, "2024-05-07", by="front")
    (alert,) = story.alerts("2024-05-09", "A29")
    assert "Mary" not in repr(alert.explanation)
    assert MOTHER not in alert.about


SCHOOL_MOVE = family.SchoolChanged(to="far_school")
TAKEN_OVER = family.TransferAnswered(by_council="oxb", accepted=True)
REFUSED = family.TransferAnswered(by_council="oxb", accepted=False)
TRANSFER = family.TransferRequested(to_council="oxb")
COUNCILS = {
    **DIRECTORY,
    "far_school": Agency(agency="far_school", kind=AgencyKind.SCHOOL, council="oxb"),
    "front": Agency(agency="front", kind=AgencyKind.HUB, council="csb"),
    "far_hub": Agency(agency="far_hub", kind=AgencyKind.HUB, council="oxb"),
    "third_hub": Agency(agency="third_hub", kind=AgencyKind.HUB, council="dun"),
}


def crossings(*entries: tuple[Any, str], now: str = "2024-07-20") -> list[Any]:
    story = a_story(*entries)
    case = fold(story.entries, child=CHILD, as_at=at(now), agencies=COUNCILS)
    return [one for one in evaluate(case, at(now), CALENDAR) if one.code == "A20"]


MOVES: list[tuple[list[tuple[Any, str]], int]] = [
    ([(CIN, "2024-03-01"), (MOVED, "2024-07-05")], 1),
    ([(CIN, "2024-03-01"), (family.ChildMoved(council="oxb", temporary=True), "2024-07-05")], 1),
    ([(CIN, "2024-03-01"), (family.ChildMoved(place="flat", council="csb"), "2024-07-05")], 0),
    ([(CIN, "2024-03-01"), (family.ChildMoved(place="flat"), "2024-07-05")], 0),
    ([(CIN, "2024-03-01"), (SCHOOL_MOVE, "2024-07-05")], 1),
    ([(CIN, "2024-03-01"), (family.SchoolChanged(to="elm"), "2024-07-05")], 0),
    ([(CIN, "2024-03-01"), (TRANSFER, "2024-07-05"), (SCHOOL_MOVE, "2024-07-06")], 1),
    ([(CIN, "2024-03-01"), (controls.MovedArea(person=PARTNER, to_council="oxb"), "2024-07-05")], 1),
    ([(CIN, "2024-03-01"), (controls.MovedArea(person=PARTNER, to_council="oxb"), "2024-07-05"),
      (TAKEN_OVER, "2024-07-15")], 0),  # the child lives there too since
    ([(CIN, "2024-03-01"), (controls.MovedArea(person="stranger", to_council="oxb"), "2024-07-05")], 0),
    ([(CIN, "2024-03-01"), (MOVED, "2024-07-05"), (TAKEN_OVER, "2024-07-15")], 0),
    ([(CIN, "2024-03-01"), (MOVED, "2024-07-05"), (REFUSED, "2024-07-15")], 1),
    ([(CIN, "2024-03-01"), (MOVED, "2024-07-05"), (family.ChildMoved(place=HOME, council="csb"), "2024-07-15")], 0),
    ([(MOVED, "2024-07-05")], 0),  # nothing is open about the child
]  # fmt: skip


@pytest.mark.parametrize(("entries", "number"), MOVES)
def test_a20_move_to_another_council_tells_both_front_doors(
    entries: list[tuple[Any, str]], number: int
) -> None:
    found = crossings(*entries)
    assert [(str(one.level), one.to, one.to_agencies) for one in found] == [
        ("amber", ("hub", "sw"), ("front", "far_hub"))
    ] * number


def test_a20_adult_who_comes_to_live_in_the_council_of_the_child_crosses_a_border_too() -> None:
    nearer = controls.MovedArea(person=PARTNER, to_council="csb")
    (alert,) = crossings((CIN, "2024-03-01"), (nearer, "2024-07-05"))
    assert (alert.to, alert.to_agencies) == (("hub", "sw"), ("front",))
    assert "crosses into the area of the child's own council (CSB)" in alert.explanation.what


def test_a20_names_the_council_and_nothing_narrower() -> None:
    (alert,) = crossings((CIN, "2024-03-01"), (MOVED, "2024-07-05"))
    assert "OXB" in alert.explanation.what
    assert "flat" not in repr(alert.explanation)
