"""What `replay --json` writes (design 8, decision 30). Times are London times with their offset."""

from __future__ import annotations

from datetime import datetime

import msgspec

from teamaround.practice.measures import Measured


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One expectation and what became of it. `found` says in words what there was instead when it was missed."""

    event: str
    code: str
    child: str = ""
    by: str = ""
    due: str = ""
    level: str = ""
    to: tuple[str, ...] = ()
    red_from: str = ""
    why: str = ""
    found: str = ""


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was raised, or a change of it. `kind` is `alert` or `clock`; `change` says which change.

    `event` is the event it is about; `caused_by` what happened at that moment (empty: time passed). `due` is by when
    a clock must be met, or an alert acknowledged.
    """

    kind: str
    change: str
    code: str
    level: str
    at: datetime
    due: datetime | None
    event: str
    caused_by: tuple[str, ...]
    child: str
    about: tuple[str, ...]
    to: tuple[str, ...]
    why: str
    key: str


class NotAllowed(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was seen and must never be: which rule of the scenario it breaks, and what was seen."""

    rule: str
    at: datetime | None
    event: str
    code: str
    child: str
    what: str


class Lag(msgspec.Struct, frozen=True, kw_only=True):
    """One fact: who held it, when the team and the school knew. `unheard`: it never came to Team Around at all.

    `school_notice_at` is when a red alert about it sent the school a notice that says that something is, not what.
    """

    child: str
    event: str
    what: str
    held_by: str
    held_since: datetime
    reached_team_at: datetime | None
    reached_by: str
    how: str
    lag_minutes: int | None
    reached_school_at: datetime | None
    school_lag_minutes: int | None
    school_notice_at: datetime | None
    never_reached: bool
    asked_at: datetime | None
    unheard: bool = False


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A replay's report. `expected` counts what the built rules can meet; `not_yet` is listed apart."""

    scenario: str
    title: str
    until: datetime
    expected: int
    met: int
    missed: tuple[Asked, ...]
    forbidden: tuple[NotAllowed, ...]
    not_yet: tuple[Asked, ...]
    unexpected_red: tuple[Raised, ...]
    raised: tuple[Raised, ...]
    knowledge_lag: tuple[Lag, ...]
    measures: tuple[Measured, ...]
    met_expectations: tuple[Asked, ...]

    @property
    def all_well(self) -> bool:
        """Whether everything expected that is built is met, and nothing forbidden was seen."""
        return not self.missed and not self.forbidden


def to_json(report: Report) -> bytes:
    """The report as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"
