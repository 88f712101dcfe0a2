"""A27: what steps down, and what should have been looked at first, row by row (decision 39)."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.facts.care import (
    CareBasis,
    CareEnded,
    CareStarted,
    GatewayOutcome,
    LegalGatewayHeld,
)
from teamaround.practice.record.facts.family import AlertClosed, NoteWritten
from teamaround.practice.record.facts.front_door import (
    EmotionalHealthDecided,
    ReferralDecided,
    ReferralOutcome,
    ReferralReceived,
    ReferrerTold,
)
from teamaround.practice.record.facts.happenings import Incident, Statement
from teamaround.practice.record.facts.meetings import (
    AgencyLeft,
    DepartureAnswered,
    PlanEnded,
    PlanEndReason,
    PlanSort,
    PlanStarted,
)
from teamaround.practice.record.words import Harm
from tests.practice.telling import MOTHER, Story, at, conference, core_group, family

PLAN = (conference(core_group=("csc", "school", "health", "camhs")), "2024-02-01")
MET = (core_group("csc", "school", "health", "camhs"), "2024-02-12")
LEFT = (AgencyLeft(agency="health", reason="No need found"), "2024-03-01")
ANSWERED = (DepartureAnswered(agency="health", accepted=True, gap_holder="school"), "2024-03-04")
ORDEAL = (Incident(harms=(Harm.LEFT_ALONE,)), "2024-03-01")
LED = (EmotionalHealthDecided(lead="camhs"), "2024-03-04")
TWO_ACCOUNTS = [
    (Statement(question="q", answer="yes", by="police"), "2024-03-01"),
    (Statement(question="q", answer="no", by=MOTHER), "2024-03-02"),
]
REFERRED = ReferralReceived(from_agency="police")
DECIDED = ReferralDecided(outcome=ReferralOutcome.LINKED_TO_OPEN_CASE)
DOWN = (conference("review", "child_in_need"), "2024-04-15")
ENDS = (conference("review", "ends"), "2024-04-15")
CARE = (CareStarted(basis=CareBasis.SECTION_20, consent_of=(MOTHER,)), "2024-02-05")
CARE_ENDS = (CareEnded(), "2024-04-15")
CIN = (PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-02-01")


def gateway(outcome: str) -> LegalGatewayHeld:
    return LegalGatewayHeld(outcome=GatewayOutcome(outcome))


def ended(sort: str, reason: str) -> PlanEnded:
    return PlanEnded(sort=PlanSort(sort), reason=PlanEndReason(reason))


def told(*entries: tuple[Any, str]) -> Story:
    """The entries, and where a group met once or a referral was decided, the ordinary work that follows."""
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    if MET in entries:
        for when in ("2024-03-08", "2024-04-05"):
            story.tell(core_group("csc", "school", "camhs"), when)
    for _ in (fact for fact, _ in entries if isinstance(fact, ReferralDecided)):
        story.tell(ReferrerTold(), "2024-03-21")
    return story


ROWS = [
    # what was told, how often it is raised on 20 April
    ([PLAN, MET, DOWN], 0),
    # open triggers
    ([PLAN, MET, LEFT, DOWN], 1),
    ([PLAN, MET, LEFT, ANSWERED, DOWN], 0),
    ([PLAN, MET, ORDEAL, DOWN], 1),
    ([PLAN, MET, ORDEAL, LED, DOWN], 0),
    ([PLAN, MET, *TWO_ACCOUNTS, DOWN], 1),
    ([PLAN, DOWN], 1),  # the first core group is overdue
    ([PLAN, MET, LEFT, ENDS], 1),
    ([PLAN, MET, ORDEAL, ENDS], 1),  # also where nothing is open about the child any more
    # what came up after the decision is not the decision's
    ([PLAN, MET, DOWN, (Incident(harms=(Harm.LEFT_ALONE,)), "2024-04-17")], 0),
    # a referral less than sixty days before
    ([PLAN, MET, (REFERRED, "2024-02-16"), (DECIDED, "2024-02-16T12:00"), DOWN], 1),
    ([PLAN, MET, (REFERRED, "2024-02-15"), (DECIDED, "2024-02-15T12:00"), DOWN], 0),
    # what is a step-down, and what is not
    ([PLAN, MET, LEFT, (conference("review", "continues"), "2024-04-15")], 0),
    ([PLAN, MET, LEFT, CARE, CARE_ENDS], 1),
    (
        [
            PLAN,
            MET,
            LEFT,
            (gateway("pre_proceedings_start"), "2024-02-20"),
            (gateway("pre_proceedings_end"), "2024-04-15"),
        ],
        1,
    ),
    ([PLAN, MET, LEFT, (gateway("pre_proceedings_end"), "2024-04-15")], 0),  # nothing had begun
    ([PLAN, MET, LEFT, (gateway("threshold_not_met"), "2024-04-15")], 0),
    ([CIN, *TWO_ACCOUNTS, (ended("child_in_need", "goals_met"), "2024-04-15")], 1),
    ([CIN, *TWO_ACCOUNTS, (ended("child_in_need", "stepped_up"), "2024-04-15")], 0),
    ([CIN, (ended("child_in_need", "goals_met"), "2024-04-15")], 0),
    ([PLAN, MET, LEFT, (ended("child_protection", "dual_protection"), "2024-04-15")], 0),
    # one decision, told twice
    ([PLAN, MET, LEFT, DOWN, (ended("child_protection", "conference"), "2024-04-15")], 1),
    # stepped up again
    ([PLAN, MET, LEFT, DOWN, (conference(core_group=("csc", "school", "camhs")), "2024-04-18")], 0),
]


@pytest.mark.parametrize(("entries", "number"), ROWS)
def test_step_down_in_story_is_raised_over_what_was_open(entries: list[tuple[Any, str]], number: int) -> None:
    assert told(*entries).levels("2024-04-20", "A27") == ["amber"] * number


def test_step_down_goes_to_manager_and_legal_with_what_was_open() -> None:
    story = told(PLAN, MET, LEFT, ORDEAL, (REFERRED, "2024-03-20"), (DECIDED, "2024-03-20T12:00"), DOWN)
    (alert,) = story.alerts("2024-04-20", "A27")
    assert (alert.to, alert.since) == (("team_manager", "legal"), at("2024-04-15"))
    assert alert.explanation.what == (
        "The conference ended or stepped down the child protection plan while a referral came 26 days before, "
        "the leaving of health is not accepted and an emotional need after trauma is open"
    )


def test_step_down_falls_away_when_all_that_was_open_is_settled() -> None:
    story = told(PLAN, MET, LEFT, DOWN)
    assert len(story.alerts("2024-04-16", "A27")) == 1
    story.tell(DepartureAnswered(agency="health", accepted=True, gap_holder="school"), "2024-04-17")
    assert story.alerts("2024-04-18", "A27") == []


def test_step_down_is_closed_by_a_manager_with_a_reason_and_evidence() -> None:
    story = told(PLAN, MET, LEFT, DOWN)
    (alert,) = story.alerts("2024-04-16", "A27")
    note = story.tell(NoteWritten(what="Looked at with legal advice"), "2024-04-17")
    reason = "decided_with_reason"
    story.tell(
        AlertClosed(alert=alert.key, by="team_manager", reason=reason, evidence=(note,)), "2024-04-17T10:00"
    )
    assert story.alerts("2024-04-18", "A27") == []
