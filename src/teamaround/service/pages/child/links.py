"""People, places and the dated links between them, from what was said: one list for the map and the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from teamaround.practice.record.case_people import Link, LivesThere
from teamaround.practice.record.facts.happenings import MatchBand, Sighting, SightingSort
from teamaround.practice.record.facts.people import Residence
from teamaround.practice.record.link_terms import link_terms
from teamaround.practice.record.words import Certainty, Relation
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components import marks
from teamaround.service.pages.words import dates

RELATIONS = {
    Relation.PARTNER_OF: "partner of {}",
    Relation.FORMER_PARTNER_OF: "former partner of {}",
    Relation.OTHER_RELATIVE: "relative of {}",
    Relation.FRIEND: "friend of {}",
    Relation.OTHER: "known to {}",
}
TO_THE_PARENT = {
    Relation.PARTNER_OF: "partner of a parent of {}",
    Relation.FORMER_PARTNER_OF: "former partner of a parent of {}",
}
LIVING = {
    Residence.LIVES: ("lives at {}", "lived at {}"),
    Residence.STAYS: ("stays at {}", "stayed at {}"),
    Residence.TENANT: ("tenant of {}", "was tenant of {}"),
    Residence.OWNER: ("owner of {}", "was owner of {}"),
    Residence.PLACED: ("placed at {}", "was placed at {}"),
    Residence.MUST_LIVE: ("must live at {}", "had to live at {}"),
}
SEEN = {
    SightingSort.GAVE_AS_HOME: "gave {} as their own",
    SightingSort.RANG_FROM: "rang from {}",
    SightingSort.FOUND_AT: "found at {}",
    SightingSort.REGISTERED: "put down as living at {}",
}
MARKS = {
    Certainty.CONFIRMED: marks.Certainty.CONFIRMED,
    Certainty.STATED: marks.Certainty.STATED,
    Certainty.SUSPECTED: marks.Certainty.SUSPECTED,
}
UNSURE = frozenset({MatchBand.NOT_IDENTIFIED, MatchBand.REVIEW})


@dataclass(frozen=True, slots=True)
class Said:
    """That somebody said, on a day, that two belong together. `start` and `end` are ids of people, places, agencies.

    `words` have one `{}` where the name of `end` stands; `span` says from when, `brief` the same for the map; `says`
    who says so.
    """

    start: str
    end: str
    words: str
    certainty: marks.Certainty
    span: str
    says: str
    recorded_at: datetime
    brief: str = ""
    is_sighting: bool = False
    is_relation: bool = False

    @property
    def is_ended(self) -> bool:
        """Whether it no longer holds."""
        return self.certainty is marks.Certainty.ENDED


def everything_linked(opened: Opened) -> tuple[Said, ...]:
    """Every link and sighting, what holds before what ended, the newest first. Protected sources are in none."""
    hidden = {one.person for one in opened.shown.people.values() if one.protected_source}
    found = [*_links(opened), *_homes(opened), *_sightings(opened), *_schools(opened)]
    shown = [one for one in found if not {one.start, one.end} & hidden]
    return tuple(sorted(shown, key=lambda one: (one.is_ended, -one.recorded_at.timestamp(), one.words)))


def _links(opened: Opened) -> Iterator[Said]:
    today = dates.in_london(opened.now).date()
    for link in opened.shown.links:
        if link.mistaken:
            continue
        ended = not link.is_live(today)
        yield Said(
            start=link.person,
            end=link.to,
            words=_relation(link, opened.shown.child),
            certainty=marks.Certainty.ENDED if ended else MARKS[link.certainty],
            span=_lapsed(link, today) or _span(link.since, link.until, today, link.recorded_at),
            says=_by(opened, link.says, link.note),
            recorded_at=link.recorded_at,
            brief=f"since {link.since:%b %Y}" if link.since and not ended else "",
            is_relation=True,
        )


def _relation(link: Link, child: str) -> str:
    """A couple's relation told of the child is one to the child's parent."""
    if link.to == child and link.relation in TO_THE_PARENT:
        return TO_THE_PARENT[link.relation]
    return RELATIONS.get(link.relation, f"{link.relation.replace('_', ' ')} of {{}}")


def _lapsed(link: Link, today: date) -> str:
    if link.lapsed_on is None or link.lapsed_on > today:
        return ""
    return f"lapsed {dates.day(link.lapsed_on)}: nobody confirmed it in {link_terms().unconfirmed_lapses_after} days"


def _homes(opened: Opened) -> Iterator[Said]:
    today = dates.in_london(opened.now).date()
    for stay in opened.shown.lives:
        ended = not stay.is_live(today)
        yield Said(
            start=stay.person,
            end=stay.place,
            words=LIVING[stay.sort][1 if ended else 0],
            certainty=marks.Certainty.ENDED if ended else MARKS[stay.certainty],
            span=_stay_span(stay, today),
            says=_by(opened, stay.says),
            recorded_at=stay.recorded_at,
            brief=f"since {stay.since:%b %Y}" if stay.since and not ended else "",
        )


def _stay_span(stay: LivesThere, today: date) -> str:
    return _span(stay.since, stay.until, today, stay.recorded_at)


def _span(since: date | None, until: date | None, today: date, recorded_at: datetime) -> str:
    """ "from 6 October 2023"; "29 April 2023 to 6 October 2023"; when it was said, where no day is known."""
    if until is not None and until <= today:
        return f"{dates.day(since)} to {dates.day(until)}" if since else f"until {dates.day(until)}"
    return f"from {dates.day(since)}" if since else f"said {dates.day(recorded_at)}"


def _sightings(opened: Opened) -> Iterator[Said]:
    for told in opened.shown.of(Sighting):
        if not told.fact.person or told.fact.sort not in SEEN or not told.fact.place:
            continue
        yield Said(
            start=told.fact.person,
            end=told.fact.place,
            words=SEEN[told.fact.sort],
            certainty=_sure(told.fact),
            span=dates.moment(told.entry.happened_at),
            says=opened.names.agency(told.entry.by_agency),
            recorded_at=told.entry.recorded_at,
            brief=dates.brief_day(told.entry.happened_at),
            is_sighting=True,
        )


def _sure(fact: Sighting) -> marks.Certainty:
    """Seen is confirmed; what a record says of itself is stated; not known who it was is suspected."""
    if fact.band is MatchBand.SEEN:
        return marks.Certainty.CONFIRMED
    return marks.Certainty.SUSPECTED if fact.band in UNSURE else marks.Certainty.STATED


def _schools(opened: Opened) -> Iterator[Said]:
    for school in opened.shown.schools:
        ended = school.until is not None and school.until <= opened.now
        until = f" to {dates.day(school.until)}" if ended and school.until else ""
        yield Said(
            start=opened.child.child_id,
            end=school.agency,
            words="was pupil of {}" if ended else "pupil of {}",
            certainty=marks.Certainty.ENDED if ended else marks.Certainty.CONFIRMED,
            span=f"{dates.day(school.since)}{until}"
            if until
            else f"on record since {dates.day(school.since)}",
            says="school roll",
            recorded_at=school.since,
            is_relation=True,
        )


def _by(opened: Opened, says: str, note: str = "") -> str:
    said = opened.names.somebody(says) if says else "not said by whom"
    return f"{said}, “{note}”" if note else said
