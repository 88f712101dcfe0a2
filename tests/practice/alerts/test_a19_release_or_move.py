"""A19: release, recall and move of a linked adult, and a release that is planned; row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.alerts import Alert, Level
from teamaround.practice.record.facts.controls import MovedArea, Released, ReleasePlanned, TakenIntoCustody
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.practice.record.facts.people import PersonDescribed
from tests.practice.telling import MOTHER, PARTNER, Story, conference, control, family

RELEASED = Released(person=PARTNER, to_region="Elsewhere")
PLANNED = ReleasePlanned(person=PARTNER, on=date(2024, 6, 30))


def _open(*told: tuple[Any, str], linked: bool = True) -> Story:
    story = family("violent", linked=linked)
    story.tell(conference(core_group=("csc", "school", "health")), "2024-03-27")
    for fact, when in told:
        story.tell(fact, when)
    return story


def _found(story: Story, now: str) -> list[Alert]:
    return story.alerts(now, "A19")


@pytest.mark.parametrize(
    ("fact", "now", "what"),
    [
        (RELEASED, "2024-05-01T09:00", "Rowan Pike was released from custody"),
        (TakenIntoCustody(person=PARTNER, recall=True), "2024-05-01", "Rowan Pike was recalled to custody"),
        (TakenIntoCustody(person=PARTNER), "2024-05-01", "Rowan Pike was taken to custody"),
        (MovedArea(person=PARTNER), "2024-05-01", "Rowan Pike moved to another area"),
        (PLANNED, "2024-06-01", ""),
        (PLANNED, "2024-06-02", "Rowan Pike is to be released on 30 June 2024"),
        (Released(person="stranger"), "2024-05-01", ""),
        (MovedArea(person="stranger"), "2024-05-01", ""),
    ],
)
def test_news_of_an_adult(fact: Any, now: str, what: str) -> None:
    story = _open(
        (PersonDescribed(person="stranger", family_name="Pike"), "2024-04-01"), (fact, "2024-05-01T09:00")
    )
    assert [one.explanation.what for one in _found(story, now)] == ([what] if what else [])


def test_news_goes_to_worker_desk_school_and_advisor() -> None:
    (alert,) = _found(_open((RELEASED, "2024-05-01")), "2024-05-02")
    assert (alert.level, alert.to) == (Level.AMBER, ("sw", "spoc", "dsl", "idva"))
    assert "Elsewhere" not in repr(alert)


def test_news_of_nobody_linked_is_none_unless_a_safeguard_binds_them() -> None:
    assert _found(_open((RELEASED, "2024-05-01"), linked=False), "2024-05-02") == []
    bound = _open((control(protects=(MOTHER,)), "2024-04-01"), (RELEASED, "2024-05-01"), linked=False)
    assert len(_found(bound, "2024-05-02")) == 1


def test_news_without_an_open_plan_is_none() -> None:
    story = family("violent")
    story.tell(RELEASED, "2024-05-01")
    assert _found(story, "2024-05-02") == []


def test_newer_news_replaces_the_older_and_late_older_news_changes_nothing() -> None:
    story = _open((TakenIntoCustody(person=PARTNER, recall=True), "2024-05-01"), (RELEASED, "2024-06-10"))
    story.tell(TakenIntoCustody(person=PARTNER), "2024-04-15", recorded="2024-06-12")
    (alert,) = _found(story, "2024-06-13")
    assert alert.explanation.what == "Rowan Pike was released from custody"


def test_news_closes_for_a_reason_with_evidence_that_is_newer() -> None:
    story = _open((RELEASED, "2024-05-01"))
    (alert,) = _found(story, "2024-05-02")
    checked = story.tell(control("exclusion_area", protects=(MOTHER,)), "2024-05-02")
    closing = AlertClosed(alert=alert.key, by="sw", reason="safety_plan_made", evidence=(checked,))
    story.tell(closing, "2024-05-03")
    assert _found(story, "2024-05-04") == []
