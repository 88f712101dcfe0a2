"""Who of the family a paper is for, and what was cleared for them. Recorded facts alone say so."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.disclosure.concealment import secrets_in
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.controls import ControlSort
from teamaround.practice.record.facts.disclosing import ClearedToTell
from teamaround.practice.record.facts.forums import DisclosureMade, DisclosureStarted, MaracHeld, MaracListed
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.words import Harm, Relation, YesNoUnknown


class PaperRows(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What papers for family are made of, and the words that stand in them."""

    not_for_parents: str
    not_about_parent: str
    always: str
    gap: str
    perpetrator_harms: frozenset[Harm]
    perpetrator_controls: frozenset[ControlSort]
    clearing_roles: frozenset[str]
    perpetrator_clearing_roles: frozenset[str]
    perpetrator_title: str
    parent_title: str
    no_account: str
    responsible_by_law: frozenset[Relation]


@cache
def paper_rows() -> PaperRows:
    """The packaged rows."""
    text = files(__package__).joinpath("rows/papers.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=PaperRows)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the family who is to be given a paper: the case, who it is, what was cleared, what is secret."""

    case: CaseFile
    person: str
    cleared: frozenset[str]
    secrets: frozenset[str]

    def is_somebody_else(self, person: str) -> bool:
        """Whether somebody is neither the child nor the reader, nor here by profession."""
        if person in (self.case.child, self.person):
            return False
        return not self.case.is_professional(person, self.case.as_at.date())


def reading_for(case: CaseFile, person: str, roles: frozenset[str]) -> Reading:
    """The reading of one person; only what somebody of these roles cleared for them counts as cleared."""
    told = (noted.fact for noted in case.of(ClearedToTell))
    mine = (fact for fact in told if fact.to == person and fact.role in roles)
    return Reading(
        case=case,
        person=person,
        cleared=frozenset(entry for fact in mine for entry in fact.entries),
        secrets=secrets_in(case),
    )


def is_alleged_perpetrator(case: CaseFile, person: str) -> bool:
    """Whether the record names somebody as one who harms, so that the stricter list holds for them."""
    rows = paper_rows()
    known = case.people.get(person)
    tagged = known is not None and bool(known.tags & {*catalogue().dangerous_tags})
    bound = any(
        control.person == person and control.sort in rows.perpetrator_controls
        for control in case.controls.values()
    )
    return tagged or bound or person in _named_by_forums(case) or _did_harm(case, person)


def has_responsibility(case: CaseFile, person: str) -> bool:
    """Whether somebody holds parental responsibility, by the record or by law."""
    known = case.people.get(person)
    if known is not None and known.parental_responsibility is not None:
        return known.parental_responsibility is YesNoUnknown.YES
    by_law = paper_rows().responsible_by_law
    return any(link.to == case.child and link.relation in by_law for link in case.links_of(person))


def _named_by_forums(case: CaseFile) -> set[str]:
    listed = {noted.fact.perpetrator for noted in case.of(MaracListed)}
    held = {noted.fact.perpetrator for noted in case.of(MaracHeld)}
    started = {noted.fact.about for noted in case.of(DisclosureStarted)}
    made = {noted.fact.about for noted in case.of(DisclosureMade)}
    return (listed | held | started | made) - {""}


def _did_harm(case: CaseFile, person: str) -> bool:
    harms = paper_rows().perpetrator_harms
    return any(person in noted.fact.by and harms & {*noted.fact.harms} for noted in case.of(Incident))
