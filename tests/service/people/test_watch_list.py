"""The watch list follows the ledger: open cases are on it, closed ones leave it, and it can be built anew."""

from __future__ import annotations

from datetime import UTC, date, datetime

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.meetings import PlanSort, PlanStarted
from teamaround.practice.record.facts.people import LivesAt, PlaceDescribed
from teamaround.practice.record.fold import fold
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.people import actions, queries
from teamaround.service.people.models import ListingRow
from tests.service.stored import stored
from tests.service.world import CHILD, NOW, SYSTEM, World

CHILD_KEY = str(CHILD)


def _entry(number: int, fact: AnyFact) -> Entry:
    return Entry(
        entry_id=f"w{number}",
        children=(CHILD_KEY,),
        happened_at=datetime(2026, 1, 1, tzinfo=UTC),
        recorded_at=NOW,
        by_agency="marlmouth-children",
        fact=fact,
    )


def _case() -> CaseFile:
    return fold(entries_of_unscoped(CHILD), child=CHILD_KEY, as_at=NOW)


def _house(world: World) -> CaseFile:
    home = PlaceDescribed(place="home", address="2 Slate Row", postcode="ZZ1 2AB", uprn="99900001")
    lives = LivesAt(person=CHILD_KEY, place="home", since=date(2025, 1, 1))
    plan = PlanStarted(sort=PlanSort.CHILD_IN_NEED)
    ledger.append([_entry(1, home), _entry(2, lives), _entry(3, plan)], by=SYSTEM, now=NOW)
    return _case()


def test_relist_puts_the_home_of_an_open_case_on_the_list(world: World) -> None:
    assert actions.relist(_house(world), now=NOW)
    listings = dict(queries.watch_list_unscoped().listings)
    assert [place.place_id for place in listings[CHILD_KEY].places] == ["home"]
    assert listings[CHILD_KEY].places[0].residence.place.postcode == "ZZ1 2AB"


def test_relist_without_a_change_leaves_the_version(world: World) -> None:
    actions.relist(_house(world), now=NOW)
    version = queries.watch_list_version()
    assert not actions.relist(_case(), now=NOW)
    assert queries.watch_list_version() == version


def test_watch_list_since_a_version_is_what_changed_after_it(world: World) -> None:
    actions.relist(_house(world), now=NOW)
    version = queries.watch_list_version()
    assert queries.watch_list_unscoped(since=version).listings == ()
    school = PlaceDescribed(place="home", address="4 Slate Row", postcode="ZZ1 2AB", uprn="99900002")
    ledger.append([_entry(4, school)], by=SYSTEM, now=NOW)
    assert actions.relist(_case(), now=NOW)
    assert [child for child, _ in queries.watch_list_unscoped(since=version).listings] == [CHILD_KEY]


def test_rebuild_gives_the_list_that_relisting_gave(world: World) -> None:
    actions.relist(_house(world), now=NOW)
    before = dict(queries.watch_list_unscoped().listings)[CHILD_KEY]
    assert actions.rebuild(by=SYSTEM, now=NOW) == 2
    assert dict(queries.watch_list_unscoped().listings)[CHILD_KEY] == before


def test_rebuild_takes_a_closed_case_off_the_list(world: World) -> None:
    actions.relist(_house(world), now=NOW)
    ledger.set_open(CHILD, is_open=False, by=SYSTEM, now=NOW)
    actions.rebuild(by=SYSTEM, now=NOW)
    row = stored(ListingRow).get(pk=CHILD)
    assert (row.people, row.places) == (0, 0)


def test_listing_is_not_readable_in_the_database(world: World) -> None:
    actions.relist(_house(world), now=NOW)
    assert b"Slate" not in bytes(stored(ListingRow).get(pk=CHILD).sealed)
