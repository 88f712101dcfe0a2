"""A05: whose word an outcome rests on, and what counts as having tested it."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.facts.family import AlertClosed, VisitMade, VisitOutcome
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    ConcernReported,
    Harm,
    Incident,
    MatchBand,
    QuestionClosed,
    QuestionOpened,
    Statement,
)
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, PlanDecision
from teamaround.practice.record.facts.people import PersonTagged
from teamaround.practice.record.words import Answer, RiskTag
from tests.practice.telling import CHILD, HOME, MOTHER, PARTNER, at, family, sighting

ASKED = "rowan_at_home"
CONCERN = ConcernReported(what="Is he there?", person=PARTNER, place=HOME, question=ASKED)
DENIAL = Statement(question=ASKED, answer="no", by=MOTHER, denies=True)


def visit(outcome: str = "no_evidence", **more: Any) -> VisitMade:
    told = {"question": ASKED, "about": PARTNER, "rests_on_denial_by": MOTHER, **more}
    return VisitMade(outcome=VisitOutcome(outcome), **told)


def check(kind: str, answer: str = "nothing_held", question: str = ASKED) -> CheckRecorded:
    return CheckRecorded(question=question, check=CheckKind(kind), answer=Answer(answer))


def closed(answer: str = "no", **more: Any) -> QuestionClosed:
    return QuestionClosed(question=ASKED, answer=answer, **more)


ROWS = [
    # tags, what was told after the concern, levels
    ((), [visit()], ["amber"]),
    (("violent",), [visit()], ["red"]),
    (("da_history",), [visit("not_confirmed")], ["red"]),
    (("violent",), [visit("seen_and_well")], ["red"]),
    (("violent",), [visit("concern_confirmed")], []),
    (("violent",), [visit("no_answer")], []),
    (("violent",), [visit(rests_on_denial_by="")], []),
    (("violent",), [visit(about="")], ["red"]),  # the question says whom it is about
    (("violent",), [DENIAL], []),  # a denial on which nothing rests yet
    # checks: two kinds, with an answer
    ((), [visit(), check("police")], ["amber"]),
    ((), [visit(), check("police"), check("police", "answered")], ["amber"]),
    ((), [visit(), check("police"), check("school", "no_reply")], ["amber"]),
    ((), [visit(), check("police"), check("school", "refused")], ["amber"]),
    ((), [visit(), check("police"), check("school", question="another")], ["amber"]),
    ((), [visit(), check("police"), check("school")], []),
    ((), [check("police"), check("school", "answered"), visit()], []),
    # a manager's reasoned decision
    ((), [visit(), closed(manager="A manager", reason="He is in custody")], []),
    ((), [visit(), closed(manager="A manager")], ["amber"]),
    # closing a question on one person's denial
    ((), [DENIAL, closed()], ["amber"]),
    (("violent",), [DENIAL, closed()], ["red"]),
    ((), [DENIAL, closed("yes")], []),
    ((), [DENIAL, Statement(question=ASKED, answer="no", by="school_head"), closed()], []),
    ((), [Statement(question=ASKED, answer="no", by=MOTHER), closed()], []),
    ((), [DENIAL, check("police"), check("school"), closed()], []),
    # a retraction alone is a statement
    ((), [Statement(question=ASKED, answer="no", by=MOTHER, retracts=True)], []),
]


@pytest.mark.parametrize(("tags", "told", "levels"), ROWS)
def test_untested_denial_in_story_has_level(
    tags: tuple[str, ...], told: list[Any], levels: list[str]
) -> None:
    story = family(*tags)
    story.tell(CONCERN, "2024-11-02T19:30")
    for minute, fact in enumerate(told):
        story.tell(fact, f"2024-11-02T21:{minute:02}")
    assert story.levels("2024-11-02T22:00", "A05") == levels


def test_untested_denial_is_raised_at_once_to_social_worker_manager_and_night_team() -> None:
    story = family("violent")
    story.tell(CONCERN, "2024-11-02T19:30")
    story.tell(visit(), "2024-11-02T21:00")
    (alert,) = story.alerts("2024-11-02T21:00", "A05")
    assert (alert.since, alert.to, alert.question) == (
        at("2024-11-02T21:00"),
        ("sw", "team_manager", "edt"),
        ASKED,
    )
    assert alert.explanation.what == "The outcome of a visit rests on what Mary Vale says alone"


def test_checks_made_before_the_newest_concern_test_nothing() -> None:
    story = family("violent")
    story.tell(CONCERN, "2024-10-01")
    story.tell(check("police"), "2024-10-02")
    story.tell(check("school"), "2024-10-03")
    story.tell(CONCERN, "2024-11-02T19:30")
    story.tell(visit(), "2024-11-02T21:00")
    assert story.levels("2024-11-02T22:00", "A05") == ["red"]


def test_second_denial_of_one_question_joins_the_first() -> None:
    story = family()
    story.tell(CONCERN, "2024-11-01")
    story.tell(visit(), "2024-11-02", name="first")
    story.tell(visit(), "2024-11-04", name="second")
    (alert,) = story.alerts("2024-11-05", "A05")
    assert (alert.entry_id, alert.also) == ("first", ("second",))


def test_visit_without_a_question_is_tested_under_its_own_name() -> None:
    story = family()
    story.tell(CONCERN, "2024-11-01")
    entry = story.tell(visit(question=""), "2024-11-02")
    (alert,) = story.alerts("2024-11-03", "A05")
    assert alert.question == f"denial:{entry}"
    story.tell(check("police", question=alert.question), "2024-11-04T10:00")
    story.tell(check("neighbour_signs", question=alert.question), "2024-11-04T11:00")
    assert story.alerts("2024-11-05", "A05") == []


PLAIN = {"question": "", "about": ""}
INCIDENT = Incident(what="A burn", harms=(Harm.PHYSICAL_ASSAULT,), harmed=(CHILD,))
CONFERENCE = ConferenceHeld(sort=ConferenceSort.REVIEW, decision=PlanDecision.CONTINUES)
OTHERWISE = Statement(question=ASKED, answer="yes", by=CHILD)
UNTESTED = [
    # what was told before the visit, how the visit was written, whether it leaves something untested
    ("nobody feared anything", [], PLAIN, False),
    ("a question that only the denial itself answers", [DENIAL], {"about": ""}, False),
    ("the denial is about somebody of whom nothing is feared", [], {"question": ""}, False),
    ("somebody was worried, and the visit says no more", [CONCERN], PLAIN, True),
    ("the question was opened", [QuestionOpened(question=ASKED, wording="Is he?")], {"about": ""}, True),
    ("a child said otherwise", [OTHERWISE, DENIAL], {"about": ""}, True),
    ("an incident that nobody has dealt with", [INCIDENT], PLAIN, True),
    ("an incident that a conference has dealt with", [INCIDENT, CONFERENCE], PLAIN, False),
    ("an incident since the conference", [CONFERENCE, INCIDENT], PLAIN, True),
    (
        "a question that a manager closed before",
        [CONCERN, closed(manager="M", reason="Two")],
        {"about": ""},
        False,
    ),
    ("a sighting of the man", [sighting()], {"question": ""}, True),
    ("a sighting, and the visit says no more", [sighting()], PLAIN, True),
    ("a sighting that still waits for review", [sighting(band=MatchBand.REVIEW)], PLAIN, False),
]


@pytest.mark.parametrize(("why", "told", "written", "untested"), UNTESTED)
def test_denial_leaves_something_untested_only_in_a_live_concern(
    why: str, told: list[Any], written: dict[str, str], untested: bool
) -> None:
    story = family()
    for minute, fact in enumerate(told):
        story.tell(fact, f"2024-11-01T21:{minute:02}")
    story.tell(visit(**written), "2024-11-02")
    assert bool(story.levels("2024-11-03", "A05")) is untested, why


def test_concern_that_arose_after_the_visit_says_nothing_of_it() -> None:
    story = family()
    story.tell(visit(**PLAIN), "2024-11-02")
    story.tell(CONCERN, "2024-11-04")
    assert story.levels("2024-11-05", "A05") == []


def test_question_opened_by_a_worker_begins_the_count_of_checks() -> None:
    story = family()
    story.tell(check("police"), "2024-10-30T10:00")
    story.tell(check("school"), "2024-10-30T11:00")
    story.tell(QuestionOpened(question=ASKED, wording="Does he stay?", about=(PARTNER,)), "2024-11-01")
    story.tell(visit(), "2024-11-02")
    assert story.levels("2024-11-03", "A05") == ["amber"]


@pytest.mark.parametrize("reason", ["mother denies", "denial", "Mother_Denies", "taken_at_face_value"])
def test_alert_closed_on_a_denial_stays_open_and_raises_an_untested_denial(reason: str) -> None:
    story = family("violent")
    story.tell(sighting(), "2024-05-11T20:05")
    (alert,) = story.alerts("2024-05-11T21:00", "A03")
    story.tell(AlertClosed(alert=alert.key, by="sw", reason=reason), "2024-05-11T22:00")
    assert story.levels("2024-05-11T23:00", "A03") == ["red"]
    (denial,) = story.alerts("2024-05-11T23:00", "A05")
    assert (str(denial.level), denial.about) == ("red", (PARTNER,))


def test_tag_learned_later_makes_an_untested_denial_red() -> None:
    story = family()
    story.tell(CONCERN, "2024-11-01")
    story.tell(visit(), "2024-11-02")
    (amber,) = story.alerts("2024-11-03", "A05")
    story.tell(PersonTagged(person=PARTNER, tag=RiskTag.ASSAULT_ON_PARTNER), "2024-11-04")
    (red,) = story.alerts("2024-11-05", "A05")
    assert (red.key, str(red.level), red.level_since) == (amber.key, "red", at("2024-11-04"))


def test_checks_made_at_the_moment_of_the_concern_count() -> None:
    story = family()
    for fact in (CONCERN, check("police"), check("school"), visit()):
        story.tell(fact, "2024-11-02T19:30")
    assert story.alerts("2024-11-03", "A05") == []
