"""A07_holiday, A08_no_reply and R8_return_note: what is asked about school and meetings, row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.record.facts.family import SchoolTold
from teamaround.practice.record.facts.forums import (
    InformationAnswered,
    InformationRequested,
    MappaHeld,
    MaracHeld,
    MaracListed,
    ReturnNoteWritten,
)
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.facts.meetings import PlanSort, PlanStarted
from teamaround.practice.record.facts.rights import ContactVerified
from teamaround.practice.record.words import Answer
from tests.practice.prompts.asking import asked
from tests.practice.telling import CHILD, MOTHER, PARTNER, Story, at, family

ALONE = Incident(what="Left alone", harmed=(CHILD,))
LISTED = MaracListed(victim=MOTHER, perpetrator=PARTNER, meeting_on=date(2024, 5, 21))


def _open(*told: tuple[Any, str]) -> Story:
    story = family()
    story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-01-15")
    for fact, when in told:
        story.tell(fact, when)
    return story


@pytest.mark.parametrize(
    ("when", "now", "words"),
    [
        (
            "2024-08-06T02:30",
            "2024-08-06T02:30",
            "Nobody at school knows of the new concern, and it is closed",
        ),
        (
            "2024-08-06T02:30",
            "2024-09-03T08:29",
            "Nobody at school knows of the new concern, and it is closed",
        ),
        ("2024-08-06T02:30", "2024-09-03T08:31", ""),  # now it is late, which A07 says
        ("2024-05-04T10:00", "2024-05-04T10:00", ""),  # a weekend in term
    ],
)
def test_concern_in_the_holidays(when: str, now: str, words: str) -> None:
    story = _open((ALONE, when))
    assert [one.what for one in asked(story, now, "A07_holiday")] == ([words] if words else [])


def test_concern_in_the_holidays_goes_to_the_contact_for_them_and_ends_when_they_know() -> None:
    story = _open((ContactVerified(agency="school", role="dsl", in_holidays=True), "2024-07-01"))
    story.tell(ALONE, "2024-08-06T09:00", name="news")
    (prompt,) = asked(story, "2024-08-06T10:00", "A07_holiday")
    assert prompt.what == "school is closed; its contact for the holidays is to be told"
    assert prompt.to == ("sw",)
    assert prompt.due == at("2024-08-07T23:59:59")
    story.tell(SchoolTold(school="school", about_entry="news", acknowledged=True), "2024-08-06T11:00")
    assert asked(story, "2024-08-06T12:00", "A07_holiday") == []


@pytest.mark.parametrize(
    ("told", "now", "count"),
    [
        ([(LISTED, "2024-05-13")], "2024-05-16T23:59", 0),
        ([(LISTED, "2024-05-13")], "2024-05-17T00:00", 1),  # two working days before
        ([(LISTED, "2024-05-20")], "2024-05-20T09:00", 1),
        ([(LISTED, "2024-05-13"), (MaracHeld(victim=MOTHER), "2024-05-21")], "2024-05-21T10:00", 1),
        (
            [
                (LISTED, "2024-05-13"),
                (MaracHeld(victim=MOTHER, schools_contributed=("school",)), "2024-05-21"),
            ],
            "2024-05-21T10:00",
            0,
        ),
        ([(LISTED, "2024-05-13"), (MaracHeld(victim=MOTHER), "2024-05-21")], "2024-06-19", 0),
    ],
)
def test_school_asked_no_reply(told: list[tuple[Any, str]], now: str, count: int) -> None:
    assert len(asked(_open(*told), now, "A08_no_reply")) == count


def test_no_reply_says_whether_the_school_was_asked_at_all() -> None:
    story = _open((LISTED, "2024-05-13"))
    (prompt,) = asked(story, "2024-05-20", "A08_no_reply")
    assert prompt.what == "Nothing came from school, and no request to it is on the record"
    assert prompt.to == ("marac_coordinator", "spoc")
    story.tell(InformationRequested(request="m", agency="school", forum="MARAC"), "2024-05-14")
    (prompt,) = asked(story, "2024-05-20", "A08_no_reply")
    assert prompt.what == "school was asked for its part and has not replied"
    story.tell(InformationAnswered(request="m", answer=Answer.NO_REPLY), "2024-05-18")
    assert len(asked(story, "2024-05-20", "A08_no_reply")) == 1
    story.tell(InformationAnswered(request="m", answer=Answer.NOTHING_HELD), "2024-05-19")
    assert asked(story, "2024-05-20", "A08_no_reply") == []


NOTE = ReturnNoteWritten(forum="MARAC", what="The locks are changed")


@pytest.mark.parametrize(
    ("told", "to"),
    [
        ([(MaracHeld(victim=MOTHER), "2024-05-21")], ["marac_coordinator"]),
        ([(MappaHeld(person=PARTNER), "2024-05-21")], ["mappa_coordinator"]),
        ([(MaracHeld(victim=MOTHER), "2024-05-21"), (NOTE, "2024-05-22")], []),
        ([(MappaHeld(person=PARTNER), "2024-05-21"), (NOTE, "2024-05-22")], ["mappa_coordinator"]),
        ([(NOTE, "2024-05-01"), (MaracHeld(victim=MOTHER), "2024-05-21")], ["marac_coordinator"]),
        (
            [(MaracHeld(victim=MOTHER), "2024-05-21"), (ReturnNoteWritten(forum="marac"), "2024-05-22")],
            ["marac_coordinator"],
        ),
    ],
)
def test_return_note(told: list[tuple[Any, str]], to: list[str]) -> None:
    found = asked(_open(*told), "2024-05-25", "R8_return_note")
    assert [one.to[0] for one in found] == to
    assert all(one.due == at("2024-05-23T23:59:59") for one in found)
