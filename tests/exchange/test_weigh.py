"""What a recognised contact means for one child: decisions 15 to 17 and 40, row by row."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from teamaround.exchange.contact import Contact, ContactKind
from teamaround.exchange.recognised import PlaceFound, Recognised
from teamaround.exchange.weigh import weigh
from teamaround.matching.identity.written import Description
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.controls import ControlRecorded, ControlSort
from teamaround.practice.record.facts.happenings import MatchBand, SightingSort
from teamaround.practice.record.facts.meetings import PlanSort, PlanStarted
from teamaround.practice.record.facts.people import (
    HouseholdListed,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PlaceDescribed,
)
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Certainty, Relation
from tests.practice.record.saying import CHILD, day, said

CERTAIN, STRONG, REVIEW = MatchBand.CERTAIN, MatchBand.STRONG, MatchBand.REVIEW
UNKNOWN = MatchBand.NOT_IDENTIFIED
HOME = PlaceFound(place="home", sort=SightingSort.GAVE_AS_HOME)


def linked(person: str, to: str, relation: Relation) -> list[Entry]:
    return [
        said(PersonDescribed(person=person, family_name=person.title()), on=0),
        said(PersonLinked(person=person, to=to, relation=relation, certainty=Certainty.CONFIRMED), on=0),
    ]


FAMILY = [
    said(PlanStarted(sort=PlanSort.CHILD_IN_NEED), on=0),
    said(LivesAt(person=CHILD, place="home", since=date(2023, 6, 1)), on=0),
    said(HouseholdListed(place="home", people=("mia",)), on=0),
    *linked("mia", CHILD, Relation.MOTHER),
    *linked("dan", "mia", Relation.PARTNER_OF),
    *linked("nurse", CHILD, Relation.PROFESSIONAL),
    said(PersonDescribed(person="oldtenant", family_name="Once"), on=0),
    said(LivesAt(person="oldtenant", place="home", until=date(2023, 5, 30)), on=0),
]


def case(*more: Entry) -> CaseFile:
    return fold([*FAMILY, *more], child=CHILD, as_at=day(300))


def contact(on: int = 30) -> Contact:
    return Contact(
        agency="nca",
        source_id="1",
        kind=ContactKind.CALL_111,
        occurred_at=day(on),
        person=Description(),
    )


ROWS = [
    ("a linked adult gives the home", {"dan": STRONG}, (HOME,), (), [("dan", "home", STRONG)], []),
    ("the mother rings from home", {"mia": CERTAIN}, (HOME,), (), [], []),
    ("the mother and the linked adult are both sure", {"mia": STRONG, "dan": STRONG}, (HOME,), (), [], []),
    (
        "somebody who is nobody of the household",
        {},
        (HOME,),
        (),
        [("", "home", MatchBand.NOT_IDENTIFIED)],
        [],
    ),
    ("may be the mother", {"mia": REVIEW}, (HOME,), (), [], ["mia"]),
    (
        "may be the linked adult, at the home",
        {"dan": REVIEW},
        (HOME,),
        (),
        [("", "home", MatchBand.NOT_IDENTIFIED)],
        ["dan"],
    ),
    ("may be the linked adult, elsewhere", {"dan": REVIEW}, (), (), [], ["dan"]),
    ("the linked adult at his own home", {"dan": CERTAIN}, (), (), [], []),
    ("a professional who visits", {"nurse": STRONG}, (HOME,), (), [], []),
    ("an old tenant gives his old address", {"oldtenant": STRONG}, (HOME,), (), [], []),
    ("may be an old tenant", {"oldtenant": REVIEW}, (HOME,), (), [], ["oldtenant"]),
    (
        "the mother's phone given by the linked adult",
        {"dan": STRONG},
        (),
        ("mia",),
        [("dan", "", STRONG)],
        [],
    ),
    ("the mother gives her own phone", {"mia": STRONG}, (), ("mia",), [], []),
    ("nobody known gives the mother's phone", {}, (), ("mia",), [("", "", UNKNOWN)], []),
    ("nobody known gives the home and her phone", {}, (HOME,), ("mia",), [("", "home", UNKNOWN)], []),
    ("may be the mother, with her phone", {"mia": REVIEW}, (), ("mia",), [], ["mia"]),
    ("her phone, and may be the linked adult", {"dan": REVIEW}, (), ("mia",), [("", "", UNKNOWN)], ["dan"]),
]


@pytest.mark.parametrize(("why", "people", "places", "phones", "sightings", "reviews"), ROWS)
def test_contact_means(
    why: str,
    people: dict[str, MatchBand],
    places: tuple[PlaceFound, ...],
    phones: tuple[str, ...],
    sightings: list[tuple[str, str, MatchBand]],
    reviews: list[str],
) -> None:
    meant = weigh(contact(), Recognised(people=people, places=places, phones=phones), case())
    assert [(one.person, one.place, one.band) for one in meant.sightings] == sightings, why
    assert [one.person for one in meant.reviews] == reviews, why


VAGUE = PlaceFound(place="home", sort=SightingSort.GAVE_AS_HOME, town_unknown=True)


@pytest.mark.parametrize(
    ("people", "sightings", "reviews"),
    [
        ({}, [], []),
        ({"dan": STRONG}, ["dan"], []),
        ({"dan": CERTAIN}, ["dan"], []),
        ({"dan": REVIEW}, [], ["dan"]),
        ({"mia": STRONG}, [], []),
        ({"mia": REVIEW}, [], []),
        ({"nurse": STRONG}, [], []),
        ({"oldtenant": STRONG}, [], []),
    ],
)
def test_door_and_street_alone_place_only_a_linked_adult(
    people: dict[str, MatchBand], sightings: list[str], reviews: list[str]
) -> None:
    meant = weigh(contact(), Recognised(people=people, places=(VAGUE,)), case())
    assert [one.person for one in meant.sightings] == sightings
    assert [one.person for one in meant.reviews] == reviews


def test_contact_from_before_the_child_lived_there_goes_to_review_at_most() -> None:
    early = contact(on=-300)
    meant = weigh(early, Recognised(people={"dan": STRONG}, places=(HOME,)), case())
    assert not meant.sightings
    assert [one.historic for one in meant.reviews] == [True]
    assert weigh(early, Recognised(places=(HOME,)), case()).reviews == ()


@pytest.mark.parametrize("band", [CERTAIN, STRONG, REVIEW])
def test_contact_with_the_child_at_the_school_gate_is_a_sighting_of_a_linked_adult(band: MatchBand) -> None:
    met = Recognised(people={"dan": STRONG}, companions={CHILD: band})
    (sighting,) = weigh(contact(), met, case()).sightings
    assert (sighting.sort, sighting.with_people) == (SightingSort.ELSEWHERE, (CHILD,))


def test_contact_with_the_child_of_somebody_who_may_be_linked_waits_as_having_been_with_the_child() -> None:
    met = Recognised(people={"dan": REVIEW}, companions={CHILD: STRONG})
    (review,) = weigh(contact(), met, case()).reviews
    assert review.if_same is not None
    assert (review.person, review.if_same.with_people, review.if_not) == ("dan", (CHILD,), None)


def test_contact_at_the_home_of_a_sibling_with_a_record_of_their_own_means_nothing() -> None:
    listed = said(HouseholdListed(place="home", people=("mia", "sib")), on=1)
    assert weigh(contact(), Recognised(people={"sib": CERTAIN}, places=(HOME,)), case(listed)).sightings == ()
    (review,) = weigh(contact(), Recognised(people={"sib": REVIEW}, places=(HOME,)), case(listed)).reviews
    assert (review.person, review.if_same) == ("sib", None)


def test_contact_at_a_forbidden_place_of_whoever_may_be_the_man_waits_with_the_place() -> None:
    forbidden = said(
        ControlRecorded(control="k1", sort=ControlSort.EXCLUSION_AREA, person="dan", places=("school",)), on=1
    )
    at_school = Recognised(
        people={"dan": REVIEW}, places=(PlaceFound(place="school", sort=SightingSort.FOUND_AT),)
    )
    (review,) = weigh(contact(), at_school, case(forbidden)).reviews
    assert review.if_same is not None
    assert (review.if_same.place, review.if_same.sort) == ("school", SightingSort.FOUND_AT)


def test_contact_at_a_place_that_a_condition_forbids_is_a_sighting_while_it_is_in_force() -> None:
    forbidden = said(
        ControlRecorded(
            control="k1",
            sort=ControlSort.EXCLUSION_AREA,
            person="dan",
            places=("school",),
            until=day(60).date(),
        ),
        on=1,
    )
    at_school = Recognised(
        people={"dan": STRONG}, places=(PlaceFound(place="school", sort=SightingSort.FOUND_AT),)
    )
    assert weigh(contact(on=30), at_school, case(forbidden)).sightings
    assert not weigh(contact(on=90), at_school, case(forbidden)).sightings


LEFT = [
    said(PlaceDescribed(place="old", address="3 Old Row", area="Northtown"), on=0),
    said(LivesAt(person=CHILD, place="old", until=date(2024, 1, 2)), on=0),
]
KEPT_OUT = ControlRecorded(control="k1", sort=ControlSort.EXCLUSION_AREA, person="dan", areas=("northtown",))


@pytest.mark.parametrize(
    ("people", "areas", "sightings", "historic"),
    [
        ({"dan": STRONG}, ("northtown",), ["dan"], []),
        ({"dan": STRONG}, ("elsewhere",), [], [True]),
        ({"dan": REVIEW}, ("northtown",), [], [False]),
        ({}, ("northtown",), [], []),
        ({"mia": STRONG}, ("northtown",), [], []),
    ],
)
def test_contact_at_a_former_home_within_an_area_that_a_condition_forbids_is_a_sighting(
    people: dict[str, MatchBand], areas: tuple[str, ...], sightings: list[str], historic: list[bool]
) -> None:
    bound = said(msgspec.structs.replace(KEPT_OUT, areas=areas), on=1)
    old = PlaceFound(place="old", sort=SightingSort.GAVE_AS_HOME)
    met = Recognised(people=people, places=(old,))
    meant = weigh(contact(on=100), met, case(*LEFT, bound))
    assert [one.person for one in meant.sightings] == sightings
    assert [one.historic for one in meant.reviews] == historic


@pytest.mark.parametrize(
    ("people", "sightings", "reviews"),
    [({}, [], []), ({"dan": STRONG}, ["dan"], []), ({"dan": REVIEW}, [], ["dan"])],
)
def test_contact_of_somebody_there_for_their_work_is_a_sighting_only_of_a_linked_adult(
    people: dict[str, MatchBand], sightings: list[str], reviews: list[str]
) -> None:
    fitter = msgspec.structs.replace(contact(), at_work=True)
    meant = weigh(fitter, Recognised(people=people, places=(HOME,)), case())
    assert [one.person for one in meant.sightings] == sightings
    assert [one.person for one in meant.reviews] == reviews


def test_contact_about_a_closed_case_means_nothing() -> None:
    closed = fold(FAMILY[1:], child=CHILD, as_at=day(300))
    assert not weigh(contact(), Recognised(people={"dan": STRONG}, places=(HOME,)), closed).sightings


def test_review_of_somebody_of_the_household_leaves_a_stranger_when_it_is_not_them() -> None:
    (review,) = weigh(contact(), Recognised(people={"mia": REVIEW}, places=(HOME,)), case()).reviews
    assert review.if_same is None
    assert review.if_not is not None
    assert review.if_not.person == ""
