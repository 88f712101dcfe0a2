"""Which kinds of entry are facts that an agency may hold and a team may lack, and how each is told in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import (
    controls,
    family,
    forums,
    front_door,
    happenings,
    meetings,
    people,
)
from teamaround.practice.record.words import NeedFinding, RiskTag


def _name(case: CaseFile, person: str) -> str:
    if person == case.child:
        return case.about.name if case.about and case.about.name else "the child"
    known = case.people.get(person)
    if known is None:
        return person or "somebody"
    return "somebody who must not be named" if known.protected_source else known.name


def _place(case: CaseFile, place: str) -> str:
    known = case.places.get(place)
    return known.shown_as if known else "a place of the record"


def _words(slug: str) -> str:
    return slug.replace("_", " ")


def _incident(fact: happenings.Incident, case: CaseFile) -> str:
    return fact.what or ", ".join(_words(harm) for harm in fact.harms) or "An incident"


def _concern(fact: happenings.ConcernReported, case: CaseFile) -> str:
    return fact.what or f"Concern about {_name(case, fact.person)}"


def _statement(fact: happenings.Statement, case: CaseFile) -> str:
    said = f"\u201c{fact.words or fact.answer}\u201d"
    asked = f", asked: {fact.wording}" if fact.wording and not fact.words else ""
    return f"{_name(case, fact.by)} said {said}{asked}"


TAG_WORDS = {
    RiskTag.DA_HISTORY: "domestic abuse on record",
    RiskTag.VIOLENT: "violence on record",
    RiskTag.ASSAULT_ON_PARTNER: "an assault on a partner on record",
    RiskTag.OFFENCE_AGAINST_CHILD: "an offence against a child on record",
    RiskTag.SEXUAL_OFFENCE: "a sexual offence on record",
    RiskTag.SUBSTANCE_MISUSE: "alcohol or drugs on record",
    RiskTag.NO_KNOWN_HISTORY: "nothing known on record",
}
_SEEN = {
    happenings.SightingSort.GAVE_AS_HOME: "gave {place} as their address",
    happenings.SightingSort.RANG_FROM: "rang from {place}",
    happenings.SightingSort.FOUND_AT: "was found at {place}",
    happenings.SightingSort.REGISTERED: "was put down as living at {place}",
    happenings.SightingSort.GAVE_PHONE: "gave the phone of {whose} as their own",
    happenings.SightingSort.ELSEWHERE: "came up with {whose}",
}


def _sighting(fact: happenings.Sighting, case: CaseFile) -> str:
    identified = fact.person and fact.band is not happenings.MatchBand.NOT_IDENTIFIED
    who = _name(case, fact.person) if identified else "A person not identified"
    whose = _name(case, fact.phone_of or "".join(fact.with_people[:1]))
    return f"{who} {_SEEN[fact.sort].format(place=_place(case, fact.place), whose=whose)}"


_NEEDS = ("physical", "emotional", "developmental")


def _health(fact: front_door.HealthAssessed, case: CaseFile) -> str:
    found = {need: NeedFinding(getattr(fact, need)) for need in _NEEDS}
    told = (f"{need}: {_words(finding)}" for need, finding in found.items())
    return f"Health assessment ({'; '.join(told)})"


def _left(fact: meetings.AgencyLeft, case: CaseFile) -> str:
    return f"Left the team: {fact.reason}" if fact.reason else "Left the team"


def _tagged(fact: people.PersonTagged, case: CaseFile) -> str:
    said = TAG_WORDS[fact.tag]
    return f"{_name(case, fact.person)}: {said}{', taken back' if fact.removed else ''}"


def _control(fact: controls.ControlRecorded, case: CaseFile) -> str:
    return f"{_name(case, fact.person)}: {fact.words or _words(fact.sort)}"


def _inside(fact: controls.TakenIntoCustody, case: CaseFile) -> str:
    return f"{_name(case, fact.person)} was {'recalled' if fact.recall else 'taken'} to custody"


def _released(fact: controls.Released, case: CaseFile) -> str:
    return f"{_name(case, fact.person)} was released"


def _serious(fact: family.SeriousIncident, case: CaseFile) -> str:
    return f"Serious incident: {', '.join(_name(case, one) for one in fact.harmed)} harmed"


TAKEN_BACK = "An earlier sighting is taken back: it had been put to the wrong person"

TOLD_AS: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    happenings.Incident: _incident,
    happenings.ConcernReported: _concern,
    happenings.Statement: _statement,
    happenings.Sighting: _sighting,
    happenings.SightingWithdrawn: lambda fact, case: TAKEN_BACK,
    front_door.HealthAssessed: _health,
    meetings.AgencyLeft: _left,
    people.PersonTagged: _tagged,
    controls.ControlRecorded: _control,
    controls.TakenIntoCustody: _inside,
    controls.Released: _released,
    controls.ReleasePlanned: lambda fact, case: f"{_name(case, fact.person)} is to be released",
    family.ChildsWords: lambda fact, case: f"{_name(case, case.child)} said: \u201c{fact.words}\u201d",
    family.SeriousIncident: _serious,
    family.NoteWritten: lambda fact, case: fact.what,
    forums.ReturnNoteWritten: lambda fact, case: fact.what or f"Return note of {_words(fact.forum)}",
}
