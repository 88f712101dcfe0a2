"""What the picture "who knew what, when" is drawn from."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from teamaround.service.pages.words import dates


class Reach(StrEnum):
    """How far a fact had come at the moment that is shown."""

    NEVER = "never"
    PARTLY = "partly"
    WHOLLY = "wholly"


@dataclass(frozen=True, slots=True)
class HeldFact:
    """A fact that an agency held: since when, when it reached the team, when the school too.

    `school_words` replaces the school column's words ("notice only"). `fresh` rings the fact and writes "new
    tonight" beside it.
    """

    words: str
    held: datetime
    reached: datetime | None = None
    school: datetime | None = None
    school_words: str = ""
    fresh: bool = False
    fresh_words: str = "new tonight"

    @property
    def reach(self) -> Reach:
        if self.reached is None:
            return Reach.NEVER
        return Reach.PARTLY if self.school is None else Reach.WHOLLY

    def at(self, moment: datetime) -> "HeldFact":
        """The fact as it stood at a moment: what comes later is cut off."""
        reached = self.reached if self.reached and self.reached <= moment else None
        school = self.school if reached and self.school and self.school <= moment else None
        return replace(
            self, reached=reached, school=school, school_words=self.school_words if reached else ""
        )

    def lag_words(self, moment: datetime) -> str:
        """ "4 h 30 min"; "Not reached, 44 days so far"."""
        if self.reached is None:
            return f"Not reached, {_span(self.held, moment)} so far"
        return _span(self.held, self.reached)

    def lag_at_school(self, moment: datetime) -> str:
        """ "3 days"; "not told, 26 days" while only social care knows."""
        if self.school_words or self.reached is None:
            return self.school_words
        return (
            f"not told, {_span(self.held, moment)}" if self.school is None else _span(self.held, self.school)
        )


def _span(start: datetime, end: datetime) -> str:
    return dates.lag(max(end - start, timedelta(0)))


@dataclass(frozen=True, slots=True)
class AgencyLane:
    """An agency and what it held. `feed` says "fed since Jan 2023" or "not fed; by telephone"."""

    agency: str
    facts: tuple[HeldFact, ...]
    feed: str = ""


@dataclass(frozen=True, slots=True)
class DecisionMark:
    """A decision that was taken: drawn on top, so that one sees what was not known then."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KnowledgePicture:
    """All lanes as at a moment. Facts held later than that, and decisions taken later, are not drawn.

    `now_words` stands at the as-at line: "Now", or "As at". `name` must be unique on a page.
    """

    child: str
    as_at: datetime
    lanes: tuple[AgencyLane, ...]
    decisions: tuple[DecisionMark, ...] = ()
    now_words: str = "Now"
    school_known: bool = True
    name: str = "knowledge"

    def cut(self) -> "KnowledgePicture":
        """The same without anything that lies behind the as-at line."""
        lanes = tuple(
            replace(lane, facts=tuple(fact.at(self.as_at) for fact in lane.facts if fact.held <= self.as_at))
            for lane in self.lanes
        )
        taken = tuple(decision for decision in self.decisions if decision.at <= self.as_at)
        return replace(self, lanes=tuple(lane for lane in lanes if lane.facts), decisions=taken)

    @property
    def facts(self) -> tuple[HeldFact, ...]:
        return tuple(fact for lane in self.lanes for fact in lane.facts)
