"""A scenario: a world, the children whose records are replayed, what happened, and what must come of it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from teamaround.replay.scenario.base import Part
from teamaround.replay.scenario.event import Event
from teamaround.replay.scenario.forbidden import Forbidden
from teamaround.replay.scenario.world import (
    Agency,
    Council,
    ScenarioChild,
    Term,
    WorldPerson,
    WorldPlace,
)


class Scenario(Part, frozen=True, kw_only=True):
    """One scenario file. No id, name or order in it means anything to a rule.

    `basis` says where it comes from and how much of it is invented. All times without an offset are in `tz`.
    """

    scenario: str
    title: str
    source: str
    basis: str
    tz: str = "Europe/London"
    councils: tuple[Council, ...]
    agencies: tuple[Agency, ...]
    terms: tuple[Term, ...] = ()
    people: tuple[WorldPerson, ...]
    places: tuple[WorldPlace, ...] = ()
    children: tuple[ScenarioChild, ...]
    events: tuple[Event, ...]
    forbidden_throughout: tuple[Forbidden, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The scenario's time zone."""
        return ZoneInfo(self.tz)

    def played(self, asked_for: frozenset[str]) -> tuple[Event, ...]:
        """Its events, the optional ones only when asked for by id."""
        return tuple(one for one in self.events if not one.optional or one.id in asked_for)

    def person(self, person: str) -> WorldPerson | None:
        """A person of the world."""
        return next((one for one in self.people if one.id == person), None)

    def place(self, place: str) -> WorldPlace | None:
        """A place of the world."""
        return next((one for one in self.places if one.id == place), None)

    def agency(self, agency: str) -> Agency | None:
        """An agency of the scenario."""
        return next((one for one in self.agencies if one.slug == agency), None)
