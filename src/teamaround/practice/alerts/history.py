"""What the record said at an earlier moment, and since when it has said something. For levels and household lists."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import PlacementMade
from teamaround.practice.record.facts.people import HouseholdListed, PersonTagged
from teamaround.practice.record.remembering import remembered_one
from teamaround.practice.record.ties import carers
from teamaround.practice.record.words import Certainty, Relation, RiskTag

_KIN = (Relation.GRANDPARENT, Relation.SIBLING, Relation.OTHER_RELATIVE)


@remembered_one
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


@remembered_one
def linked_since(case: CaseFile, person: str, happened_at: datetime, now: datetime) -> datetime | None:
    """Since when the record links a person to the child by a tie that held then or holds now; None if none does."""
    for on in (local_date(happened_at), local_date(now)):
        found = [tie.recorded_at for tie in case.ties(person, on)]
        if found:
            return min(found, key=instant)
    return None


@remembered_one
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
    bring_up = carers(case)
    return (there & (bring_up | relatives)) | (bring_up - housed) | (placed - {""})
