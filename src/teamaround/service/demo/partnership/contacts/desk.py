"""Where contacts are written down: picks an agency that feeds that kind, a moment, and what the sender notes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import msgspec

from teamaround.formats.contact_record import ContactKind, ContactRecord, WrittenPerson, WrittenPlace
from teamaround.formats.door import Format
from teamaround.service.demo.partnership.chance import happens
from teamaround.service.demo.partnership.contacts.carried import carried
from teamaround.service.demo.partnership.contacts.handwriting import as_written, written_place
from teamaround.service.demo.partnership.contacts.tables import contact_table, kind_table
from teamaround.service.demo.partnership.days import LONDON, is_working_day
from teamaround.service.demo.partnership.model.agencies import Agency, Feed
from teamaround.service.demo.partnership.model.contacts import SentContact, Truth
from teamaround.service.demo.partnership.model.people import Address
from teamaround.service.demo.partnership.names import draw_name
from teamaround.service.demo.partnership.numbers import Identifiers
from teamaround.service.demo.partnership.profiles import profile_of

_CLOCK_CHANGE = timedelta(hours=2)
_RELATIONS = ("Spouse", "Partner", "Parent", "Friend", "Neighbour", "Son", "Daughter")
_SAME_PLACE = 0.7  # share of caller's and incident's places that are the home


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A contact that has no number yet; `truth` is set when it is more than a stranger's."""

    sent: SentContact
    truth: Truth | None = None


class Desk:
    """Writes contacts down as the feeding agencies would."""

    def __init__(
        self,
        chance: random.Random,
        agencies: Sequence[Agency],
        today: date,
        elsewhere: Sequence[Address],
        identifiers: Identifiers,
    ) -> None:
        self._chance = chance
        self._today = today
        self._elsewhere = elsewhere
        self._identifiers = identifiers
        self._first = today - timedelta(days=contact_table().days)
        self._feeds = [(agency.agency_id, feed) for agency in agencies for feed in agency.feeds]
        self._weights = [feed.weight for _, feed in self._feeds]
        self._by_kind = {
            kind: [
                (place, self._weights[place])
                for place, (_, feed) in enumerate(self._feeds)
                if kind in feed.kinds
            ]
            for kind in ContactKind
        }

    def any_feed(self) -> tuple[str, Feed, ContactKind]:
        """An agency with one of its feeds and kinds, as often as their weights say."""
        agency, feed = self._chance.choices(self._feeds, weights=self._weights)[0]
        return agency, feed, self._chance.choice(feed.kinds)

    def feed_of(self, kinds: Sequence[ContactKind]) -> tuple[str, Feed, ContactKind]:
        """An agency that feeds one of these kinds."""
        kind = self._chance.choice([kind for kind in kinds if self._by_kind[kind]])
        rows = self._by_kind[kind]
        place = self._chance.choices([row[0] for row in rows], weights=[row[1] for row in rows])[0]
        agency, feed = self._feeds[place]
        return agency, feed, kind

    def feed_at(self, agency: str, kind: ContactKind) -> Feed | None:
        """The feed by which that agency sends that kind; none when it does not."""
        return next((feed for name, feed in self._feeds if name == agency and kind in feed.kinds), None)

    def moment(self, feed: Feed, kind: ContactKind, after: date | None = None) -> datetime:
        """When it happened: within the days that the feed has been heard, in office hours unless the kind is awake."""
        row = kind_table()[kind]
        last = feed.heard_until.date() - timedelta(days=1)
        first = min(last, max(self._first, feed.since, after or self._first))
        day = first + timedelta(days=self._chance.randint(0, (last - first).days))
        if row.clock:
            return _told_once(
                datetime.combine(day, time(self._chance.randrange(24), self._chance.randrange(60)), LONDON)
            )
        while not is_working_day(day) and day > first:
            day -= timedelta(days=1)
        if row.day_only:
            return datetime.combine(day, time(0), LONDON)
        return datetime.combine(
            day, time(self._chance.randint(8, 17), self._chance.randrange(0, 60, 5)), LONDON
        )

    def write(
        self,
        agency: str,
        feed: Feed,
        kind: ContactKind,
        person: WrittenPerson,
        *,
        home: Address | None,
        at: datetime,
        incident: Address | None = None,
        informant: tuple[WrittenPerson, str] | None = None,
        companion: WrittenPerson | None = None,
        without_postcode: bool = False,
    ) -> SentContact:
        """One contact in the agency's handwriting and within what its format carries."""
        row = kind_table()[kind]
        told_by = informant or self._informant(row.informant)
        place = written_place(self._chance, home) if home is not None else None
        record = ContactRecord(
            agency=agency,
            source_id="",
            kind=kind,
            occurred_at=at,
            person=as_written(self._chance, person),
            home=msgspec.structs.replace(place, postcode="", uprn="")
            if place and without_postcode
            else place,
            caller=self._other_place(row.caller, home),
            incident=self._other_place(row.incident, home)
            if incident is None
            else written_place(self._chance, incident),
            informant=told_by[0] if told_by else None,
            informant_relationship=told_by[1] if told_by else "",
            companion=as_written(self._chance, companion) if companion else None,
            reason=self._chance.choice(row.reasons),
        )
        if feed.format is Format.CSV:
            record = carried(record, profile_of(feed.profile))
        return SentContact(record=record, format=feed.format, profile=feed.profile)

    def may_write_number(self, kind: ContactKind) -> bool:
        """Whether the sender wrote the NHS number this time."""
        return happens(self._chance, kind_table()[kind].nhs_number)

    def _other_place(self, share: float, home: Address | None) -> WrittenPlace | None:
        if not happens(self._chance, share):
            return None
        if home is not None and happens(self._chance, _SAME_PLACE):
            return written_place(self._chance, home)
        return written_place(self._chance, self._chance.choice(self._elsewhere))

    def _informant(self, share: float) -> tuple[WrittenPerson, str] | None:
        if not happens(self._chance, share):
            return None
        name = draw_name(self._chance, self._chance.choice("FM"))
        phone = self._identifiers.shared_phone()
        person = WrittenPerson(
            family_name=name.family, given_names=name.given, phones=(phone.replace(" ", ""),)
        )
        return person, self._chance.choice(_RELATIONS)


def _told_once(when: datetime) -> datetime:
    """The moment itself, or one two hours later when the clocks tell it twice or skip it: rows carry no offset."""
    return when if when.utcoffset() == when.replace(fold=1).utcoffset() else when + _CLOCK_CHANGE
