"""C43, C44, C47 and C49: leaving, denials, safeguards and needs after trauma, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.clocks import Clock, ClockState, for_alert, running
from teamaround.practice.record.facts import controls
from teamaround.practice.record.facts.family import VisitMade, VisitOutcome
from teamaround.practice.record.facts.front_door import EmotionalHealthDecided, HealthAssessed
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    ConcernReported,
    Incident,
    QuestionClosed,
)
from teamaround.practice.record.facts.meetings import AgencyJoined, AgencyLeft, DepartureAnswered
from teamaround.practice.record.words import Answer, Harm, NeedFinding
from tests.practice.telling import (
    CALENDAR,
    MOTHER,
    PARTNER,
    Story,
    at,
    conference,
    control,
    core_group,
    family,
)

PLAN = (conference(core_group=("csc", "school", "health")), "2024-02-01")
ENDS = (conference("review", "ends"), "2024-04-29")


def told(*entries: tuple[Any, str], tags: tuple[str, ...] = ()) -> Story:
    story = family(*tags)
    for fact, when in entries:
        story.tell(fact, when)
    return story


def clocks(story: Story, now: str, code: str) -> list[Clock]:
    return [one for one in running(story.case(now), at(now), CALENDAR) if one.code == code]


def left(**more: Any) -> AgencyLeft:
    return AgencyLeft(agency="health", reason="No need found", **more)


def answered(*, accepted: bool, holder: str = "") -> DepartureAnswered:
    return DepartureAnswered(agency="health", accepted=accepted, gap_holder=holder)


LEAVING = [
    # what was told, as at, due and state of each clock
    ([(left(), "2024-03-22")], "2024-04-01", []),  # no plan to leave
    (
        [PLAN, (left(), "2024-03-22")],
        "2024-04-01",
        [("2024-04-09", "running")],
    ),  # ten working days over Easter
    ([PLAN, (left(), "2024-03-22")], "2024-04-10", [("2024-04-09", "breached")]),
    (
        [PLAN, (left(), "2024-03-22"), (answered(accepted=True, holder="school"), "2024-04-02")],
        "2024-04-20",
        [("2024-04-09", "met")],
    ),
    (
        [PLAN, (left(), "2024-03-22"), (answered(accepted=True), "2024-04-02")],
        "2024-04-20",
        [("2024-04-09", "breached")],
    ),
    (
        [PLAN, (left(gap_holder="school"), "2024-03-22"), (answered(accepted=True), "2024-04-02")],
        "2024-04-20",
        [("2024-04-09", "met")],
    ),
    (
        [PLAN, (left(), "2024-03-22"), (answered(accepted=False), "2024-04-02")],
        "2024-04-20",
        [("2024-04-09", "met")],
    ),
    (
        [PLAN, (left(), "2024-03-22"), (answered(accepted=False), "2024-04-12")],
        "2024-04-20",
        [("2024-04-09", "met_late")],
    ),
    ([PLAN, (left(gap_holder="school", accepted=True), "2024-03-22")], "2024-04-20", [("2024-04-09", "met")]),
    (
        [PLAN, (left(), "2024-03-22"), (AgencyJoined(agency="health"), "2024-03-28")],
        "2024-04-20",
        [("2024-04-09", "ceased")],
    ),
    ([PLAN, (left(), "2024-04-22"), ENDS], "2024-05-20", [("2024-05-07", "ceased")]),
    (
        [
            PLAN,
            (left(), "2024-02-12"),
            (AgencyJoined(agency="health"), "2024-02-14"),
            (left(), "2024-03-22"),
            (answered(accepted=False), "2024-04-02"),
        ],
        "2024-04-20",
        [("2024-02-26", "ceased"), ("2024-04-09", "met")],
    ),
]


@pytest.mark.parametrize(("entries", "now", "found"), LEAVING)
def test_leaving_is_answered_within_ten_working_days(
    entries: list[tuple[Any, str]], now: str, found: list[tuple[str, str]]
) -> None:
    seen = [(one.due.date().isoformat(), str(one.state)) for one in clocks(told(*entries), now, "C43")]
    assert seen == found


def test_missed_answer_is_told_to_manager_and_chair() -> None:
    (clock,) = clocks(told(PLAN, (left(), "2024-03-22")), "2024-04-10T00:00", "C43")
    assert (clock.owner, clock.told) == ("sw", ("team_manager", "chair"))


ASKED = "rowan_at_home"
CONCERN = (ConcernReported(what="Is Rowan there?", person=PARTNER, question=ASKED), "2024-11-02T19:30")
VISIT = (
    VisitMade(outcome=VisitOutcome.NO_EVIDENCE, question=ASKED, about=PARTNER, rests_on_denial_by=MOTHER),
    "2024-11-02T21:00",
)


def check(kind: str) -> CheckRecorded:
    return CheckRecorded(question=ASKED, check=CheckKind(kind), answer=Answer.NOTHING_HELD)


DENIALS = [
    # tags, what was told after the visit, as at, due and state
    ((), [], "2024-11-02T22:00", [("2024-11-08T23:59:59", "running")]),
    ((), [], "2024-11-09T00:00", [("2024-11-08T23:59:59", "breached")]),
    (("violent",), [], "2024-11-02T22:00", [("2024-11-03T21:00", "running")]),
    (("violent",), [], "2024-11-03T21:01", [("2024-11-03T21:00", "breached")]),
    (("violent",), [(check("police"), "2024-11-03")], "2024-11-03T12:00", [("2024-11-03T21:00", "running")]),
    (
        ("violent",),
        [(check("police"), "2024-11-03"), (check("school"), "2024-11-03T11:00")],
        "2024-11-03T12:00",
        [],
    ),
    (
        ("violent",),
        [(QuestionClosed(question=ASKED, answer="no", manager="m", reason="in custody"), "2024-11-03")],
        "2024-11-03T12:00",
        [],
    ),
]


@pytest.mark.parametrize(("tags", "later", "now", "found"), DENIALS)
def test_denial_is_tested_in_a_day_if_violence_is_on_record_else_in_five_working_days(
    tags: tuple[str, ...], later: list[tuple[Any, str]], now: str, found: list[tuple[str, str]]
) -> None:
    story = told(CONCERN, VISIT, *later, tags=tags)
    case = story.case(now)
    of_alerts = [
        clock
        for alert in story.alerts(now, "A05")
        for clock in for_alert(alert, at(now), CALENDAR, case)
        if clock.code == "C44"
    ]
    assert [(one.due, str(one.state)) for one in of_alerts] == [(at(due), state) for due, state in found]


OWNED = {"owner": "probation", "check_method": "weekly call"}
RELEASED = (controls.Released(person=PARTNER), "2024-09-20T09:30")
HELD = controls.ControlChecked(control="K1", by="probation")

CHECKS = [
    # what was told, as at, due and state of each clock begun
    ([(control(**OWNED), "2024-04-09")], "2024-04-12", [("2024-04-23", "running")]),
    ([(control(**OWNED), "2024-04-09")], "2024-04-24", [("2024-04-23", "breached")]),
    ([(control(**OWNED, relied_on=False), "2024-04-09")], "2024-04-24", []),
    (
        [
            (control(**OWNED, relied_on=False), "2024-04-09"),
            (core_group("csc", relied_on=("K1",)), "2024-04-10"),
        ],
        "2024-04-12",
        [("2024-04-23", "running")],
    ),
    (
        [(control(**OWNED), "2024-04-09"), (HELD, "2024-04-20")],
        "2024-04-24",
        [("2024-04-23", "met"), ("2024-05-04", "running")],
    ),
    (
        [(control(**OWNED), "2024-04-09"), (HELD, "2024-04-25")],
        "2024-04-26",
        [("2024-04-23", "met_late"), ("2024-05-09", "running")],
    ),
    (
        [(control(**OWNED), "2024-04-09"), (controls.ControlChecked(control="K1", by=PARTNER), "2024-04-20")],
        "2024-04-24",
        [("2024-04-23", "breached")],
    ),
    (
        [(control(**OWNED), "2024-04-09"), (controls.ControlEnded(control="K1"), "2024-04-12")],
        "2024-05-01",
        [("2024-04-23", "ceased")],
    ),
    (
        [(control(**OWNED, until=at("2024-04-12").date()), "2024-04-09")],
        "2024-04-11",
        [("2024-04-23", "running")],
    ),
    (
        [(control(**OWNED, until=at("2024-04-12").date()), "2024-04-09")],
        "2024-04-13",
        [("2024-04-23", "ceased")],
    ),
    # every week for four weeks after a release; the week that has begun is asked for
    ([RELEASED, (control(**OWNED), "2024-09-20T09:30")], "2024-09-21", [("2024-09-27", "running")]),
    (
        [RELEASED, (control(**OWNED), "2024-09-20T09:30")],
        "2024-10-12",
        [
            ("2024-09-27", "ceased"),
            ("2024-10-04", "ceased"),
            ("2024-10-11", "breached"),
            ("2024-10-18", "running"),
        ],
    ),
    (
        [RELEASED, (control(**OWNED), "2024-09-20T09:30"), (HELD, "2024-09-26")],
        "2024-10-01",
        [("2024-09-27", "met"), ("2024-10-04", "running")],
    ),
    # a fortnight again once the weeks are over
    (
        [
            RELEASED,
            (control(**OWNED), "2024-09-20T09:30"),
            *((HELD, f"2024-{day}") for day in ("09-26", "10-03", "10-10", "10-17")),
        ],
        "2024-10-19",
        [
            ("2024-09-27", "met"),
            ("2024-10-04", "met"),
            ("2024-10-11", "met"),
            ("2024-10-18", "met"),
            ("2024-10-31", "running"),
        ],
    ),
    # a release of somebody else changes nothing
    (
        [(controls.Released(person="another"), "2024-09-20"), (control(**OWNED), "2024-09-20T09:30")],
        "2024-09-21",
        [("2024-10-04", "running")],
    ),
]


@pytest.mark.parametrize(("entries", "now", "found"), CHECKS)
def test_safeguard_is_checked_every_fortnight_and_weekly_after_a_release(
    entries: list[tuple[Any, str]], now: str, found: list[tuple[str, str]]
) -> None:
    seen = [
        (one.due.date().isoformat(), "running" if one.state is ClockState.DUE_SOON else str(one.state))
        for one in clocks(told(*entries), now, "C47")
    ]
    assert seen == found


def test_each_check_clock_has_a_key_of_its_own() -> None:
    story = told(RELEASED, (control(**OWNED), "2024-09-20T09:30"), (HELD, "2024-09-26"), (HELD, "2024-10-20"))
    keys = [one.key for one in clocks(story, "2024-11-20", "C47")]
    assert len(keys) == len(set(keys)) > 4


SAW = (Incident(harms=(Harm.WITNESSED_VIOLENCE,), child_present=True), "2024-02-05")
DECIDED = EmotionalHealthDecided(lead="camhs")
SCREENED = HealthAssessed(emotional=NeedFinding.NONE_FOUND)

NEEDS = [
    # what was told beside the plan, as at, due and state of each clock begun
    ([], "2024-02-20", []),
    ([SAW], "2024-02-20", [("2024-03-04", "running")]),
    ([SAW], "2024-03-05", [("2024-03-04", "breached")]),
    ([SAW, (Incident(harms=(Harm.LEFT_ALONE,)), "2024-02-10")], "2024-02-20", [("2024-03-04", "running")]),
    ([SAW, (HealthAssessed(), "2024-02-19")], "2024-02-20", [("2024-03-04", "running")]),
    ([SAW, (DECIDED, "2024-02-19")], "2024-02-20", [("2024-03-04", "met"), ("2024-05-19", "running")]),
    # every ninety days, and at half a year and a year after what happened
    (
        [SAW, (DECIDED, "2024-02-19"), (SCREENED, "2024-05-17")],
        "2024-06-01",
        [("2024-03-04", "met"), ("2024-05-19", "met"), ("2024-08-05", "running")],
    ),
    (
        [
            SAW,
            (DECIDED, "2024-02-19"),
            *((SCREENED, day) for day in ("2024-05-17", "2024-08-05", "2024-11-01")),
        ],
        "2024-12-01",
        [
            ("2024-03-04", "met"),
            ("2024-05-19", "met"),
            ("2024-08-05", "met"),
            ("2024-11-03", "met"),
            ("2025-01-30", "running"),
        ],
    ),
    (
        [
            SAW,
            (DECIDED, "2024-02-19"),
            *((SCREENED, day) for day in ("2024-05-17", "2024-08-05", "2024-11-01", "2025-01-28")),
        ],
        "2025-02-01",
        [
            ("2024-03-04", "met"),
            ("2024-05-19", "met"),
            ("2024-08-05", "met"),
            ("2024-11-03", "met"),
            ("2025-01-30", "met"),
            ("2025-02-05", "running"),
        ],
    ),
    (
        [
            SAW,
            (DECIDED, "2024-02-19"),
            *((SCREENED, day) for day in ("2024-05-17", "2024-08-05", "2024-11-01", "2025-02-05")),
        ],
        "2025-02-20",
        [
            ("2024-03-04", "met"),
            ("2024-05-19", "met"),
            ("2024-08-05", "met"),
            ("2024-11-03", "met"),
            ("2025-01-30", "met_late"),
        ],
    ),
    ([SAW, ENDS], "2024-06-01", [("2024-03-04", "ceased")]),
]


@pytest.mark.parametrize(("entries", "now", "found"), NEEDS)
def test_emotional_health_is_decided_and_looked_at_again(
    entries: list[tuple[Any, str]], now: str, found: list[tuple[str, str]]
) -> None:
    seen = [
        (one.due.date().isoformat(), "running" if one.state is ClockState.DUE_SOON else str(one.state))
        for one in clocks(told(PLAN, *entries), now, "C49")
    ]
    assert seen == found


def test_emotional_health_of_a_child_with_nothing_open_is_timed_by_nobody() -> None:
    (clock,) = clocks(told(SAW), "2024-06-01", "C49")
    assert clock.state is ClockState.CEASED
