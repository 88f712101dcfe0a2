"""When something is open about a child, and what is a new contact: edges found by putting faults into them."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts.open_cases import new_contacts, was_open
from teamaround.practice.record.facts import care, front_door, happenings, meetings
from teamaround.practice.record.facts.family import AlertAccepted
from teamaround.practice.record.words import Harm
from tests.practice.telling import Story, at

Told = tuple[Any, str]
ENQUIRY = front_door.StrategyMeetingHeld(agencies=("csc", "police"), opens_enquiry=True)
CONCLUDED = front_door.EnquiryConcluded(outcome=front_door.EnquiryOutcome.NOT_SUBSTANTIATED)
IN_CARE = care.CareStarted(basis=care.CareBasis.CARE_ORDER)
GATEWAY = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_START)
OUT_AGAIN = care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_END)
ONCE = [(ENQUIRY, "2024-02-01"), (CONCLUDED, "2024-02-20")]


def story_of(told: list[Told]) -> Story:
    """Told by the school: what social workers write themselves is no new contact."""
    story = Story()
    for fact, when in told:
        story.tell(fact, when, by="school")
    return story


OPEN = [
    # what was told, the moment, whether anything was open just before it
    ([(IN_CARE, "2024-02-01")], "2024-02-01T09:00", False),
    ([(IN_CARE, "2024-02-01")], "2024-02-01T09:01", True),
    ([(IN_CARE, "2024-02-01"), (care.CareEnded(), "2024-03-01")], "2024-04-01", False),
    ([(GATEWAY, "2024-02-01")], "2024-02-01T09:00", False),
    ([(GATEWAY, "2024-02-01")], "2024-02-01T09:01", True),
    ([(GATEWAY, "2024-02-01"), (OUT_AGAIN, "2024-03-01")], "2024-03-01T08:59", True),
    ([(GATEWAY, "2024-02-01"), (OUT_AGAIN, "2024-03-01")], "2024-03-01T09:00", False),
    ([(ENQUIRY, "2024-02-01")], "2024-02-01T09:00", False),
    ([(ENQUIRY, "2024-02-01")], "2024-02-01T09:01", True),
    (ONCE, "2024-02-20T08:59", True),
    (ONCE, "2024-02-20T09:00", False),
    ([(ENQUIRY, "2024-02-01"), (CONCLUDED, "2024-02-01")], "2024-02-02", False),
    # the newest counts, of what was opened and of what was closed
    ([*ONCE, (ENQUIRY, "2024-03-01")], "2024-03-05", True),
    ([(CONCLUDED, "2024-01-10"), *ONCE], "2024-03-05", False),
]


@pytest.mark.parametrize(("told", "moment", "expected"), OPEN)
def test_something_is_open_after_it_began_and_until_it_ends(
    told: list[Told], moment: str, expected: bool
) -> None:
    assert was_open(story_of(told).case("2024-06-01"), at(moment)) is expected


def referral(by: str = "", repeats: str = "", *harms: Harm) -> front_door.ReferralReceived:
    return front_door.ReferralReceived(from_agency=by, repeats=repeats, harms=harms)


CONTACTS = [
    # the contacts in order as e02, e03 ..., and how they are taken together
    ([(referral("gp"), "2024-03-01"), (referral("met"), "2024-03-02")], [("e02",), ("e03",)]),
    (
        [
            (referral("gp"), "2024-03-01"),
            (referral("met", "e02"), "2024-03-02"),
            (referral("school", "e03"), "2024-03-04"),
        ],
        [("e02", "e03", "e04")],
    ),
    # it says that it repeats something that is none of these
    (
        [(referral("gp"), "2024-03-01"), (referral("met", "elsewhere"), "2024-03-02")],
        [("e02",), ("e03",)],
    ),
    # from the same agency and with nothing new: within a day, its last minute included
    ([(referral("gp"), "2024-03-01"), (referral("gp"), "2024-03-02T09:00")], [("e02", "e03")]),
    ([(referral("gp"), "2024-03-01"), (referral("gp"), "2024-03-02T09:01")], [("e02",), ("e03",)]),
    (
        [(referral("gp"), "2024-03-01"), (referral("gp", "", Harm.LEFT_ALONE), "2024-03-01T10:00")],
        [("e02",), ("e03",)],
    ),
]


@pytest.mark.parametrize(("told", "expected"), CONTACTS)
def test_contact_that_says_the_same_again_is_not_a_new_one(
    told: list[Told], expected: list[tuple[str, ...]]
) -> None:
    story = story_of([(meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED), "2024-02-01"), *told])
    found = list(new_contacts(story.case("2024-06-01")))
    assert [(one.first.entry_id, *(entry.entry_id for entry in one.repeats)) for one in found] == expected


ACCEPTED = AlertAccepted(alert="A29:e02", by="a social worker", role="sw")
DECIDED = front_door.ReferralDecided(
    outcome=front_door.ReferralOutcome.ASSESS, manager="M. Reed", rationale="new"
)
ANSWERED = [
    # a concern that somebody has is not decided; a referral is, and so is what repeats it
    ([(happenings.ConcernReported(what="w"), "2024-03-01")], ["amber"]),
    ([(referral("gp"), "2024-03-01")], ["amber"]),
    ([(referral("gp"), "2024-03-01"), (DECIDED, "2024-03-02")], []),
    (
        [
            (referral("gp"), "2024-03-01"),
            (referral("met", "e02"), "2024-03-01T10:00"),
            (DECIDED, "2024-03-02"),
        ],
        [],
    ),
]


@pytest.mark.parametrize(("told", "levels"), ANSWERED)
def test_new_contact_that_somebody_has_is_open_until_it_is_decided(
    told: list[Told], levels: list[str]
) -> None:
    plan = (meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED), "2024-02-01")
    story = story_of([plan, *told])
    story.tell(ACCEPTED, "2024-03-03")
    assert story.levels("2024-03-04", "A29") == levels
