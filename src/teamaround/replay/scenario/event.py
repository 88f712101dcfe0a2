"""One event of a scenario: what happened, who held it, who knew, and what is said or written of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from teamaround.practice.record.entry import Paragraph
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.words import HowKnown, SharingLevel
from teamaround.replay.scenario.base import Part
from teamaround.replay.scenario.expectation import Expectation
from teamaround.replay.scenario.written import WrittenContact


class Basis(StrEnum):
    """Where an event comes from."""

    SEED = "SEED"  # the source says that it happened, and in this order
    SEED_GAP = "SEED_GAP"  # the source says that it happened, not where or to whom
    INV = "INV"  # invented, to make the replay runnable or to try a look-alike


class Knew(Part, frozen=True, kw_only=True):
    """An agency that came to know of an event, when, and how much. Without `at`: when the event was recorded."""

    agency: str
    at: datetime | None = None
    role: str = ""
    level: SharingLevel = SharingLevel.FULL
    how: str = ""


class MatchDecision(Part, frozen=True, kw_only=True):
    """What a trained matcher decided about a contact that waited for review: the same person, or not.

    `contact` is the event that brought it; `person` says which pair, where it waits with several people.
    """

    contact: str
    same: bool
    person: str = ""


class Event(Part, frozen=True, kw_only=True, rename={"must_not": "not"}):
    """One event. It says exactly one of: `fact`, `facts`, `contact`, `decides`, `tick`; or nothing (`says` only).

    `at` is when it happened; `recorded_at` when Team Around got it (default: see docs/scenarios.md, "When things
    are recorded"). `holder` is the agency that held it first and says so, `held_since` if earlier than `at`; `knew`
    are others who came to know. `describes` are people, places or children whom the holder puts into the record as
    the world has them, before the facts. `visible` false: nobody ever put it in. `optional`: off unless asked for
    by `--with`. `corrects` names the event whose (first) entry this one replaces. `not` lists codes that it must
    not raise.
    """

    id: str
    at: datetime
    basis: Basis
    holder: str = ""
    held_since: datetime | None = None
    recorded_at: datetime | None = None
    knew: tuple[str | Knew, ...] = ()
    children: tuple[str, ...] = ()
    how_known: HowKnown = HowKnown.WAS_TOLD
    author: str = ""
    describes: tuple[str, ...] = ()
    fact: AnyFact | None = None
    facts: tuple[AnyFact, ...] = ()
    contact: WrittenContact | None = None
    decides: MatchDecision | None = None
    tick: bool = False
    says: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    corrects: str = ""
    visible: bool = True
    optional: bool = False
    expect: tuple[Expectation, ...] = ()
    must_not: tuple[str, ...] = ()
    note: str = ""

    @property
    def all_facts(self) -> tuple[AnyFact, ...]:
        """The facts it says, in order."""
        return (self.fact, *self.facts) if self.fact is not None else self.facts
