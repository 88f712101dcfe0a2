"""A council's census and people files, taken in child by child, whole or not at all, once."""

from __future__ import annotations

import io

import pytest

from teamaround.formats.census import Census, Child, Episode, Header, ProtectionPlan, write_census
from teamaround.formats.people import Certainty, PersonRow, write_people
from teamaround.practice.record.case_people import WITHHELD
from teamaround.practice.record.facts.meetings import PlanSort
from teamaround.service.ledger.queries import child_unscoped
from teamaround.service.people.queries import listing_unscoped
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.census_imported import census_imported
from teamaround.service.workflows.importing.telling import Source
from teamaround.service.workflows.people_imported import people_imported
from tests.service.world import NOW, SYSTEM, World

SOURCE = Source(council="marlmouth", agency="marlmouth-children", read_at=NOW)
THERE = SOURCE.child_id("L1")


def census() -> io.BytesIO:
    plan = ProtectionPlan(
        started_on=NOW.date(), initial_category="NEG", latest_category="NEG", previous_plans=0
    )
    episode = Episode(
        referred_on=NOW.date(), referral_source="2A", primary_need="N1", protection_plans=(plan,)
    )
    child = Child(
        la_child_id="L1", upn="", born_on=NOW.date().replace(year=2016), sex="F", episodes=(episode,)
    )
    return io.BytesIO(write_census(Census(header=Header(year="2027", lea="981"), children=(child,))))


def people(concealed: bool = False) -> io.BytesIO:
    def row(person: str, surname: str, relation: str) -> PersonRow:
        return PersonRow(
            la_child_id="L1",
            pers_person_id=person,
            pers_surname=surname,
            pers_forename="Ada",
            fami_relationship=relation,
            link_certainty=Certainty.CONFIRMED,
            addr_address="3 Quern Lane, Marlmouth",
            addr_address_postcode="ZZ9 7LD",
            addr_concealed=concealed,
        )

    return io.BytesIO(write_people([row("c", "Lind", "self"), row("m", "Lind", "mother")]))


def test_census_brings_the_child_with_their_plan(world: World) -> None:
    report = census_imported(census(), SOURCE, by=SYSTEM, now=NOW)
    plan = case_of(THERE, NOW).plan
    assert (report.children, report.new_children, report.refused) == (1, 1, ())
    assert plan is not None
    assert plan.sort is PlanSort.CHILD_PROTECTION


def test_census_taken_in_again_adds_nothing(world: World) -> None:
    first = census_imported(census(), SOURCE, by=SYSTEM, now=NOW)
    again = census_imported(census(), SOURCE, by=SYSTEM, now=NOW)
    assert (again.new_entries, again.known_entries) == (0, first.new_entries)


def test_people_put_the_family_on_the_watch_list(world: World) -> None:
    census_imported(census(), SOURCE, by=SYSTEM, now=NOW)
    report = people_imported(people(), SOURCE, by=SYSTEM, now=NOW)
    listing = listing_unscoped(THERE)
    child = child_unscoped(THERE)
    assert report.refused == ()
    assert (len(listing.people), len(listing.places)) == (2, 1)
    assert child is not None
    assert child.name == "Ada Lind"


def test_people_of_a_child_whom_no_census_brought_are_refused(world: World) -> None:
    report = people_imported(people(), SOURCE, by=SYSTEM, now=NOW)
    assert [one.field for one in report.refused] == ["la_child_id"]
    assert child_unscoped(THERE) is None


@pytest.mark.parametrize(("concealed", "shown"), [(False, "Protected address A"), (True, WITHHELD)])
def test_people_at_a_concealed_address_are_watched_for_and_never_shown(
    world: World, concealed: bool, shown: str
) -> None:
    census_imported(census(), SOURCE, by=SYSTEM, now=NOW)
    people_imported(people(concealed), SOURCE, by=SYSTEM, now=NOW)
    case = case_of(THERE, NOW)
    assert {place.shown_as for place in case.places.values()} == {shown}
    assert len(listing_unscoped(THERE).places) == 1
