"""One line for an entry: what was observed or said, never what it means (sketch 1, words)."""

from __future__ import annotations

from teamaround.practice.answers.in_words import IN_WORDS
from teamaround.practice.answers.kind_labels import kind_label
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.fact_words import TOLD_AS
from teamaround.practice.record.facts import happenings
from teamaround.practice.record.facts.happenings import SightingSort

_SIGHTING_WORDS = {
    SightingSort.GAVE_AS_HOME: "{who} gave {where} as their own address",
    SightingSort.RANG_FROM: "{who} rang from {where}",
    SightingSort.FOUND_AT: "{who} was found at {where}",
    SightingSort.REGISTERED: "{who} registered {where} as their address",
    SightingSort.GAVE_PHONE: "{who} gave {phone}’s telephone number as their own",
    SightingSort.ELSEWHERE: "{who} came up in a record elsewhere",
}


def headline(case: CaseFile, entry: Entry) -> str:
    """What an entry says, in one line; a place by its label, a protected source not at all."""
    if isinstance(entry.fact, happenings.Sighting):
        return _sighting(case, entry.fact)
    if entry.paragraphs:
        return entry.paragraphs[0].text
    told = (TOLD_AS.get(type(entry.fact)) or IN_WORDS[type(entry.fact)])(entry.fact, case)
    return f"{told[:1].upper()}{told[1:]}" or kind_label(entry)


def name_of(case: CaseFile, someone: str) -> str:
    """A person of the record by name; a protected source as that; the child by their own name; else as written."""
    if case.about is not None and someone == case.child:
        return case.about.name
    person = case.people.get(someone)
    if person is None:
        return someone
    return "a protected source" if person.protected_source else person.name


def place_of(case: CaseFile, place: str) -> str:
    """A place by what may be shown of it, never by its address."""
    known = case.places.get(place)
    return known.shown_as if known else "a protected address"


def _sighting(case: CaseFile, fact: happenings.Sighting) -> str:
    who = name_of(case, fact.person) if fact.person else "Somebody not identified"
    if fact.with_people:
        return f"{who} was with {', '.join(name_of(case, one) for one in fact.with_people)}"
    return _SIGHTING_WORDS[fact.sort].format(
        who=who, where=place_of(case, fact.place), phone=name_of(case, fact.phone_of)
    )
