"""When an event reaches the record, and the entries that it leaves there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.entry import Entry, Paragraph, Told
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.family import AlertClosed, FactShared, SchoolTold
from teamaround.practice.record.facts.front_door import (
    ReferralConfirmed,
    ReferralDecided,
    ReferralReceived,
    ReferrerTold,
)
from teamaround.practice.record.facts.people import ChildDescribed, PersonDescribed, PlaceDescribed
from teamaround.practice.record.facts.school import SchoolNotTold
from teamaround.practice.record.words import AgencyKind
from teamaround.replay.scenario.event import Event, Knew
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.scenario.world import TEAM_KINDS, ScenarioChild, WorldPerson, WorldPlace


def recorded_at(event: Event, scenario: Scenario) -> datetime | None:
    """When Team Around gets an event; nothing if it never does (docs/scenarios.md, "When things are recorded")."""
    if not event.visible:
        return None
    if event.recorded_at is not None or event.tick or event.decides is not None:
        return event.recorded_at or event.at
    holder = scenario.agency(event.holder)
    if holder is not None and holder.feeds:
        return event.at + timedelta(minutes=holder.feed_minutes) if event.contact else event.at
    if event.contact is not None:
        return None
    told = [one.at or event.at for one in _knew(event) if _feeds(one.agency, scenario)]
    return min(told, default=None)


def entries_of(
    event: Event, scenario: Scenario, at: datetime, earlier: Mapping[str, tuple[Entry, ...]]
) -> tuple[Entry, ...]:
    """The entries that an event of facts leaves: its facts first, then its descriptions.

    The first has the event's id, the next `E09.02` and so on. `earlier` are the entries of events before it, so that
    facts may name an event where an entry is meant. What is said (`says`, `paragraphs`) stands with the first.
    """
    facts = tuple(one for fact in event.all_facts for one in _pointing(fact, earlier))
    described = tuple(_description(one, scenario) for one in event.describes)
    return tuple(
        Entry(
            entry_id=event.id if number == 0 else f"{event.id}.{number + 1:02}",
            children=event.children or tuple(one.person for one in scenario.children),
            happened_at=event.at,
            recorded_at=at,
            by_agency=event.holder,
            fact=fact,
            author=event.author,
            how_known=event.how_known,
            held_since=event.held_since,
            told=tuple(_told(one, at) for one in _knew(event)),
            paragraphs=() if number else paragraphs(event),
            corrects=None if number else _first(earlier.get(event.corrects, ())),
        )
        for number, fact in enumerate((*facts, *described))
    )


def paragraphs(event: Event) -> tuple[Paragraph, ...]:
    """What is said of an event, in words."""
    return (*((Paragraph(text=event.says),) if event.says else ()), *event.paragraphs)


def opening(child: ScenarioChild, scenario: Scenario, at: datetime) -> Entry:
    """The entry that opens a child's record: who the child is, which council and which school."""
    return Entry(
        entry_id=f"{child.person}-opened",
        children=(child.person,),
        happened_at=at,
        recorded_at=at,
        by_agency=child.opened_by or _social_care(child, scenario),
        fact=_child(child, scenario),
    )


def directory(scenario: Scenario) -> dict[str, Agency]:
    """The scenario's agencies as the rules ask for them: by slug, with name and kind."""
    return {
        one.slug: Agency(agency=one.slug, name=one.name, kind=one.kind, council=one.council)
        for one in scenario.agencies
    }


def team_of(scenario: Scenario, councils: frozenset[str]) -> frozenset[str]:
    """The agencies that are the team around every child of these councils: social care, its duty team, its desk."""
    return frozenset(
        one.slug for one in scenario.agencies if one.kind in TEAM_KINDS and one.council in councils | {""}
    )


def _knew(event: Event) -> tuple[Knew, ...]:
    return tuple(Knew(agency=one) if isinstance(one, str) else one for one in event.knew)


