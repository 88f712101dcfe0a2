"""Stretches of being looked after and of each placement, for the clocks of children in care."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from teamaround.practice.calendar import instant
from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.settled import until
from teamaround.practice.clocks.table import first_row
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import (
    CareEnded,
    CareStarted,
    LookedAfterReviewHeld,
    PlacementEnded,
    PlacementExtended,
    PlacementMade,
    PlacementSort,
    PoliceProtectionEnded,
    PoliceProtectionStarted,
)
from teamaround.practice.record.facts.family import VisitMade
from teamaround.practice.record.remembering import remembered, remembered_one


class Episode(NamedTuple):
    """From an entry that began it to its end, if it has ended."""

    entry: Entry
    ended_at: datetime | None

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies within, both ends included."""
        return moment >= self.entry.happened_at and (self.ended_at is None or moment <= self.ended_at)


class Placed(NamedTuple):
    """A placement and when it ended or gave way to the next."""

    told: Noted[PlacementMade]
    ended_at: datetime | None


@remembered
def looked_after(case: CaseFile) -> list[Episode]:
    """Episodes of being looked after; police protection counts and runs on into care (decision 33)."""
    protections = [told.entry for told in case.of(PoliceProtectionStarted)]
    released = [told.entry for told in case.of(PoliceProtectionEnded)]
    return _episodes(case, protections, released)


@remembered
def in_care(case: CaseFile) -> list[Episode]:
    """Episodes of care by agreement or order: region L from L2 on, police protection left out."""
    return _episodes(case, [], [])


def _episodes(case: CaseFile, protections: list[Entry], released: list[Entry]) -> list[Episode]:
    footing = [told.entry for told in case.of(CareStarted)]
    left = [told.entry for told in case.of(CareEnded)]
    steps = [(one, "care", True) for one in footing] + [(one, "care", False) for one in left]
    steps += [(one, "police", True) for one in protections] + [(one, "police", False) for one in released]
    # At one moment what begins comes first: police protection gives way to care without a gap.
    steps.sort(key=lambda step: (step[0].happened_at, not step[2]))
    found: list[Episode] = []
    held: set[str] = set()
    begun: Entry | None = None
    for entry, footed, starts in steps:
        held = held | {footed} if starts else held - {footed}
        if starts and begun is None:
            begun = entry
        elif not held and begun is not None:
            found.append(Episode(begun, entry.happened_at))
            begun = None
    return [*found, Episode(begun, None)] if begun is not None else found


@remembered
def placements(case: CaseFile) -> list[Placed]:
    """Every placement in order of time."""
    made = sorted(case.of(PlacementMade), key=lambda told: told.entry.happened_at)
    ends = [told.entry.happened_at for told in made]
    ends += [told.entry.happened_at for told in case.of(PlacementEnded)]
    ends += [told.entry.happened_at for told in case.of(CareEnded)]
    return [
        Placed(told, min((at for at in ends if at > told.entry.happened_at), default=None)) for told in made
    ]


@remembered
def care_reviews(case: CaseFile) -> list[Noted[LookedAfterReviewHeld]]:
    """Reviews that count, in order of time: held by the reviewing officer, not without the child's views."""
    held = (told for told in case.of(LookedAfterReviewHeld) if told.fact.childs_views is not False)
    return sorted(held, key=lambda told: told.entry.happened_at)


@remembered
def visits(case: CaseFile) -> list[tuple[datetime, Entry]]:
    """Statutory visits at which the child was seen; what rests on a denial closes nothing (invariant 3)."""
    return [
        (told.entry.happened_at, told.entry)
        for told in case.of(VisitMade)
        if told.fact.statutory and told.fact.child_seen and not told.fact.rests_on_denial_by
    ]


@remembered_one
def visits_are_kept(case: CaseFile, begun: datetime, ended: datetime | None) -> bool:
    """Whether visits of a stretch of time are kept on this record at all, as several of them show; else unknown."""
    made = _visited(case)
    last = len(made) if ended is None else bisect_right(made, ended)
    return last - bisect_left(made, begun) >= first_row("C12").numbers["kept_from_visits"]


@remembered
def _visited(case: CaseFile) -> list[datetime]:
    """When every statutory visit was made, whatever came of it, in order of time."""
    return sorted(told.entry.happened_at for told in case.of(VisitMade) if told.fact.statutory)


def police_protection_ends(case: CaseFile) -> list[datetime]:
    """When police protection ended or gave way to care."""
    ends = [told.entry.happened_at for told in case.of(PoliceProtectionEnded)]
    return ends + [told.entry.happened_at for told in case.of(CareStarted)]


def since_looked_after(case: CaseFile, met: list[datetime], *, ahead: bool = False) -> Iterator[Started]:
    """A clock for each episode of being looked after; with `ahead`, what was done before it began counts too."""
    return _since(looked_after(case), met, ahead=ahead)


def since_in_care(case: CaseFile, met: list[datetime]) -> Iterator[Started]:
    """A clock for each episode of care by agreement or order."""
    return _since(in_care(case), met, ahead=False)


def _since(episodes: Sequence[Episode], met: list[datetime], *, ahead: bool) -> Iterator[Started]:
    before: datetime | None = None
    for episode in episodes:
        begun = episode.entry.happened_at
        early = ahead and any(
            instant(at) < instant(begun) and (before is None or instant(at) > instant(before)) for at in met
        )
        ends = [episode.ended_at] if episode.ended_at else []
        yield until(episode.entry, [*met, begun] if early else met, ends)
        before = episode.ended_at


def family_placements(case: CaseFile) -> list[Placed]:
    """Placements with family or friends under regulation 24."""
    return [one for one in placements(case) if one.told.fact.sort is PlacementSort.REGULATION_24]


def extensions(case: CaseFile, placed: Placed) -> list[Noted[PlacementExtended]]:
    """What lengthened a placement, in order of time."""
    begun = placed.told.entry.happened_at
    found = [
        told
        for told in case.of(PlacementExtended)
        if told.entry.happened_at >= begun
        and (placed.ended_at is None or told.entry.happened_at <= placed.ended_at)
    ]
    return sorted(found, key=lambda told: told.entry.happened_at)


def reviewed_by(case: CaseFile, moment: datetime) -> bool:
    """Whether the child's care had been reviewed by a moment of an episode."""
    first = next((first for episode, first in _first_reviews(case) if episode.holds(moment)), None)
    return first is not None and first <= moment


@remembered
def _first_reviews(case: CaseFile) -> Iterator[tuple[Episode, datetime | None]]:
    """Each episode of being looked after, with when the child's care was first reviewed in it."""
    held = [told.entry.happened_at for told in care_reviews(case)]
    return ((one, next((at for at in held if one.holds(at)), None)) for one in looked_after(case))
