"""How a pair is known again: keyed hashes of its normal form, how long they hold, and the closed lists of reasons."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files

import msgspec
from django.conf import settings

from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.identity.same_details import details_of
from teamaround.practice.calendar import Calendar, Unit, deadline
from teamaround.service.contacts.judged import Said
from teamaround.service.ledger.secret_keys import secret_key


class Remembering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long an answer is remembered, in months, and the words of the closed lists by their slugs."""

    holds_months: Mapping[str, int]
    corrections_read_in_working_days: int
    rests_on: Mapping[str, str]
    undone_because: Mapping[str, str]
    source: str
    provenance: str
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None


class KnownAgain(msgspec.Struct, frozen=True, kw_only=True):
    """A pair as keyed hashes: `identity` of who is compared with whom, `details` of each thing given about them.

    `judged_before` are details of an earlier "not the same" that something new has ended.
    """

    identity: str
    details: tuple[str, ...]
    judged_before: tuple[str, ...] = ()


@cache
def remembering() -> Remembering:
    """The packaged table."""
    return msgspec.yaml.decode(files(__package__).joinpath("remembering.yaml").read_bytes(), type=Remembering)


def holds_until(said: Said, now: datetime, calendar: Calendar) -> datetime | None:
    """Until when an answer is remembered; None for one that decides nothing."""
    months = remembering().holds_months.get(said.value)
    return None if months is None else deadline(now, months, Unit.MONTHS, calendar)


def known_again(person: str, arrived: NormalPerson, listed: NormalPerson) -> KnownAgain:
    """The hashes of what arrived and the listed person, each bound to that person: no two people's can be compared."""
    given = details_of(arrived, listed)
    return KnownAgain(
        identity=_hashed(person, given.who),
        details=tuple(sorted(_hashed(person, one) for one in given.details)),
    )


def _hashed(person: str, text: str) -> str:
    return hmac.new(_key(), f"{person}\x00{text}".encode(), hashlib.sha256).hexdigest()


@cache
def _key() -> bytes:
    return secret_key("TEAMAROUND_JUDGEMENT_KEY", settings.JUDGEMENT_KEY, settings.JUDGEMENT_KEY_FILE)
