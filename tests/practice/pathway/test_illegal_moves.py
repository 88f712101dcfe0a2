"""The fourteen illegal moves, each with what is allowed and what is not, in literal rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.pathway import pathway_table, refusals, violations
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import care, family, front_door, happenings, meetings
from teamaround.practice.record.words import Answer, Harm
from tests.practice.telling import (
    CALENDAR,
    CHILD,
    MOTHER,
    PARTNER,
    Story,
    at,
    conference,
    core_group,
    sighting,
)
from tests.practice.telling import family as household

NOW = "2024-06-01"
Told = tuple[Any, str]
Outcome = front_door.ReferralOutcome
NEGLECT = (meetings.Category.NEGLECT,)
ENQUIRY = (front_door.StrategyMeetingHeld(agencies=("csc", "police"), opens_enquiry=True), "2024-02-02")
PLAN = (conference(core_group=("csc", "school"), categories=NEGLECT), "2024-02-23")
ON_PLAN = [ENQUIRY, PLAN]
CONSENTED = care.CareStarted(basis=care.CareBasis.SECTION_20, consent_of=(MOTHER,))
REGULATION_24 = (care.PlacementMade(sort=care.PlacementSort.REGULATION_24), "2024-01-06")
DENIED = family.VisitMade(
    outcome=family.VisitOutcome.NO_EVIDENCE, rests_on_denial_by=MOTHER, about=PARTNER, question="there"
)


def _decided(outcome: Outcome, manager: str = "", rationale: str = "") -> front_door.ReferralDecided:
    return front_door.ReferralDecided(outcome=outcome, manager=manager, rationale=rationale)


def _assessed(seen: bool | None, why: str = "") -> front_door.AssessmentCompleted:
    return front_door.AssessmentCompleted(
        outcome=front_door.AssessmentOutcome.CHILD_IN_NEED, child_seen=seen, reason_not_seen=why
    )


def _ended(reason: str, *, unmapped: tuple[str, ...] = ()) -> meetings.PlanEnded:
    return meetings.PlanEnded(
        sort=meetings.PlanSort.CHILD_PROTECTION,
        reason=meetings.PlanEndReason(reason),
        unmapped=unmapped,
    )


def _protected(*harms: Harm) -> care.PoliceProtectionStarted:
    return care.PoliceProtectionStarted(harms=harms)


def _check(kind: str) -> happenings.CheckRecorded:
    return happenings.CheckRecorded(
        question="there", check=happenings.CheckKind(kind), agency="police", answer=Answer.NOTHING_HELD
    )


ROWS: list[tuple[int, list[Told], int]] = [
    # number, what was told, how many times it is found
    (1, [(_decided(Outcome.NO_FURTHER_ACTION), "2024-02-01")], 1),
    (1, [(_decided(Outcome.ADVICE, manager="M. Reed"), "2024-02-01")], 1),
    (1, [(_decided(Outcome.ADVICE, rationale="no need"), "2024-02-01")], 1),
    (1, [(_decided(Outcome.NO_FURTHER_ACTION, "M. Reed", "no need"), "2024-02-01")], 0),
    (1, [(_decided(Outcome.ASSESS), "2024-02-01")], 0),
    (2, [(_assessed(False), "2024-02-01")], 1),
    (2, [(_assessed(False, "abroad with a grandmother"), "2024-02-01")], 0),
    (2, [(_assessed(True), "2024-02-01")], 0),
    (2, [(_assessed(None), "2024-02-01")], 0),
    (3, [(front_door.StrategyMeetingHeld(agencies=("csc",)), "2024-02-01")], 1),
    (3, [(front_door.StrategyMeetingHeld(agencies=("csc", "csc")), "2024-02-01")], 1),
    (3, [(front_door.StrategyMeetingHeld(agencies=("csc", "police")), "2024-02-01")], 0),
    (3, [(front_door.StrategyMeetingHeld(agencies=()), "2024-02-01")], 0),
    (4, [*ON_PLAN, (_ended("goals_met"), "2024-05-01")], 1),
    (4, [*ON_PLAN, (_ended("withdrawn"), "2024-05-01")], 1),
    (4, [*ON_PLAN, (_ended("transferred"), "2024-05-01")], 0),
    (4, [*ON_PLAN, (_ended("eighteen"), "2024-05-01")], 0),
    (5, [ENQUIRY, (conference(core_group=("csc", "school")), "2024-02-23")], 1),
    (5, ON_PLAN, 0),
    (5, [*ON_PLAN, (conference("review", "ends"), "2024-05-01")], 0),
    (6, [PLAN], 1),
    (6, ON_PLAN, 0),
    (6, [(ENQUIRY[0], "2024-02-24"), PLAN], 1),
    (6, [*ON_PLAN, (conference("review", "continues"), "2024-05-01")], 0),
    (6, [*ON_PLAN, (PLAN[0], "2024-05-01")], 1),
    (6, [(conference("transfer_in", categories=NEGLECT), "2024-05-01")], 0),
    (7, [(_protected(), "2024-05-01")], 1),
    (7, [(_protected(), "2024-05-30")], 0),
    (7, [(_protected(), "2024-05-01"), (care.PoliceProtectionEnded(), "2024-05-03")], 0),
    (7, [(_protected(), "2024-05-01"), (care.PoliceProtectionEnded(), "2024-05-05")], 1),
    (7, [(_protected(), "2024-05-01"), (CONSENTED, "2024-05-03")], 0),
    (
        7,
        [
            (_protected(Harm.LEFT_ALONE), "2024-05-01"),
            (care.PoliceProtectionEnded(), "2024-05-03"),
            (_protected(Harm.LEFT_ALONE), "2024-05-03T20:00"),
            (care.PoliceProtectionEnded(), "2024-05-05"),
        ],
        1,
    ),
    (
        7,
        [
            (_protected(Harm.LEFT_ALONE), "2024-05-01"),
            (care.PoliceProtectionEnded(), "2024-05-03"),
            (_protected(Harm.PHYSICAL_ASSAULT), "2024-05-03T20:00"),
            (care.PoliceProtectionEnded(), "2024-05-05"),
        ],
        0,
    ),
    (8, [REGULATION_24], 1),
    (8, [(REGULATION_24[0], "2024-02-15")], 0),
    (8, [REGULATION_24, (care.PlacementEnded(), "2024-04-20")], 0),
    (8, [REGULATION_24, (care.PlacementExtended(until=date(2024, 6, 22)), "2024-04-20")], 0),
    # decided late: the days between are on the record as unlawful (decision 45)
    (8, [REGULATION_24, (care.PlacementExtended(until=date(2024, 6, 22)), "2024-05-10")], 1),
    (8, [REGULATION_24, (care.PlacementExtended(until=date(2024, 6, 23)), "2024-04-20")], 1),
    (8, [(care.PlacementMade(sort=care.PlacementSort.FOSTER), "2023-01-06")], 0),
    (9, [(care.CareStarted(basis=care.CareBasis.SECTION_20), "2024-03-01")], 1),
    (9, [(CONSENTED, "2024-03-01")], 0),
    (9, [(care.CareStarted(basis=care.CareBasis.CARE_ORDER), "2024-03-01")], 0),
    (9, [(CONSENTED, "2024-03-01"), (care.ConsentWithdrawn(by=MOTHER), "2024-04-01")], 1),
    (
        9,
        [
            (CONSENTED, "2024-03-01"),
            (care.CareEnded(), "2024-03-20"),
            (care.ConsentWithdrawn(by=MOTHER), "2024-04-01"),
        ],
        0,
    ),
    (9, [(CONSENTED, "2024-03-01"), (care.ConsentWithdrawn(by=PARTNER), "2024-04-01")], 0),
    (10, [*ON_PLAN, (_ended("dual_protection", unmapped=("violence at home",)), "2024-05-01")], 1),
    (10, [*ON_PLAN, (_ended("dual_protection"), "2024-05-01")], 0),
    (
        10,
        [
            *ON_PLAN,
            (care.LookedAfterReviewHeld(ends_protection_plan=True, unmapped=("relapse",)), "2024-05-01"),
            (_ended("dual_protection", unmapped=("relapse",)), "2024-05-01"),
        ],
        1,
    ),
    (10, [*ON_PLAN, (care.LookedAfterReviewHeld(), "2024-05-01")], 0),
    (11, [*ON_PLAN, (sighting(), "2024-04-01"), (conference("review", "ends"), "2024-05-01")], 1),
    (11, [*ON_PLAN, (sighting(), "2024-04-01"), (conference("review", "continues"), "2024-05-01")], 0),
    (11, [*ON_PLAN, (conference("review", "ends"), "2024-05-01")], 0),
    (
        11,
        [
            *ON_PLAN,
            (sighting(), "2024-04-01"),
            (care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_END), "2024-05-01"),
        ],
        1,
    ),
    (12, [*ON_PLAN, (DENIED, "2024-05-01")], 1),
    (12, [*ON_PLAN, (DENIED, "2024-05-01"), (_check("police"), "2024-05-02")], 1),
    (
        12,
        [
            *ON_PLAN,
            (DENIED, "2024-05-01"),
            (_check("police"), "2024-05-02"),
            (_check("school"), "2024-05-03"),
        ],
        0,
    ),
    (13, [*ON_PLAN, (core_group("csc", "school", minuted=False), "2024-03-08")], 1),
    (13, [*ON_PLAN, (core_group("csc", "school"), "2024-03-08")], 0),
    (
        13,
        [
            *ON_PLAN,
            (meetings.CoreGroupHeld(present=("csc",), other_agencies=meetings.OtherAgencies()), "2024-03-08"),
        ],
        1,
    ),
    (14, [*ON_PLAN, (conference("review", "continues", core_group=("csc",)), "2024-05-01")], 1),
    (14, [*ON_PLAN, (conference("review", "continues", core_group=("csc", "school")), "2024-05-01")], 0),
    (
        14,
        [
            *ON_PLAN,
            (meetings.AgencyLeft(agency="school", reason="moved"), "2024-04-01"),
            (conference("review", "continues", core_group=("csc",)), "2024-05-01"),
        ],
        0,
    ),
]


def _story(told: list[Told], *tags: str) -> Story:
    story = household(*(tags or ("violent",)))
    for fact, when in told:
        story.tell(fact, when)
    return story


@pytest.mark.parametrize(("number", "told", "times"), ROWS)
def test_illegal_move_is_found_where_it_was_made(number: int, told: list[Told], times: int) -> None:
    found = [one for one in violations(_story(told).case(NOW), at(NOW), CALENDAR) if one.number == number]
    assert len(found) == times
    for one in found:
        assert (one.rule, one.way_on) == (
            pathway_table().illegal(number).rule,
            pathway_table().illegal(number).way_on,
        )


def test_every_illegal_move_has_a_row_that_fires_and_one_that_does_not() -> None:
    numbers = {row.number for row in pathway_table().illegal_moves}
    assert numbers == set(range(1, 15))
    assert {number for number, _, times in ROWS if times} == numbers
    assert {number for number, _, times in ROWS if not times} == numbers


def test_red_alert_that_somebody_accepted_holds_up_no_ending() -> None:
    story = _story([*ON_PLAN, (sighting(), "2024-04-01")])
    (red,) = (one for one in story.alerts("2024-04-02", "A03"))
    story.tell(family.AlertAccepted(alert=red.key, by="sam", role="sw"), "2024-04-02")
    story.tell(conference("review", "ends"), "2024-05-01")
    assert [one.number for one in violations(story.case(NOW), at(NOW), CALENDAR)] == []


def test_form_is_refused_for_its_own_move_and_not_for_earlier_ones() -> None:
    case = _story([PLAN]).case(NOW)
    assert [one.number for one in violations(case, at(NOW), CALENDAR)] == [6]
    minute = _entry(core_group("csc", "school", minuted=False))
    refused = refusals(case, minute, CALENDAR)
    assert [(one.number, one.entry_id) for one in refused] == [(13, "new")]
    assert "other-agency section" in refused[0].way_on
    assert refusals(case, _entry(core_group("csc", "school")), CALENDAR) == ()


def _entry(fact: Any) -> Entry:
    return Entry(
        entry_id="new",
        children=(CHILD,),
        happened_at=at(NOW),
        recorded_at=at(NOW),
        by_agency="csc",
        fact=fact,
    )
