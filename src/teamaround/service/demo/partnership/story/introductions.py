"""How the family's people and places came onto the record: who told it, and when. Told from the family's table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from teamaround.practice.record.entry import Paragraph, kind_of
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    LeftPlace,
    LinkEnded,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
    PlaceDescribed,
    Residence,
)
from teamaround.practice.record.words import Certainty, HowKnown, Relation, RiskTag
from teamaround.service.demo.partnership.courses import born_on
from teamaround.service.demo.partnership.days import LONDON, on_or_after
from teamaround.service.demo.partnership.model.people import Address
from teamaround.service.demo.partnership.model.story import StoryEvent
from teamaround.service.demo.partnership.story.table import FamilyTable, family_table

_RECORDED_AFTER = timedelta(minutes=15)
COUPLE = frozenset(
    {Relation.PARTNER_OF, Relation.FORMER_PARTNER_OF}
)  # linked to the parent, not to the child


@dataclass(frozen=True, slots=True)
class Telling:
    """One occasion on which an agency told who or what belongs to the case."""

    days_before: int
    at: time
    agency: str
    author: str
    facts: tuple[AnyFact, ...]
    says: str


def introductions(today: date) -> Iterator[StoryEvent]:
    """An event for each thing told, in the order of telling."""
    told = _Tellings(family_table(), today)
    tellings = (
        told.home(),
        told.grandmother(),
        told.partner(),
        told.gone(),
        told.former(),
        told.tenant(),
        told.release(),
    )
    facts = ((telling, fact) for telling in tellings for fact in telling.facts)
    for number, (telling, fact) in enumerate(facts, start=1):
        yield _event(f"F{number:02d}", telling, fact, today)


class _Tellings:
    """The occasions, made from the family's table."""

    def __init__(self, family: FamilyTable, today: date) -> None:
        self._family = family
        self._today = today
        self._people = {row.id: row for row in family.people}
        self._places = {row.id: row.address() for row in family.addresses}

    def home(self) -> Telling:
        """The hub writes down the child, her mother and their home."""
        family = self._family
        facts: list[AnyFact] = [self._child(), self._place(family.home, "Protected address A")]
        facts += [
            self._person(family.mother),
            self._link(family.mother, Relation.MOTHER, "birth registration"),
        ]
        facts += [*self._lives(family.child), *self._lives(family.mother)]
        says = "Nia, her mother Leanne and their home, as the referral names them."
        return Telling(419, time(11, 5), "csb-hub", "bethan-roe", tuple(facts), says)

    def grandmother(self) -> Telling:
        """The social worker hears of the grandmother."""
        older = next(row.person for row in self._family.links if row.relation is Relation.GRANDPARENT)
        (lives,) = self._lives(older)
        facts: list[AnyFact] = [self._person(older), self._place(lives.place, "Grandmother's home")]
        facts += [self._link(older, Relation.GRANDPARENT, self._family.mother), lives]
        says = "Leanne's mother Pat helps with Nia."
        return Telling(410, time(15), "csb-childrens-services", "daniel-okafor", tuple(facts), says)

    def partner(self) -> Telling:
        """Police say who the partner is and what is on record of him."""
        man = self._family.ex_partner
        facts: list[AnyFact] = [self._person(man), self._link(man, Relation.PARTNER_OF, "police record")]
        facts += [PersonTagged(person=man, tag=tag, source="police record") for tag in self._tags(man)]
        facts += [
            LivesAt(person=man, place=self._family.home, since=self._day(430), says=self._family.mother)
        ]
        says = "Who Shane is, that he stays with Leanne, and what police hold of him."
        return Telling(400, time(14, 20), "sandshire-police", "karen-bright", tuple(facts), says)

    def gone(self) -> Telling:
        """He has left the home, in custody."""
        left = LeftPlace(person=self._family.ex_partner, place=self._family.home, on=self._day(331))
        return Telling(
            330, time(9), "sandshire-police", "karen-bright", (left,), "Shane was taken from the flat."
        )

    def former(self) -> Telling:
        """They are no longer a couple, says the mother."""
        man, mother = self._family.ex_partner, self._family.mother
        ended = LinkEnded(person=man, to=mother, on=self._day(331))
        link = self._link(man, Relation.FORMER_PARTNER_OF, mother)
        says = "Leanne says that it is over."
        return Telling(325, time(14), "csb-childrens-services", "daniel-okafor", (ended, link), says)

    def tenant(self) -> Telling:
        """The landlord names who had the flat before them."""
        (stay,) = (
            row
            for row in self._family.residences
            if row.address == self._family.home and row.person not in self._linked()
        )
        facts: list[AnyFact] = [self._person(stay.person)]
        facts += [lived for lived in self._lives(stay.person) if lived.place == self._family.home]
        says = "The flat's earlier tenant, who moved out before Leanne came."
        return Telling(316, time(12), "larkrise-homes", "stacey-brook", tuple(facts), says)

    def release(self) -> Telling:
        """Probation says where he is to live."""
        place = "weir-street-40"
        lives = LivesAt(
            person=self._family.ex_partner,
            place=place,
            sort=Residence.MUST_LIVE,
            since=on_or_after(self._day(150)),
            says="fenbridge-probation",
        )
        facts = (self._place(place, "His sister's home"), lives)
        says = "Shane is to live at his sister's."
        return Telling(150, time(9, 45), "fenbridge-probation", "oliver-stamp", facts, says)

    def _child(self) -> ChildDescribed:
        row = self._people[self._family.child]
        return ChildDescribed(
            child=row.id,
            name=f"{row.given} {row.family}",
            date_of_birth=born_on(self._today, row.born_years, row.born_days),
            sex=row.sex,
            nhs_number=row.nhs,
            council="CSB",
            school=self._family.school,
            local_id=self._family.local_id,
        )

    def _person(self, person: str) -> PersonDescribed:
        row = self._people[person]
        return PersonDescribed(
            person=row.id,
            family_name=row.family,
            given_names=row.given,
            former_names=row.former,
            date_of_birth=born_on(self._today, row.born_years, row.born_days).isoformat(),
            sex=row.sex,
            nhs_number=row.nhs,
            nhs_number_verified=bool(row.nhs),
            phones=row.phones,
            protected_source=row.protected_source,
        )

    def _place(self, place: str, label: str) -> PlaceDescribed:
        address: Address = self._places[place]
        return PlaceDescribed(
            place=place, address=address.text, postcode=address.postcode, uprn=address.uprn, label=label
        )

    def _link(self, person: str, relation: Relation, says: str) -> PersonLinked:
        sure = Certainty.CONFIRMED
        to = self._family.mother if relation in COUPLE else self._family.child
        return PersonLinked(person=person, to=to, relation=relation, certainty=sure, says=says)

    def _linked(self) -> set[str]:
        return {self._family.child, *(row.person for row in self._family.links)}

    def _lives(self, person: str) -> Iterator[LivesAt]:
        for row in self._family.residences:
            if row.person == person:
                until = None if row.until_days_ago is None else self._day(row.until_days_ago)
                since = self._day(row.days_ago)
                yield LivesAt(
                    person=person, place=row.address, since=since, until=until, says="council record"
                )

    def _tags(self, person: str) -> tuple[RiskTag, ...]:
        return tuple(tag for tag in self._people[person].tags if tag is not RiskTag.ASSAULT_ON_PARTNER)

    def _day(self, days_before: int) -> date:
        return self._today - timedelta(days=days_before)


def _event(number: str, telling: Telling, fact: AnyFact, today: date) -> StoryEvent:
    day = on_or_after(today - timedelta(days=telling.days_before))
    happened = datetime.combine(day, telling.at, LONDON)
    about = tuple(getattr(fact, name) for name in ("child", "person") if getattr(fact, name, ""))
    places = (fact.place,) if isinstance(fact, PlaceDescribed | LivesAt | LeftPlace) else ()
    return StoryEvent(
        event_id=number,
        kind=kind_of(type(fact)),
        happened_at=happened,
        recorded_at=happened + _RECORDED_AFTER,
        held_since=None,
        agency=telling.agency,
        author=telling.author,
        said_by="",
        how_known=HowKnown.WAS_TOLD,
        says=telling.says,
        people=about,
        places=places,
        told=("csb-childrens-services",) if telling.agency != "csb-childrens-services" else (),
        fact=fact,
        # What was said stands with the first fact; the others of one telling speak for themselves.
        paragraphs=(Paragraph(text=telling.says, about=(*about, *places)),)
        if fact is telling.facts[0]
        else (),
    )
