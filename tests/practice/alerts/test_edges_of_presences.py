"""Who came up where, and who was expected there: edges found by putting faults into them (docs/mutation.md)."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.practice.alerts.history import accepted_household
from teamaround.practice.alerts.presence_level import Graded, loudest
from teamaround.practice.alerts.relied_on import bound_at
from teamaround.practice.alerts.wording import WORDS_WITHHELD, quoted
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.facts.controls import ControlEnded
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.practice.record.facts.happenings import CheckKind, CheckRecorded
from teamaround.practice.record.facts.people import (
    HouseholdListed,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
)
from teamaround.practice.record.words import Certainty, Relation, RiskTag
from tests.practice.telling import CHILD, HOME, MOTHER, PARTNER, Story, at, control, family, sighting

NOW = "2024-05-08"
CHECK = CheckRecorded(question="q", check=CheckKind.POLICE, found="no")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2024-01-31", {MOTHER, CHILD}, id="before any list, the first counts"),
        pytest.param("2024-02-01", {MOTHER, CHILD}, id="as the first was written"),
        pytest.param("2024-02-29", {MOTHER, CHILD}, id="until the next"),
        pytest.param("2024-03-01", {MOTHER, PARTNER, CHILD}, id="as the next was written"),
        pytest.param("2024-04-01", {MOTHER, PARTNER, CHILD}, id="since then"),
    ],
)
def test_household_is_the_list_that_stood_then(moment: str, expected: set[str]) -> None:
    story = family(listed=False)
    story.tell(HouseholdListed(place=HOME, people=(MOTHER,)), "2024-02-01")
    story.tell(HouseholdListed(place=HOME, people=(MOTHER, PARTNER)), "2024-03-01")
    assert accepted_household(story.case(NOW), HOME, at(moment)) == expected


def test_loudest_is_the_earliest_of_the_highest_level() -> None:
    grades = [
        Graded(Level.AMBER, at("2024-05-01"), "first"),
        Graded(Level.RED, at("2024-05-03"), "third"),
        Graded(Level.RED, at("2024-05-02"), "second"),
    ]
    assert loudest(grades).why == "second"


def seen_again(when: str) -> Story:
    story = family("violent")
    story.tell(sighting(), NOW)
    story.tell(sighting(), when)
    return story


@pytest.mark.parametrize(("again", "alerts"), [("2024-05-09T08:59", 1), ("2024-05-09T09:00", 2)])
def test_repeat_is_the_same_alert_until_a_whole_day_has_passed(again: str, alerts: int) -> None:
    assert len(seen_again(again).alerts("2024-05-10", "A03")) == alerts


def test_repeat_is_put_to_its_own_person_whoever_came_up_in_between() -> None:
    story = family("violent")
    story.tell(PersonDescribed(person="guest", given_names="Ida"), NOW)
    for person, when in ((PARTNER, "10:00"), ("guest", "11:00"), (PARTNER, "12:00")):
        story.tell(sighting(person=person), f"2024-05-08T{when}")
    found = {alert.about[0]: len(alert.also) for alert in story.alerts("2024-05-09T06:00", "A03")}
    assert found == {PARTNER: 1, "guest": 0}


@pytest.mark.parametrize(
    ("which", "closed_on", "alerts"),
    [
        pytest.param("its own", "2024-05-08T11:59", 2, id="closed before it was seen again"),
        pytest.param("its own", "2024-05-08T12:00", 2, id="closed as it was seen again"),
        pytest.param("another", "2024-05-08T11:00", 1, id="another alert was closed"),
    ],
)
def test_sighting_after_a_closing_is_a_new_alert(which: str, closed_on: str, alerts: int) -> None:
    story = seen_again("2024-05-08T12:00")
    key = story.alerts("2024-05-08T10:00", "A03")[0].key if which == "its own" else "A03:another"
    story.tell(AlertClosed(alert=key, reason="denied", by="a duty officer"), closed_on)
    assert len(story.alerts("2024-05-08T13:00", "A03")) == alerts


@pytest.mark.parametrize(
    ("relation", "levels"), [(Relation.PROFESSIONAL, []), (Relation.OTHER_RELATIVE, ["amber"])]
)
def test_professional_who_is_put_down_at_the_home_is_nobody_new(
    relation: Relation, levels: list[str]
) -> None:
    story = family(linked=False)
    story.tell(
        PersonLinked(person=PARTNER, to=CHILD, relation=relation, certainty=Certainty.CONFIRMED), "2024-03-01"
    )
    story.tell(sighting("registered"), NOW)
    assert story.levels("2024-05-09", "A21") == levels


def test_new_adult_is_blue_from_when_those_who_were_asked_had_answered() -> None:
    story = family(linked=False)
    story.tell(sighting("registered"), NOW)
    story.tell(PersonTagged(person=PARTNER, tag=RiskTag.NO_KNOWN_HISTORY), "2024-05-09")
    (alert,) = story.alerts("2024-05-10", "A21")
    assert (alert.level, alert.since, alert.level_since) == (Level.BLUE, at(NOW), at("2024-05-09"))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2024-04-30", False, id="before it was made"),
        pytest.param("2024-05-05", True, id="made, and written down later"),
        pytest.param("2024-05-19T08:59", True, id="until it ended"),
        pytest.param("2024-05-19T09:00", False, id="as it ended"),
    ],
)
def test_condition_binds_from_when_it_was_made_until_it_ends(moment: str, expected: bool) -> None:
    story = family()
    story.tell(control("no_contact"), "2024-05-01", recorded="2024-05-10")
    story.tell(ControlEnded(control="K1"), "2024-05-19")
    case = story.case("2024-06-01")
    assert bound_at(case, case.controls["K1"], at(moment)) is expected


def test_phone_number_breaks_no_condition_whoever_it_was_given_with() -> None:
    story = family()
    story.tell(control("no_contact", protects=(MOTHER,)), "2024-05-01")
    story.tell(sighting("gave_phone", place="", phone_of=MOTHER, with_people=(MOTHER,)), NOW)
    assert story.levels("2024-05-09", "A04") == []


def test_breach_is_raised_when_the_first_condition_that_covers_it_is_learned() -> None:
    story = family()
    story.tell(control("no_contact", protects=(MOTHER,)), "2024-05-01")
    story.tell(sighting("found_at", with_people=(MOTHER,), band="seen"), NOW)
    story.tell(
        control("bail", "K2", protects=(MOTHER,), since=date(2024, 5, 1)), "2024-05-01", recorded="2024-05-20"
    )
    (alert,) = story.alerts("2024-05-21", "A04")
    assert (set(alert.about) >= {"K1", "K2"}, alert.since) == (True, at(NOW))


@pytest.mark.parametrize(("name", "hidden"), [("Ann", True), ("Al", False)])
def test_name_of_three_letters_is_never_quoted_and_one_of_two_stands_in_too_many_words(
    name: str, hidden: bool
) -> None:
    story = family()
    story.tell(
        PersonDescribed(person="neighbour", given_names=name, family_name="Tern", protected_source=True), NOW
    )
    words = f"{name} also saw it"
    assert quoted(story.case(NOW), words) == (WORDS_WITHHELD if hidden else words)
