"""Opening is the worker's, after the reply: what a request does is the same whoever a contact is about (design 7.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.http import HttpResponse

from teamaround.service.audit.models import AuditRow
from teamaround.service.config.commands.nights import ROUND
from teamaround.service.contacts import actions
from teamaround.service.contacts.models import (
    Contact,
    ContactState,
    MatchFields,
    SealedBatch,
    SealedContent,
    WatchAsking,
)
from teamaround.service.contacts.models import WatchTokens as KeptTokens
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.workflows.sealed_batches_opened import TRY_AGAIN_AFTER, sealed_batches_opened
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted
from tests.service.api.sealing_agency import SealingAgency
from tests.service.stored import stored
from tests.service.workflows.family import HERE, PARTNER, STRANGER, call
from tests.service.workflows.test_watch_tokens import NEW_EPOCH, TURN, somebody_is_linked
from tests.service.world import NOW, SYSTEM

Statement = tuple[str, object]


@contextmanager
def statements() -> Iterator[list[Statement]]:
    """What the database is told meanwhile, each with its values."""
    told: list[Statement] = []

    def note(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        told.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield told


def words_of(told: list[Statement]) -> list[str]:
    """The statements without their values, and without the names of savepoints."""
    return [sql.split('"')[0] if "SAVEPOINT" in sql else sql for sql, _ in told]


def locks_in(told: list[Statement]) -> list[object]:
    """The locks by name that were waited for."""
    return [params for sql, params in told if "advisory" in sql]


def asked_for_somebody_new(feed: SealingAgency) -> list[str]:
    """The statements of the request that answers the next asking."""
    assert watch_tokens_wanted(now=feed.now) == 1
    asking = feed.next_asking()
    assert asking is not None
    answer = feed.answer_to(asking)
    with statements() as told:
        assert feed.answers(answer).status_code == 200
    return words_of(told)


def test_reply_is_sent_before_anything_is_opened(feed: SealingAgency) -> None:
    before = {alert.code for alert in alerts_unscoped(HERE)}
    assert feed.posts(feed.batch([call(PARTNER)])).status_code == 200
    assert not stored(Contact).exists()
    assert stored(SealedBatch).get().opened_at is None
    assert feed.worker_opens() == 1
    assert {alert.code for alert in alerts_unscoped(HERE)} - before == {"A03"}
    assert feed.worker_opens() == 0


def test_request_tells_the_database_the_same_whoever_the_contact_is_about(feed: SealingAgency) -> None:
    told = []
    for number, who in enumerate((STRANGER, PARTNER, STRANGER), start=1):
        batch = feed.batch([call(who, source_id=str(number), home=None)], number=number)
        with statements() as said:
            assert feed.posts(batch).status_code == 200
        told.append(words_of(said))
        feed.worker_opens()
    _, with_it, without = told  # the first of all makes the feed known
    assert with_it == without
    assert not [sql for sql in with_it if '"watch_' in sql]


def test_batch_waits_for_no_lock_that_is_held_while_the_one_before_is_opened(feed: SealingAgency) -> None:
    with statements() as of_request:
        feed.posts(feed.batch([call(PARTNER)]))
    with statements() as of_worker:
        feed.worker_opens()
    assert locks_in(of_request)
    assert locks_in(of_worker)
    assert not [lock for lock in locks_in(of_request) if lock in locks_in(of_worker)]


def test_answer_is_kept_and_its_values_reckoned_afterwards(ambulance: SealingAgency) -> None:
    watch_tokens_wanted(now=NOW)
    asking = ambulance.next_asking()
    assert asking is not None
    assert ambulance.answers(ambulance.answer_to(asking)).status_code == 200
    assert not stored(KeptTokens).exists()
    assert (ambulance.next_asking(), ambulance.status().waiting) == (None, 0)
    assert watch_tokens_wanted(now=NOW + TURN) == 0  # what is being taken in is not asked for again
    ambulance.worker_opens()
    assert stored(KeptTokens).exists()
    assert stored(WatchAsking).get().answer is None


def test_request_with_an_answer_reads_nothing_of_the_list_and_no_kept_batch(feed: SealingAgency) -> None:
    feed.sends(call(PARTNER))
    somebody_is_linked()
    feed.now = NOW + TURN
    told = asked_for_somebody_new(feed)
    tables = ("watch_tokens", "watch_list", "sealed_batch", "sealed_content")
    assert not [sql for sql in told for table in tables if f'"{table}' in sql]


def test_answer_that_cannot_be_read_counts_as_refused_and_is_asked_for_again(
    ambulance: SealingAgency,
) -> None:
    watch_tokens_wanted(now=NOW)
    asking = ambulance.next_asking()
    assert asking is not None
    ambulance.answers(ambulance.answer_to(asking))
    stored(WatchAsking).update(sealed=b"no blinds")
    ambulance.worker_opens()
    assert (stored(WatchAsking).get().answer, stored(WatchAsking).get().sealed) == (None, None)
    assert AuditRow._unsafe_system.filter(action="watch_tokens.refused").count() == 1
    assert watch_tokens_wanted(now=NOW + TURN) == 1


def test_worker_killed_while_it_opens_loses_nothing_and_opens_once(feed: SealingAgency) -> None:
    feed.posts(feed.batch([call(PARTNER)]))
    with (
        patch.object(actions, "note_opened", side_effect=SystemExit),
        pytest.raises(SystemExit),
    ):
        feed.worker_opens()
    assert not stored(Contact).exists()
    assert [feed.worker_opens() for _ in range(3)] == [1, 0, 0]
    assert (stored(Contact).count(), stored(SealedBatch).get().concerned) == (1, 1)


def test_batch_that_cannot_be_opened_holds_back_no_other_and_is_tried_again(feed: SealingAgency) -> None:
    broken, good = (feed.batch([call(PARTNER, source_id=str(n))], number=n) for n in (1, 2))
    assert [feed.posts(one).status_code for one in (broken, good)] == [200, 200]
    stored(SealedContent).filter(batch__number=1).update(content=b"no batch")
    assert feed.worker_opens() == 1
    stored(SealedContent).filter(batch__number=1).update(content=broken)
    assert feed.worker_opens() == 0
    assert sealed_batches_opened(now=NOW + TRY_AGAIN_AFTER) == 1
    assert stored(Contact).count() == 2


def test_kept_batches_meet_what_is_new_of_the_list_once(feed: SealingAgency) -> None:
    feed.sends(call(PARTNER))
    feed.sends(call(STRANGER, home=None))
    somebody_is_linked()
    feed.now = NOW + TURN
    asked_for_somebody_new(feed)
    assert [feed.worker_opens() for _ in range(2)] == [2, 0]
    assert [one.concerned for one in stored(SealedBatch).order_by("number")] == [1, 0]


def test_values_that_are_over_are_forgotten_only_after_what_waits_was_opened(feed: SealingAgency) -> None:
    """The worker stood still while an epoch ended."""
    feed.now = NEW_EPOCH + timedelta(days=13)
    assert feed.posts(feed.batch([call(PARTNER)], epoch=3)).status_code == 200
    for duty in ROUND:
        duty(now=NEW_EPOCH + timedelta(days=14))
    assert {one.epoch for one in stored(KeptTokens)} == set()
    assert stored(Contact).exists()


def test_same_batch_again_waits_no_more_than_the_first(feed: SealingAgency) -> None:
    batch = feed.batch([call(PARTNER)])
    answers: list[HttpResponse] = []
    told = []
    for _ in range(2):
        with statements() as said:
            answers.append(feed.posts(batch))
        told.append(words_of(said))
        feed.worker_opens()
    with statements() as said:
        answers.append(feed.posts(batch))
    assert words_of(said) == told[1]
    assert {one.content for one in answers} == {answers[0].content}


def test_stranger_at_a_protected_home_is_one_alert_and_their_details_go_after_the_fortnight(
    feed: SealingAgency,
) -> None:
    feed.posts(feed.batch([call(STRANGER)]))
    feed.worker_opens()
    assert [one.state for one in stored(Contact).all()] == [ContactState.UNIDENTIFIED]
    assert stored(MatchFields).count() == 1
    assert [one.level.value for one in alerts_unscoped(HERE) if one.code == "A03"] == ["amber"]
    actions.purge(by=SYSTEM, now=NOW + timedelta(days=15))
    assert not stored(MatchFields).exists()
    assert [one.state for one in stored(Contact).all()] == [ContactState.UNIDENTIFIED]
