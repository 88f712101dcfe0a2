"""Somebody came up at a place, with a phone or with somebody: one shape for sightings, reports and incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

import msgspec

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.alerts.wording import NOT_IDENTIFIED, people, places, who
from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.practice.record.facts.happenings import (
    ConcernReported,
    Incident,
    MatchBand,
    Sighting,
    SightingSort,
)


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """One observation. `sort` is a sighting's, or `reported` or `incident`; `person` is empty if not identified."""

    entry: Entry
    sort: str
    person: str
    place: str = ""
    phone_of: str = ""
    with_people: tuple[str, ...] = ()
    band: MatchBand | None = None
    agency: str = ""
    record: str = ""

    @property
    def subject(self) -> tuple[str, str]:
        """Who and where: repeated observations of one subject are one alert (M4)."""
        return self.person or "not_identified", self.place or self.phone_of or "elsewhere"

    def in_words(self, case: CaseFile) -> str:
        """What was observed, with the place by its label."""
        name = who(case, self.person) if self.person else NOT_IDENTIFIED
        return (
            catalogue()
            .seen_as[self.sort]
            .format(
                who=name,
                place=places(case, self.place),
                whose=people(case, (self.phone_of,)),
                where=self._where(case),
            )
        )

    def _where(self, case: CaseFile) -> str:
        at = f"at {places(case, self.place)}" if self.place else ""
        company = f"with {people(case, self.with_people)}" if self.with_people else ""
        return " ".join(part for part in (at, company) if part) or "without saying where"

    def how_sure(self) -> str:
        """Which band, in words."""
        if self.band is None:
            return "Reported, not checked. Nobody has yet confirmed who it was."
        return catalogue().bands[self.band]


def sightings(case: CaseFile) -> Iterator[Presence]:
    """Sightings that count: not in review, and within the dates of the address."""
    for sighting in case.of(Sighting):
        if sighting.fact.band is not MatchBand.REVIEW and not sighting.fact.at_window_end:
            yield Presence(
                entry=sighting.entry,
                sort=sighting.fact.sort,
                person="" if sighting.fact.band is MatchBand.NOT_IDENTIFIED else sighting.fact.person,
                place="" if sighting.fact.sort is SightingSort.GAVE_PHONE else sighting.fact.place,
                phone_of=sighting.fact.phone_of,
                with_people=sighting.fact.with_people,
                band=sighting.fact.band,
                agency=sighting.fact.source_agency,
                record=sighting.fact.contact_kind,
            )


def reports(case: CaseFile) -> Iterator[Presence]:
    """Concerns and incidents that name a person at a place or with somebody."""
    for report in case.of(ConcernReported):
        if report.fact.person:
            yield Presence(
                entry=report.entry,
                sort="reported",
                person=report.fact.person,
                place=report.fact.place,
                with_people=report.fact.with_people,
            )
    for incident in case.of(Incident):
        for person in incident.fact.by:
            yield Presence(
                entry=incident.entry,
                sort="incident",
                person=person,
                place=incident.fact.place,
                with_people=incident.fact.harmed,
            )


def is_protected_home(case: CaseFile, presence: Presence) -> bool:
    """Whether the child lived at the place on that day, and it is no institution."""
    place = case.places.get(presence.place)
    if place is not None and place.institution:
        return False
    return presence.place in case.homes(local_date(presence.entry.happened_at))


class Episode(msgspec.Struct, frozen=True):
    """Observations of one subject within the time in which repeats are the same alert. The first gives the key."""

    code: str
    seen: tuple[Presence, ...]

    @property
    def first(self) -> Presence:
        """The observation that was recorded first."""
        return self.seen[0]

    @property
    def subject(self) -> tuple[str, str, str]:
        """The parts of the alert's key."""
        return (*self.first.subject, self.first.entry.entry_id)

    @property
    def also(self) -> tuple[str, ...]:
        """Entries of the repeats."""
        return tuple(one.entry.entry_id for one in self.seen[1:])


def episodes(case: CaseFile, code: str, presences: Iterable[Presence]) -> list[Episode]:
    """Observations in recorded order, repeats within a day taken together; after a closing a new alert begins."""
    same = timedelta(hours=catalogue().row(code).numbers["same_within_hours"])
    found: list[Episode] = []
    for one in sorted(presences, key=lambda seen: (seen.entry.recorded_at, seen.entry.entry_id)):
        place = next(
            (
                at
                for at in range(len(found) - 1, -1, -1)
                if found[at].first.subject == one.subject and _joins(case, found[at], one, same)
            ),
            None,
        )
        if place is None:
            found.append(Episode(code, (one,)))
        else:
            found[place] = Episode(code, (*found[place].seen, one))
    return found


def _joins(case: CaseFile, episode: Episode, one: Presence, same: timedelta) -> bool:
    apart = abs(one.entry.happened_at - episode.first.entry.happened_at)
    key = ":".join((episode.code, *episode.subject))
    was_closed = any(
        told.fact.alert == key and told.entry.recorded_at <= one.entry.recorded_at
        for told in case.of(AlertClosed)
    )
    return apart < same and not was_closed
