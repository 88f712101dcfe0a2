"""An agency with a connector of its own, for tests: it signs, seals and evaluates by `matching` and `formats` alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import count
from random import Random

import msgspec
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.http import HttpResponse
from django.test import Client

from teamaround.exchange.contact import Contact
from teamaround.exchange.recognise import Watch
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCH_TYPE,
    BATCHES_PATH,
    STATUS_PATH,
    Answering,
    Asked,
    Asking,
    Receipt,
    Status,
    read,
    written,
)
from teamaround.formats.signed_request import key_id, signed_headers
from teamaround.matching import normal_person
from teamaround.matching.tokens import (
    BatchHeader,
    Sealer,
    Token,
    epoch_at,
    evaluate,
    recipe_table,
    seed_mark,
    signed_batch,
    tokens_of,
)
from teamaround.matching.tokens.keys import recipe_keys
from teamaround.service.contacts.actions import register_key
from teamaround.service.workflows.evaluations_taken_in import evaluations_taken_in
from teamaround.service.workflows.sealed_batches_opened import sealed_batches_opened
from tests.service.world import SYSTEM

AMBULANCE = "marl-ambulance"
SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


class SealingAgency:
    """An agency whose clock stands at `now`."""

    def __init__(self, now: datetime, slug: str = AMBULANCE, key: Ed25519PrivateKey = SECRET) -> None:
        self.now, self.slug, self.key = now, slug, key
        self.client = Client(raise_request_exception=False)
        self.number = 0
        self._words = count(1)
        self._seed = slug.encode().ljust(32, b".")

    def registers(self, until: datetime | None = None) -> None:
        """Its key is made known."""
        register_key(self.slug, public=self.key.public_key(), until=until, by=SYSTEM, now=self.now)

    def draws_another_seed(self, key: Ed25519PrivateKey) -> None:
        """Its seed was stolen: what it seals and evaluates from now on is under another, and signed by this key."""
        self.key, self._seed = key, self._seed[::-1]

    def asks(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        once: str = "",
        name: str = "",
        key: Ed25519PrivateKey | None = None,
        others: Mapping[str, str] | None = None,
    ) -> HttpResponse:
        """The answer to a signed request. `others` are headers instead of those it signed."""
        headers = signed_headers(
            method,
            f"https://teamaround.example{path}",
            body,
            name=name or key_id(self.slug, self.key.public_key()),
            key=key or self.key,
            now=self.now,
            once=once or self.next_word(),
        )
        with time_machine.travel(self.now, tick=False):
            answer: HttpResponse = self.client.generic(
                method, path, body, BATCH_TYPE, headers={**headers, **(others or {})}
            )
        return answer

    def next_word(self) -> str:
        """A word that it has not used yet."""
        return f"word {next(self._words)}"

    def status(self) -> Status:
        """What it is told of its feed."""
        return read(self.asks("GET", STATUS_PATH).content, Status)

    def next_asking(self) -> Asking | None:
        """What it is asked."""
        return read(self.asks("GET", ASKED_PATH).content, Asked).next

    def answer_to(self, asking: Asking) -> Answering:
        """The evaluated elements."""
        keys = recipe_keys(self._seed, asking.epoch, tuple(asking.elements))
        elements = {
            recipe: tuple(evaluate(keys[recipe], one) for one in of) for recipe, of in asking.elements.items()
        }
        return Answering(asking=asking.asking, elements=elements, mark=seed_mark(self._seed, asking.epoch))

    def answers(self, answering: Answering) -> HttpResponse:
        """It gives this answer."""
        return self.asks("POST", ANSWERED_PATH, written(answering))

    def answers_all(self) -> int:
        """It answers all that waits, and the worker takes it in. How many askings."""
        done = 0
        while (asking := self.next_asking()) is not None:
            assert self.answers(self.answer_to(asking)).status_code == 200
            done += 1
        self.worker_opens()
        return done

    def worker_opens(self) -> int:
        """The service's worker takes in the answers that wait, and opens the batches. How many batches."""
        evaluations_taken_in(now=self.now)
        return sealed_batches_opened(now=self.now)

    def batch(
        self,
        contacts: Iterable[Contact],
        *,
        number: int | None = None,
        epoch: int | None = None,
        agency: str = "",
        key: Ed25519PrivateKey | None = None,
    ) -> bytes:
        """The bytes of the next batch, sealed under the epoch of now."""
        return self.batch_of(
            [(content_of(one), tokens_in(one)) for one in contacts],
            number=number,
            epoch=epoch,
            agency=agency,
            key=key,
        )

    def batch_of(
        self,
        contents: list[tuple[bytes, tuple[Token, ...]]],
        *,
        number: int | None = None,
        epoch: int | None = None,
        agency: str = "",
        recipes: str = "",
        key: Ed25519PrivateKey | None = None,
    ) -> bytes:
        """The same for contents that say what they like."""
        epoch = epoch_at(self.now).number if epoch is None else epoch
        head = BatchHeader(
            agency=agency or self.slug,
            number=self.number + 1 if number is None else number,
            epoch=epoch,
            recipes=recipes or recipe_table().version,
            mark=seed_mark(self._seed, epoch),
            count=len(contents),
            made_at=self.now,
        )
        keys = recipe_keys(self._seed, head.epoch, recipe_table().names)
        sealer = Sealer(keys, head.context, Random(head.number).randbytes)
        return signed_batch(head, [sealer.seal(*one) for one in contents], key or self.key)

    def posts(self, batch: bytes) -> HttpResponse:
        """It sends these bytes."""
        return self.asks("POST", BATCHES_PATH, batch)

    def sends(self, *contacts: Contact) -> Receipt:
        """It seals and sends the next batch, which is taken in and opened."""
        answer = self.posts(self.batch(contacts))
        assert answer.status_code == 200, answer.content
        self.number += 1
        self.worker_opens()
        return read(answer.content, Receipt)


def content_of(contact: Contact) -> bytes:
    """What of a contact is sealed."""
    return msgspec.json.encode(msgspec.convert(contact, ContactRecord, from_attributes=True))


def tokens_in(contact: Contact) -> tuple[Token, ...]:
    """The tokens of the person of a contact at every place that it gives."""
    return tokens_of(normal_person(Watch().described(contact)))
