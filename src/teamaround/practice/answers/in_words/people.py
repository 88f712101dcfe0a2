"""People, places, and the links between them, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.wording import day, row
from teamaround.practice.answers.in_words.names import ABOUT_A_SOURCE, is_hidden, person, place, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import family
from teamaround.practice.record.facts import people as told
from teamaround.practice.record.words import Certainty, Relation

RELATIONS = {
    Relation.MOTHER: "the mother",
    Relation.FATHER: "the father",
    Relation.PARTNER_OF: "the partner",
    Relation.FORMER_PARTNER_OF: "a former partner",
    Relation.OTHER_RELATIVE: "a relative",
    Relation.OTHER: "an acquaintance",
}
TO_THE_PARENT = {
    Relation.PARTNER_OF: "the partner of a parent",
    Relation.FORMER_PARTNER_OF: "a former partner of a parent",
}
RESIDENCE = {
    told.Residence.LIVES: "lives at",
    told.Residence.STAYS: "stays at",
    told.Residence.TENANT: "is tenant of",
    told.Residence.OWNER: "is owner of",
    told.Residence.PLACED: "is placed at",
    told.Residence.MUST_LIVE: "must live at",
}


def _described(fact: told.PersonDescribed, case: CaseFile) -> str:
    if fact.protected_source or is_hidden(case, fact.person):
        return ABOUT_A_SOURCE
    return f"Details of {person(case, fact.person)} were recorded"


def _linked(fact: told.PersonLinked, case: CaseFile) -> str:
    if is_hidden(case, fact.person, fact.to):
        return ABOUT_A_SOURCE
    suspected = " may be" if fact.certainty is Certainty.SUSPECTED else " is"
    since = f", since {day(fact.since)}" if fact.since else ""
    until = f", until {day(fact.until)}" if fact.until else ""
    relation = _relation(fact, case)
    return f"{person(case, fact.person)}{suspected} {relation} of {person(case, fact.to)}{since}{until}"


def _relation(fact: told.PersonLinked, case: CaseFile) -> str:
    """A couple's relation told of the child is one to the child's parent."""
    if fact.to == case.child and fact.relation in TO_THE_PARENT:
        return TO_THE_PARENT[fact.relation]
    return RELATIONS.get(fact.relation, f"a {words(fact.relation)}")


def _confirmed(fact: told.LinkConfirmed, case: CaseFile) -> str:
    return _pair(fact.person, fact.to, case, "was confirmed")


def _ended(fact: told.LinkEnded, case: CaseFile) -> str:
    return _pair(fact.person, fact.to, case, "was found to be wrong" if fact.mistaken else "ended")


def _pair(one: str, other: str, case: CaseFile, became: str) -> str:
    if is_hidden(case, one, other):
        return ABOUT_A_SOURCE
    return f"The link of {person(case, one)} to {person(case, other)} {became}"


def _lives(fact: told.LivesAt, case: CaseFile) -> str:
    if is_hidden(case, fact.person):
        return ABOUT_A_SOURCE
    since = f", since {day(fact.since)}" if fact.since else ""
    until = f", until {day(fact.until)}" if fact.until else ""
    return f"{person(case, fact.person)} {RESIDENCE[fact.sort]} {place(case, fact.place)}{since}{until}"


def _left(fact: told.LeftPlace, case: CaseFile) -> str:
    if is_hidden(case, fact.person):
        return ABOUT_A_SOURCE
    return f"{person(case, fact.person)} no longer belongs to {place(case, fact.place)}"


def _household(fact: told.HouseholdListed, case: CaseFile) -> str:
    shown = row(person(case, one) for one in fact.people if not is_hidden(case, one))
    return f"Expected at {place(case, fact.place)}: {shown or 'nobody'}"


def _moved(fact: family.ChildMoved, case: CaseFile) -> str:
    where = f" to {place(case, fact.place)}" if fact.place else ""
    return f"{person(case, case.child)} moved{where}{' for a time' if fact.temporary else ''}"


PEOPLE: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    told.ChildDescribed: lambda fact, case: f"Details of {person(case, case.child)} were recorded",
    told.PersonDescribed: _described,
    told.PersonLinked: _linked,
    told.LinkConfirmed: _confirmed,
    told.LinkEnded: _ended,
    told.PlaceDescribed: lambda fact, case: f"Details of {place(case, fact.place)} were recorded",
    told.LivesAt: _lives,
    told.LeftPlace: _left,
    told.HouseholdListed: _household,
    family.ChildMoved: _moved,
}
