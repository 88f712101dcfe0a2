"""What is not signed, not in turn or not well made is refused in plain words, and never an error (assurance 4.3)."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCHES_PATH,
    MOST_BYTES,
    STATUS_PATH,
    Answering,
    Problem,
    read,
)
from teamaround.service.agencies import actions as agencies
from teamaround.service.audit.models import AuditRow
from teamaround.service.contacts.models import SealedBatch, WatchAsking
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted
from tests.service.api.sealing_agency import AMBULANCE, SealingAgency
from tests.service.stored import stored
from tests.service.workflows.family import PARTNER, call
from tests.service.world import NOW, SYSTEM

OTHER = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
PATHS = [
    ("GET", STATUS_PATH),
    ("POST", BATCHES_PATH),
    ("GET", ASKED_PATH),
    ("POST", ANSWERED_PATH),
]
MINUTE = timedelta(minutes=1)


def problem(answer: HttpResponse) -> tuple[int, str]:
    """The status of a problem that is told as one, and its words."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = read(answer.content, Problem)
    assert told.status == answer.status_code
    return told.status, told.detail


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_unsigned_request_is_refused(ambulance: SealingAgency, method: str, path: str) -> None:
    assert problem(Client().generic(method, path))[0] == 401


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_request_under_another_key_is_refused(ambulance: SealingAgency, method: str, path: str) -> None:
    assert problem(ambulance.asks(method, path, key=OTHER))[0] == 401
    assert problem(ambulance.asks(method, path, name="marl-police.0000000000000000"))[0] == 401


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_word_is_used_once(ambulance: SealingAgency, method: str, path: str) -> None:
    assert ambulance.asks(method, path, once="the word").status_code != 401
    assert problem(ambulance.asks(method, path, once="the word")) == (401, "The request was sent before.")


def test_word_is_forgotten_when_its_signature_no_longer_holds(ambulance: SealingAgency) -> None:
    ambulance.asks("GET", STATUS_PATH, once="the word")
    ambulance.now += 10 * MINUTE
    assert ambulance.asks("GET", STATUS_PATH, once="the word").status_code == 200


def test_word_too_long_to_remember_is_refused(ambulance: SealingAgency) -> None:
    assert problem(ambulance.asks("GET", STATUS_PATH, once="w" * 65))[0] == 401


def test_key_that_is_over_or_of_a_suspended_agency_signs_nothing(ambulance: SealingAgency) -> None:
    ambulance.registers(until=NOW + MINUTE)
    assert ambulance.asks("GET", STATUS_PATH).status_code == 200
    ambulance.now += MINUTE
    assert problem(ambulance.asks("GET", STATUS_PATH))[0] == 401
    ambulance.registers()
    agencies.suspend(AMBULANCE, by=SYSTEM, now=NOW)
    assert problem(ambulance.asks("GET", STATUS_PATH))[0] == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", STATUS_PATH),
        ("GET", BATCHES_PATH),
        ("DELETE", ASKED_PATH),
        ("PUT", ANSWERED_PATH),
        ("HEAD", STATUS_PATH),
    ],
)
def test_other_methods_are_refused(ambulance: SealingAgency, method: str, path: str) -> None:
    answer = ambulance.asks(method, path)
    assert answer.status_code == 405
    assert answer.headers["Allow"] in ("GET", "POST")


@pytest.mark.parametrize(("method", "path"), PATHS)
@pytest.mark.parametrize(
    "others", [{"Host": "elsewhere.example"}, {"Content-Type": "application/json; charset=latin-1"}]
)
def test_another_host_or_encoding_is_refused_as_a_problem_too(
    ambulance: SealingAgency, method: str, path: str, others: dict[str, str]
) -> None:
    assert problem(ambulance.asks(method, path, b"{}", others=others)) == (400, "This cannot be answered.")


def test_body_over_the_limit_is_refused_before_it_is_read(ambulance: SealingAgency) -> None:
    answer = Client().generic("POST", BATCHES_PATH, b"x" * (MOST_BYTES + 1))
    assert problem(answer)[0] == 413


def test_body_of_millions_of_bytes_within_the_limit_is_read(ambulance: SealingAgency) -> None:
    answer = ambulance.posts(b"x" * 3_000_000)
    assert problem(answer) == (400, "This is no batch of sealed contacts.")


def test_batch_of_another_agency_is_refused(feed: SealingAgency) -> None:
    batch = feed.batch([call(PARTNER)], agency="marl-police")
    assert problem(feed.posts(batch)) == (400, "The batch is another agency's.")


def test_batch_that_another_key_signed_or_that_was_changed_is_refused(feed: SealingAgency) -> None:
    assert problem(feed.posts(feed.batch([call(PARTNER)], key=OTHER)))[0] == 400
    batch = bytearray(feed.batch([call(PARTNER)]))
    batch[-100] ^= 1
    assert problem(feed.posts(bytes(batch)))[0] == 400
    assert not stored(SealedBatch).exists()


@pytest.mark.parametrize("number", [2, 10**18, 10**30])
def test_gap_in_the_numbers_is_refused_with_the_number_that_is_expected(
    feed: SealingAgency, number: int
) -> None:
    batch = feed.batch([call(PARTNER)], number=number)
    assert problem(feed.posts(batch)) == (409, "Batch 1 is expected next.")


