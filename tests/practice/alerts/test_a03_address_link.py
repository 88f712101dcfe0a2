"""A03 address link, A21 new adult, A22 match review: who, where, how loud, to whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamaround.practice.alerts import PendingReview, evaluate_reviews
from teamaround.practice.record.facts.care import PlacementMade, PlacementSort
from teamaround.practice.record.facts.family import AlertAccepted, AlertClosed
from teamaround.practice.record.facts.people import (
    Concealment,
    HouseholdListed,
    LeftPlace,
    LinkEnded,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
    PlaceDescribed,
)
from teamaround.practice.record.words import Certainty, Relation, RiskTag
from tests.practice.telling import CALENDAR, CHILD, HOME, MOTHER, PARTNER, Story, at, family, sighting

SATURDAY, NOW = "2024-05-11T20:05", "2024-05-11T21:00"
TUESDAY = "2024-05-14T11:00"

LEVEL_ROWS = [
    # tags, linked, sighting, levels
    (("violent",), True, sighting(), ["red"]),
    (("da_history",), True, sighting("rang_from"), ["red"]),
    (("assault_on_partner",), True, sighting("found_at", band="seen"), ["red"]),
    (("offence_against_child",), True, sighting(band="certain"), ["red"]),
    (("violent",), True, sighting(band="confirmed_by_matcher"), ["red"]),
    (("substance_misuse",), True, sighting(), ["amber"]),
    (("no_known_history",), True, sighting(), ["amber"]),
    ((), True, sighting(), ["amber"]),
    (("violent",), False, sighting(), ["amber"]),
    (("violent",), True, sighting("gave_phone", place="", phone_of=MOTHER), ["amber"]),
    (("violent",), True, sighting("gave_phone", place="", phone_of=CHILD), ["amber"]),
    (("violent",), True, sighting("gave_phone", place="", phone_of=PARTNER), []),
    (("violent",), True, sighting("gave_phone", place="", phone_of="nobody_here"), []),
    (("violent",), True, sighting(band="not_identified"), ["amber"]),
    ((), False, sighting("found_at", person="", band="not_identified"), ["amber"]),
    (("violent",), True, sighting(band="review"), []),
    (("violent",), True, sighting(at_window_end=True), []),
    (("violent",), True, sighting("registered"), []),
    (("violent",), True, sighting("elsewhere"), []),
    (("violent",), True, sighting(place="elsewhere"), []),
    ((), True, sighting(person=MOTHER), []),
    ((), True, sighting(person=CHILD), []),
    ((), True, sighting("gave_phone", person=MOTHER, place="", phone_of=CHILD), []),
]


@pytest.mark.parametrize(("tags", "linked", "seen", "levels"), LEVEL_ROWS)
def test_address_link_of_sighting_has_level(
    tags: tuple[str, ...], linked: bool, seen: Any, levels: list[str]
) -> None:
    story = family(*tags, linked=linked)
    story.tell(seen, SATURDAY)
    assert story.levels(NOW, "A03") == levels


def test_mothers_own_call_without_any_household_list_raises_nothing() -> None:
    story = family(listed=False)
    story.tell(sighting(person=MOTHER), SATURDAY)
    assert story.alerts(NOW) == []


def test_partner_without_any_household_list_is_still_an_outsider() -> None:
    story = family("violent", listed=False)
    story.tell(sighting(), SATURDAY)
    assert story.levels(NOW, "A03") == ["red"]


def test_professional_at_home_raises_nothing() -> None:
    story = family("violent", linked=False)
    story.tell(
        PersonLinked(person=PARTNER, to=CHILD, relation=Relation.PROFESSIONAL, certainty=Certainty.CONFIRMED),
        "2024-02-01",
    )
    story.tell(sighting("found_at"), SATURDAY)
    assert story.alerts(NOW) == []


def test_professional_who_is_also_the_partner_still_raises() -> None:
    story = family("violent")
    story.tell(
        PersonLinked(person=PARTNER, to=CHILD, relation=Relation.PROFESSIONAL, certainty=Certainty.CONFIRMED),
        "2024-02-01",
    )
    story.tell(sighting("found_at"), SATURDAY)
    assert story.levels(NOW, "A03") == ["red"]


def test_institution_is_no_protected_address() -> None:
    story = family("violent")
    story.tell(PlaceDescribed(place=HOME, institution=True), "2024-02-01")
    story.tell(sighting(), SATURDAY)
    assert story.alerts(NOW) == []


def test_home_that_the_child_left_is_no_longer_protected() -> None:
    story = family("violent")
    story.tell(LeftPlace(person=CHILD, place=HOME, on=date(2024, 3, 1)), "2024-03-01")
    story.tell(sighting(), SATURDAY)
    assert story.alerts(NOW) == []


def test_place_where_the_child_is_placed_is_protected() -> None:
    story = family("violent")
    story.tell(PlaceDescribed(place="gran", label="Gran's house"), "2024-03-01")
    story.tell(PlacementMade(sort=PlacementSort.REGULATION_24, place="gran"), "2024-03-01")
    story.tell(sighting(place="gran"), SATURDAY)
    assert story.levels(NOW, "A03") == ["red"]


RECIPIENT_ROWS = [
    # tags, when, to, notices
    (("violent",), SATURDAY, ("spoc", "sw", "police", "edt"), ("dsl",)),
    (("violent",), TUESDAY, ("spoc", "sw", "police"), ("dsl",)),
    (("violent",), "2024-05-14T17:00", ("spoc", "sw", "police", "edt"), ("dsl",)),
    (("violent",), "2024-05-06T11:00", ("spoc", "sw", "police", "edt"), ("dsl",)),  # bank holiday
    ((), SATURDAY, ("spoc",), ()),
]


@pytest.mark.parametrize(("tags", "when", "to", "notices"), RECIPIENT_ROWS)
def test_address_link_goes_to_recipients_of_its_level_and_hour(
    tags: tuple[str, ...], when: str, to: tuple[str, ...], notices: tuple[str, ...]
) -> None:
    story = family(*tags)
    story.tell(sighting(), when)
    (alert,) = story.alerts("2024-05-15", "A03")
    assert (alert.to, alert.notices) == (to, notices)


def test_amber_address_link_reaches_the_social_worker_once_the_desk_has_it() -> None:
    story = family()
    story.tell(sighting(), SATURDAY)
    (alert,) = story.alerts(NOW, "A03")
    story.tell(AlertAccepted(alert=alert.key, by="desk", role="spoc"), "2024-05-11T21:30")
    assert story.alerts("2024-05-11T22:00", "A03")[0].to == ("spoc", "sw")


def test_unidentified_person_stays_with_the_desk() -> None:
    story = family()
    story.tell(sighting("found_at", person="", band="not_identified"), SATURDAY)
    (alert,) = story.alerts(NOW, "A03")
    assert (alert.to, alert.explanation.what) == (
        ("spoc",),
        "A person not identified was found at Ash's home",
    )


def test_level_follows_tags_up_and_down() -> None:
    story = family()
    story.tell(sighting(), "2024-05-07T10:00")
    story.tell(PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT), "2024-05-08T12:00")
    story.tell(PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT, removed=True), "2024-05-09T12:00")
    assert [
        story.levels(when, "A03") for when in ("2024-05-07T12:00", "2024-05-08T13:00", "2024-05-09T13:00")
    ] == [
        ["amber"],
        ["red"],
        ["amber"],
    ]
    (red,) = story.alerts("2024-05-08T13:00", "A03")
    assert (red.since, red.level_since) == (at("2024-05-07T10:00"), at("2024-05-08T12:00"))


def test_level_follows_a_link_that_was_mistaken() -> None:
    story = family("violent")
    story.tell(sighting(), "2024-05-07T10:00")
    story.tell(LinkEnded(person=PARTNER, to=MOTHER, mistaken=True), "2024-05-08T12:00")
    assert (story.levels("2024-05-07T12:00", "A03"), story.levels("2024-05-08T13:00", "A03")) == (
        ["red"],
        ["amber"],
    )


def test_link_learned_later_makes_last_weeks_call_red() -> None:
    story = family("violent", linked=False)
    story.tell(sighting(), "2024-05-07T10:00")
    story.tell(
        PersonLinked(person=PARTNER, to=MOTHER, relation=Relation.PARTNER_OF, since=date(2024, 1, 1)),
        "2024-05-13T10:00",
    )
    (alert,) = story.alerts("2024-05-13T11:00", "A03")
    assert (str(alert.level), alert.level_since) == ("red", at("2024-05-13T10:00"))


def test_unconfirmed_link_that_had_lapsed_makes_no_red() -> None:
    story = family("violent", linked=False)
    story.tell(PersonLinked(person=PARTNER, to=MOTHER, relation=Relation.PARTNER_OF), "2024-03-01")
    story.tell(sighting(), SATURDAY)
    assert story.levels(NOW, "A03") == ["amber"]


@pytest.mark.parametrize("certainty", [Certainty.STATED, Certainty.CONFIRMED])
def test_partner_of_a_mother_whose_own_link_was_never_confirmed_is_red(certainty: Certainty) -> None:
    story = family("violent", linked=False, mother_link=certainty)
    story.tell(
        PersonLinked(person=PARTNER, to=MOTHER, relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED),
        "2024-01-03",
    )
    story.tell(sighting(), SATURDAY)
    assert story.levels(NOW, "A03") == ["red"]


def test_link_told_from_the_mothers_side_counts_as_well() -> None:
    story = family("violent", linked=False)
    told = PersonLinked(
        person=MOTHER, to=PARTNER, relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED
    )
    story.tell(told, "2024-01-03")
    story.tell(sighting(), SATURDAY)
    assert story.levels(NOW, "A03") == ["red"]


def test_grandmother_with_whom_the_child_is_placed_is_no_outsider() -> None:
    story = family()
    story.tell(PlaceDescribed(place="gran_house", label="Gran's house"), "2024-03-01")
    story.tell(
        PlacementMade(sort=PlacementSort.REGULATION_24, place="gran_house", with_person="gran"), "2024-03-01"
    )
    story.tell(sighting(person="gran", place="gran_house"), SATURDAY)
    assert story.alerts(NOW) == []


def test_later_addition_to_the_household_unsays_nothing() -> None:
    story = family("violent")
    story.tell(sighting(), SATURDAY)
    story.tell(HouseholdListed(place=HOME, people=(MOTHER, CHILD, PARTNER)), "2024-05-12T10:00")
    assert story.levels("2024-05-12T11:00", "A03") == ["red"]
    story.tell(sighting(), "2024-05-20T11:00")
    assert len(story.alerts("2024-05-20T12:00", "A03")) == 1


def test_repeats_within_a_day_are_one_alert_and_later_ones_another() -> None:
    story = family("violent")
    for when in (SATURDAY, "2024-05-11T23:00", "2024-05-12T20:00", "2024-05-12T20:06"):
        story.tell(sighting(), when)
    later, first = story.alerts("2024-05-13", "A03")
    assert (first.since, len(first.also), later.since, later.also) == (
        at(SATURDAY),
        2,
        at("2024-05-12T20:06"),
        (),
    )


def test_repeat_after_a_closing_is_a_new_alert() -> None:
    story = family("violent")
    story.tell(sighting(), SATURDAY)
    (alert,) = story.alerts(NOW, "A03")
    seen = story.tell(PersonDescribed(person="other"), "2024-05-11T21:30")
    story.tell(
        AlertClosed(alert=alert.key, by="desk", reason="not_the_person", evidence=(seen,)), "2024-05-11T22:00"
    )
    assert story.alerts("2024-05-11T22:30", "A03") == []
    story.tell(sighting(), "2024-05-11T23:00")
    (again,) = story.alerts("2024-05-11T23:30", "A03")
    assert again.key != alert.key


def test_explanation_says_what_was_seen_without_address_or_reason() -> None:
    story = family("violent")
    story.tell(sighting(reason="asked for tablets"), SATURDAY)
    (alert,) = story.alerts(NOW, "A03")
    told = alert.explanation
    assert told.what == "Rowan Pike gave Ash's home as their address"
    assert told.how_known == "NCA, call 111, 11 May 2024, 8:05pm; they were told it."
    assert told.how_sure.startswith("Strong, not certain.")
    everything = " ".join(
        (told.what, told.how_known, told.how_sure, told.undermines, *told.checks, told.why_level)
    )
    assert not any(hidden in everything for hidden in ("Nowhere", "ZZ1", "tablets", "living"))


@pytest.mark.parametrize(
    ("repeats", "said"),
    [
        ((), "they were told it."),
        (("2024-05-11T21:30",), "they were told it. Again once, last 11 May 2024, 9:30pm."),
        (
            ("2024-05-11T21:30", "2024-05-11T22:45"),
            "they were told it. Again 2 times, last 11 May 2024, 10:45pm.",
        ),
    ],
)
def test_explanation_says_how_often_it_was_seen_again(repeats: tuple[str, ...], said: str) -> None:
    story = family("violent")
    for moment in (SATURDAY, *repeats):
        story.tell(sighting(), moment)
    (alert,) = story.alerts("2024-05-11T23:00", "A03")
    assert alert.explanation.how_known.endswith(said)


A21_ROWS = [
    ((), sighting("registered"), ["amber"], ("police", "hub"), ("spoc",)),
    (("violent",), sighting("registered"), ["red"], (), ("spoc", "sw", "police")),
    (("no_known_history",), sighting("registered"), ["blue"], (), ("spoc",)),
    ((), sighting("registered", person="", band="not_identified"), ["amber"], ("police", "hub"), ("spoc",)),
    ((), sighting("registered", person=MOTHER), [], (), ()),
    ((), sighting("registered", at_window_end=True), [], (), ()),
    ((), sighting("registered", band="review"), [], (), ()),
    ((), sighting("registered", place="elsewhere"), [], (), ()),
    ((), sighting("gave_as_home"), [], (), ()),
]


@pytest.mark.parametrize(("tags", "seen", "levels", "requests", "to"), A21_ROWS)
def test_new_adult_in_household_has_level_requests_and_recipients(
    tags: tuple[str, ...], seen: Any, levels: list[str], requests: tuple[str, ...], to: tuple[str, ...]
) -> None:
    story = family(*tags, linked=False)
    story.tell(seen, TUESDAY)
    alerts = story.alerts("2024-05-15", "A21")
    assert [str(alert.level) for alert in alerts] == levels
    assert [(alert.requests, alert.to) for alert in alerts] == [(requests, to)] * len(levels)


def test_new_adult_is_upgraded_by_the_answer_and_keeps_its_key() -> None:
    story = family(linked=False)
    story.tell(sighting("registered"), TUESDAY)
    (amber,) = story.alerts("2024-05-15", "A21")
    story.tell(PersonTagged(person=PARTNER, tag=RiskTag.DA_HISTORY, source="police"), "2024-05-16T10:00")
    (red,) = story.alerts("2024-05-16T11:00", "A21")
    assert (red.key, str(red.level), red.level_since) == (amber.key, "red", at("2024-05-16T10:00"))


def test_review_waits_in_the_queue_until_decided_and_never_in_the_case() -> None:
    waiting = PendingReview(review="r1", child=CHILD, received_at=at(SATURDAY))
    decided = PendingReview(review="r2", child=CHILD, received_at=at(SATURDAY), decided_at=at("2024-05-12"))
    found = evaluate_reviews((waiting, decided), at("2024-05-13"), CALENDAR)
    assert [(alert.code, str(alert.level), alert.to, alert.key) for alert in found] == [
        ("A22", "queue", ("spoc",), "A22:r1")
    ]
    assert CHILD not in " ".join(found[0].explanation.checks) + found[0].explanation.what
    story: Story = family("violent")
    story.tell(sighting(band="review"), SATURDAY)
    assert story.alerts(NOW) == []


def test_concealed_home_is_named_as_withheld_only() -> None:
    story = family("violent")
    story.tell(PlaceDescribed(place=HOME, concealment=Concealment.COURT_ORDER), "2024-02-01")
    story.tell(sighting(), SATURDAY)
    (alert,) = story.alerts(NOW, "A03")
    assert alert.explanation.what == "Rowan Pike gave Address withheld as their address"
    assert "Ash's home" not in repr(alert.explanation)


def test_protected_source_seen_at_home_is_not_named() -> None:
    story = family()
    story.tell(
        PersonDescribed(person="sib", given_names="Tamsin", family_name="Pike", protected_source=True),
        "2024-02-01",
    )
    story.tell(sighting("found_at", person="sib"), SATURDAY)
    (alert,) = story.alerts(NOW, "A03")
    assert alert.explanation.what == "Somebody who must not be named was found at Ash's home"
    assert "Tamsin" not in repr(alert.explanation)
