"""What the record leaves to be done, and what does it."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.practice.answers.undone import Undone, UndoneSort, undone
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.controls import ControlChecked, ControlRecorded, ControlSort
from teamaround.practice.record.facts.forums import InformationAnswered, InformationRequested
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    MatchBand,
    QuestionOpened,
    Sighting,
    SightingSort,
    Statement,
)
from teamaround.practice.record.facts.meetings import (
    AgencyLeft,
    ConferenceHeld,
    ConferenceSort,
    CoreGroupHeld,
    DepartureAnswered,
    PlanDecision,
    PlanEnded,
    PlanEndReason,
    PlanSort,
)
from teamaround.practice.record.facts.people import LivesAt, PlaceDescribed
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Answer
from tests.practice.record.saying import CHILD, day, said

PLAN = [
    said(PlaceDescribed(place="home", label="Protected address A"), on=0),
    said(LivesAt(person=CHILD, place="home"), on=0),
    said(
        ConferenceHeld(
            sort=ConferenceSort.INITIAL,
            decision=PlanDecision.CHILD_PROTECTION,
            present=("csc", "school"),
            core_group=("csc", "school", "health"),
        ),
        on=1,
    ),
]
ASKED = said(QuestionOpened(question="q", wording="Is he in touch?", owner="sam"), on=3)
DENIED = said(Statement(question="q", answer="no", by="mia", denies=True), on=4)
LICENCE = said(
    ControlRecorded(control="k", sort=ControlSort.LICENCE, person="dan", places=("home",), owner="probation"),
    on=5,
)
REQUEST = said(InformationRequested(request="r", agency="housing", what="who lives there"), on=6)
LEFT = said(AgencyLeft(agency="health", does_not_cover="how she sleeps"), on=7)


def found(*entries: Entry, on: int = 40) -> tuple[Undone, ...]:
    case = fold([*PLAN, *entries], child=CHILD, as_at=day(on))
    return undone(case, day(on), checks_needed=2)


def sorts(*entries: Entry, on: int = 40) -> list[UndoneSort]:
    return [one.sort for one in found(*entries, on=on)]


def check(kind: CheckKind, answer: Answer, on: int) -> Entry:
    return said(CheckRecorded(question="q", check=kind, agency="police", answer=answer), on=on)


def test_plan_with_nothing_said_leaves_nothing_undone() -> None:
    assert found() == ()


def test_everything_undone_stands_in_its_order_with_whose_it_is() -> None:
    group = said(CoreGroupHeld(present=("csc", "school")), on=8)
    told = [(one.sort, one.what, one.whose) for one in found(group, LEFT, REQUEST, LICENCE, ASKED, DENIED)]
    assert told == [
        (UndoneSort.CHECK_THE_QUESTION, "Is he in touch?", "sam"),
        (UndoneSort.CHECK_THE_SAFEGUARD, "licence", "probation"),
        (UndoneSort.GET_THE_ANSWER, "who lives there", "housing"),
        (UndoneSort.ACCEPT_THE_GAP, "how she sleeps", "health"),
        (UndoneSort.DATE_THE_CORE_GROUP, "", ""),
    ]


def test_question_that_nobody_denied_is_no_check_to_make() -> None:
    assert sorts(ASKED) == []


@pytest.mark.parametrize(
    ("second", "left"),
    [
        (check(CheckKind.SCHOOL, Answer.NOTHING_HELD, 10), []),
        (check(CheckKind.POLICE, Answer.ANSWERED, 10), [UndoneSort.CHECK_THE_QUESTION]),
        (check(CheckKind.SCHOOL, Answer.NO_REPLY, 10), [UndoneSort.CHECK_THE_QUESTION]),
        (check(CheckKind.SCHOOL, Answer.REFUSED, 10), [UndoneSort.CHECK_THE_QUESTION]),
    ],
)
def test_denial_is_tested_by_two_kinds_of_check_and_never_by_silence(
    second: Entry, left: list[UndoneSort]
) -> None:
    first = check(CheckKind.POLICE, Answer.ANSWERED, 9)
    assert sorts(ASKED, DENIED, first, second) == left


def test_safeguard_checked_since_is_done_until_something_speaks_against_it() -> None:
    checked = said(ControlChecked(control="k", by="probation"), on=9)
    seen = said(
        Sighting(sort=SightingSort.FOUND_AT, band=MatchBand.CERTAIN, person="dan", place="home"), on=12
    )
    assert sorts(LICENCE, checked) == []
    (again,) = found(LICENCE, checked, seen)
    assert (again.sort, again.is_contradicted) == (UndoneSort.CHECK_THE_SAFEGUARD, True)


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (Answer.ANSWERED, []),
        (Answer.NOTHING_HELD, []),
        (Answer.REFUSED, []),
        (Answer.NO_REPLY, [UndoneSort.GET_THE_ANSWER]),
    ],
)
def test_request_stays_open_until_something_came_back(answer: Answer, left: list[UndoneSort]) -> None:
    assert sorts(REQUEST, said(InformationAnswered(request="r", answer=answer), on=9)) == left


@pytest.mark.parametrize(("accepted", "left"), [(True, []), (False, [UndoneSort.ACCEPT_THE_GAP])])
def test_gap_is_open_until_somebody_takes_it_on(accepted: bool, left: list[UndoneSort]) -> None:
    answered = said(
        DepartureAnswered(agency="health", accepted=accepted, gap_holder="csc" if accepted else ""), on=9
    )
    assert sorts(LEFT, answered) == left


@pytest.mark.parametrize(
    ("next_on", "left"),
    [
        (date(2024, 3, 1), []),
        (date(2024, 1, 20), [UndoneSort.DATE_THE_CORE_GROUP]),
        (None, [UndoneSort.DATE_THE_CORE_GROUP]),
    ],
)
def test_core_group_needs_a_day_that_is_still_to_come(next_on: date | None, left: list[UndoneSort]) -> None:
    assert sorts(said(CoreGroupHeld(present=("csc",), next_on=next_on), on=9)) == left


def test_case_that_is_over_leaves_nothing_to_do() -> None:
    ended = said(PlanEnded(sort=PlanSort.CHILD_PROTECTION, reason=PlanEndReason.CONFERENCE), on=20)
    assert found(ASKED, DENIED, LICENCE, REQUEST, LEFT, ended) == ()
