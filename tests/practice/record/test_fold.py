"""The fold: what entries add up to, as at a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.record.attendance import attended
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, decode, encode
from teamaround.practice.record.facts import FACT_TYPES
from teamaround.practice.record.facts.care import CareBasis, CareStarted, PoliceProtectionStarted
from teamaround.practice.record.facts.family import ChildMoved, SchoolChanged
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    AssessmentOutcome,
    ReferralReceived,
)
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    MatchBand,
    QuestionClosed,
    Sighting,
    SightingSort,
    Statement,
)
from teamaround.practice.record.facts.meetings import (
    AgencyJoined,
    AgencyLeft,
    ConferenceHeld,
    ConferenceSort,
    CoreGroupHeld,
    PlanDecision,
    PlanSort,
)
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    HouseholdListed,
    LinkEnded,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
)
from teamaround.practice.record.fold import fold, step
from teamaround.practice.record.words import Answer, Certainty, Relation, RiskTag
from tests.practice.record.saying import CHILD, day, said

LATER = day(400)


def case_of(*entries: Entry, as_at: datetime = LATER) -> CaseFile:
    return fold(entries, child=CHILD, as_at=as_at)


def test_fold_before_an_entry_was_recorded_leaves_it_out() -> None:
    told_late = said(ChildDescribed(child=CHILD, name="Robin Vale"), on=1, recorded=9)
    assert case_of(told_late, as_at=day(8)).about is None
    assert case_of(told_late, as_at=day(9)).about is not None


def test_fold_when_an_entry_corrects_another_counts_only_the_correction() -> None:
    wrong = said(PersonTagged(person="dan", tag=RiskTag.VIOLENT), on=1)
    right = said(PersonTagged(person="dan", tag=RiskTag.NO_KNOWN_HISTORY), on=5, corrects=wrong.entry_id)
    assert case_of(wrong, right, as_at=day(4)).people["dan"].tags == {RiskTag.VIOLENT}
    assert case_of(wrong, right, as_at=day(5)).people["dan"].tags == {RiskTag.NO_KNOWN_HISTORY}


@pytest.mark.parametrize(
    ("certainty", "days_later", "linked"),
    [
        (Certainty.STATED, 27, True),
        (Certainty.STATED, 28, False),
        (Certainty.SUSPECTED, 28, False),
        (Certainty.CONFIRMED, 400, True),
    ],
)
def test_link_unconfirmed_lapses_after_28_days(certainty: Certainty, days_later: int, linked: bool) -> None:
    link = said(PersonLinked(person="dan", to=CHILD, relation=Relation.LODGER, certainty=certainty), on=1)
    case = case_of(link)
    assert case.is_linked("dan", (day(1) + timedelta(days=days_later)).date()) is linked


def test_link_through_the_mother_reaches_the_child() -> None:
    mother = said(
        PersonLinked(person="mia", to=CHILD, relation=Relation.MOTHER, certainty=Certainty.CONFIRMED), on=1
    )
    partner = said(PersonLinked(person="dan", to="mia", relation=Relation.PARTNER_OF), on=1)
    case = case_of(mother, partner)
    assert case.is_linked("dan", day(5).date())
    assert not case.is_linked("dan", day(40).date())


def test_link_of_somebody_police_find_in_the_home_is_confirmed() -> None:
    partner = said(PersonLinked(person="dan", to=CHILD, relation=Relation.PARTNER_OF), on=1)
    found = said(Sighting(sort=SightingSort.FOUND_AT, band=MatchBand.SEEN, person="dan", place="home"), on=5)
    assert case_of(partner, found).is_linked("dan", day(300).date())


def test_link_ended_by_mistake_is_gone_on_every_day() -> None:
    link = said(
        PersonLinked(person="dan", to=CHILD, relation=Relation.LODGER, certainty=Certainty.CONFIRMED), on=1
    )
    mistaken = said(LinkEnded(person="dan", to=CHILD, mistaken=True), on=9)
    assert not case_of(link, mistaken).is_linked("dan", day(2).date())


def test_plan_of_a_second_initial_conference_is_the_second_period_with_its_own_group() -> None:
    first = said(conference(core_group=("csc", "school", "health")), on=1)
    ended = said(ConferenceHeld(sort=ConferenceSort.REVIEW, decision=PlanDecision.CHILD_IN_NEED), on=90)
    second = said(conference(core_group=("csc", "school")), on=200)
    between = case_of(first, ended, second, as_at=day(150))
    assert between.plan is not None
    assert between.plan.sort is PlanSort.CHILD_IN_NEED
    case = case_of(first, ended, second)
    assert case.plan is not None
    assert (case.plan.sort, case.plan.number) == (PlanSort.CHILD_PROTECTION, 2)
    assert set(case.members) == {"csc", "school"}


def conference(core_group: tuple[str, ...]) -> ConferenceHeld:
    return ConferenceHeld(
        sort=ConferenceSort.INITIAL, decision=PlanDecision.CHILD_PROTECTION, core_group=core_group
    )


def test_membership_keeps_who_took_part_at_each_core_group() -> None:
    case = case_of(
        said(conference(core_group=("csc", "school", "drugs")), on=1),
        said(CoreGroupHeld(present=("csc", "school"), contributed=("drugs",)), on=10),
        said(CoreGroupHeld(present=("csc", "school")), on=30),
    )
    assert attended(case, case.members["drugs"]) == (True, False)
    assert attended(case, case.members["csc"]) == (True, True)


def test_departure_ends_when_the_agency_returns() -> None:
    case = case_of(
        said(conference(core_group=("csc", "drugs")), on=1),
        said(AgencyLeft(agency="drugs", reason="negative tests"), on=20),
        said(AgencyJoined(agency="drugs"), on=40),
    )
    assert case.departures[0].returned_at == day(40)
    assert case.members["drugs"].left_at is None


DENIAL = Statement(question="is dan there?", answer="no", by="mia", denies=True)


@pytest.mark.parametrize(
    ("checks", "manager", "open_still"),
    [
        ((), "", True),
        ((CheckKind.POLICE,), "", True),
        ((CheckKind.POLICE, CheckKind.POLICE), "", True),
        ((CheckKind.POLICE, CheckKind.LANDLORD), "", False),
        ((), "T Manager", False),
    ],
)
def test_question_is_closed_only_on_two_kinds_of_check_or_a_manager(
    checks: tuple[CheckKind, ...], manager: str, open_still: bool
) -> None:
    asked = [
        said(CheckRecorded(question="is dan there?", check=one), on=3 + at) for at, one in enumerate(checks)
    ]
    closed = QuestionClosed(question="is dan there?", answer="no", manager=manager, reason="weighed")
    case = case_of(said(DENIAL, on=1), *asked, said(closed, on=10))
    assert (case.questions["is dan there?"].closed_at is None) is open_still


def test_question_checked_by_an_agency_that_did_not_reply_is_not_checked() -> None:
    silent = CheckRecorded(question="is dan there?", check=CheckKind.POLICE, answer=Answer.NO_REPLY)
    case = case_of(said(DENIAL, on=1), said(silent, on=2))
    assert case.questions["is dan there?"].independent_checks == 0


def test_home_the_child_left_is_no_longer_protected_but_keeps_its_window() -> None:
    case = case_of(said(LivesAt(person=CHILD, place="old"), on=1), said(ChildMoved(place="new"), on=20))
    assert case.homes(day(25).date()) == ("new",)
    assert case.homes(day(10).date()) == ("old",)


def test_school_changed_ends_the_old_school() -> None:
    case = case_of(
        said(ChildDescribed(child=CHILD, school="osprey"), on=1), said(SchoolChanged(to="heron"), on=9)
    )
    assert [(one.agency, one.until is None) for one in case.schools] == [("osprey", False), ("heron", True)]


def test_care_that_follows_police_protection_ends_it() -> None:
    case = case_of(
        said(PoliceProtectionStarted(), on=1),
        said(CareStarted(basis=CareBasis.SECTION_20, consent_of=("mia",)), on=3),
    )
    assert not case.care.in_police_protection
    assert case.care.is_looked_after


@pytest.mark.parametrize(
    ("entries", "is_open"),
    [
        ((), False),
        ((said(ReferralReceived(), on=1),), True),
        (
            (
                said(ReferralReceived(), on=1),
                said(AssessmentCompleted(outcome=AssessmentOutcome.NO_FURTHER_ACTION), on=30),
            ),
            False,
        ),
        ((said(conference(core_group=("csc",)), on=1),), True),
    ],
)
def test_case_is_open_while_a_plan_or_an_enquiry_is(entries: tuple[Entry, ...], is_open: bool) -> None:
    assert case_of(*entries).is_open is is_open


def test_household_of_a_place_always_has_the_child() -> None:
    case = case_of(said(HouseholdListed(place="home", people=("mia",)), on=1))
    assert case.household("home") == {"mia", CHILD}
    assert case.household("elsewhere") == {CHILD}


def test_description_that_changes_a_name_keeps_the_former_one() -> None:
    case = case_of(
        said(PersonDescribed(person="mia", family_name="Vale", phones=("07700 900001",)), on=1),
        said(PersonDescribed(person="mia", family_name="Marsh"), on=2),
    )
    assert case.people["mia"].former_names == ("Vale",)
    assert case.people["mia"].phones == ("07700 900001",)


def test_entry_of_every_kind_has_a_slug_of_its_own() -> None:
    slugs = {str(one.__struct_config__.tag) for one in FACT_TYPES}
    assert len(slugs) == len(FACT_TYPES)


def test_entry_goes_to_bytes_and_back_unchanged() -> None:
    entry = said(conference(core_group=("csc",)), on=1)
    assert decode(encode(entry)) == entry


@given(st.permutations(range(6)))
def test_fold_in_any_order_of_arrival_is_the_same(order: list[int]) -> None:
    entries = [
        said(PersonDescribed(person="dan", family_name="Vale"), on=1),
        said(PersonLinked(person="dan", to=CHILD, relation=Relation.PARTNER_OF), on=2),
        said(conference(core_group=("csc", "school")), on=3),
        said(CoreGroupHeld(present=("csc",)), on=4),
        said(DENIAL, on=5),
        said(AgencyLeft(agency="school"), on=6),
    ]
    assert case_of(*(entries[one] for one in order)) == case_of(*entries)


@given(st.integers(min_value=0, max_value=8))
def test_fold_as_at_a_moment_equals_stepping_up_to_it(last: int) -> None:
    entries = [said(PersonTagged(person=f"p{n}", tag=RiskTag.VIOLENT), on=n) for n in range(8)]
    case = CaseFile(child=CHILD, as_at=datetime(2024, 1, 1, tzinfo=UTC))
    for entry in entries[:last]:
        case = step(case, entry)
    folded = fold(entries, child=CHILD, as_at=day(last) - timedelta(seconds=1))
    assert folded.people == case.people
    assert folded.entries == case.entries


def test_step_of_the_fold_may_look_up_what_was_told_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folded at once, as entry by entry: the case file that a step is given holds every kind told so far."""
    looked_up: list[list[str]] = []

    def looking_up(case: CaseFile, entry: Entry, fact: PersonTagged) -> CaseFile:
        looked_up.append([told.fact.person for told in case.of(PersonTagged)])
        return case

    monkeypatch.setattr("teamaround.practice.record.fold.STEPS", {PersonTagged: looking_up})
    case_of(*(said(PersonTagged(person=f"p{n}", tag=RiskTag.VIOLENT), on=n) for n in range(3)))
    assert looked_up == [["p0"], ["p0", "p1"], ["p0", "p1", "p2"]]


def test_day_of_a_late_evening_in_summer_is_the_london_day() -> None:
    case = case_of(said(LivesAt(person=CHILD, place="home", since=date(2024, 1, 1)), on=1))
    assert case.homes(date(2024, 1, 1)) == ("home",)
