"""Who and where a contact is about: the watch list as indexes, kept up to date case by case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from teamaround.exchange.contact import Contact
from teamaround.exchange.recognised import PlaceFound, Recognised
from teamaround.exchange.watch_list import Listing, listing
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.matching.linkage import (
    Candidate,
    HitKind,
    LinkageModel,
    ListedPerson,
    PersonIndex,
    PlaceIndex,
    find,
    packaged_model,
)
from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.happenings import Likeness, MatchBand, SightingSort

# Decision 17: these claim to live at the home they give; everything else is presence, or an address given.
CLAIMS_TO_LIVE = frozenset({"gp_registration", "tenancy", "benefit_claim", "electoral_registration"})


class Watch:
    """The watch list, ready to recognise contacts. `put` brings one case up to date; nothing else is kept."""

    def __init__(self, model: LinkageModel | None = None) -> None:
        self.model = model or packaged_model()
        self._people = PersonIndex()
        self._places = PlaceIndex()
        self._listings: dict[str, Listing] = {}
        self._children: dict[str, set[str]] = {}

    @classmethod
    def of(cls, cases: Iterable[CaseFile], on: date, model: LinkageModel | None = None) -> Watch:
        """The watch list of these cases on a day."""
        watch = cls(model)
        for case in cases:
            watch.put(case, on)
        return watch

    def __len__(self) -> int:
        return len(self._people)

    def put(self, case: CaseFile, on: date) -> None:
        """Bring one child's people and places up to date; a closed case takes them off the list."""
        self.put_listing(case.child, listing(case, on))

    def put_listing(self, child: str, new: Listing) -> None:
        """As `put`, for a listing that was made before."""
        old = self._listings.get(child, Listing())
        if new == old:
            return
        self._listings[child] = new
        for name in _ids(old) | _ids(new):
            children = self._children.setdefault(name, set())
            children.discard(child)
            if name in _ids(new):
                children.add(child)
            self._relist(name)

    def _relist(self, name: str) -> None:
        """Hold a person or place as the cases that list them now say, and no longer if none does."""
        kept = [self._listings[child] for child in sorted(self._children[name])]
        people = [one for listed in kept for one in listed.people if one.person_id == name]
        places = [one for listed in kept for one in listed.places if one.place_id == name]
        self._people.remove(name)
        self._places.remove(name)
        self._places.remove_phones(name)
        if people:
            self._people.add(joined(people))
        for place in dict.fromkeys(places):
            self._places.add(place)
        for phone in {phone for listed in kept for owner, phone in listed.phones if owner == name}:
            self._places.add_phone(name, phone)

    def recognise(self, contact: Contact) -> Recognised:
        """The listed people and places that a contact is, or may be, about."""
        on = local_date(contact.occurred_at)
        found = find(self.described(contact), self._people, self.model, on)
        owners = (owner for phone in contact.person.phones for owner in self._places.phone_owners(phone))
        return Recognised(
            people={one.person_id: MatchBand(one.band.value) for one in found},
            likeness={one.person_id: _likeness(one) for one in found},
            places=self._places_in(contact),
            phones=tuple(dict.fromkeys(owners)),
            companions=self._companions(contact, on),
        )

    def _companions(self, contact: Contact, on: date) -> Mapping[str, MatchBand]:
        if contact.companion is None:
            return {}
        found = find(contact.companion, self._people, self.model, on)
        return {one.person_id: MatchBand(one.band.value) for one in found}

    def _places_in(self, contact: Contact) -> tuple[PlaceFound, ...]:
        claims = contact.kind.value in CLAIMS_TO_LIVE
        named = (
            (contact.home, SightingSort.REGISTERED if claims else SightingSort.GAVE_AS_HOME),
            (contact.caller, SightingSort.RANG_FROM),
            (contact.incident, SightingSort.FOUND_AT),
        )
        found: dict[str, PlaceFound] = {}
        for place, sort in named:
            for hit in self._places.hits(place, contact.occurred_at) if place else ():
                if hit.kind is HitKind.SAME_BUILDING:
                    continue
                vague = hit.kind is HitKind.NUMBER_STREET
                known = found.get(hit.place_id)
                if known is None or (known.town_unknown and not vague):
                    found[hit.place_id] = PlaceFound(place=hit.place_id, sort=sort, town_unknown=vague)
        return tuple(found.values())

    def described(self, contact: Contact) -> Description:
        """The person of a contact, with the places it gives."""
        places: tuple[PlaceAsWritten | None, ...] = (contact.home, contact.caller, contact.incident)
        return msgspec.structs.replace(
            contact.person,
            places=tuple(dict.fromkeys(place for place in places if place is not None)),
            agency=contact.person.agency or contact.agency,
        )

    def listed(self, person: str) -> Description | None:
        """How the list describes a person, for match review; nothing when they are on it no longer."""
        for child in sorted(self._children.get(person, ())):
            for one in self._listings[child].people:
                if one.person_id == person:
                    homes = tuple(residence.place for residence in one.residences)
                    return msgspec.structs.replace(one.descriptions[0], places=homes)
        return None

    def children_of(self, found: Recognised) -> tuple[str, ...]:
        """The children that what was recognised may concern."""
        named = (*found.people, *found.phones, *(place.place for place in found.places))
        return tuple(sorted({child for one in named for child in self._children.get(one, ())}))


def _likeness(found: Candidate) -> tuple[Likeness, ...]:
    """How each field compared, without what stands in it."""
    return tuple(Likeness(field=one.field.value, level=one.level.value) for one in found.score.evidence)


def _ids(kept: Listing) -> set[str]:
    return {one.person_id for one in kept.people} | {one.place_id for one in kept.places}


def joined(said: list[ListedPerson]) -> ListedPerson:
    """One person as several cases describe them."""
    return ListedPerson(
        person_id=said[0].person_id,
        descriptions=tuple(dict.fromkeys(text for one in said for text in one.descriptions)),
        residences=tuple(dict.fromkeys(place for one in said for place in one.residences)),
        linked_places=tuple(dict.fromkeys(place for one in said for place in one.linked_places)),
    )
