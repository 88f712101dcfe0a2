"""An alert as at a moment, and its explanation in six parts."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

import msgspec

from teamaround.practice.clocks.level import Level
from teamaround.practice.record.facts.forums import Urgency

ThreeChecks: TypeAlias = tuple[str, str, str]


class Explanation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What every alert says (domain 5.0). `what` is what was observed, never what it means.

    No address, no medication, no protected source stands in any part. `why_level` names the rule behind the level.
    """

    what: str
    how_known: str
    how_sure: str
    undermines: str
    checks: ThreeChecks
    does_not_mean: str
    why_level: str = ""


class Alert(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that somebody must look at. Raised, timed and routed by the system; decided by people.

    `key` is stable across re-evaluation. `since` is when the record first made it so, `level_since` when it
    became as loud as it is now. `to` are role slugs, `to_agencies` agencies whose manager is told as well,
    `notices` roles that get a presence-level notice only. `requests` are kinds of agencies that are asked at once, and
    `urgency` how soon they are to answer (`alerts.asking`).
    `sender` is the agency whose contact raised it, if one did: nobody there is told (decision 14).
    `also` are further entries that say the same; `question` is the question of the case that it turns on.
    """

    code: str
    level: Level
    child: str
    key: str
    about: tuple[str, ...]
    to: tuple[str, ...]
    since: datetime
    level_since: datetime
    entry_id: str
    explanation: Explanation
    to_agencies: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    urgency: Urgency = Urgency.URGENT
    also: tuple[str, ...] = ()
    question: str = ""
    sender: str = ""


class PendingReview(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A contact in the review band that waits for a trained matcher. It is no part of the record until confirmed."""

    review: str
    child: str
    received_at: datetime
    decided_at: datetime | None = None