def test_another_batch_under_a_used_number_is_refused(feed: SealingAgency) -> None:
    feed.sends(call(PARTNER))
    batch = feed.batch([call(PARTNER, source_id="2")], number=1)
    assert problem(feed.posts(batch)) == (409, "Batch 2 is expected next.")


@pytest.mark.parametrize("epoch", [0, 2, 4, 10**25, -1])
def test_batch_of_an_epoch_that_is_not_live_is_refused_and_its_number_stays_free(
    feed: SealingAgency, epoch: int
) -> None:
    assert problem(feed.posts(feed.batch([call(PARTNER)], epoch=epoch)))[0] == 409
    assert feed.status().next_batch == 1


def test_batch_by_other_recipes_is_refused(feed: SealingAgency) -> None:
    assert problem(feed.posts(feed.batch_of([(b"{}", ())], recipes="0")))[0] == 409


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{}", b"null", b"[" * 100_000, b'{"asking": 1}', b"\xff\xfe", b'{"asking": "\\ud800"}'),
        *(b'{"asking": ' + b"9" * 5000 + b"}", b'{"asking": "x", "elements": NaN}'),
    ],
)
def test_garbage_is_refused_and_changes_nothing(ambulance: SealingAgency, body: bytes) -> None:
    assert problem(ambulance.asks("POST", ANSWERED_PATH, body))[0] == 400
    assert problem(ambulance.asks("POST", BATCHES_PATH, body))[0] == 400


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300))
def test_no_body_is_an_error(ambulance: SealingAgency, body: bytes) -> None:
    assert ambulance.asks("POST", ANSWERED_PATH, body).status_code == 400
    assert ambulance.asks("POST", BATCHES_PATH, b"TEAMAROUND-SEALED-1\n" + body).status_code == 400


def test_answer_to_what_was_never_asked_is_refused(ambulance: SealingAgency) -> None:
    assert problem(ambulance.answers(Answering(asking=uuid4())))[0] == 409


def test_answer_to_what_another_agency_was_asked_is_refused(ambulance: SealingAgency) -> None:
    watch_tokens_wanted(now=NOW)
    asking = ambulance.next_asking()
    assert asking is not None
    police = SealingAgency(NOW, "marl-police", OTHER)
    police.registers()
    assert problem(police.answers(police.answer_to(asking)))[0] == 409
    assert police.next_asking() is None


def test_answer_that_does_not_fit_is_refused_and_the_asking_waits(ambulance: SealingAgency) -> None:
    watch_tokens_wanted(now=NOW)
    asking = ambulance.next_asking()
    assert asking is not None
    right = ambulance.answer_to(asking).elements
    recipe = next(iter(right))
    wrong = [
        {},
        {**right, recipe: right[recipe][:-1]},
        {**right, "another": (bytes(32),)},
        {**right, recipe: (b"short", *right[recipe][1:])},
        {**right, recipe: tuple(b"\xff" * 32 for _ in right[recipe])},
    ]
    refused = [ambulance.answers(Answering(asking=asking.asking, elements=one)) for one in wrong[1:]]
    assert {problem(one)[0] for one in refused} == {400}
    assert ambulance.next_asking() == asking
    assert ambulance.answers(ambulance.answer_to(asking)).status_code == 200


def test_answer_twice_is_taken_twice_and_changes_nothing(ambulance: SealingAgency) -> None:
    watch_tokens_wanted(now=NOW)
    asking = ambulance.next_asking()
    assert asking is not None
    first, again = (ambulance.answers(ambulance.answer_to(asking)) for _ in range(2))
    assert (first.status_code, first.content) == (again.status_code, again.content)
    ambulance.worker_opens()
    third = ambulance.answers(ambulance.answer_to(asking))
    assert (third.status_code, third.content) == (first.status_code, first.content)
    ambulance.worker_opens()
    held = AuditRow._unsafe_system.filter(action="watch_tokens.held")
    assert held.count() == 1


def test_refused_asking_is_kept_with_its_reason_for_the_officer_and_asked_again_in_turn(
    ambulance: SealingAgency,
) -> None:
    watch_tokens_wanted(now=NOW)
    asking = ambulance.next_asking()
    assert asking is not None
    answer = ambulance.answers(Answering(asking=asking.asking, refused="quota\x00 is spent" + "." * 500))
    assert answer.status_code == 200
    row = stored(WatchAsking).get()
    assert (row.refused[:14], len(row.refused), row.sealed) == ("quota is spent", 200, None)
    assert AuditRow._unsafe_system.filter(action="watch_tokens.refused").count() == 1
    assert watch_tokens_wanted(now=NOW + MINUTE) == 0
    assert watch_tokens_wanted(now=NOW + timedelta(hours=6)) == 1


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_database_away_is_told_with_when_to_come_back(
    ambulance: SealingAgency, method: str, path: str
) -> None:
    with patch("teamaround.service.api.signing.signing_keys", side_effect=OperationalError("gone: a secret")):
        answer = ambulance.asks(method, path)
    assert problem(answer)[0] == 503
    assert answer.headers["Retry-After"] == "5"
    assert b"secret" not in answer.content
