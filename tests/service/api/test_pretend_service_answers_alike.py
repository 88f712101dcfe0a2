"""The service that the connector's tests pretend answers each request as the real one does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.connector.keyring import public_text
from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCH_TYPE,
    BATCHES_PATH,
    STATUS_PATH,
    Answering,
    Asked,
    Problem,
    Receipt,
    Status,
    Taken,
    read,
    written,
)
from teamaround.formats.signed_request import key_id, signed_headers
from teamaround.matching import Description, normal_person
from teamaround.matching.tokens import tokens_of
from teamaround.service.workflows.agency_seed_replaced import agency_seed_replaced
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted
from tests.connector.pretend_service import PretendService
from tests.service.api.sealing_agency import AMBULANCE, SECRET, SealingAgency
from tests.service.workflows.family import PARTNER, call
from tests.service.world import NOW, SYSTEM

OTHER = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
PERSON = Description(family_name="Quill", given_names="Rowan", date_of_birth="1988-11-23")
BODIES = {STATUS_PATH: Status, BATCHES_PATH: Receipt, ASKED_PATH: Asked, ANSWERED_PATH: Taken}


class PretendLine(PretendService):
    """The pretended service with its clock at the tests' moment, asked without a network."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture
def pretended() -> Iterator[PretendLine]:
    """It knows the ambulance service's key, and asks for one person."""
    service = PretendLine(AMBULANCE)
    service.keys[key_id(AMBULANCE, SECRET.public_key())] = SECRET.public_key()
    service.ask(tokens_of(normal_person(PERSON), listed=True), plans=10)
    yield service
    service.stop()


class Both:
    """The same request to both. What comes back is compared by its status and by what it is."""

    def __init__(self, real: SealingAgency, pretended: PretendLine) -> None:
        self.real, self.pretended = real, pretended

    def told(
        self,
        method: str,
        path: str,
        real: bytes = b"",
        pretended: bytes | None = None,
        *,
        once: str = "",
        key: Ed25519PrivateKey = SECRET,
    ) -> int:
        """The status, which must be the same, with a body of the same kind."""
        name = key_id(AMBULANCE, key.public_key())
        answer = self.real.asks(method, path, real, once=once, name=name, key=key)
        body = real if pretended is None else pretended
        word = once or uuid4().hex
        url = f"https://teamaround.example{path}"
        headers = signed_headers(method, url, body, name=name, key=key, now=NOW, once=word)
        status, content = self.pretended.reply(method, path, {**headers, "content-type": BATCH_TYPE}, body)
        kind = BODIES[path] if status == 200 else Problem
        assert answer.status_code == status
        read(answer.content, kind)
        read(content, kind)
        return status


@pytest.fixture
def both(ambulance: SealingAgency, pretended: PretendLine) -> Both:
    """An asking waits at both."""
    watch_tokens_wanted(now=NOW)
    return Both(ambulance, pretended)


def test_status_and_askings_are_told_alike(both: Both) -> None:
    assert both.told("GET", STATUS_PATH) == 200
    assert both.told("GET", ASKED_PATH) == 200
    assert both.told("GET", STATUS_PATH, key=OTHER) == 401


def test_word_that_was_used_before_is_refused_alike(both: Both) -> None:
    assert both.told("GET", STATUS_PATH, once="a word") == 200
    assert both.told("GET", STATUS_PATH, once="a word") == 401


def test_batches_are_taken_and_refused_alike(both: Both) -> None:
    first, third = (both.real.batch([call(PARTNER)], number=number) for number in (1, 3))
    changed = both.real.batch([call(PARTNER), call(PARTNER)], number=1)
    assert [both.told("POST", BATCHES_PATH, content) for content in (first, first, changed, third)] == [
        200,
        200,
        409,
        409,
    ]


def test_batch_of_a_former_key_gets_its_receipt_again_alike(both: Both) -> None:
    batch = both.real.batch([call(PARTNER)])
    assert both.told("POST", BATCHES_PATH, batch) == 200
    agency_seed_replaced(AMBULANCE, public=OTHER.public_key(), by=SYSTEM, now=NOW)
    both.pretended.replace_seed(public_text(OTHER.public_key()))
    assert both.told("POST", BATCHES_PATH, batch) == 401
    assert both.told("POST", BATCHES_PATH, batch, key=OTHER) == 200
    another = both.real.batch([call(PARTNER)], number=2)
    assert both.told("POST", BATCHES_PATH, another, key=OTHER) == 400


def test_what_is_of_another_seed_than_before_is_refused_alike(both: Both) -> None:
    assert both.told("POST", BATCHES_PATH, both.real.batch([call(PARTNER)])) == 200
    both.real.draws_another_seed(SECRET)
    asked, waiting = both.real.next_asking(), next(iter(both.pretended._asked.values()))
    assert asked is not None
    mine, theirs = (written(both.real.answer_to(one)) for one in (asked, waiting))
    assert both.told("POST", BATCHES_PATH, both.real.batch([call(PARTNER)], number=2)) == 409
    assert both.told("POST", ANSWERED_PATH, mine, theirs) == 409


def test_what_is_no_batch_is_refused_alike(both: Both) -> None:
    of_another = both.real.batch([call(PARTNER)], agency="other")
    signed_by_another = both.real.batch([call(PARTNER)], key=OTHER)
    for content in (b"", b"rubbish", of_another, signed_by_another):
        assert both.told("POST", BATCHES_PATH, content) == 400


def test_answers_are_taken_and_refused_alike(both: Both) -> None:
    asked = both.real.next_asking()
    waiting = next(iter(both.pretended._asked.values()))
    assert asked is not None
    mine, theirs = (written(both.real.answer_to(one)) for one in (asked, waiting))
    nobody = written(Answering(asking=uuid4(), refused="quota"))
    assert both.told("POST", ANSWERED_PATH, b"{}") == 400
    assert both.told("POST", ANSWERED_PATH, nobody) == 409
    assert both.told("POST", ANSWERED_PATH, mine, theirs) == 200
    assert both.told("POST", ANSWERED_PATH, mine, theirs) == 200
