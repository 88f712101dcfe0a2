"""The facts of "who knew what, when", counted and put into words once, for picture, table and file alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from teamaround.practice.record.knowledge import KnownFact, knowledge
from teamaround.practice.record.words import SharingLevel
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.team import core_of_the_team
from teamaround.service.pages.pictures.knowledge import HeldFact
from teamaround.service.pages.words import dates

NEW_FOR = timedelta(hours=24)
OWN_RECORD = "own record"
NOTICE_ONLY = "notice only"


@dataclass(frozen=True, slots=True)
class Told:
    """One fact in words, with the mark that is drawn of it."""

    fact: KnownFact
    agency: str
    held: HeldFact
    how: str

    @property
    def is_never(self) -> bool:
        """Whether it has not reached the team."""
        return self.held.reached is None


def facts_of(opened: Opened) -> tuple[Told, ...]:
    """What agencies outside the team held, agency by agency, as this reader may know it.

    What social care holds itself is known to the team at once and is no question of knowledge lag.
    """
    core = core_of_the_team(opened)
    outside = [fact for fact in knowledge(opened.shown, core) if fact.how != OWN_RECORD]
    first: dict[str, datetime] = {}
    for fact in outside:
        first.setdefault(fact.held_by, fact.held_since)
    by_agency = sorted(outside, key=lambda one: (first[one.held_by], one.held_by, one.held_since, one.what))
    return tuple(_told(opened, one) for one in by_agency)


def _told(opened: Opened, fact: KnownFact) -> Told:
    told = Told(
        fact=fact,
        agency=opened.names.agency(fact.held_by),
        held=_held(opened, fact).at(opened.now),
        how="",
    )
    return Told(fact, told.agency, told.held, _how(opened, fact, told.held))


def _held(opened: Opened, fact: KnownFact) -> HeldFact:
    words = opened.names.spelled(fact.what)
    is_notice = fact.school_level is SharingLevel.PRESENCE
    return HeldFact(
        words=f"{words[:1].upper()}{words[1:]}{' (source protected)' if fact.protected_source else ''}",
        held=fact.held_since,
        reached=fact.reached_team_at,
        school=None if is_notice else fact.reached_school_at,
        school_words=NOTICE_ONLY if is_notice else "",
        fresh=opened.as_at.is_now and opened.now - fact.held_since <= NEW_FOR,
        fresh_words=f"new {dates.spoken_day(fact.held_since, opened.now)}",
    )


def _how(opened: Opened, fact: KnownFact, held: HeldFact) -> str:
    """By what way it came; or, for what never came, whether anybody has asked."""
    if held.reached is not None:
        how = fact.how or (f"told to {opened.names.agency(fact.reached_by)}" if fact.reached_by else "")
        return f"{how[:1].upper()}{how[1:]}" or "Not said"
    if fact.asked_at is not None:
        return f"Asked {dates.brief_day(fact.asked_at)}, no answer that brings it"
    return f"Ask {opened.names.agency(fact.held_by)}: not asked yet"


def longest_first(facts: tuple[Told, ...], now: datetime) -> tuple[Told, ...]:
    """What never came first, by how long it is held; then what came, the longest lag first."""
    return tuple(sorted(facts, key=lambda one: (not one.is_never, -_lag(one, now))))


def _lag(one: Told, now: datetime) -> float:
    return ((one.held.reached or now) - one.held.held).total_seconds()


@dataclass(frozen=True, slots=True)
class Counted:
    """How many reached the team, half of them within how long, and how many never did."""

    reached: int
    never: int
    half_within: str


def counted(facts: tuple[Told, ...]) -> Counted:
    """The figures of the sentence on top of the page."""
    lags = list(_lags(facts))
    return Counted(
        reached=len(lags),
        never=len(facts) - len(lags),
        half_within=dates.lag(timedelta(seconds=median(lags))) if lags else "",
    )


def _lags(facts: tuple[Told, ...]) -> Iterator[float]:
    for one in facts:
        if one.held.reached is not None:
            yield max((one.held.reached - one.held.held).total_seconds(), 0.0)
