"""What rests on a denial, and what closes an alert: edges found by putting faults into them (docs/mutation.md)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from teamaround.practice.alerts import may_close
from teamaround.practice.alerts.closing import is_closed, is_evidence
from teamaround.practice.alerts.denials import Denial, from_closings, independent_checks, is_tested
from teamaround.practice.alerts.live_concerns import has_live_concern
from teamaround.practice.record.facts.family import AlertClosed, VisitMade, VisitOutcome
from teamaround.practice.record.facts.front_door import AssessmentCompleted, AssessmentOutcome
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    ConcernReported,
    QuestionBasis,
    QuestionClosed,
    QuestionOpened,
    Statement,
)
from teamaround.practice.record.facts.people import PersonDescribed, PersonTagged
from teamaround.practice.record.words import Answer, RiskTag
from tests.practice.telling import MOTHER, PARTNER, Story, at, family, sighting

Told = tuple[Any, str]
NOW = "2024-05-08"
DENIED = Statement(question="q", answer="no", by=MOTHER, denies=True)
SAID = Statement(question="q", answer="no", by=MOTHER)
CLOSED = QuestionClosed(question="q", answer="no")
DECIDED = QuestionClosed(question="q", answer="no", manager="M. Reed", reason="seen by two officers")
CHECK = CheckRecorded(question="q", check=CheckKind.POLICE, answer=Answer.ANSWERED, found="no")


def story_of(told: list[Told], *tags: str) -> Story:
    story = family(*tags)
    for fact, when in told:
        story.tell(fact, when)
    return story


@pytest.mark.parametrize(
    ("told", "found"),
    [
        pytest.param([(DENIED, "2024-05-01"), (CLOSED, "2024-05-02")], 1, id="denied before"),
        pytest.param([(DENIED, "2024-05-02"), (CLOSED, "2024-05-02")], 1, id="denied in that very moment"),
        pytest.param([(CLOSED, "2024-05-01"), (DENIED, "2024-05-02")], 0, id="denied later"),
        pytest.param(
            [(SAID, "2024-05-01"), (DENIED, "2024-05-01T10:00"), (CLOSED, "2024-05-02")],
            1,
            id="said once and denied once",
        ),
        pytest.param([(SAID, "2024-05-01"), (CLOSED, "2024-05-02")], 0, id="said and never denied"),
    ],
)
def test_question_is_closed_on_a_denial_where_its_only_speaker_denied_it(
    told: list[Told], found: int
) -> None:
    assert len(list(from_closings(story_of(told).case(NOW)))) == found


@pytest.mark.parametrize(
    ("concern", "counted"),
    [
        pytest.param((ConcernReported(question="q"), "2024-05-02"), True, id="raised before the check"),
        pytest.param((ConcernReported(question="q"), "2024-05-04"), False, id="raised again since"),
        pytest.param((ConcernReported(question="q"), "2024-05-05"), False, id="as it was denied"),
        pytest.param((ConcernReported(question="q"), "2024-05-06"), True, id="raised after the denial"),
        pytest.param((ConcernReported(question="another"), "2024-05-04"), True, id="of another question"),
    ],
)
def test_check_counts_from_when_the_concern_that_is_denied_arose(concern: Told, counted: bool) -> None:
    story = story_of([(CHECK, "2024-05-03"), (DENIED, "2024-05-05"), concern])
    denied = next(entry for entry in story.entries if entry.fact is DENIED)
    denial = Denial(entry=denied, question="q", by=MOTHER, about=(PARTNER,), of="a visit")
    assert bool(independent_checks(story.case(NOW), denial)) is counted


@pytest.mark.parametrize(("decided", "expected"), [("2024-05-04", False), ("2024-05-05", True)])
def test_manager_decides_on_a_denial_that_is_on_the_record(decided: str, expected: bool) -> None:
    story = story_of([(DENIED, "2024-05-05"), (DECIDED, decided)])
    denied = next(entry for entry in story.entries if entry.fact is DENIED)
    denial = Denial(entry=denied, question="q", by=MOTHER, about=(PARTNER,), of="a visit")
    assert is_tested(story.case(NOW), denial) is expected


VISIT = VisitMade(outcome=VisitOutcome.NO_EVIDENCE, question="q", about="gran", rests_on_denial_by=MOTHER)
ASKED_NOTHING = VisitMade(outcome=VisitOutcome.NO_EVIDENCE, about="gran", rests_on_denial_by=MOTHER)
WORRY, ASKED = ConcernReported(what="?"), ConcernReported(what="?", question="q")
ASSESSED = AssessmentCompleted(outcome=AssessmentOutcome.CHILD_IN_NEED, child_seen=True)


def doubt(question: str, basis: QuestionBasis) -> QuestionOpened:
    return QuestionOpened(question=question, wording="?", basis=basis)


FEARED = [
    # the visit, what was told, whether something was feared when it was made
    pytest.param(VISIT, [(WORRY, NOW)], True, id="a concern of the same moment"),
    pytest.param(VISIT, [(WORRY, "2024-05-09")], False, id="a later concern"),
    pytest.param(VISIT, [(ASKED, "2024-05-01"), (DECIDED, NOW)], False, id="closed in the same moment"),
    pytest.param(VISIT, [(ASKED, "2024-05-01"), (DECIDED, "2024-05-09")], True, id="closed afterwards"),
    pytest.param(
        VISIT, [(WORRY, "2024-05-03"), (ASSESSED, "2024-05-03")], False, id="dealt with as it arose"
    ),
    pytest.param(
        VISIT,
        [(WORRY, "2024-05-01"), (ASSESSED, "2024-05-03"), (WORRY, "2024-05-05")],
        True,
        id="another since it was dealt with",
    ),
    pytest.param(
        VISIT, [(doubt("z", QuestionBasis.SUSPICION), "2024-05-01")], False, id="another question is open"
    ),
    # a visit that asked nothing was made in doubt of what was suspected, not of what was merely not known
    pytest.param(
        ASKED_NOTHING,
        [(doubt("q", QuestionBasis.SUSPICION), "2024-05-01"), (ASKED, "2024-05-09")],
        True,
        id="suspected before, reported later",
    ),
    pytest.param(
        ASKED_NOTHING,
        [(doubt("q", QuestionBasis.UNKNOWN), "2024-05-01"), (ASKED, "2024-05-09")],
        False,
        id="not known before, reported later",
    ),
    pytest.param(
        VISIT,
        [(CheckRecorded(question="q", check=CheckKind.POLICE, found="yes"), "2024-05-01")],
        True,
        id="a check found otherwise",
    ),
]


@pytest.mark.parametrize(("visit", "told", "expected"), FEARED)
def test_visit_is_made_in_fear_of_what_was_open_then(
    visit: VisitMade, told: list[Told], expected: bool
) -> None:
    story = Story()
    for fact, when in [(visit, NOW), *told]:
        story.tell(fact, when)
    case = story.case("2024-05-10")
    entry = next(one for one in case.entries if one.fact is visit)
    assert has_live_concern(case, entry, visit, ("gran",)) is expected


def test_untested_denial_is_red_from_when_the_first_of_those_it_is_about_was_tagged() -> None:
    story = family()
    story.tell(PersonDescribed(person="gran", given_names="Una"), "2024-04-01")
    told: list[Told] = [
        (QuestionOpened(question="q", wording="?", about=(PARTNER, "gran")), "2024-04-30"),
        (DENIED, "2024-05-01"),
        (CLOSED, "2024-05-02"),
        (PersonTagged(person="gran", tag=RiskTag.VIOLENT), "2024-05-05"),
        (PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT), "2024-05-07"),
    ]
    for fact, when in told:
        story.tell(fact, when)
    (alert,) = story.alerts(NOW, "A05")
    assert (alert.since, alert.level_since) == (at("2024-05-02"), at("2024-05-05"))


@pytest.mark.parametrize(
    ("said", "levels"), [("2024-05-04", []), ("2024-05-05", []), ("2024-05-05T09:01", ["amber"])]
)
def test_account_differs_from_a_closed_question_once_it_came_after_the_closing(
    said: str, levels: list[str]
) -> None:
    told: list[Told] = [
        (doubt("q", QuestionBasis.UNKNOWN), "2024-05-01"),
        (DECIDED, "2024-05-05"),
        (Statement(question="q", answer="yes", by="gp"), said),
    ]
    assert story_of(told).levels(NOW, "A06") == levels


def test_alert_that_only_facts_close_is_closed_by_nobody() -> None:
    told: list[Told] = [
        (Statement(question="q", answer="yes", by="gp"), "2024-05-01"),
        (DENIED, "2024-05-02"),
        (CHECK, "2024-05-03"),
    ]
    story = story_of(told)
    (alert,) = story.alerts(NOW, "A06")
    evidence = (story.entries[-1].entry_id,)
    verdict = may_close(story.case(NOW), alert, "checked_and_explained", evidence)
    assert (verdict.allowed, verdict.way_on) == (False, "Record what has been done.")


def test_alert_may_be_closed_in_the_moment_in_which_it_was_raised() -> None:
    story = family("violent")
    story.tell(sighting(), NOW)
    (alert,) = story.alerts("2024-05-08T12:00", "A03")
    look = story.tell(CHECK, NOW)
    story.tell(
        AlertClosed(alert=alert.key, reason="checked_and_explained", evidence=(look,), by="a duty officer"),
        NOW,
    )
    assert is_closed(story.case("2024-05-08T12:00"), alert)
    assert story.levels("2024-05-08T12:00", "A03") == []


@pytest.mark.parametrize(("denied_by", "expected"), [("", True), (MOTHER, False)])
def test_visit_is_evidence_unless_it_rests_on_a_denial(denied_by: str, expected: bool) -> None:
    story = family()
    visit = VisitMade(outcome=VisitOutcome.SEEN_AND_WELL, rests_on_denial_by=denied_by)
    entry_id = story.tell(visit, NOW)
    case = story.case("2024-05-09")
    entry = case.entry(entry_id)
    assert entry is not None
    assert is_evidence(case, entry, since=at(NOW) - timedelta(days=1)) is expected
