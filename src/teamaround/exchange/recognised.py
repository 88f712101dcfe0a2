"""What a contact turned out to be about: people and places of the watch list, and how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from teamaround.practice.record.facts.happenings import Likeness, MatchBand, SightingSort


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A listed place that the contact names, and in which of its three parts."""

    place: str
    sort: SightingSort
    town_unknown: bool = False  # only door and street agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Listed people by how well they fit (certain, strong or review), listed places, and owners of phones given.

    `likeness` says of each of these people how the fields compared.
    """

    people: Mapping[str, MatchBand] = field(default_factory=dict)
    likeness: Mapping[str, tuple[Likeness, ...]] = field(default_factory=dict)
    places: tuple[PlaceFound, ...] = ()
    phones: tuple[str, ...] = ()
    companions: Mapping[str, MatchBand] = field(default_factory=dict)

    @property
    def is_nobody(self) -> bool:
        """Whether the contact concerns nobody and nowhere on the list: it is dropped and counted."""
        return not (self.people or self.places or self.phones)

    def sure(self) -> tuple[str, ...]:
        """People who fit certainly or strongly."""
        return tuple(one for one, band in self.people.items() if band is not MatchBand.REVIEW)

    def maybe(self) -> tuple[str, ...]:
        """People who only might fit: for match review and nowhere else."""
        return tuple(one for one, band in self.people.items() if band is MatchBand.REVIEW)