def _told(knew: Knew, at: datetime) -> Told:
    return Told(agency=knew.agency, at=knew.at or at, role=knew.role, level=knew.level, how=knew.how)


def _feeds(slug: str, scenario: Scenario) -> bool:
    agency = scenario.agency(slug)
    return agency is not None and agency.feeds


def _pointing(fact: AnyFact, earlier: Mapping[str, tuple[Entry, ...]]) -> tuple[AnyFact, ...]:
    """The fact, with an event's entries where it names the event. What was shared of an event is all it says."""
    if isinstance(fact, FactShared) and fact.entry in earlier:
        return tuple(msgspec.structs.replace(fact, entry=entry.entry_id) for entry in earlier[fact.entry])
    if isinstance(fact, SchoolTold) and earlier.get(fact.about_entry):
        first, *others = earlier[fact.about_entry]
        return (
            msgspec.structs.replace(fact, about_entry=first.entry_id),
            *(FactShared(entry=one.entry_id, agency=fact.school, level=fact.level) for one in others),
        )
    if isinstance(fact, SchoolNotTold) and earlier.get(fact.about_entry):
        return (msgspec.structs.replace(fact, about_entry=_first(earlier[fact.about_entry]) or ""),)
    if isinstance(fact, (ReferralDecided, ReferralConfirmed, ReferrerTold)) and fact.referral in earlier:
        return (msgspec.structs.replace(fact, referral=_referral(earlier[fact.referral])),)
    if isinstance(fact, ReferralReceived) and fact.repeats in earlier:
        said = earlier[fact.repeats]
        return (msgspec.structs.replace(fact, repeats=_referral(said) or _first(said) or ""),)
    if isinstance(fact, AlertClosed):
        evidence = tuple(_first(earlier.get(one, ())) or one for one in fact.evidence)
        return (msgspec.structs.replace(fact, evidence=evidence),)
    return (fact,)


def _referral(entries: Sequence[Entry]) -> str:
    return _first([one for one in entries if isinstance(one.fact, ReferralReceived)]) or ""


def _first(entries: Sequence[Entry]) -> str | None:
    return entries[0].entry_id if entries else None


def _description(name: str, scenario: Scenario) -> AnyFact:
    child = next((one for one in scenario.children if one.person == name), None)
    person, place = scenario.person(name), scenario.place(name)
    if child is not None:
        return _child(child, scenario)
    return _person(person) if person is not None else _place(place or WorldPlace(id=name))


def _child(child: ScenarioChild, scenario: Scenario) -> ChildDescribed:
    person = scenario.person(child.person) or WorldPerson(id=child.person)
    return ChildDescribed(
        child=child.person,
        name=" ".join(part for part in (person.given_names, person.family_name) if part),
        date_of_birth=date.fromisoformat(person.date_of_birth) if person.date_of_birth else None,
        sex=person.sex,
        nhs_number=person.nhs_number,
        council=child.council,
        school=child.school,
        year_group=child.year_group,
    )


def _person(person: WorldPerson) -> PersonDescribed:
    return PersonDescribed(
        person=person.id,
        family_name=person.family_name,
        given_names=person.given_names,
        former_names=person.former_names,
        date_of_birth=person.date_of_birth,
        sex=person.sex,
        nhs_number=person.nhs_number,
        nhs_number_verified=person.nhs_number_verified,
        phones=person.phones,
        protected_source=person.protected_source,
        parental_responsibility=person.parental_responsibility,
        open_to=person.open_to,
    )


def _place(place: WorldPlace) -> PlaceDescribed:
    return PlaceDescribed(
        place=place.id,
        address=place.address,
        postcode=place.postcode,
        uprn=place.uprn,
        label=place.label,
        area=place.area,
        concealment=place.concealment,
        institution=place.institution,
    )


def _social_care(child: ScenarioChild, scenario: Scenario) -> str:
    of_kind = [one for one in scenario.agencies if one.kind is AgencyKind.SOCIAL_CARE]
    return next((one.slug for one in of_kind if one.council == child.council), "")
