"""The whole-system measures and knowledge lag in sum, over small invented cases with literal figures."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from teamaround.practice.clocks import running
from teamaround.practice.clocks.level import Level
from teamaround.practice.measures import (
    AlertHistory,
    Measured,
    Watched,
    counter_measures,
    lag_by_agency,
    lag_of_child,
    measure_table,
    measured,
    suppressed,
)
from teamaround.practice.measures.counting import COUNTED
from teamaround.practice.record.facts import family, forums, front_door, happenings
from teamaround.practice.record.words import Answer, Harm
from tests.practice.telling import CALENDAR, MOTHER, PARTNER, Story, at, conference
from tests.practice.telling import family as household

BEGUN, NOW = "2024-02-01", "2024-03-01"
THREE = conference(core_group=("csc", "school", "turning_tide"))
TWO = conference(core_group=("csc", "school"))
DENIED = family.VisitMade(
    outcome=family.VisitOutcome.NO_EVIDENCE, rests_on_denial_by=MOTHER, question="there"
)
CONCERN = (happenings.ConcernReported(person=PARTNER, question="there"), "2024-02-04")
CLOSED_BY_MANAGER = happenings.QuestionClosed(
    question="there", answer="not_confirmed", manager="M. Reed", reason="seen twice"
)
Told = tuple[Any, str]


def _check(kind: str) -> happenings.CheckRecorded:
    return happenings.CheckRecorded(
        question="there", check=happenings.CheckKind(kind), agency="police", answer=Answer.NOTHING_HELD
    )


def _refused(what: str, by: str) -> forums.InformationAnswered:
    return forums.InformationAnswered(request="r1", answer=Answer.REFUSED, what=what, decided_by=by)


def _child(*told: Told, alerts: tuple[AlertHistory, ...] = ()) -> Watched:
    story: Story = household()
    for fact, when in told:
        story.tell(fact, when)
    case = story.case(NOW)
    return Watched(case=case, clocks=running(case, at(NOW), CALENDAR), alerts=alerts, team=frozenset({"csc"}))


def _alert(
    raised: str, accepted: str = "", *, code: str = "A03", closed: str = "", why: str = ""
) -> AlertHistory:
    return AlertHistory(
        code=code,
        level=Level.RED,
        raised_at=at(raised),
        due=at(raised) + timedelta(hours=1),
        accepted_at=at(accepted) if accepted else None,
        closed_at=at(closed) if closed else None,
        closing_reason=why,
    )


def _one(code: str, *children: Watched) -> Measured:
    found = measured(children, since=at(BEGUN), now=at(NOW))
    return next(one for one in found if one.code == code)


ROWS: list[tuple[str, list[Watched], tuple[int, int], bool | None]] = [
    # measure, children, counted of how many, whether its target is met
    ("active_agencies", [_child((THREE, "2024-02-05"))], (1, 1), True),
    ("active_agencies", [_child((TWO, "2024-02-05"))], (0, 1), False),
    ("active_agencies", [_child()], (0, 0), None),
    (
        "active_agencies",
        [
            _child(
                (TWO, "2024-02-05"),
                alerts=(_alert("2024-02-05", code="A01", why="accepted_with_ask_list"),),
            )
        ],
        (1, 1),
        True,
    ),
    ("red_acknowledged", [_child(alerts=(_alert("2024-02-05", "2024-02-05T09:40"),))], (1, 1), True),
    ("red_acknowledged", [_child(alerts=(_alert("2024-02-05", "2024-02-05T10:10"),))], (0, 1), False),
    ("red_acknowledged", [_child(alerts=(_alert("2024-02-05"),))], (0, 1), False),
    ("red_acknowledged", [_child(alerts=(_alert("2024-03-01"),))], (0, 0), None),
    (
        "denials_tested",
        [
            _child(
                CONCERN,
                (DENIED, "2024-02-05"),
                (_check("police"), "2024-02-06"),
                (_check("school"), "2024-02-07"),
            )
        ],
        (1, 1),
        True,
    ),
    (
        "denials_tested",
        [_child(CONCERN, (DENIED, "2024-02-05"), (CLOSED_BY_MANAGER, "2024-02-06"))],
        (0, 1),
        False,
    ),
    (
        "denials_tested",
        [_child(CONCERN, (DENIED, "2024-02-05"), (_check("police"), "2024-02-06"))],
        (0, 0),
        None,
    ),
    ("refusals_reasoned", [_child((_refused("not lawful", "Dr Ames"), "2024-02-05"))], (1, 1), True),
    ("refusals_reasoned", [_child((_refused("", "Dr Ames"), "2024-02-05"))], (0, 1), False),
    ("return_notes", [_child((forums.MaracHeld(victim=MOTHER), "2024-02-05"))], (0, 1), False),
    (
        "return_notes",
        [
            _child(
                (forums.MaracHeld(victim=MOTHER), "2024-02-05"),
                (forums.ReturnNoteWritten(forum="MARAC"), "2024-02-07"),
            )
        ],
        (1, 1),
        True,
    ),
    (
        "return_notes",
        [
            _child(
                (forums.MaracHeld(victim=MOTHER), "2024-02-05"),
                (forums.ReturnNoteWritten(forum="MAPPA"), "2024-02-07"),
            )
        ],
        (0, 1),
        False,
    ),
    ("emotional_health", [_child()], (0, 0), None),
    (
        "emotional_health",
        [_child((happenings.Incident(harms=(Harm.WITNESSED_VIOLENCE,)), "2024-02-05"))],
        (0, 1),
        False,
    ),
    (
        "emotional_health",
        [
            _child(
                (happenings.Incident(harms=(Harm.WITNESSED_VIOLENCE,)), "2024-02-05"),
                (front_door.EmotionalHealthDecided(lead="camhs"), "2024-02-15"),
            )
        ],
        (1, 1),
        True,
    ),
]


@pytest.mark.parametrize(("code", "children", "counted", "is_met"), ROWS)
def test_measure_counts_what_its_row_says(
    code: str, children: list[Watched], counted: tuple[int, int], is_met: bool | None
) -> None:
    found = _one(code, *children)
    assert (found.counted, found.of, found.is_met) == (*counted, is_met)


def test_false_red_is_a_number_for_a_hundred_plans_a_month() -> None:
    wrong = _alert("2024-02-05", "2024-02-05T09:30", closed="2024-02-06", why="not_the_person")
    found = _one("false_red", _child((THREE, "2024-02-05"), alerts=(wrong,)), _child((THREE, "2024-02-05")))
    assert (found.counted, found.of, found.is_met) == (1, 2, False)
    assert found.value == pytest.approx(100 * 0.5 * 30.44 / 29)


def test_clocks_that_still_run_count_for_nothing() -> None:
    running_child = _child((front_door.ReferralReceived(), "2024-02-29"))
    assert [one.of for one in measured([running_child], since=at(BEGUN), now=at(NOW)) if one.of] == []


def test_every_row_has_its_counting_and_the_reverse() -> None:
    assert {row.code for row in measure_table().measures} == set(COUNTED)


def test_time_that_alerts_take_is_published_beside_the_measures() -> None:
    child = _child(
        alerts=(
            _alert("2024-02-05", "2024-02-05T09:30", closed="2024-02-05T12:30"),
            _alert("2024-02-06", "2024-02-06T10:00"),
        )
    )
    accept, close = counter_measures([child])
    assert (accept.value, accept.of) == (0.75, 2)
    assert (close.value, close.of) == (3.0, 1)
    assert [one.value for one in counter_measures([])] == [None, None]


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (12, "12")]
)
def test_small_counts_are_not_published(count: int, words: str) -> None:
    assert suppressed(count) == words


def _held(by: str, when: str, recorded: str) -> tuple[happenings.Incident, str, str, str]:
    return happenings.Incident(what="seen"), when, recorded, by


def test_lag_of_a_child_and_by_agency_counts_what_never_arrived() -> None:
    story: Story = household()
    for fact, when, recorded, by in (
        _held("csc", "2024-02-05", "2024-02-05"),
        _held("police", "2024-02-06", "2024-02-08"),
    ):
        story.tell(fact, when, recorded=recorded, by=by)
    watched = Watched(case=story.case(NOW), team=frozenset({"csc"}))
    child = lag_of_child(watched, at(NOW))
    assert (child.facts - child.reached, child.never) == (1, 1)
    assert child.open_longest == _between("2024-02-06", NOW)
    agencies = lag_by_agency([watched], at(NOW))
    assert (agencies["police"].never, agencies["police"].middle) == (1, None)
    assert agencies["csc"].never == 0


def _between(earlier: str, later: str) -> timedelta:
    begun: datetime = at(earlier)
    return at(later) - begun
