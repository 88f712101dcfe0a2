"""A labelled sample through sealed contacts: the agency's side and the exchange's, by the code that both really use.

The function's values of the list are reckoned with the key at hand. Blind asking gives the very same values
(tests/matching/tokens/test_oprf.py) at three times the cost.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from teamaround.connector.labelled_sample import LabelledContact
from teamaround.matching import ListedPerson, normal_person
from teamaround.matching.linkage.listed import faces
from teamaround.matching.tokens import (
    BatchHeader,
    ContentTooLong,
    Sealer,
    directly,
    opened,
    read_batch,
    recipe_table,
    seed_mark,
    signed_batch,
    tokens_of,
)
from teamaround.matching.tokens.batches import MOST_CONTACTS
from teamaround.matching.tokens.keys import SEED_BYTES, recipe_keys

_EPOCH, _MADE_AT = 0, datetime(2026, 1, 1, tzinfo=UTC)
_PEOPLE_AT_ONCE = 2_000
_Lot = TypeVar("_Lot")
_Done = TypeVar("_Done")


class Sealed(NamedTuple):
    """What became of one contact: whether it opened, with how many tokens it was sealed, and in how many seconds."""

    is_open: bool
    tokens: int
    seconds: float


class _Agency(NamedTuple):
    """The keys of an agency, and what an exchange holds of them for its list."""

    keys: Mapping[str, bytes]
    signing: Ed25519PrivateKey
    watch: dict[bytes, str]
    mark: str


def sealed_results(people: Sequence[ListedPerson], contacts: Sequence[LabelledContact]) -> Iterator[Sealed]:
    """Seal every contact and open what a list of these people opens; in the order of the contacts.

    Works on every core there is. A contact too long to be sealed opens to nobody: a connector puts it aside.
    """
    seed = os.urandom(SEED_BYTES)
    keys = recipe_keys(seed, _EPOCH, recipe_table().names)
    agency = _Agency(keys, Ed25519PrivateKey.generate(), {}, seed_mark(seed, _EPOCH))
    for values in _spread(agency, _values_of, list(_in_lots(people, _PEOPLE_AT_ONCE))):
        agency.watch.update(values)
    numbered = list(enumerate(_in_lots(contacts, MOST_CONTACTS), start=1))
    for batch in _spread(agency, _sealed_and_opened, numbered):
        yield from batch


def _values_of(agency: _Agency, people: Sequence[ListedPerson]) -> dict[bytes, str]:
    tokens = (token for person in people for face in faces(person) for token in tokens_of(face, listed=True))
    return {directly(agency.keys[one.recipe], one.value): one.recipe for one in dict.fromkeys(tokens)}


def _sealed_and_opened(agency: _Agency, numbered: tuple[int, Sequence[LabelledContact]]) -> list[Sealed]:
    number, contacts = numbered
    header = BatchHeader(
        agency="sample",
        number=number,
        epoch=_EPOCH,
        recipes=recipe_table().version,
        mark=agency.mark,
        count=len(contacts),
        made_at=_MADE_AT,
    )
    sealer = Sealer(agency.keys, header.context, os.urandom)
    made = [_sealed(sealer, contact) for contact in contacts]
    sent = signed_batch(header, [one for one, _, _ in made], agency.signing)
    arrived = read_batch(sent, agency.signing.public_key())
    open_ones = {one.position for one in opened(arrived, agency.watch)}
    return [Sealed(at in open_ones, tokens, seconds) for at, (_, tokens, seconds) in enumerate(made)]


def _sealed(sealer: Sealer, contact: LabelledContact) -> tuple[bytes, int, float]:
    began = time.process_time()
    tokens = tokens_of(normal_person(contact.description))
    try:
        box = sealer.seal(msgspec.json.encode(contact.description), tokens)
    except ContentTooLong:
        box, tokens = sealer.seal(b"", ()), ()
    return box, len(tokens), time.process_time() - began


def _in_lots(every: Sequence[_Lot], size: int) -> Iterator[Sequence[_Lot]]:
    return (every[at : at + size] for at in range(0, len(every), size))


_AT_WORK: list[_Agency] = []  # what a forked worker inherits, so that no key and no list is copied to it


def _spread(agency: _Agency, work: Callable[[_Agency, _Lot], _Done], lots: Sequence[_Lot]) -> Iterator[_Done]:
    """The work on every lot, in order, by as many processes as there are cores."""
    _AT_WORK[:] = [agency]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as workers:
        yield from workers.map(partial(_worked, work), lots)


def _worked(work: Callable[[_Agency, _Lot], _Done], lot: _Lot) -> _Done:
    return work(_AT_WORK[0], lot)
