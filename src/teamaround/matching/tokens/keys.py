"""Epochs of keys, and the key of each recipe in an epoch. Neither seed nor keys leave the agency (design 7.1)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from teamaround.matching.tokens.oprf import derive_key

SEED_BYTES = 32
_MARK_BYTES = 8
SEED_MARK = f"^[0-9a-f]{{{2 * _MARK_BYTES}}}$"  # what a mark looks like


class QuotaTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From how large a list says it is to how many evaluations it may ask for."""

    people_a_plan: int
    slack: float
    bulk_multiple: int
    change_multiple: int


class SealingTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sizes and times that both sides share. The columns stand in sealing.yaml."""

    source: str
    provenance: str
    slots: int
    content_bytes: int
    epoch_days: int
    overlap_days: int
    first_epoch: date
    quota: QuotaTerms


class Epoch(NamedTuple):
    """A stretch of days under one set of keys. `ends` is its last day, before the overlap."""

    number: int
    begins: date
    ends: date


@cache
def sealing_terms() -> SealingTerms:
    """The terms that ship with the package."""
    content = files(__package__).joinpath("packaged", "sealing.yaml").read_bytes()
    return msgspec.yaml.decode(content, type=SealingTerms)


def epoch_numbered(number: int) -> Epoch:
    """The epoch of that number."""
    terms = sealing_terms()
    begins = terms.first_epoch + timedelta(days=number * terms.epoch_days)
    return Epoch(number, begins, begins + timedelta(days=terms.epoch_days - 1))


def epoch_at(moment: datetime) -> Epoch:
    """The epoch under which a contact is sealed at a moment (aware). Raises ValueError before the first."""
    since = moment.date() - sealing_terms().first_epoch
    if since.days < 0:
        raise ValueError(f"before the first epoch, which begins on {sealing_terms().first_epoch}")
    return epoch_numbered(since.days // sealing_terms().epoch_days)


def live_epochs(moment: datetime) -> tuple[Epoch, ...]:
    """The epochs whose keys must still answer: the present one, and the last while its contacts are kept."""
    now = epoch_at(moment)
    in_overlap = (moment.date() - now.begins).days < sealing_terms().overlap_days
    return (now, epoch_numbered(now.number - 1)) if in_overlap and now.number else (now,)


def recipe_key(seed: bytes, epoch: int, recipe: str) -> bytes:
    """The key of one recipe in one epoch, so that a quota can be held for each recipe."""
    if len(seed) != SEED_BYTES:
        raise ValueError(f"a seed has {SEED_BYTES} bytes, not {len(seed)}")
    return derive_key(seed, f"{epoch}|{recipe}".encode())


def seed_mark(seed: bytes, epoch: int) -> str:
    """By what the service sees that an agency's seed of an epoch is still the same. It tells nothing else of it."""
    return hmac.digest(seed, f"mark|{epoch}".encode(), "sha512")[:_MARK_BYTES].hex()


def recipe_keys(seed: bytes, epoch: int, recipes: tuple[str, ...]) -> Mapping[str, bytes]:
    """The keys of several recipes in one epoch."""
    return {recipe: recipe_key(seed, epoch, recipe) for recipe in recipes}
