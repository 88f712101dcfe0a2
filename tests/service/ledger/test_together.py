"""Several at once: ledgers stay gap-free, nothing is lost or doubled, nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from teamaround.service.access.context import system_purpose
from teamaround.service.audit import sealing
from teamaround.service.audit.models import SealedRow
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.models import Contact
from teamaround.service.ledger import actions
from teamaround.service.ledger.models import EntryPlace
from teamaround.service.ledger.wanted import Wanted
from teamaround.service.policy.finding import terms
from teamaround.service.workflows.child_looked_for import Search, child_looked_for
from tests.service.contacts.test_receiving import arrived
from tests.service.entries import note
from tests.service.stored import stored
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, make_world

WRITERS = 4


def _together(act: Callable[[int], object]) -> list[object]:
    def alone(number: int) -> object:
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(alone, range(WRITERS)))


def _positions(child: object) -> list[int]:
    with system_purpose("test"):
        places = EntryPlace._unsafe_system.filter(child_id=child).order_by("position")
        return list(places.values_list("position", flat=True))


def test_writers_at_once_leave_no_gap_in_any_ledger(committed_database: None) -> None:
    """Half of them name the children in the other order: locks taken in child order cannot wait in a ring."""
    make_world()
    both = [str(CHILD), str(OTHER_CHILD)]

    def write(number: int) -> None:
        for turn in range(5):
            children = tuple(both if number % 2 else reversed(both))
            actions.append([note(f"n{number}-{turn}", children=children)], by=SYSTEM, now=NOW)

    _together(write)
    assert _positions(CHILD) == _positions(OTHER_CHILD) == list(range(1, 5 * WRITERS + 1))


def test_same_entry_from_all_writers_is_added_once(committed_database: None) -> None:
    make_world()
    added = _together(lambda number: len(actions.append([note("n1")], by=SYSTEM, now=NOW)))
    assert sorted(added) == [0, 0, 0, 1]
    assert _positions(CHILD) == [1]


def test_same_contact_from_all_feeds_is_taken_in_once(committed_database: None) -> None:
    make_world()
    receipts = _together(
        lambda number: (
            contacts.receive([arrived("c1")], agency="marl-ambulance", by=SYSTEM, now=NOW)[0].number
        )
    )
    assert len(set(receipts)) == 1
    assert stored(Contact).count() == 1


def test_searches_at_once_are_each_counted_before_the_next(committed_database: None) -> None:
    spoc = make_world().spoc
    search = Search(wanted=Wanted(case_reference="none"), task="call", caller="public")
    for _ in range(terms().most_searches - 1):
        child_looked_for(search, by=spoc, now=NOW)
    answers = _together(lambda number: child_looked_for(search, by=spoc, now=NOW).free_at)
    assert answers.count(None) == 1


def test_sealers_at_once_give_every_row_one_place(committed_database: None) -> None:
    make_world()
    _together(lambda number: sealing.seal(batch=5))
    places = list(SealedRow._unsafe_system.order_by("seq").values_list("seq", flat=True))
    assert places == list(range(1, len(places) + 1))
    assert len(places) >= 5
