"""What the record said at an earlier moment, and since when it has said something. For levels and household lists."""

from __future__ import annotations

from datetime import date, datetime

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Link
from teamaround.practice.record.facts.care import PlacementMade
from teamaround.practice.record.facts.people import HouseholdListed, PersonTagged
from teamaround.practice.record.words import Certainty, Relation, RiskTag

_AT_HOME = (Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.CARER, Relation.FOSTER_CARER)
_KIN = (Relation.GRANDPARENT, Relation.SIBLING, Relation.OTHER_RELATIVE)


def dangerous_since(case: CaseFile, person: str) -> datetime | None:
    """Since when a person has carried a tag of violence, domestic abuse or an offence against a child; None if not."""
    return tagged_since(case, person, frozenset(map(RiskTag, catalogue().dangerous_tags)))


def tagged_since(case: CaseFile, person: str, wanted: frozenset[RiskTag]) -> datetime | None:
    """Since when a person has carried any of these tags without a break; None if they carry none."""
    tags: frozenset[RiskTag] = frozenset()
    since: datetime | None = None
    for told in case.of(PersonTagged):
        if told.fact.person == person and told.fact.tag in wanted:
            tags = tags - {told.fact.tag} if told.fact.removed else tags | {told.fact.tag}
            since = (since or told.entry.recorded_at) if tags else None
    return since


def linked_since(case: CaseFile, person: str, happened_at: datetime, now: datetime) -> datetime | None:
    """Since when the record links a person to the child by a link that held then or holds now; None if none does."""
    for on in (local_date(happened_at), local_date(now)):
        found = [link.recorded_at for link in _links_to_the_childs_side(case, person, on)]
        if found:
            return min(found, key=instant)
    return None


def _links_to_the_childs_side(case: CaseFile, person: str, on: date) -> list[Link]:
    """Live links, in either direction, to the child, to somebody the child lives with, or to somebody linked.

    Whoever lives with the child counts even where their own link was never confirmed and has lapsed.
    """
    at_home = (
        {one for place in case.homes(on) for one in case.household(place)} | _carers(case) | {case.child}
    )
    live = [link for link in case.links if link.is_live(on) and link.relation is not Relation.PROFESSIONAL]
    found = [link for link in live if link.person == person and link.to != person]
    found += [link for link in live if link.to == person and link.person != person]
    return [
        link for link in found if _other(link, person) in at_home or case.is_linked(_other(link, person), on)
    ]


def _other(link: Link, person: str) -> str:
    return link.to if link.person == person else link.person


def _carers(case: CaseFile) -> set[str]:
    return {
        link.person
        for link in case.links
        if link.to == case.child and link.relation in _AT_HOME and not link.mistaken
    }


def is_professional(case: CaseFile, person: str, happened_at: datetime) -> bool:
    """Whether every live link of a person is a professional one (8.0: professionals never alert)."""
    links = case.links_of(person, local_date(happened_at))
    return bool(links) and all(link.relation is Relation.PROFESSIONAL for link in links)


def accepted_household(case: CaseFile, place: str, moment: datetime) -> frozenset[str]:
    """Who was expected at a place when something was recorded.

    The list as it stood then counts, or the first one written later; a later addition never unsays an alert. With
    no list at all, those count who live there as parents, carers or close kin, with whom the child was placed
    there, or who are parents without any other known home. A partner never counts unlisted.
    """
    lists = [told for told in case.of(HouseholdListed) if told.fact.place == place]
    by_then = [told for told in lists if instant(told.entry.recorded_at) <= instant(moment)]
    if lists:
        return frozenset((by_then[-1] if by_then else lists[0]).fact.people) | {case.child}
    return frozenset(_parents_there(case, place, moment)) | {case.child}


def _parents_there(case: CaseFile, place: str, moment: datetime) -> set[str]:
    on = local_date(moment)
    stays = [one for one in case.lives if one.certainty is not Certainty.SUSPECTED and one.is_live(on)]
    there = {one.person for one in stays if one.place == place}
    housed = {one.person for one in stays}
    relatives = {link.person for link in case.links if link.relation in _KIN and not link.mistaken}
    placed = {told.fact.with_person for told in case.of(PlacementMade) if told.fact.place == place}
    carers = _carers(case)
    return (there & (carers | relatives)) | (carers - housed) | (placed - {""})
