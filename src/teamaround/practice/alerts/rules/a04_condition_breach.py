"""A04: somebody came up at a place or with a person that a condition in force at that time keeps them from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.presences import (
    Episode,
    Presence,
    episodes,
    is_protected_home,
    reports,
    sightings,
)
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.relied_on import binding_at, in_words
from teamaround.practice.alerts.wording import places, row, said_by, slug, who
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Place
from teamaround.practice.record.case_plan import Control
from teamaround.practice.record.facts.happenings import SightingSort
from teamaround.practice.record.remembering import remembered


@remembered
def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each person and place within a day. Always red; raised when it is learned (decision 38)."""
    seen = [one for one in chain(sightings(case), reports(case)) if covering(case, one)]
    for episode in episodes(case, "A04", seen):
        yield _alert(case, calendar, episode)


def covering(case: CaseFile, seen: Presence) -> tuple[Control, ...]:
    """The binding controls that were in force then and cover this person and the place or company.

    A phone number alone breaks no condition (decision 17), nor does anybody who is not identified.
    """
    if not seen.person or seen.sort == SightingSort.GAVE_PHONE:
        return ()
    binding = catalogue().row("A04").lists["binding"]
    bound = binding_at(case, seen.entry.happened_at)
    theirs = [one for one in bound if one.person == seen.person and one.sort in binding]
    if not theirs:
        return ()
    there = {*seen.with_people, *_at_home(case, seen)}
    place = case.places.get(seen.place, Place(place=seen.place)) if seen.place else None
    return tuple(
        one
        for one in theirs
        if not there.isdisjoint(one.protects) or (place is not None and one.names(place))
    )


def _at_home(case: CaseFile, seen: Presence) -> Iterator[str]:
    """Who lives at the place, if it is no institution: going there is being in touch."""
    place = case.places.get(seen.place)
    if not seen.place or (place is not None and place.institution):
        return
    on = local_date(seen.entry.happened_at)
    yield from (stay.person for stay in case.lives if stay.place == seen.place and stay.is_live(on))
    if is_protected_home(case, seen):
        yield from case.household(seen.place)


def _alert(case: CaseFile, calendar: Calendar, episode: Episode) -> Alert:
    first = episode.first
    controls = covering(case, first)
    learned = max((first.entry.recorded_at, min(c.recorded_at for c in controls)), key=instant)
    sorts = row(slug(control.sort) for control in controls)
    return raised(
        "A04",
        case,
        calendar,
        subject=episode.subject,
        since=learned,
        entry_id=first.entry.entry_id,
        also=episode.also,
        about=(first.person, first.place, *(control.control for control in controls)),
        what=f"{first.in_words(case)}, while a condition was on record ({sorts})",
        how_known=said_by(case, first.entry, first.agency, first.record),
        how_sure=first.how_sure(),
        undermines=" ".join(in_words(case, control) for control in controls),
        why_level="Red because a condition in force then covers this person and this place or company.",
        who=who(case, first.person),
        place=places(case, first.place) if first.place else "the child's home",
    )
