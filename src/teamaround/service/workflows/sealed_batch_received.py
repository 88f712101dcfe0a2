"""An agency sends a batch of sealed contacts: it is kept and gets its receipt. Opening is the worker's, afterwards.

Nothing that a request does here depends on whether a contact concerns the list, so that the time of the reply cannot
tell: no value of the list is read, and no lock is waited for that the worker holds while it opens.
"""

from __future__ import annotations

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction

from teamaround.exchange.reply import reply
from teamaround.formats.sealed_way import Receipt
from teamaround.matching.tokens import Batch, BatchRefused, live_epochs, read_batch, recipe_table
from teamaround.matching.tokens.batches import batch_header
from teamaround.service.agencies import actions as agencies
from teamaround.service.agencies.queries import is_stopped
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_queries import receipt_unscoped, signing_keys, waiting_of_unscoped
from teamaround.service.workflows.sealed.flood import is_flood
from teamaround.service.workflows.sealed.one_seed import of_one_seed

FORMAT = "sealed"


class BatchOutdated(ValueError):
    """A batch that nobody here could open: of an epoch that is not live, or of other recipes."""


def sealed_batch_received(content: bytes, *, agency: str, now: datetime) -> Receipt:
    """Take in a batch that this agency sent. The receipt depends on nothing in it; the same batch gets it again.

    Raises `BatchRefused` for one that is malformed, or not of this agency or signed by none of its keys,
    `BatchOutdated`, `contacts.BatchOutOfTurn`, and `contacts.OtherSeed`.
    """
    header = batch_header(content)
    if header.agency != agency:
        raise BatchRefused("The batch is another agency's.")
    by = SystemActor(purpose="sealed_batch_received", agency=agency)
    with of_one_seed(agency, by=by, now=now):
        contacts.one_at_a_time(agency)
        receipt = receipt_unscoped(agency, header.number, content) or _taken_in(content, agency, by, now)
    return Receipt(receipt=receipt, words=reply(receipt))


def _taken_in(content: bytes, agency: str, by: SystemActor, now: datetime) -> str:
    key, batch = _proven(content, agency, now)
    _must_be_live(batch, now)
    contacts.keep_to_seed(agency, epoch=batch.header.epoch, mark=batch.header.mark)
    receipt = contacts.take_batch(batch.header, content=content, key=key, by=by, now=now)
    agencies.feed_heard(agency, format=FORMAT, is_sealed=True, by=by, now=now)
    _stopped_by_a_flood(agency, by, now)
    return receipt


@transaction.atomic
def sealed_feed_started(agency: str, *, by: SystemActor, now: datetime) -> int:
    """A person has looked at a stopped feed: the worker opens what it sent meanwhile. Returns how many batches."""
    agencies.start_feed(agency, format=FORMAT, by=by, now=now)
    return waiting_of_unscoped(agency)


def _proven(content: bytes, agency: str, now: datetime) -> tuple[str, Batch]:
    """The batch and the name of the key that signed it. While keys change, the former may have."""
    for name, (_, public) in signing_keys(now, agency=agency).items():
        batch = _read(content, public)
        if batch is not None:
            return name, batch
    raise BatchRefused("The signature does not fit the batch, or it holds another number of bytes.")


def _read(content: bytes, public: Ed25519PublicKey) -> Batch | None:
    try:
        return read_batch(content, public)
    except BatchRefused:
        return None


def _must_be_live(batch: Batch, now: datetime) -> None:
    if batch.header.epoch not in {epoch.number for epoch in live_epochs(now)}:
        raise BatchOutdated("The batch is sealed under an epoch that is not in use.")
    if batch.header.recipes != recipe_table().version:
        raise BatchOutdated(f"The recipes here are version {recipe_table().version}.")


def _stopped_by_a_flood(agency: str, by: SystemActor, now: datetime) -> None:
    if not is_stopped(agency, format=FORMAT) and is_flood(agency, format=FORMAT, now=now):
        agencies.stop_feed(agency, format=FORMAT, by=by, now=now)
