"""What a recognised contact means for one child: sightings for the record, or a pair for match review, or nothing.

Source: domain 8.0; decisions 15 to 17 and 40. No text of the contact beyond the fact itself passes this point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from teamaround.exchange.contact import Contact
from teamaround.exchange.recognised import PlaceFound, Recognised
from teamaround.practice.calendar import instant, local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Place
from teamaround.practice.record.facts.happenings import MatchBand, Sighting, SightingSort
from teamaround.practice.record.growing_up import is_grown_up


@dataclass(frozen=True, slots=True, kw_only=True)
class ForReview:
    """A possible match that a trained person must decide: with whom, and what either answer leaves behind.

    If it may be somebody of the household, "the same" means nothing and "not the same" a stranger at the home.
    """

    person: str
    if_same: Sighting | None = None
    if_not: Sighting | None = None
    historic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForChild:
    """What a contact means for one child."""

    sightings: tuple[Sighting, ...] = ()
    reviews: tuple[ForReview, ...] = ()


def weigh(contact: Contact, found: Recognised, case: CaseFile) -> ForChild:
    """Sightings and reviews of one contact for one child; both empty when it means nothing for them."""
    if not case.is_open or is_grown_up(case, contact.occurred_at):
        return ForChild()
    weighing = _Weighing(contact, found, case, local_date(contact.occurred_at))
    meant = list(weighing.meant())
    return ForChild(
        sightings=tuple(dict.fromkeys(one for one in meant if isinstance(one, Sighting))),
        reviews=_once_a_person(one for one in meant if isinstance(one, ForReview)),
    )


def _once_a_person(reviews: Iterable[ForReview]) -> tuple[ForReview, ...]:
    """One pair a person; the pair that would say most comes first."""
    kept: dict[str, ForReview] = {}
    for one in reviews:
        kept.setdefault(one.person, one)
    return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class _Weighing:
    contact: Contact
    found: Recognised
    case: CaseFile
    on: date

    def meant(self) -> Iterator[Sighting | ForReview]:
        if any(self.case.is_professional(person, self.on) for person in self.sure):
            return
        for place in self.found.places:
            yield from self.at_place(place)
        for owner in self.found.phones:
            yield from self.with_phone(owner)
        yield from self.with_child()
        yield from self.perhaps_linked()

    @property
    def sure(self) -> tuple[str, ...]:
        return tuple(one for one in self.found.sure() if one in self.known)

    @property
    def maybe(self) -> tuple[str, ...]:
        return tuple(one for one in self.found.maybe() if one in self.known)

    @property
    def known(self) -> frozenset[str]:
        """The child, people of the record, and those of household lists: a sibling has a record of their own."""
        return frozenset({self.case.child, *self.case.people}).union(*self.case.households.values())

    @property
    def inside(self) -> frozenset[str]:
        """Who belonged to the child's homes on the day of the contact."""
        return frozenset(one for home in self.case.homes(self.on) for one in self.case.household(home))

    def at_place(self, found: PlaceFound) -> Iterator[Sighting | ForReview]:
        """A protected address was named: whose, and is the person expected there?"""
        stays = [one for one in self.case.lives if (one.person, one.place) == (self.case.child, found.place)]
        if not any(stay.is_live(self.on) for stay in stays):
            forbidden = tuple(self.at_forbidden_place(found))
            if forbidden or not stays:
                yield from forbidden
                return
        household = self.case.household(found.place)
        if expected := [one for one in self.sure if one in household]:
            yield from self.named_since(found, expected[0])
            return
        if found.town_unknown:
            yield from self.linked_at(found)
            return
        explained = [
            one for one in self.maybe if one in household or self.only_lived_there_once(one, found.place)
        ]
        if explained:
            stranger = self.sighting(found.sort, "", place=found.place)
            yield from (ForReview(person=one, if_not=stranger) for one in explained)
            return
        historic = not any(stay.is_live(self.on) for stay in stays)
        yield from self.not_of_the_household(found, historic)

    def named_since(self, found: PlaceFound, person: str) -> Iterator[Sighting]:
        """Somebody of the household, whom the record holds as a person not identified: it learns who that was."""
        said = (told for told in self.case.of(Sighting) if told.fact.band is MatchBand.NOT_IDENTIFIED)
        if any(
            (told.fact.sort, told.fact.place, told.fact.source_agency)
            == (found.sort, found.place, self.contact.agency)
            and instant(told.entry.happened_at) == instant(self.contact.occurred_at)
            for told in said
        ):
            yield self.sighting(found.sort, person, place=found.place)

    def linked_at(self, found: PlaceFound) -> Iterator[Sighting]:
        """Door and street alone place nobody but an adult who is surely one that is linked to the child."""
        for person in self.linked_outsiders(self.sure)[:1]:
            yield self.sighting(found.sort, person, place=found.place)

    def not_of_the_household(self, found: PlaceFound, historic: bool) -> Iterator[Sighting | ForReview]:
        person = self.sure[0] if self.sure else ""
        if person and self.only_lived_there_once(person, found.place):
            return
        if historic:
            # Whoever moved away with the child still has the old address somewhere.
            if person and person not in self.inside:
                yield self.review(person, found, historic=True)
            return
        if (
            person or not self.contact.at_work
        ):  # a trade is nobody of interest, unless it is somebody linked (8.0)
            yield self.sighting(found.sort, person, place=found.place)
        yield from (self.review(one, found, historic=False) for one in self.maybe)

    def only_lived_there_once(self, person: str, place: str) -> bool:
        """An old tenant, whose address it was: the record knows that they left, and nothing links them to the child."""
        stays = [one for one in self.case.lives if (one.person, one.place) == (person, place)]
        linked = any(link.person == person for link in self.case.links)
        return bool(stays) and not linked and not any(stay.is_live(self.on) for stay in stays)

    def at_forbidden_place(self, found: PlaceFound) -> Iterator[Sighting | ForReview]:
        """Not a home, but a place that a control forbids to this person, or to whom it may be."""
        place = self.case.places.get(found.place, Place(place=found.place))
        bound = {
            control.person
            for control in self.case.controls.values()
            if control.names(place) and control.in_force(self.on)
        }
        yield from (self.sighting(found.sort, one, place=found.place) for one in self.sure if one in bound)
        yield from (self.review(one, found, historic=False) for one in self.maybe if one in bound)

    def with_phone(self, owner: str) -> Iterator[Sighting | ForReview]:
        """Somebody gave a protected person's phone as their own (amber at most, decision 17)."""
        households = self.inside
        placed = any(not one.town_unknown for one in self.found.places)
        if owner not in households or households & set(self.sure) or placed:
            return
        possible = [one for one in self.maybe if one in households]
        person = self.sure[0] if self.sure else ""
        given = self.sighting(SightingSort.GAVE_PHONE, person, phone_of=owner)
        if possible:
            yield from (ForReview(person=one, if_not=given) for one in possible)
            return
        yield given

    def with_child(self) -> Iterator[Sighting | ForReview]:
        """Somebody linked was with the child, or may have been: at a school gate, in a waiting room.

        A school writes down the name and birthday of the child and no more. That the adult is linked to this very
        child is the further item.
        """
        child = self.case.child
        if child not in self.found.companions:
            return
        for person in self.linked_outsiders(self.sure):
            yield self.sighting(SightingSort.ELSEWHERE, person, with_people=(child,))
        for person in self.linked_outsiders(self.maybe):
            together = self.sighting(SightingSort.ELSEWHERE, person, with_people=(child,))
            yield ForReview(person=person, if_same=together)

    def perhaps_linked(self) -> Iterator[ForReview]:
        """A linked adult only might be meant: a person decides, and nobody else hears of it."""
        elsewhere = PlaceFound(place="", sort=SightingSort.ELSEWHERE)
        for person in self.linked_outsiders(self.maybe):
            yield self.review(person, elsewhere, historic=False)

    def linked_outsiders(self, people: Iterable[str]) -> tuple[str, ...]:
        """Those linked to the child, on the day of the contact or as the record now stands, who are not expected."""
        days = (self.on, local_date(self.case.as_at))
        return tuple(
            one
            for one in people
            if one not in self.inside and any(self.case.is_linked(one, day) for day in days)
        )

    def review(self, person: str, found: PlaceFound, historic: bool) -> ForReview:
        said = self.sighting(found.sort, person, place=found.place)
        return ForReview(person=person, if_same=said, historic=historic)

    def sighting(
        self,
        sort: SightingSort,
        person: str,
        place: str = "",
        phone_of: str = "",
        with_people: tuple[str, ...] = (),
    ) -> Sighting:
        return Sighting(
            sort=sort,
            band=self.found.people.get(person, MatchBand.NOT_IDENTIFIED),
            person=person,
            place=place,
            phone_of=phone_of,
            with_people=with_people,
            source_agency=self.contact.agency,
            contact_kind=self.contact.kind.value,
            likeness=self.found.likeness.get(person, ()),
        )
