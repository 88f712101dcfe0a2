"""Transitions: the table is whole, each is found on the record, and what it did not leave is named."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from teamaround.practice.pathway import moves, pathway_table
from teamaround.practice.pathway.document import STATE, guide_page
from teamaround.practice.pathway.regions import (
    Assessment,
    Enquiry,
    FrontDoor,
    Legal,
    PlanState,
    PreProceedings,
    Whereabouts,
)
from teamaround.practice.record.entry import kind_of
from teamaround.practice.record.facts import FACT_TYPES, care, family, front_door, happenings, meetings
from teamaround.practice.record.roles import Role
from tests.practice.telling import MOTHER, conference, core_group
from tests.practice.telling import family as household

CATEGORY = (meetings.Category.EMOTIONAL,)
KINDS = {kind_of(one): one for one in FACT_TYPES}

ROWS: list[tuple[Any, list[str], list[str]]] = [
    # what was told, the transitions it carries, what is missing of the first
    (happenings.ConcernReported(what="a man at the door"), ["T01"], []),
    (front_door.ReferralReceived(what="worried", from_agency="school"), ["T02"], []),
    (front_door.ReferralReceived(), ["T02"], ["what the concern is", "who refers"]),
    (
        front_door.ReferralDecided(outcome=front_door.ReferralOutcome.ASSESS, school_told=False),
        ["T03"],
        ["the reason", "the manager who decided"],
    ),
    (front_door.AssessmentStarted(because="section 17"), ["T04"], []),
    (
        front_door.AssessmentCompleted(outcome=front_door.AssessmentOutcome.CHILD_IN_NEED, child_seen=True),
        ["T05"],
        ["which agencies were consulted"],
    ),
    (meetings.PlanStarted(sort=meetings.PlanSort.CHILD_IN_NEED), ["T06"], []),
    (meetings.PlanStarted(sort=meetings.PlanSort.CARE), [], []),
    (front_door.StrategyRequested(by_agency="school"), ["T07"], []),
    (front_door.StrategyMeetingHeld(agencies=("csc", "police"), not_known=("who",)), ["T08"], []),
    (
        front_door.StrategyMeetingHeld(agencies=("csc", "police"), opens_enquiry=True),
        ["T09"],
        ["what is not known"],
    ),
    (
        front_door.EnquiryConcluded(outcome=front_door.EnquiryOutcome.CONTINUING_RISK),
        ["T10"],
        ["whether the child was seen alone"],
    ),
    (meetings.ConferenceRequested(), ["T11"], []),
    (
        conference(categories=CATEGORY, core_group=("csc",), present=("csc",), not_known=("who",)),
        ["T12"],
        [],
    ),
    (
        conference(),
        ["T12"],
        ["the category", "who belongs to the core group", "who was there", "what is not known"],
    ),
    (conference(decision="no_plan", present=("csc",)), ["T13"], []),
    (core_group("csc", child_spoken_to_by="school"), ["T14"], []),
    (core_group("csc", minuted=False), ["T14"], ["the other-agency section", "who spoke with the child"]),
    (conference("review", "continues", core_group=("csc",), not_known=("who",)), ["T15"], []),
    (conference("review", "ends", present=("csc",)), ["T16"], []),
    (care.LookedAfterReviewHeld(ends_protection_plan=True), ["T17"], []),
    (care.LookedAfterReviewHeld(), [], []),
    (care.PoliceProtectionStarted(), ["T18"], ["why", "where the child was found"]),
    (care.PoliceProtectionEnded(), ["T19"], ["what took its place"]),
    (care.CareStarted(basis=care.CareBasis.SECTION_20, consent_of=(MOTHER,)), ["T20"], []),
    (
        care.PlacementMade(sort=care.PlacementSort.REGULATION_24, with_person="gran"),
        ["T21"],
        ["who approved it", "which adults of the home were looked at"],
    ),
    (care.PlacementMade(sort=care.PlacementSort.CONNECTED_APPROVED, with_person="gran"), ["T23"], []),
    (care.RehabilitationStarted(), ["T24"], ["what would stop it", "to whom"]),
    (care.RehabilitationStopped(), ["T25"], ["why"]),
    (care.CareEnded(), ["T26"], ["which plan protects the child now"]),
    (
        care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_START, sources_asked=("police",)),
        ["T27"],
        ["what is known to be missing"],
    ),
    (
        care.LegalGatewayHeld(outcome=care.GatewayOutcome.PRE_PROCEEDINGS_END),
        ["T28"],
        ["which sources were asked", "what is known to be missing"],
    ),
    (care.ProceedingsIssued(), ["T29"], []),
    (family.TransferAnswered(by_council="mrb", accepted=True), ["T31"], []),
    (family.WhereaboutsUnknown(), ["T32"], ["since when"]),
]


@pytest.mark.parametrize(("fact", "codes", "missing"), ROWS)
def test_transition_is_read_off_the_record_with_what_it_did_not_leave(
    fact: Any, codes: list[str], missing: list[str]
) -> None:
    story = household()
    told = story.tell(fact, "2024-02-01")
    found = [one for one in moves(story.case("2024-03-01")) if one.entry_id == told]
    assert [one.code for one in found] == codes
    assert [part for one in found[:1] for part in one.not_left] == missing


def test_second_plan_is_a_transition_of_its_own() -> None:
    story = household()
    for fact, when in (
        (conference(categories=CATEGORY), "2024-02-01"),
        (conference("review", "ends"), "2024-05-01"),
        (conference(categories=CATEGORY), "2024-06-01"),
    ):
        story.tell(fact, when)
    assert [one.code for one in moves(story.case("2024-07-01"))] == ["T12", "T16", "T12", "T30"]


def test_table_of_transitions_is_whole() -> None:
    rows = pathway_table().transitions
    assert [row.code for row in rows] == [f"T{number:02}" for number in range(1, 33)]
    assert {code for _, codes, _ in ROWS for code in codes} | {"T22", "T30"} == {row.code for row in rows}


@pytest.mark.parametrize("row", pathway_table().transitions, ids=lambda row: str(row.code))
def test_transition_names_kinds_fields_and_deciders_that_exist(row: Any) -> None:
    assert row.deciders
    assert set(row.deciders) <= set(Role)
    if row.kind:
        fields = {field.name for field in msgspec.structs.fields(KINDS[row.kind])}
        assert set(row.when) <= fields
        assert {part.field for part in row.leaves if part.field} <= fields


def test_every_state_of_every_region_has_a_name() -> None:
    regions = (Assessment, Enquiry, FrontDoor, Legal, PlanState, PreProceedings, Whereabouts)
    assert set(pathway_table().states) == {str(state) for region in regions for state in region}


def test_guide_names_every_step_with_its_decider_and_no_state_by_its_code() -> None:
    page = guide_page({role: role.value.replace("_", " ") for role in Role})
    for row in pathway_table().transitions:
        assert f"## {row.code} {row.name}" in page
    for move in pathway_table().illegal_moves:
        assert f"| {move.number} | {move.rule} |" in page
    steps = [line for line in page.splitlines() if line.startswith("- **From, to**")]
    assert len(steps) == len(pathway_table().transitions)
    assert not any(STATE.search(line) for line in steps)
    assert "1 working day (C01)" in page
