"""Q1-Q5: what an alleged perpetrator must never see or infer. He gets a list of documents, and nothing beside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from teamaround.practice.disclosure.concealment import even
from teamaround.practice.disclosure.never import NeverRow, Rule
from teamaround.practice.disclosure.passages import Passage, named_in
from teamaround.practice.disclosure.reading import Reading
from teamaround.practice.record.facts.meetings import PlanActionSet


def where(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """Q1. Places of the record, concealed or not, agencies that say where somebody goes, and times."""
    if passage.places or passage.hides_words or passage.subject in row.subjects or row.names(passage):
        return True
    spaced = f" {even(passage.text)} "
    return any(f" {words} " in spaced for words in _whereabouts(row, reading))


def looked_at(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """Q2. That somebody reported, watched, or met about him."""
    return passage.subject in row.subjects or row.names(passage)


def who_spoke(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """Q3. Anything with a source, and anything that names somebody other than him."""
    others = {*passage.people, passage.source, *named_in(passage.text, reading.case)} - {"", reading.person}
    return bool(others) or passage.protected_source or passage.subject in row.subjects or row.names(passage)


def travels_along(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """Q4. Addresses of messages and maps, names of documents, times of day, identifiers."""
    return row.names(passage)


def off_the_list(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """Q5. Kinds off the list, paragraphs, entries of several children, others' actions, what no chair cleared."""
    entry, fact = passage.entry, passage.entry.fact
    if entry.kind not in row.kinds or passage.paragraph is not None or len(entry.children) > 1:
        return True
    if isinstance(fact, PlanActionSet) and reading.person not in (fact.owner, *fact.about):
        return True
    return entry.entry_id not in reading.cleared


def _whereabouts(row: NeverRow, reading: Reading) -> set[str]:
    """Names of agencies that say where somebody goes, and every part of every place."""
    case = reading.case
    agencies = (one for one in case.agencies.values() if one.kind in row.agency_kinds)
    places = (
        words for place in case.places.values() for words in (place.address, place.postcode, place.area)
    )
    labels = (place.label for place in case.places.values())
    named = {even(words) for words in (*(one.name for one in agencies), *places, *labels)}
    return named - {""}


PERPETRATOR_RULES: Mapping[str, Rule] = MappingProxyType(
    {"Q1": where, "Q2": looked_at, "Q3": who_spoke, "Q4": travels_along, "Q5": off_the_list}
)
