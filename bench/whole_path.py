"""20,000 contacts of four formats through the whole path: read, recognise, weigh, record, run rules, deliver, audit.

    .venv/bin/python -m bench.whole_path [CONTACTS]

Works on an embedded PostgreSQL of its own in a temporary folder, loaded with the invented partnership's families. The
payloads are written before the clock starts. Prints contacts a second for reading alone and for everything, and the
peak resident memory of this process.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from bench.own_database import own_database

if TYPE_CHECKING:
    from teamaround.formats.contact_record import ContactRecord
    from teamaround.service.demo.loading.feed import Batch
    from teamaround.service.demo.partnership.model.partnership import Partnership

    Feeds = list[tuple[Batch, list[bytes]]]

AT_ONCE = 500  # contacts in one transaction, as the import command takes them


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with own_database():
        _measure(count)


def _measure(count: int) -> None:
    partnership = _families(count)
    feeds = _feeds(partnership)
    begun = time.perf_counter()
    read = sum(len(records) for _, records in _read(feeds))
    reading = time.perf_counter() - begun
    begun = time.perf_counter()
    taken = _take_in(feeds)
    everything = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _print(partnership, read, taken, reading, everything, peak)


def _families(count: int) -> Partnership:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from teamaround.service.demo.loading.loading import load

    today = datetime.now(ZoneInfo("Europe/London"))
    # The families with hardly any contacts; the many come afterwards, against the clock.
    load(1, today, 300, 20, say=lambda words: None, progress=lambda done, of: None)
    from teamaround.service.demo.partnership import build

    return build(1, today.date(), 300, count)


def _feeds(partnership: Partnership) -> Feeds:
    """Each feed with what it sends: a whole file, or all messages of a sender."""
    from teamaround.service.demo.loading.feed import Batch, written

    feeds: dict[tuple[str, str, str], Batch] = {}
    for sent in partnership.contacts:
        key = (sent.record.agency, sent.format.value, sent.profile)
        feed = feeds.setdefault(key, Batch(sent.record.agency, sent.format, sent.profile, [], []))
        feed.good.append(sent)
    senders = {one.agency_id: one for one in partnership.agencies}
    return [(feed, written(feed, senders[feed.agency])) for feed in feeds.values()]


def _read(feeds: Feeds) -> Iterator[tuple[str, tuple[ContactRecord, ...]]]:
    from teamaround.service.demo.loading.feed import read

    for batch, payloads in feeds:
        for reading in read(payloads, batch):
            yield batch.agency, reading.records


def _take_in(feeds: Feeds) -> int:
    from django.utils import timezone

    from teamaround.exchange.contact import contact_from
    from teamaround.service.audit.actions import SystemActor
    from teamaround.service.workflows.contacts_received import contacts_received

    taken = 0
    for feed in feeds:
        agency = feed[0].agency
        told = (record for _, records in _read([feed]) for record in records)
        while some := list(islice(told, AT_ONCE)):
            by = SystemActor(purpose="contact_received", agency=agency)
            arrived = [contact_from(record) for record in some]
            contacts_received(arrived, agency=agency, by=by, now=timezone.now())
            taken += len(arrived)
    return taken


def _print(
    partnership: Partnership, read: int, taken: int, reading: float, everything: float, peak: float
) -> None:
    from teamaround.service.access.context import system_purpose
    from teamaround.service.contacts.models import Contact
    from teamaround.service.work.models import AlertRow

    with system_purpose("bench"):  # row security shows a database's rows to nobody without a purpose
        found = list(Contact._unsafe_system.values_list("state", flat=True))
        alerts = AlertRow._unsafe_system.count()
    states = dict.fromkeys(found, 0)
    for state in found:
        states[state] += 1
    print(f"children on the list     {len(partnership.children)}")
    print(f"contacts read            {read}")
    print(f"reading alone            {read / reading:,.0f} a second")
    print(f"the whole path           {taken / everything:,.0f} a second ({everything:.1f} s for {taken})")
    print(f"what became of them      {', '.join(f'{n} {state}' for state, n in sorted(states.items()))}")
    print(f"alerts in the database   {alerts}")
    print(f"peak resident memory     {peak:,.0f} MB")


if __name__ == "__main__":
    main()
