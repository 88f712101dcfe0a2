"""Who is linked to a child: the one meaning of the word, for rules, watch list and exchange alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from teamaround.practice.record.case_people import Link, LivesThere
from teamaround.practice.record.facts.people import Residence
from teamaround.practice.record.remembering import remembered, remembered_one
from teamaround.practice.record.words import Relation

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile

BRINGS_UP = (Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.CARER, Relation.FOSTER_CARER)


@remembered
def homes(case: CaseFile, on: date | None) -> Iterable[str]:
    """Places where the child lives or is placed, on a day if one is given, each once."""
    return dict.fromkeys(stay.place for stay in case.lives if stay.person == case.child and stay.is_live(on))


@remembered_one
def ties(case: CaseFile, person: str, on: date) -> tuple[Link | LivesThere, ...]:
    """What ties a person to the child on a day; nothing if they are not linked.

    Live links count whichever way they were told: to the child, to somebody near the child, or to somebody linked to
    one of those. So does living where the child lives, with or without a link. Professional links never count.
    """
    if person == case.child:
        return ()
    near = _near(case, on)
    reach = near | {one for link in _live(case, on) if near.intersection(_ends(link)) for one in _ends(link)}
    links = (link for link in _live(case, on) if person in _ends(link) and _other(link, person) in reach)
    return (*links, *(stay for stay in _lives_with_child(case, on) if stay.person == person))


def is_professional(case: CaseFile, person: str, on: date) -> bool:
    """Whether a person has to do with the family by profession and in no other way (8.0: they never alert)."""
    at_work = any(link.relation is Relation.PROFESSIONAL for link in case.links_of(person, on))
    return at_work and not ties(case, person, on)


@remembered_one
def carers(case: CaseFile) -> frozenset[str]:
    """Parents and carers of the child. Theirs counts even where nobody ever confirmed it and it has lapsed."""
    return frozenset(
        link.person
        for link in case.links
        if link.to == case.child and link.relation in BRINGS_UP and not link.mistaken
    )


@remembered_one
def _near(case: CaseFile, on: date) -> frozenset[str]:
    """The child, whoever lives with the child, parents and carers, and whoever is linked to the child directly."""
    listed = {one for place in case.homes(on) for one in case.household(place)}
    living = {stay.person for stay in _lives_with_child(case, on)}
    direct = {one for link in _live(case, on) if case.child in _ends(link) for one in _ends(link)}
    return frozenset(listed | living | direct | carers(case) | {case.child})


@remembered
def _lives_with_child(case: CaseFile, on: date) -> Iterator[LivesThere]:
    """Stays at the child's homes; who else is in the same hospital or children's home lives there with nobody."""
    shared = {place.place for place in case.places.values() if place.institution}
    homes = set(case.homes(on)) - shared
    return (
        stay
        for stay in case.lives
        if stay.place in homes
        and stay.is_live(on)
        and stay.person != case.child
        and stay.sort is not Residence.OWNER
    )


@remembered
def _live(case: CaseFile, on: date) -> Iterator[Link]:
    return (
        link
        for link in case.links
        if link.is_live(on) and link.relation is not Relation.PROFESSIONAL and link.person != link.to
    )


def _ends(link: Link) -> tuple[str, str]:
    return link.person, link.to


def _other(link: Link, person: str) -> str:
    return link.to if link.person == person else link.person
