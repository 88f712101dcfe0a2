"""Ninety days of contacts, written as agencies send them, then read and taken in as real ones are."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from teamaround.exchange.contact import Contact, contact_from
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import Format, read_message
from teamaround.formats.reading import Reading, Refusal
from teamaround.service.agencies import actions as agencies
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.values import Unreadable
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.model.contacts import BadRecord, SentContact
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.profiles import profile_of
from teamaround.service.demo.partnership.writers.csv_rows import cells_of, write_rows
from teamaround.service.demo.partnership.writers.message import message_of
from teamaround.service.demo.partnership.writers.spoil import bad_cells, bad_message
from teamaround.service.workflows.contacts_received import contacts_received

Progress = Callable[[int, int], None]
Meanwhile = Callable[[datetime], None]
ON_THE_WAY = timedelta(minutes=4)  # from the last contact of a batch to its arrival [INV]
ENOUGH = 12  # moments from which a feed's usual gap is known
Key = tuple[str, Format, str, datetime]


@dataclass(slots=True)
class Batch:
    """What one agency sends in one day: a file of rows, or messages."""

    agency: str
    format: Format
    profile: str
    good: list[SentContact]
    bad: list[BadRecord]

    @property
    def arrives_at(self) -> datetime:
        """When the batch reaches Team Around."""
        records = [one.record for one in self.good] + [one.basis.record for one in self.bad]
        return max(record.occurred_at for record in records) + ON_THE_WAY


def batches(partnership: Partnership) -> list[Batch]:
    """Everything that was sent, good, sent again and bad, in the order in which it arrived."""
    kept: dict[Key, Batch] = {}
    for sent in (*partnership.contacts, *partnership.resent):
        _batch(kept, sent).good.append(sent)
    for bad in partnership.bad:
        _batch(kept, bad.basis).bad.append(bad)
    return sorted(kept.values(), key=lambda one: one.arrives_at)


def _batch(kept: dict[Key, Batch], sent: SentContact) -> Batch:
    """Ninety days are played in daily batches, so that the demonstration starts in minutes."""
    when = sent.record.occurred_at.replace(hour=0, minute=0, second=0, microsecond=0)
    key = (sent.record.agency, sent.format, sent.profile, when)
    if key not in kept:
        kept[key] = Batch(sent.record.agency, sent.format, sent.profile, [], [])
    return kept[key]


def written(batch: Batch, sender: Agency) -> list[bytes]:
    """The batch as its agency would send it: one file of rows, or a message each."""
    if batch.format is Format.CSV:
        profile = profile_of(batch.profile)
        rows = [cells_of(one.record, profile) for one in batch.good] + [bad_cells(one) for one in batch.bad]
        return [write_rows(rows, profile)]
    return [message_of(one, sender) for one in batch.good] + [bad_message(one, sender) for one in batch.bad]


def read(payloads: Iterable[bytes], batch: Batch) -> Iterator[Reading]:
    """The payloads read as any file or message is."""
    for payload in payloads:
        if batch.format is not Format.CSV:
            yield read_message(payload, batch.agency)
            continue
        told = list(read_contacts(io.BytesIO(payload), profile_of(batch.profile), batch.agency))
        yield Reading(
            records=tuple(one for one in told if not isinstance(one, Refusal)),
            refused=tuple(one for one in told if isinstance(one, Refusal)),
        )


def play_feed(partnership: Partnership, *, meanwhile: Meanwhile, progress: Progress) -> tuple[int, int]:
    """Take everything in, batch by batch, each at the time at which it arrived. Returns how many, and refused.

    `meanwhile` is what people do until the next batch arrives.
    """
    senders = {one.agency_id: one for one in partnership.agencies}
    taken = refused = 0
    everything = batches(partnership)
    of = sum(len(batch.good) for batch in everything)
    heard: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for batch in everything:
        readings = list(read(written(batch, senders[batch.agency]), batch))
        reading = Reading(
            records=tuple(record for one in readings for record in one.records),
            refused=tuple(refusal for one in readings for refusal in one.refused),
        )
        meanwhile(batch.arrives_at)
        _take_in(batch, reading)
        heard[batch.agency, batch.profile or batch.format.value].append(batch.arrives_at)
        taken += len(reading.records)
        refused += len(reading.refused)
        progress(min(taken, of), of)
    _note_feeds(heard)
    return taken, refused


def _take_in(batch: Batch, reading: Reading) -> None:
    by = SystemActor(purpose="contact_received", agency=batch.agency)
    now = batch.arrives_at
    arrived: list[Contact] = [contact_from(record) for record in reading.records]
    contacts_received(arrived, agency=batch.agency, by=by, now=now)
    unreadable = (_unreadable(one) for one in reading.refused)
    day = f"{batch.profile} {batch.arrives_at:%Y-%m-%d}" if batch.profile else ""
    contacts.quarantine(unreadable, agency=batch.agency, batch=day, by=by, now=now)


def _unreadable(refusal: Refusal) -> Unreadable:
    return msgspec.convert(refusal, Unreadable, from_attributes=True)


def _note_feeds(heard: Mapping[tuple[str, str], Iterable[datetime]]) -> None:
    for (agency, name), moments in heard.items():
        by = SystemActor(purpose="contact_received", agency=agency)
        first, *later = sorted(moments)
        for at in (first, *later[-ENOUGH:]):
            agencies.feed_heard(agency, format=name, by=by, now=at)
