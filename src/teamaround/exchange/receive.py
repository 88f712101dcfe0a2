"""A contact comes in: what it leaves in the record, what goes to match review, and what the sender is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec

from teamaround.exchange.contact import Contact
from teamaround.exchange.recognise import Watch
from teamaround.exchange.recognised import Recognised
from teamaround.exchange.reply import reply
from teamaround.exchange.weigh import ForChild, ForReview, weigh
from teamaround.matching.identity.written import Description
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.practice.record.facts.happenings import MatchBand, Sighting
from teamaround.practice.record.words import HowKnown


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A pair for match review. The matcher sees the two descriptions and never the child or the sender."""

    review: str
    children: tuple[str, ...]
    person: str
    arrived: Description
    if_same: Entry | None
    if_not: Entry | None
    historic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a contact. `reply` is the same whatever else is here (promise 1)."""

    entries: tuple[Entry, ...] = ()
    reviews: tuple[Review, ...] = ()
    recognised: Recognised
    reply: str

    @property
    def names_nobody(self) -> bool:
        """Whether it left nothing, or only that a person nobody knows was at a home: then who it was may still come
        out, and it is compared again for a while (decision 18).
        """
        return not self.reviews and not any(_names(entry) for entry in self.entries)


def receive(
    contact: Contact, watch: Watch, cases: Mapping[str, CaseFile], *, received_at: datetime, receipt: str
) -> Received:
    """Recognise a contact against the watch list and weigh it for each child it may concern.

    Deterministic: the same contact gives the same entry ids, so that sending it again adds nothing. Whoever is known
    by now takes the place of the person not identified of the same contact.
    """
    found = watch.recognise(contact)
    if found.is_nobody:
        return Received(recognised=found, reply=reply(receipt))
    meant = {
        child: weigh(contact, found, cases[child]) for child in watch.children_of(found) if child in cases
    }
    return Received(
        entries=_entries(contact, meant, cases, received_at, receipt),
        reviews=_reviews(contact, watch, meant, received_at, receipt),
        recognised=found,
        reply=reply(receipt),
    )


def _entries(
    contact: Contact,
    meant: Mapping[str, ForChild],
    cases: Mapping[str, CaseFile],
    received_at: datetime,
    receipt: str,
) -> tuple[Entry, ...]:
    """One entry a sighting; one that concerns several children is stored once (design idea 1)."""
    children_of: dict[Sighting, list[str]] = {}
    for child, for_child in meant.items():
        for sighting in for_child.sightings:
            children_of.setdefault(sighting, []).append(child)
    entries = (
        _entry(contact, sighting, tuple(sorted(children)), received_at, receipt)
        for sighting, children in children_of.items()
    )
    new = (one for one in entries if all(cases[child].entry(one.entry_id) is None for child in one.children))
    return tuple(_in_place_of_nobody(one, cases) for one in new)


def _in_place_of_nobody(entry: Entry, cases: Mapping[str, CaseFile]) -> Entry:
    """The entry as a correction, if the record holds the same sighting of somebody it did not know."""
    if not _names(entry):
        return entry
    found = (
        told.entry
        for child in entry.children[:1]
        if child in cases
        for told in cases[child].of(Sighting)
        if told.entry.children == entry.children and not _names(told.entry)
        if _what_was_seen(told.fact) == _what_was_seen(entry.fact)
    )
    before = next(found, None)
    return entry if before is None else msgspec.structs.replace(entry, corrects=before.entry_id)


def _what_was_seen(fact: object) -> tuple[str, ...]:
    return (fact.contact, fact.sort, fact.place, fact.phone_of) if isinstance(fact, Sighting) else ()


def _names(entry: Entry) -> bool:
    return isinstance(entry.fact, Sighting) and entry.fact.band is not MatchBand.NOT_IDENTIFIED


def _entry(
    contact: Contact, sighting: Sighting, children: tuple[str, ...], received_at: datetime, receipt: str
) -> Entry:
    about = tuple(one for one in (sighting.person, sighting.place) if one)
    parts = (contact.agency, contact.source_id, sighting.sort, sighting.person, sighting.place, *children)
    return Entry(
        entry_id=str(uuid5(NAMESPACE_URL, "sighting:" + "|".join(parts))),
        children=children,
        happened_at=contact.occurred_at,
        recorded_at=received_at,
        by_agency=contact.agency,
        fact=msgspec.structs.replace(sighting, contact=receipt),
        how_known=HowKnown.RECORDED_BY_SYSTEM,
        paragraphs=(Paragraph(text=SAYS[sighting.sort], about=about, source=contact.agency),),
    )


# What the paragraph of a sighting says. It names nobody: the page puts the name and the place's label beside it.
SAYS = {
    "gave_as_home": "gave this address as their own",
    "rang_from": "was at this address when they rang",
    "found_at": "was at this address",
    "registered": "registered this address as their own",
    "gave_phone": "gave this telephone number as their own",
    "elsewhere": "came up in a record elsewhere",
}


def _reviews(
    contact: Contact, watch: Watch, meant: Mapping[str, ForChild], received_at: datetime, receipt: str
) -> tuple[Review, ...]:
    by_person: dict[str, list[tuple[str, ForReview]]] = {}
    for child, for_child in meant.items():
        for one in for_child.reviews:
            by_person.setdefault(one.person, []).append((child, one))
    return tuple(
        _review(contact, watch, person, pairs, received_at, receipt) for person, pairs in by_person.items()
    )


def _review(
    contact: Contact,
    watch: Watch,
    person: str,
    pairs: list[tuple[str, ForReview]],
    received_at: datetime,
    receipt: str,
) -> Review:
    children = tuple(sorted(child for child, _ in pairs))
    said = pairs[0][1]

    def entry(sighting: Sighting | None) -> Entry | None:
        return _entry(contact, sighting, children, received_at, receipt) if sighting else None

    return Review(
        review=review_id(contact.agency, contact.source_id, person),
        children=children,
        person=person,
        arrived=watch.described(contact),
        if_same=entry(said.if_same),
        if_not=entry(said.if_not),
        historic=said.historic,
    )


def review_id(agency: str, source_id: str, person: str) -> str:
    """The id of the pair of one contact and one listed person: the same whenever the contact comes."""
    return str(uuid5(NAMESPACE_URL, f"review:{agency}|{source_id}|{person}"))


def decided(review: Review, same: bool, at: datetime, cases: Mapping[str, CaseFile]) -> Entry | None:
    """The entry that a matcher's decision leaves, recorded when they decided; nothing if it then means nothing.

    Whoever is the same takes the place of the person not identified of that contact; another who stands on the
    record as not identified already stays so.
    """
    said = review.if_same if same else review.if_not
    if said is None or not isinstance(said.fact, Sighting):
        return None
    band = MatchBand.CONFIRMED_BY_MATCHER if same else MatchBand.NOT_IDENTIFIED
    fact = msgspec.structs.replace(said.fact, band=band)
    entry = msgspec.structs.replace(said, fact=fact, recorded_at=at)
    is_there = any(entry.entry_id in cases[child].by_id for child in entry.children if child in cases)
    return None if is_there else _in_place_of_nobody(entry, cases)
