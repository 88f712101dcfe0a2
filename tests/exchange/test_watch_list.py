"""Whoever a rule calls linked is watched for."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from teamaround.exchange.watch_list import concerned
from teamaround.practice.alerts.history import linked_since
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.meetings import PlanSort, PlanStarted
from teamaround.practice.record.facts.people import (
    HouseholdListed,
    LinkEnded,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PlaceDescribed,
)
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Certainty, Relation
from tests.practice.record.saying import CHILD, day, said

PEOPLE = ("mia", "dan", "gran", "lee", "nurse")
WHO = st.sampled_from((*PEOPLE, CHILD))
WHEN = st.none() | st.integers(0, 90).map(lambda number: day(number).date())
LINKS = st.builds(
    PersonLinked,
    person=WHO,
    to=WHO,
    relation=st.sampled_from(
        (Relation.MOTHER, Relation.PARTNER_OF, Relation.LODGER, Relation.SIBLING, Relation.PROFESSIONAL)
    ),
    certainty=st.sampled_from(Certainty),
    since=WHEN,
    until=WHEN,
)
STAYS = st.builds(LivesAt, person=WHO, place=st.sampled_from(("home", "gran_house")), since=WHEN, until=WHEN)
LISTS = st.builds(
    HouseholdListed,
    place=st.just("home"),
    people=st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple),
)
ENDS = st.builds(LinkEnded, person=WHO, to=WHO, on=WHEN)
TOLD = st.lists(
    st.tuples(st.one_of(LINKS, STAYS, LISTS, ENDS), st.integers(0, 60)), max_size=9, unique_by=repr
)


def described() -> list[Entry]:
    places = [PlaceDescribed(place="home"), PlaceDescribed(place="gran_house")]
    people = [PersonDescribed(person=one, family_name=one.title()) for one in PEOPLE]
    plan = PlanStarted(sort=PlanSort.CHILD_PROTECTION)
    return [said(fact, on=0) for fact in (plan, LivesAt(person=CHILD, place="home"), *places, *people)]


@settings(max_examples=200, deadline=None)
@given(told=TOLD, today=st.integers(0, 90), ago=st.integers(0, 14))
def test_everybody_whom_a_rule_calls_linked_is_watched_for(
    told: list[tuple[object, int]], today: int, ago: int
) -> None:
    entries = [*described(), *(said(fact, on=on) for fact, on in told if on <= today)]
    case = fold(entries, child=CHILD, as_at=day(today))
    linked = {one for one in PEOPLE if linked_since(case, one, day(today) - timedelta(days=ago), day(today))}
    assert linked <= set(concerned(case, day(today).date()))


def test_link_that_lapsed_is_watched_for_while_last_weeks_contacts_may_still_come() -> None:
    entries = [
        *described(),
        said(PersonLinked(person="dan", to=CHILD, relation=Relation.LODGER), on=1),
    ]
    case = fold(entries, child=CHILD, as_at=day(60))
    last = day(1).date() + timedelta(days=27)
    watched = ["dan" in concerned(case, last + timedelta(days=later)) for later in (0, 1, 14, 15)]
    assert watched == [True, True, True, False]


def test_person_whose_link_is_told_from_the_other_side_is_watched_for() -> None:
    entries = [
        *described(),
        said(
            PersonLinked(person="mia", to=CHILD, relation=Relation.MOTHER, certainty=Certainty.STATED),
            on=1,
        ),
        said(
            PersonLinked(person="mia", to="dan", relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED),
            on=1,
        ),
    ]
    assert "dan" in concerned(fold(entries, child=CHILD, as_at=day(60)), date(2024, 2, 25))
