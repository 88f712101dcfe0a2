"""A04: which conditions cover whom, where and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.record.facts.controls import ControlEnded
from teamaround.practice.record.facts.happenings import ConcernReported, Incident
from teamaround.practice.record.facts.people import HouseholdListed, PlaceDescribed
from tests.practice.telling import CHILD, HOME, MOTHER, PARTNER, at, control, family, sighting

FOUND = sighting("found_at", band="seen")
REPORT = ConcernReported(what="He is there", person=PARTNER, place=HOME, with_people=(MOTHER,))

ROWS = [
    # the condition, what happened, whether A04
    (control("no_contact", protects=(MOTHER,)), FOUND, True),
    (control("no_contact", protects=(CHILD,)), FOUND, True),
    (control("plan_instruction", protects=(CHILD,)), FOUND, True),
    (control("exclusion_area", areas=("sandshire",)), FOUND, True),
    (control("exclusion_area", areas=("Fenbridge",)), FOUND, False),
    (control("exclusion_area", areas=("",)), FOUND, False),
    (control("court_order", places=(HOME,)), FOUND, True),
    (control("bail", places=("elsewhere",)), FOUND, False),
    (control("licence", places=(HOME,)), FOUND, True),
    (control("licence"), FOUND, False),  # covers nobody and no place
    (control("lives_elsewhere", protects=(MOTHER,)), FOUND, False),
    (control("family_agreement", places=(HOME,)), FOUND, False),
    (control("no_contact", protects=(MOTHER,)), REPORT, True),
    (control("no_contact", protects=(MOTHER,)), ConcernReported(what="?", person=PARTNER), False),
    (control("no_contact", protects=(MOTHER,)), ConcernReported(what="?", place=HOME), False),
    (control("no_contact", protects=(MOTHER,)), ConcernReported(person=PARTNER, with_people=(MOTHER,)), True),
    (control("no_contact", protects=(MOTHER,)), Incident(by=(PARTNER,), harmed=(MOTHER,)), True),
    (control("no_contact", protects=(MOTHER,)), Incident(by=(MOTHER,), place=HOME), False),
    (control("no_contact", protects=(MOTHER,)), sighting("registered"), True),
    (control("no_contact", protects=(MOTHER,)), sighting("elsewhere", place="", with_people=(MOTHER,)), True),
    (
        control("no_contact", protects=(MOTHER,)),
        sighting("elsewhere", place="", with_people=("friend",)),
        False,
    ),
    (control("no_contact", protects=(MOTHER,)), sighting("gave_phone", place="", phone_of=MOTHER), False),
    (control("no_contact", protects=(MOTHER,)), sighting(band="not_identified"), False),
    (control("no_contact", protects=(MOTHER,)), sighting(band="review"), False),
    (control("no_contact", protects=(MOTHER,)), sighting(at_window_end=True), False),
    (control("no_contact", protects=(MOTHER,)), sighting(person=MOTHER), False),
    # in force when it happened
    (control("no_contact", protects=(MOTHER,), since=date(2024, 5, 11)), FOUND, True),
    (control("no_contact", protects=(MOTHER,), since=date(2024, 5, 12)), FOUND, False),
    (control("no_contact", protects=(MOTHER,), until=date(2024, 5, 11)), FOUND, True),
    (control("no_contact", protects=(MOTHER,), until=date(2024, 5, 10)), FOUND, False),
]


@pytest.mark.parametrize(("condition", "happened", "fires"), ROWS)
def test_condition_breach_fires_when_a_condition_in_force_covers_it(
    condition: Any, happened: Any, fires: bool
) -> None:
    story = family()
    story.tell(condition, "2024-05-01")
    story.tell(happened, "2024-05-11T20:05")
    assert story.levels("2024-05-11T21:00", "A04") == (["red"] if fires else [])


def test_condition_made_later_does_not_reach_back() -> None:
    story = family("violent")
    story.tell(FOUND, "2024-05-11T20:05")
    story.tell(control("no_contact", protects=(MOTHER,)), "2024-06-19")
    assert story.alerts("2024-06-20", "A04") == []


def test_condition_learned_later_raises_when_it_is_learned() -> None:
    story = family("violent")
    story.tell(FOUND, "2024-05-11T20:05")
    story.tell(control("no_contact", protects=(MOTHER,), since=date(2024, 5, 1)), "2024-05-13T10:00")
    (alert,) = story.alerts("2024-05-13T11:00", "A04")
    assert alert.since == at("2024-05-13T10:00")


def test_condition_that_had_ended_covers_nothing() -> None:
    story = family()
    story.tell(control("no_contact", protects=(MOTHER,)), "2024-05-01")
    story.tell(ControlEnded(control="K1"), "2024-05-11T12:00")
    story.tell(FOUND, "2024-05-11T20:05")
    assert story.alerts("2024-05-11T21:00", "A04") == []


def test_accepted_household_does_not_outweigh_a_condition() -> None:
    story = family()
    story.tell(HouseholdListed(place=HOME, people=(MOTHER, CHILD, PARTNER)), "2024-02-01")
    story.tell(control("court_order", protects=(CHILD,)), "2024-05-01")
    story.tell(FOUND, "2024-05-11T20:05")
    assert (story.levels("2024-05-12", "A03"), story.levels("2024-05-12", "A04")) == ([], ["red"])


def test_institution_alerts_only_when_the_condition_names_it() -> None:
    story = family()
    story.tell(PlaceDescribed(place="surgery", institution=True, area="Sandshire"), "2024-02-01")
    story.tell(control("exclusion_area", areas=("Sandshire",)), "2024-05-01")
    story.tell(sighting("found_at", place="surgery"), "2024-05-11T20:05")
    assert story.alerts("2024-05-12", "A04") == []
    story.tell(control("exclusion_area", "K2", places=("surgery",)), "2024-05-13")
    story.tell(sighting("found_at", place="surgery"), "2024-05-14T20:05")
    assert story.levels("2024-05-15", "A04") == ["red"]


@pytest.mark.parametrize(
    ("when", "to"),
    [
        ("2024-05-14T11:00", ("spoc", "sw", "police", "probation")),
        ("2024-11-02T19:30", ("spoc", "sw", "police", "probation", "edt")),
    ],
)
def test_condition_breach_goes_to_desk_social_worker_police_and_probation(
    when: str, to: tuple[str, ...]
) -> None:
    story = family()
    story.tell(control("no_contact", protects=(MOTHER,)), "2024-05-01")
    story.tell(REPORT, when)
    (alert,) = story.alerts("2024-11-03", "A04")
    assert (alert.to, alert.notices) == (to, ("dsl",))
    assert alert.explanation.what.startswith(
        "Somebody reported Rowan Pike at Ash's home with Mary Vale, while"
    )


@pytest.mark.parametrize(
    ("sorts", "words"),
    [
        (("no_contact",), "(no contact)"),
        (("no_contact", "bail"), "(no contact and bail)"),
        (
            ("plan_instruction", "no_contact", "no_contact", "court_order"),
            "(plan instruction, no contact and court order)",
        ),
    ],
)
def test_condition_breach_names_conditions_in_a_row_with_one_and(sorts: tuple[str, ...], words: str) -> None:
    story = family()
    for number, sort in enumerate(sorts):
        story.tell(control(sort, name=f"K{number}", protects=(MOTHER,), places=(HOME,)), "2024-05-01")
    story.tell(FOUND, "2024-05-11T20:05")
    (alert,) = story.alerts("2024-05-12", "A04")
    assert alert.explanation.what.endswith(words)
