"""Words of alerts that no shipped scenario raises, found by putting faults into them (docs/mutation.md)."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.record.facts import forums
from teamaround.practice.record.facts.rights import ContactLeft, ContactVerified, FamilyTextWritten
from tests.practice.telling import MOTHER, PARTNER, Story, at, conference, family

Told = tuple[Any, str]
START = (conference(core_group=("csc", "school", "health")), "2024-03-27")


def story_of(told: list[Told]) -> Story:
    story = family()
    for fact, when in told:
        story.tell(fact, when)
    return story


def test_second_listing_asks_the_school_although_the_first_was_heard() -> None:
    listed = forums.MaracListed(victim=MOTHER, perpetrator=PARTNER, schools=("school",))
    told: list[Told] = [
        (listed, "2024-03-01"),
        (forums.MaracHeld(victim=MOTHER), "2024-03-15"),
        (listed, "2024-05-01"),
    ]
    (alert,) = story_of(told).alerts("2024-05-02", "A08")
    assert alert.since == at("2024-05-01")


@pytest.mark.parametrize(("what", "ends_with"), [("Any calls?", "in time: Any calls?"), ("", "in time")])
def test_request_that_is_late_says_what_was_asked_for(what: str, ends_with: str) -> None:
    asked = forums.InformationRequested(request="R1", agency="police", what=what)
    (alert,) = story_of([START, (asked, "2024-03-28")]).alerts("2024-06-01", "A14")
    assert alert.explanation.what.endswith(ends_with)


def test_contact_of_an_agency_says_whether_it_left_or_was_not_confirmed() -> None:
    told: list[Told] = [
        (START[0], "2024-03-27"),
        (ContactVerified(agency="met", role="police"), "2023-01-10"),
        (ContactLeft(agency="com", role="probation"), "2024-03-28"),
    ]
    found = {one.about[0]: one.explanation.what for one in story_of(told).alerts("2024-05-01", "A16")}
    assert ("was not confirmed" in found["met"], "has left" in found["com"]) == (True, True)


def test_text_for_the_family_that_is_too_hard_says_so() -> None:
    hard = (
        "Notwithstanding extraordinary circumstances, representatives will communicate individualised "
        "recommendations necessitating comprehensive reconsideration. "
    ) * 4
    told: list[Told] = [(FamilyTextWritten(document="d", to=MOTHER, text=hard), "2024-05-01")]
    (alert,) = story_of(told).alerts("2024-05-02", "A26")
    assert "its sentences are too hard to read" in alert.explanation.what
    easy = FamilyTextWritten(document="d", to=MOTHER, text="We met. The ICPC is on Monday.")
    (other,) = story_of([(easy, "2024-05-01")]).alerts("2024-05-02", "A26")
    assert "too hard" not in other.explanation.what


@pytest.mark.parametrize(
    ("code", "within"),
    [
        ("A03", "address link"),
        ("A08", "child linked to MARAC"),
        ("A17", "Child in Need flag gap"),
    ],
)
def test_a_name_within_a_sentence_keeps_the_capitals_of_what_is_a_name_of_its_own(
    code: str, within: str
) -> None:
    assert catalogue().row(code).name_within == within
