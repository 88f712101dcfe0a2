"""Contacts come in once, are kept no longer than they may be, and what is kept is not readable."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.exchange.contact import Contact as Arrived
from teamaround.exchange.contact import ContactKind
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.service.contacts import actions, queries
from teamaround.service.contacts.models import Contact, ContactCount, ContactState, MatchFields, Quarantine
from teamaround.service.contacts.values import Receipt, Settled, Unreadable
from tests.service.stored import stored
from tests.service.world import NOW, SYSTEM, World

AGENCY = "marl-ambulance"


def arrived(source_id: str, *, agency: str = AGENCY, family_name: str = "Orrin") -> Arrived:
    return Arrived(
        agency=agency,
        source_id=source_id,
        kind=ContactKind.CALL_111,
        occurred_at=NOW,
        person=Description(family_name=family_name, given_names="Dale"),
        home=PlaceAsWritten(address="2 Slate Row", postcode="ZZ1 2AB"),
    )


def _receive(*contacts: Arrived) -> tuple[Receipt, ...]:
    return actions.receive(contacts, agency=AGENCY, by=SYSTEM, now=NOW)


def _settle(receipt: Receipt, state: ContactState) -> None:
    actions.settle([Settled(contact_id=receipt.contact_id, state=state, contact=arrived("c1"))], now=NOW)


def test_receive_gives_each_contact_a_receipt_of_its_own(world: World) -> None:
    receipts = _receive(arrived("c1"), arrived("c2"))
    assert [receipt.is_new for receipt in receipts] == [True, True]
    assert len({receipt.number for receipt in receipts}) == 2


def test_receive_again_changes_nothing_and_gives_the_same_receipt(world: World) -> None:
    (first,) = _receive(arrived("c1"))
    again, new = _receive(arrived("c1"), arrived("c2"))
    assert (again.number, again.is_new, again.differs) == (first.number, False, False)
    assert new.is_new
    assert stored(Contact).count() == 2


def test_receive_same_number_twice_in_one_batch_takes_it_in_once(world: World) -> None:
    first, second = _receive(arrived("c1"), arrived("c1"))
    assert (first.is_new, second.is_new) == (True, False)
    assert first.number == second.number


def test_receive_other_content_under_a_known_number_is_told_apart(world: World) -> None:
    _receive(arrived("c1"))
    (again,) = _receive(arrived("c1", family_name="Orrinson"))
    assert (again.is_new, again.differs) == (False, True)


def test_receive_contact_of_another_agency_is_refused_whole(world: World) -> None:
    with pytest.raises(ValueError, match="marl-ambulance"):
        _receive(arrived("c1"), arrived("c2", agency="marl-police"))
    assert stored(Contact).count() == 0


def test_contact_that_matched_nothing_is_kept_a_fortnight_unreadable_then_counted(world: World) -> None:
    (receipt,) = _receive(arrived("c1"))
    _settle(receipt, ContactState.NOTHING)
    assert b"Orrin" not in bytes(stored(MatchFields).get().sealed)
    last = NOW + timedelta(days=14) - timedelta(seconds=1)
    assert [kept.contact.person.family_name for kept in queries.kept_contacts_unscoped(now=last)] == ["Orrin"]
    assert actions.purge(by=SYSTEM, now=last) == 0
    assert actions.purge(by=SYSTEM, now=NOW + timedelta(days=14)) == 1
    assert stored(MatchFields).count() == 0
    assert [(one.agency_id, one.state, one.count) for one in ContactCount.objects.all()] == [
        (AGENCY, "nothing", 1)
    ]


def test_contact_judged_not_a_match_is_kept_thirty_days(world: World) -> None:
    (receipt,) = _receive(arrived("c1"))
    _settle(receipt, ContactState.NOT_A_MATCH)
    assert actions.purge(by=SYSTEM, now=NOW + timedelta(days=29)) == 0
    assert actions.purge(by=SYSTEM, now=NOW + timedelta(days=30)) == 1


def test_contact_that_matched_leaves_no_copy_here(world: World) -> None:
    (receipt,) = _receive(arrived("c1"))
    _settle(receipt, ContactState.NOTHING)
    _settle(receipt, ContactState.MATCHED)
    assert stored(MatchFields).count() == 0
    assert stored(Contact).get().state == ContactState.MATCHED


def test_receipt_after_purging_still_keeps_the_contact_from_counting_twice(world: World) -> None:
    (receipt,) = _receive(arrived("c1"))
    _settle(receipt, ContactState.NOTHING)
    actions.purge(by=SYSTEM, now=NOW + timedelta(days=15))
    assert not _receive(arrived("c1"))[0].is_new


def test_contact_row_names_nobody(world: World) -> None:
    _receive(arrived("c1"))
    kept = " ".join(map(str, stored(Contact).values_list()[0]))
    assert "Orrin" not in kept
    assert "Slate" not in kept
    assert "c1" not in kept.split()


def test_quarantine_keeps_where_and_why_and_the_rest_goes_on(world: World) -> None:
    bad = [Unreadable(where="row 17", field="date_of_birth", reason="the day does not exist")]
    assert actions.quarantine(bad, agency=AGENCY, batch="b1", by=SYSTEM, now=NOW) == 1
    assert [(one.where, one.field) for one in queries.quarantine_of(AGENCY)] == [("row 17", "date_of_birth")]
    assert Quarantine.objects.count() == 1
