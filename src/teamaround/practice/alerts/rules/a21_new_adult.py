"""A21: a registration, tenancy, benefit or electoral claim puts somebody new at a protected address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.episode_alert import episode_alert
from teamaround.practice.alerts.history import (
    accepted_household,
    dangerous_since,
    tagged_since,
)
from teamaround.practice.alerts.presence_level import Graded
from teamaround.practice.alerts.presences import Episode, Presence, episodes, is_protected_home, sightings
from teamaround.practice.calendar import Calendar, instant, local_date
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.happenings import SightingSort
from teamaround.practice.record.requests import answers_to
from teamaround.practice.record.words import Answer, RiskTag


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each person and place within a day; police and council are asked while nothing is known of them."""
    for episode in episodes(case, "A21", (seen for seen in sightings(case) if _counts(case, seen))):
        grade, is_known = _graded(case, episode)
        requests = () if is_known else catalogue().row("A21").requests
        yield episode_alert(case, calendar, episode, now, grade=grade, requests=requests)


def _counts(case: CaseFile, seen: Presence) -> bool:
    if seen.sort != SightingSort.REGISTERED or not is_protected_home(case, seen):
        return False
    if seen.person and case.is_professional(seen.person, local_date(seen.entry.happened_at)):
        return False
    return seen.person not in accepted_household(case, seen.place, seen.entry.recorded_at)


def _graded(case: CaseFile, episode: Episode) -> tuple[Graded, bool]:
    """Red or blue once the answer is in, amber until then; and whether it is in."""
    person, recorded = episode.first.person, episode.first.entry.recorded_at
    tagged = dangerous_since(case, person)
    if tagged is not None:
        why = "Red because violence or abuse by this person is on record."
        return Graded(Level.RED, max(recorded, tagged, key=instant), why), True
    cleared = tagged_since(case, person, frozenset({RiskTag.NO_KNOWN_HISTORY})) or _nothing_held(
        case, episode
    )
    if cleared is not None:
        why = "Blue because those who were asked hold nothing of concern. That is no proof of safety."
        return Graded(Level.BLUE, max(recorded, cleared, key=instant), why), True
    return Graded(Level.AMBER, recorded, "Amber while nobody has said what is known of this person."), False


def _nothing_held(case: CaseFile, episode: Episode) -> datetime | None:
    """When the last of those who were asked had said that they hold nothing; None while anybody has not."""
    first, key = episode.first, ":".join((episode.code, *episode.subject))
    asked = [
        told.fact
        for told in case.of(InformationRequested)
        if told.fact.because == key
        or (first.person in told.fact.about and told.entry.recorded_at >= first.entry.recorded_at)
    ]
    answers = [list(answers_to(case, one)) for one in asked]
    said = {told.fact.answer for told in chain.from_iterable(answers)}
    if not all(answers) or said != {Answer.NOTHING_HELD}:
        return None
    return max(min(told.entry.recorded_at for told in one) for one in answers)
