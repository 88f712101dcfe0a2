"""New concerns about a child, each piece of news once: what starts the clocks of the school (C36, C37; R11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.family import SeriousIncident
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.happenings import (
    ConcernReported,
    Incident,
    MatchBand,
    Sighting,
    SightingSort,
    Statement,
)
from teamaround.practice.record.facts.meetings import PlanSort
from teamaround.practice.record.remembering import remembered
from teamaround.practice.record.words import HowKnown

WORRYING = (Incident, ConcernReported, ReferralReceived, PoliceProtectionStarted, SeriousIncident)
_CONFIRMED = (MatchBand.CERTAIN, MatchBand.STRONG, MatchBand.CONFIRMED_BY_MATCHER, MatchBand.SEEN)
_AT_HOME = (SightingSort.GAVE_AS_HOME, SightingSort.RANG_FROM, SightingSort.FOUND_AT)
_GUARDED = (PlanSort.CHILD_IN_NEED, PlanSort.CHILD_PROTECTION, PlanSort.CARE)


class Concern(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One piece of news: all that one agency recorded of one happening. The first entry stands for it."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The entry that stands for it."""
        return self.entries[0]

    @property
    def ids(self) -> frozenset[str]:
        """Every entry of it."""
        return frozenset(one.entry_id for one in self.entries)


@remembered
def concerns(case: CaseFile, same_within: timedelta, history_after: timedelta) -> Iterator[Concern]:
    """Every concern in recorded order. The same person at the same place within a while is no new one (decision 40).

    What a register brought long after it happened is history and no news.
    """
    found = [
        told.entry
        for kind in WORRYING
        for told in case.of(kind)
        if not is_history(told.entry, history_after) and is_about_child(case, told.entry)
    ]
    found += accounts_of_harm(case)
    found += _new_sightings(case, same_within)
    pieces: dict[tuple[str, datetime, datetime], list[Entry]] = {}
    for entry in sorted(found, key=lambda one: (one.recorded_at, one.entry_id)):
        news = (entry.by_agency, entry.happened_at, entry.recorded_at)
        pieces.setdefault(news, []).append(entry)
    yield from (Concern(entries=tuple(entries)) for entries in pieces.values())


def is_history(entry: Entry, after: timedelta) -> bool:
    """Whether a register, such as a census, brought it long after it happened. A contact is never history."""
    by_register = entry.how_known is HowKnown.RECORDED_BY_SYSTEM and not isinstance(entry.fact, Sighting)
    return by_register and entry.recorded_at - entry.happened_at > after


def was_guarded(case: CaseFile, moment: datetime) -> bool:
    """Whether the child was on a Child in Need, protection or care plan then, or looked after."""
    plans = ((one.started_at, one.ended_at) for one in case.plans if one.sort in _GUARDED)
    care = case.care
    if any(_within(moment, *span) for span in plans):
        return True
    return any(
        begun is not None and _within(moment, begun, ended)
        for begun, ended in (
            (care.looked_after_at, care.looked_after_ended_at),
            (care.protected_at, care.protection_ended_at),
        )
    )


def _within(moment: datetime, begun: datetime, ended: datetime | None) -> bool:
    return begun <= moment and (ended is None or moment < ended)


def accounts_of_harm(case: CaseFile) -> list[Entry]:
    """What somebody said of a harm, where they neither deny it nor take it back."""
    return [
        told.entry
        for told in case.of(Statement)
        if told.fact.harms and not told.fact.denies and not told.fact.retracts
    ]


def is_about_child(case: CaseFile, entry: Entry) -> bool:
    """Whether a worrying entry names nobody and nowhere, or somebody or somewhere that is the child's."""
    fact = entry.fact
    if isinstance(fact, Incident):
        return bool(fact.child_present) or _touches(case, entry, (*fact.harmed, *fact.by), fact.place)
    if isinstance(fact, ConcernReported):
        return _touches(case, entry, (fact.person, *fact.with_people), fact.place)
    return True


def _touches(case: CaseFile, entry: Entry, people: Iterable[str], place: str) -> bool:
    named = {one for one in people if one}
    if not named and not place:
        return True
    on = local_date(entry.happened_at)
    return case.child in named or place in case.homes(on) or any(case.is_linked(one, on) for one in named)


def _new_sightings(case: CaseFile, same_within: timedelta) -> Iterator[Entry]:
    """Somebody linked who is not of the household, at a home of the child, and nobody's repeat."""
    last: dict[tuple[str, str], datetime] = {}
    for told in sorted(case.of(Sighting), key=lambda told: told.entry.happened_at):
        if told.fact.band not in _CONFIRMED or told.fact.sort not in _AT_HOME or not told.fact.person:
            continue
        on, at = local_date(told.entry.happened_at), told.entry.happened_at
        if told.fact.place not in case.homes(on) or told.fact.person in case.household(told.fact.place):
            continue
        before = last.get((told.fact.person, told.fact.place))
        last[told.fact.person, told.fact.place] = at
        is_repeat = before is not None and at - before < same_within
        if case.is_linked(told.fact.person, on) and not is_repeat:
            yield told.entry
