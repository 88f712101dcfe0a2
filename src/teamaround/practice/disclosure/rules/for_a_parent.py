"""P1-P9: what a parent must never see. A passage about several people is kept back if any one of them keeps it back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from teamaround.practice.disclosure.concealment import gives_away
from teamaround.practice.disclosure.never import NeverRow, Rule
from teamaround.practice.disclosure.passages import Passage, named_in
from teamaround.practice.disclosure.reading import Reading
from teamaround.practice.record.facts.forums import DisclosureMade
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.happenings import ConcernReported, Incident
from teamaround.practice.record.facts.people import Concealment


def informant(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P1. A protected source, somebody else who reported, words held back already, or a limit set by the source."""
    people = reading.case.people
    named = {*passage.people, passage.source, *named_in(passage.text, reading.case)} & people.keys()
    if (
        passage.protected_source
        or passage.hides_somebody
        or any(people[one].protected_source for one in named)
    ):
        return True
    if passage.may_share_with and "parent" not in passage.may_share_with:
        return True
    return row.names(passage) or bool(_reporters(passage) - {"", reading.person})


def other_adult(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P2. Whatever names somebody else, but lines of kinds that say nothing of them, and what police told them."""
    fact = passage.entry.fact
    if isinstance(fact, DisclosureMade) and fact.to == reading.person and passage.paragraph is None:
        return False
    named = {*passage.people, passage.source, *named_in(passage.text, reading.case)} - {""}
    others = any(reading.is_somebody_else(one) for one in named)
    return others and (passage.paragraph is not None or passage.entry.kind not in row.kinds)


def marac(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P3. MARAC itself, what came back from a forum, and any text that names it but an explanation made to them."""
    if passage.entry.kind in row.kinds:
        return False
    return passage.subject in row.subjects or row.names(passage)


def strategy(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P4. A strategy meeting, unless cleared."""
    held = passage.subject in row.subjects or row.names(passage)
    return held and not row.is_cleared(passage, reading)


def intelligence(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P5. What police, probation or prison said of people and places; clearing does not lift it."""
    kind = reading.case.kind_of_agency(passage.entry.by_agency)
    return kind in row.agency_kinds and passage.subject in row.subjects


def concealed(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P6. Words that give a concealed place away, or were withheld for that, and entries that name one."""
    places = reading.case.places
    named = any(places[one].concealment is not Concealment.NONE for one in passage.places)
    return named or passage.hides_words or gives_away(passage.text, reading.secrets)


def childs_words(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P7. What the child said, wherever it stands, unless cleared."""
    held = passage.subject in row.subjects or passage.source == reading.case.child
    return held and not row.is_cleared(passage, reading)


def watching(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P8. Sightings, questions, requests and visits not announced, unless cleared."""
    held = passage.subject in row.subjects or row.names(passage)
    return held and not row.is_cleared(passage, reading)


def legal_advice(row: NeverRow, passage: Passage, reading: Reading) -> bool:
    """P9. Legal advice and the meetings it was given in; not the letters that the law sends them."""
    if passage.entry.kind in row.kinds and passage.paragraph is None:
        return False
    by_lawyer = reading.case.kind_of_agency(passage.entry.by_agency) in row.agency_kinds
    return by_lawyer or passage.subject in row.subjects or row.names(passage)


def _reporters(passage: Passage) -> set[str]:
    fact = passage.entry.fact
    if isinstance(fact, Incident | ConcernReported):
        return {fact.reported_by}
    return {fact.from_person} if isinstance(fact, ReferralReceived) else set()


PARENT_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "P1": informant,
        "P2": other_adult,
        "P3": marac,
        "P4": strategy,
        "P5": intelligence,
        "P6": concealed,
        "P7": childs_words,
        "P8": watching,
        "P9": legal_advice,
    }
)
