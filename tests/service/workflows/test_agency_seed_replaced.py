"""An agency's seed was stolen: what it opens at the service goes, and what comes under the next one opens."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.contacts.actions import Dropped, KeyKnown
from teamaround.service.contacts.models import (
    AgencyKey,
    Contact,
    SealedBatch,
    SealedContent,
    WatchAsked,
    WatchAsking,
    WatchTokens,
)
from teamaround.service.contacts.sealed_queries import signing_keys
from teamaround.service.workflows.agency_seed_replaced import agency_seed_replaced
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted
from tests.service.api.conftest import ambulance, feed
from tests.service.api.sealing_agency import AMBULANCE, SECRET, SealingAgency
from tests.service.stored import stored
from tests.service.workflows.family import PARTNER, STRANGER, call
from tests.service.workflows.test_watch_tokens import TURN, somebody_is_linked
from tests.service.world import NOW, SYSTEM

__all__ = ["ambulance", "feed"]

OTHER = Ed25519PrivateKey.from_private_bytes(bytes([8]) * 32)
NEXT = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)


def replaced(feed: SealingAgency) -> Dropped:
    """The agency draws another seed, and the operator registers its key."""
    feed.draws_another_seed(NEXT)
    return agency_seed_replaced(feed.slug, public=NEXT.public_key(), by=SYSTEM, now=feed.now)


def test_nothing_of_the_former_seed_is_kept_and_the_operator_is_told_how_much_that_was(
    feed: SealingAgency,
) -> None:
    feed.sends(call(STRANGER), call(STRANGER, source_id="2"))
    feed.posts(feed.batch([call(PARTNER, source_id="3")]))  # the worker has not opened it yet
    somebody_is_linked()
    watch_tokens_wanted(now=NOW + TURN)
    assert stored(WatchAsking).filter(answered_at=None).exists()
    assert replaced(feed) == Dropped(batches=2, contacts=3)
    assert not any(stored(model).exists() for model in (SealedContent, WatchTokens, WatchAsking))
    assert not WatchAsked.objects.exists()
    assert {row.number for row in stored(SealedBatch)} == {1, 2}
    (row,) = stored(AuditRow).filter(action=AuditKind.AGENCY_SEED_REPLACED)
    assert (row.object_id, row.count) == (AMBULANCE, 2)


@pytest.mark.parametrize("first", ["batch", "answer"])
def test_another_seed_under_a_key_registered_as_an_ordinary_next_one_is_refused_and_put_down(
    ambulance: SealingAgency, first: str
) -> None:
    watch_tokens_wanted(now=NOW)
    ambulance.sends(call(STRANGER)) if first == "batch" else ambulance.answers_all()
    somebody_is_linked()
    ambulance.now = NOW + TURN
    watch_tokens_wanted(now=ambulance.now)
    ambulance.draws_another_seed(NEXT)
    ambulance.registers()
    asking, kept = ambulance.next_asking(), stored(SealedContent).count()
    assert asking is not None
    answers = (
        ambulance.posts(ambulance.batch([call(PARTNER)])),
        ambulance.answers(ambulance.answer_to(asking)),
    )
    assert [(one.status_code, "put the former keys back" in one.content.decode()) for one in answers] == [
        (409, True),
        (409, True),
    ]
    assert ambulance.next_asking() == asking
    assert stored(SealedContent).count() == kept
    assert stored(AuditRow).filter(action=AuditKind.OTHER_SEED_REFUSED).count() == 2
    agency_seed_replaced(ambulance.slug, public=OTHER.public_key(), by=SYSTEM, now=ambulance.now)
    ambulance.key = OTHER
    assert ambulance.posts(ambulance.batch([call(PARTNER)])).status_code == 200


def test_answer_without_the_mark_of_its_seed_is_refused(ambulance: SealingAgency) -> None:
    watch_tokens_wanted(now=NOW)
    asking = ambulance.next_asking()
    assert asking is not None
    unmarked = msgspec.structs.replace(ambulance.answer_to(asking), mark="")
    assert ambulance.answers(unmarked).status_code == 400


def test_former_values_open_nothing_new_and_new_ones_do(feed: SealingAgency) -> None:
    feed.sends(call(PARTNER))
    replaced(feed)
    feed.sends(call(PARTNER), call(PARTNER, source_id="2"))
    assert stored(Contact).count() == 1  # no value is held yet
    assert watch_tokens_wanted(now=feed.now) == 1
    asking = feed.next_asking()
    assert asking is not None
    assert asking.is_bulk
    feed.answers_all()
    assert stored(Contact).count() == 2  # what is sent again is known by the agency's own number


def test_former_keys_are_over_at_once(feed: SealingAgency) -> None:
    replaced(feed)
    names = signing_keys(NOW + timedelta(seconds=1), agency=AMBULANCE)
    assert [public for _, public in names.values()] == [NEXT.public_key()]
    feed.key = SECRET
    assert feed.posts(feed.batch([call(PARTNER)])).status_code == 401


def test_key_that_is_registered_already_replaces_nothing(feed: SealingAgency) -> None:
    feed.sends(call(STRANGER))
    with pytest.raises(KeyKnown):
        agency_seed_replaced(AMBULANCE, public=SECRET.public_key(), by=SYSTEM, now=NOW)
    assert (stored(SealedContent).count(), stored(WatchTokens).exists()) == (1, True)
    assert AgencyKey.objects.get().ends is None


def test_all_of_it_happens_or_nothing(feed: SealingAgency) -> None:
    feed.sends(call(STRANGER))
    away = patch("teamaround.service.contacts.actions.sealed_batches.audit.record", side_effect=RuntimeError)
    with away, pytest.raises(RuntimeError):
        replaced(feed)
    assert (stored(SealedContent).count(), stored(WatchTokens).exists()) == (1, True)
    assert AgencyKey.objects.get().ends is None


def test_what_another_agency_sealed_stays(feed: SealingAgency) -> None:
    feed.sends(call(STRANGER))
    key = Ed25519PrivateKey.from_private_bytes(bytes([8]) * 32)
    agency_seed_replaced("marl-police", public=key.public_key(), by=SYSTEM, now=NOW)
    assert (stored(SealedContent).count(), stored(WatchTokens).exists()) == (1, True)
