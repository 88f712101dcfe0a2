"""Agencies are asked for the list's tokens in turn, and values go with whoever leaves the list or with their epoch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.matching.tokens import live_epochs, recipe_table
from teamaround.practice.record.facts.people import PersonDescribed, PersonLinked
from teamaround.practice.record.words import Certainty, Relation
from teamaround.service.agencies.models import Feed
from teamaround.service.contacts.models import Contact, SealedBatch, WatchAsked, WatchTokens
from teamaround.service.ledger import actions as ledger
from teamaround.service.people.actions import rebuild
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.sealed_batch_received import sealed_feed_started
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted
from tests.service.api.conftest import ambulance, feed
from tests.service.api.sealing_agency import AMBULANCE, SealingAgency
from tests.service.stored import stored
from tests.service.workflows.family import PARTNER, STRANGER, call, told
from tests.service.world import CHILD, NOW, SYSTEM

__all__ = ["ambulance", "feed"]

TURN = timedelta(hours=6)
NEW_EPOCH = datetime(2026, 12, 27, 9, 30, tzinfo=UTC)  # the first day of epoch 4


def somebody_is_linked() -> None:
    facts = (
        PersonDescribed(person="una", family_name="Thorne", given_names="Una", date_of_birth="1964-07-19"),
        PersonLinked(person="una", to="mia", relation=Relation.OTHER, certainty=Certainty.CONFIRMED),
    )
    entries_recorded([told(fact) for fact in facts], by=SYSTEM, now=NOW)


def test_first_asking_of_an_epoch_is_in_bulk_and_made_at_once(ambulance: SealingAgency) -> None:
    assert watch_tokens_wanted(now=NOW) == 1
    asking = ambulance.next_asking()
    assert asking is not None
    assert (asking.is_bulk, asking.epoch, asking.plans, asking.recipes) == (
        True,
        3,
        1,
        recipe_table().version,
    )
    assert {len(of) for of in asking.elements.values()} == {1000}
    assert ambulance.status().waiting == 1


def test_nothing_is_asked_twice(feed: SealingAgency) -> None:
    assert watch_tokens_wanted(now=NOW) == 0
    assert watch_tokens_wanted(now=NOW + TURN) == 0


def test_tokens_that_are_being_asked_for_are_not_asked_again(ambulance: SealingAgency) -> None:
    assert watch_tokens_wanted(now=NOW) == 1
    assert watch_tokens_wanted(now=NOW + TURN) == 0


def test_somebody_new_is_asked_for_in_the_next_turn_and_not_at_once(feed: SealingAgency) -> None:
    somebody_is_linked()
    assert watch_tokens_wanted(now=NOW + timedelta(seconds=10)) == 0
    feed.now = NOW + TURN
    assert watch_tokens_wanted(now=feed.now) == 1
    asking = feed.next_asking()
    assert asking is not None
    assert not asking.is_bulk
    assert {len(of) for of in asking.elements.values()} == {50}


def test_values_of_whoever_leaves_the_list_are_deleted_in_the_next_round(feed: SealingAgency) -> None:
    assert stored(WatchTokens).filter(subject="person dan").exists()
    ledger.set_open(CHILD, is_open=False, by=SYSTEM, now=NOW)
    rebuild(by=SYSTEM, now=NOW)
    watch_tokens_wanted(now=NOW + timedelta(seconds=10))
    assert not stored(WatchTokens).exists()
    feed.sends(call(PARTNER))
    assert not stored(Contact).exists()


def test_in_the_overlap_both_epochs_are_asked_and_then_the_old_is_forgotten(feed: SealingAgency) -> None:
    feed.now = NEW_EPOCH - timedelta(days=1)
    feed.sends(call(PARTNER))
    feed.now = NEW_EPOCH
    assert [epoch.number for epoch in live_epochs(NEW_EPOCH)] == [4, 3]
    assert watch_tokens_wanted(now=NEW_EPOCH) == 1
    feed.answers_all()
    feed.sends(call(PARTNER, source_id="2"))
    assert {one.epoch for one in stored(SealedBatch)} == {3, 4}
    assert stored(Contact).count() == 2
    somebody_is_linked()
    assert watch_tokens_wanted(now=NEW_EPOCH + TURN) == 2
    feed.now = NEW_EPOCH + timedelta(days=14)
    watch_tokens_wanted(now=feed.now)
    assert {one.epoch for one in stored(WatchTokens)} == {4}
    assert list(WatchAsked.objects.values_list("epoch", flat=True)) == [4]


def test_agency_whose_keys_change_signs_by_both_for_a_while(feed: SealingAgency) -> None:
    former = feed.batch([call(PARTNER)])
    feed.key = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
    feed.registers()
    assert feed.posts(former).status_code == 200
    feed.number = 1
    feed.sends(call(PARTNER, source_id="2"))
    assert stored(SealedBatch).count() == 2


def test_agency_without_a_key_is_asked_nothing(family: object) -> None:
    assert watch_tokens_wanted(now=NOW) == 0


@pytest.mark.parametrize(("number", "is_stopped"), [(9, False), (12, True)])
def test_flood_is_kept_unopened_until_a_person_has_looked(
    feed: SealingAgency, number: int, is_stopped: bool
) -> None:
    """For three weeks a call or so an hour; then more than three times what any hour has brought."""
    for day in range(21):
        feed.now = NOW + timedelta(days=day)
        feed.sends(*(call(STRANGER, source_id=f"{day} {at}", home=None) for at in range(3)))
    feed.now = NOW + timedelta(days=21)
    flood = [call(STRANGER, source_id=f"f{at}", home=None) for at in range(number - 1)]
    feed.sends(*flood, call(PARTNER))
    assert Feed.objects.filter(state="stopped").exists() is is_stopped
    assert stored(Contact).exists() is not is_stopped
    waiting = sealed_feed_started(AMBULANCE, by=SYSTEM, now=feed.now)
    assert (waiting, feed.worker_opens()) == (int(is_stopped), int(is_stopped))
    assert stored(Contact).count() == 1
