"""Receipt numbers, keys and the encrypted match fields of contacts."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.exchange.contact import Contact as ArrivedContact

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"  # no letters or digits that are mistaken for each other, no vowels


class Retention(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long a contact is kept, in days."""

    matched_nothing_days: int
    judged_not_a_match_days: int

    @property
    def matched_nothing(self) -> timedelta:
        """How long the match fields of a contact are kept that concerned nobody."""
        return timedelta(days=self.matched_nothing_days)

    @property
    def judged_not_a_match(self) -> timedelta:
        """How long those are kept that a matcher judged not to be a match."""
        return timedelta(days=self.judged_not_a_match_days)


@cache
def retention() -> Retention:
    """The terms in force."""
    return msgspec.yaml.decode(files(__package__).joinpath("retention.yaml").read_bytes(), type=Retention)


def new_receipt() -> str:
    """A receipt number: random, so that it tells neither order nor number."""
    return "TA-" + "".join(secrets.choice(ALPHABET) for _ in range(12))


def source_key(agency: str, source_id: str) -> str:
    """What a contact is known by after its own number is gone."""
    return hashlib.sha256(f"{agency}\x00{source_id}".encode()).hexdigest()


def digest_of(contact: ArrivedContact) -> str:
    """What tells a contact sent twice from one that was changed in between."""
    return hashlib.sha256(msgspec.json.encode(contact)).hexdigest()
