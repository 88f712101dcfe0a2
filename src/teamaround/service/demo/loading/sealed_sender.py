"""The ambulance service's side of sealed contacts, played in this process: it evaluates, seals and signs.

The worker is played with it: what came is opened before it goes on.

It does by `matching` and `formats` what a connector does. Its keys are as invented as the agency, and protect nobody.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Protocol

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.exchange.contact import contact_from
from teamaround.exchange.recognise import Watch
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.door import read_message
from teamaround.formats.sealed_way import Answering, Asking, Receipt
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
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts.actions import register_key
from teamaround.service.contacts.sealed_queries import next_asking_unscoped, next_batch_unscoped
from teamaround.service.workflows.evaluations_received import evaluations_received
from teamaround.service.workflows.evaluations_taken_in import evaluations_taken_in
from teamaround.service.workflows.sealed_batch_received import sealed_batch_received
from teamaround.service.workflows.sealed_batches_opened import sealed_batches_opened
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted

BY = SystemActor(purpose="demonstration")


class Sender(Protocol):
    """An agency that sends sealed contacts: a connector of its own, or one that is played here.

    Each returns once the service's worker has done its part, so that whoever reads next finds what came of it.
    """

    agency: str

    def registers(self, *, now: datetime) -> None:
        """Its public key is made known to the service."""

    def answers(self, *, now: datetime) -> int:
        """It evaluates blindly all that the service asks for its list. How many elements that were."""

    def sends(self, messages: Sequence[tuple[str, bytes]], *, now: datetime) -> tuple[str, ...]:
        """It seals the contacts of these files, each with its name, and sends them. The replies to the batches."""


class SealedSender:
    """A `Sender` that is played in this process."""

    def __init__(self, agency: str) -> None:
        self.agency = agency
        self._seed = sha256(f"invented seed of {agency}".encode()).digest()
        self.key = Ed25519PrivateKey.from_private_bytes(sha256(f"invented key of {agency}".encode()).digest())

    def registers(self, *, now: datetime) -> None:
        """Its public key is made known to the service."""
        register_key(self.agency, public=self.key.public_key(), by=BY, now=now)

    def answers(self, *, now: datetime) -> int:
        """It evaluates blindly all that the service asks for its list. How many elements that were."""
        watch_tokens_wanted(now=now)
        elements = 0
        while (asking := next_asking_unscoped(self.agency)) is not None:
            evaluations_received(self._evaluated(asking), agency=self.agency, now=now)
            elements += sum(map(len, asking.elements.values()))
        evaluations_taken_in(now=now)
        return elements

    def sends(self, messages: Sequence[tuple[str, bytes]], *, now: datetime) -> tuple[str, ...]:
        """Each contact goes in a batch of its own."""
        records = [record for _, message in messages for record in read_message(message, self.agency).records]
        replies = tuple(self._sent(record, now).words for record in records)
        sealed_batches_opened(now=now)
        return replies

    def batch_of(self, record: ContactRecord, *, number: int, now: datetime) -> bytes:
        """The bytes of a batch with this contact alone."""
        head = BatchHeader(
            agency=self.agency,
            number=number,
            epoch=epoch_at(now).number,
            recipes=recipe_table().version,
            mark=seed_mark(self._seed, epoch_at(now).number),
            count=1,
            made_at=now,
        )
        sealer = Sealer(self._keys(head.epoch), head.context, os.urandom)
        sealed = sealer.seal(msgspec.json.encode(record), _tokens_in(record))
        return signed_batch(head, [sealed], self.key)

    def _sent(self, record: ContactRecord, now: datetime) -> Receipt:
        batch = self.batch_of(record, number=next_batch_unscoped(self.agency), now=now)
        return sealed_batch_received(batch, agency=self.agency, now=now)

    def _evaluated(self, asking: Asking) -> Answering:
        keys = self._keys(asking.epoch)
        return Answering(
            asking=asking.asking,
            elements={
                recipe: tuple(evaluate(keys[recipe], element) for element in elements)
                for recipe, elements in asking.elements.items()
            },
            mark=seed_mark(self._seed, asking.epoch),
        )

    def _keys(self, epoch: int) -> dict[str, bytes]:
        return dict(recipe_keys(self._seed, epoch, recipe_table().names))


def _tokens_in(record: ContactRecord) -> tuple[Token, ...]:
    """The tokens of the person at every place that the contact gives, and of whoever was with them."""
    contact = contact_from(record)
    people = [Watch().described(contact), *([contact.companion] if contact.companion else [])]
    found = (token for person in people for token in tokens_of(normal_person(person)))
    return tuple(sorted(dict.fromkeys(found), key=lambda token: recipe_table().place_of(token.recipe)))
